"""F7's actions before the day: batches, order, who hands over, papers, the list itself."""

from hoinghi_tui.domain.awards import Dossier
from hoinghi_tui.domain.dossier import DOSSIER_WORDS
from hoinghi_tui.ui.awards.view import AwardsView
from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.vietnamese import printable

# The dialogs are imported when they are opened: the first picture of F7 does not need them.


class Arranging(AwardsView):
    """Opens the dialogs in which awards are arranged, and says what was saved."""

    # -- batches and order ---------------------------------------------------------------

    def action_propose(self) -> None:
        """Propose batches for the width of the stage; saved once they were looked at."""
        from hoinghi_tui.ui.awards.batches_dialog import BatchesDialog

        self.open_form(BatchesDialog(self.session), "Đã chia đợt. K ghi người trao; Ctrl+Z để bỏ.")

    def action_move(self) -> None:
        """Ask to which batch and place the chosen award moves."""
        from hoinghi_tui.ui.awards.move_form import MoveForm

        award = self.chosen
        if award is not None:
            words = f"Đã chuyển {award.recipient}. Ctrl+Z để bỏ."
            self.open_form(MoveForm(self.session, award, self.seen), words)

    def action_shift(self, step: int) -> None:
        """Let the chosen award be called one place sooner or later within its batch."""
        award, batch, seen = self.chosen, self.chosen_batch, self.seen
        if award is None or batch is None:
            return
        order = award.order + step
        if 1 <= order <= len(batch.awards):
            self.app.perform(
                lambda: self.session.awards.move(award.id, award.batch, order, seen=seen)
            )

    def action_aisle_order(self) -> None:
        """Offer the order in which those of the batch get out of their seats."""
        batch = self.chosen_batch
        if batch is None:
            return
        number = batch.number
        offered = self.session.awards.offer_aisle_order(number)
        if offered is None:
            self.app.say(
                f"Đợt {number}: thứ tự đang gọi là thứ tự ghế, hoặc quyết định đã định thứ tự."
            )
            return

        def agreed(sure: bool | None) -> None:
            if sure and self.app.saved(lambda: self.session.awards.reorder(number, offered)):
                self.app.say(f"Đã xếp lại thứ tự gọi đợt {number}. Ctrl+Z để bỏ.")

        names = (self.session.awards.find(key).recipient for key in offered)
        told = "\n".join(printable(f"{at:>3}  {name}") for at, name in enumerate(names, 1))
        self.app.push_screen(Confirm("GỌI THEO THỨ TỰ GHẾ", told, "xếp"), agreed)

    def action_presenter(self) -> None:
        """Say who hands over the chosen batch, and who may in that place."""
        from hoinghi_tui.ui.awards.presenter_form import PresenterForm

        batch = self.chosen_batch
        if batch is not None:
            form = PresenterForm(self.session, batch.number)
            self.open_form(form, f"Đã ghi người trao đợt {batch.number}.")

    # -- papers --------------------------------------------------------------------------

    def action_numbers(self) -> None:
        """Give certificates numbers of the register, in the order of calling."""
        from hoinghi_tui.ui.awards.numbers_form import NumbersForm

        self.open_form(NumbersForm(self.session), "Đã cấp số vào sổ. Ctrl+Z để bỏ.")

    def action_decision(self) -> None:
        """Note number and day of the signed decision."""
        from hoinghi_tui.ui.awards.decision_form import DecisionForm

        form = DecisionForm(self.session, self.chosen)
        self.open_form(form, "Đã ghi quyết định. In lại giấy khen nào đã in trước.")

    def action_dossier(self) -> None:
        """Note how far the papers of the chosen batch have come."""
        from hoinghi_tui.ui.widgets.menu import Menu, MenuItem

        batch = self.chosen_batch
        if batch is None:
            return
        ids = [award.id for award in batch.awards]
        items = [MenuItem(str(at), word, dossier) for at, (dossier, word) in enumerate(_steps(), 1)]

        def save(dossier: Dossier | None) -> None:
            if dossier is not None and self.app.saved(
                lambda: self.session.awards.set_dossier(ids, dossier)
            ):
                self.app.say(f"Hồ sơ đợt {batch.number}: {DOSSIER_WORDS[dossier]}.")

        text = f"Hồ sơ của {len(ids)} mục trong đợt {batch.number} đã đến bước nào?"
        self.app.push_screen(Menu("HỒ SƠ KHEN THƯỞNG", items, text=text), save)

    def action_prizes(self) -> None:
        """Propose prizes by the rates in force."""
        from hoinghi_tui.ui.awards.prizes_dialog import PrizesDialog

        self.open_form(PrizesDialog(self.session), "Đã ghi tiền thưởng. Ctrl+Z để bỏ.")

    # -- the list ------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Correct the chosen award."""
        from hoinghi_tui.ui.awards.award_form import AwardForm

        award = self.chosen
        if award is None:
            return
        editing = self.app.perform(lambda: self.session.award_editor.editing(award.id))
        if editing is not None:
            form = AwardForm(self.session, "SỬA KHEN THƯỞNG", editing)
            self.open_form(form, f"Đã lưu mục của {award.recipient}.")

    def action_insert(self) -> None:
        """Add an award at the end of the chosen batch, of the last one where that is over."""
        from hoinghi_tui.ui.awards.award_form import AwardForm

        batch = self.chosen_batch
        number = batch.number if batch is not None and not batch.is_done else None
        editing = self.session.award_editor.adding(number)
        where = f"VÀO ĐỢT {number}" if number is not None else "Ở CUỐI"
        form = AwardForm(self.session, f"THÊM KHEN THƯỞNG {where}", editing)
        self.open_form(form, "Đã thêm một mục. Ctrl+Z để bỏ.")

    def action_delete(self) -> None:
        """Take the chosen award away, after asking once."""
        award = self.chosen
        if award is None:
            return
        self.ask_to_delete(
            "XÓA KHEN THƯỞNG",
            f"{award.recipient} sẽ không còn trong danh sách khen thưởng.",
            lambda: self.session.award_editor.delete(award.id, award),
            f"Đã xóa mục của {award.recipient}",
        )

    def action_take_in(self) -> None:
        """Take in the list that goes with a decision."""
        from hoinghi_tui.ui.awards.source_dialog import AwardSourceDialog

        self.open_form(
            AwardSourceDialog(self.session), "Đã nhập danh sách. D để chia đợt, Ctrl+Z để bỏ."
        )


def _steps() -> list[tuple[Dossier, str]]:
    return list(DOSSIER_WORDS.items())
