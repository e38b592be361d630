"""F7's actions while certificates are handed over."""

from collections.abc import Sequence
from functools import partial

from textual import on

from hoinghi_tui.domain.award_swaps import Swap
from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.seat_state import SEAT_WORDS, SeatState
from hoinghi_tui.services.award_handing import WouldCallAbsent, WouldCallAgain
from hoinghi_tui.ui.awards.award_words import recipient_words
from hoinghi_tui.ui.awards.view import AwardsView
from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.ui.undone import Undone
from hoinghi_tui.ui.widgets.row_list import RowList
from hoinghi_tui.vietnamese import printable

_SWAP_WORDS = {
    Swap.PAPERS: "Đã ghi: trao nhầm, đã đổi lại",
    Swap.NOTES: "Đã sửa lại người nhận",
    Swap.PLACES: "Đã đổi vị trí trên khay",
}


class Handing(AwardsView):
    """Calls batches, notes what left the tray, who receives instead, what was mistaken."""

    # -- handing over ------------------------------------------------------------------

    @on(RowList.Chosen, "#awards")
    def _choose(self) -> None:
        """Do as Enter does, where this station hands over."""
        if self.check_action("hand_over", ()):
            self.action_hand_over()

    def action_hand_over(self) -> None:
        """Note that the chosen certificate was handed over, and go to the next."""
        award = self.chosen
        if award is None:
            return
        if self.swap_first is not None:
            self.action_swap()
        elif self.card(award).is_missing:
            self._ask_absent(award)
        else:
            self._hand_over(award, self.seen)

    def _ask_absent(self, award: Award) -> None:
        seen = self.seen

        def decide(agreed: bool | None) -> None:
            if agreed:
                self._hand_over(award, seen)

        self.app.push_screen(
            Confirm("TRAO KHI VẮNG MẶT", self._absent_words(award), "trao"), decide
        )

    def _absent_words(self, award: Award) -> str:
        who = self.comes_up(award)
        where = self.whereabouts(award) or SeatState.EXPECTED
        told = SEAT_WORDS[where]
        if who is not None and who.replaces:
            told = f"{who.full_name} đến thay"
        elif award.kind is not AwardKind.INDIVIDUAL and who is not None:
            told = f"{who.full_name} lên nhận, {told}"
        return printable(f"{recipient_words(award)}: {told}. Vẫn ghi là đã trao?") + (
            "\nNgười khác nhận thay thì bấm Esc rồi N."
        )

    def _hand_over(self, award: Award, seen: Sequence[Award]) -> None:
        if self.app.saved(lambda: self.session.awards.hand_over([award.id], seen=seen)):
            self.go_on(award.id)

    def action_hand_batch(self) -> None:
        """Note that the batch of the chosen award was handed over, but for absentees."""
        batch = self.chosen_batch
        if batch is None:
            return
        number, seen = batch.number, self.seen
        handed = self.app.perform(lambda: self.session.awards.hand_batch(number, seen=seen))
        if handed:
            left = [one.recipient for one in self.session.awards.tray(number)]
            rest = f" Còn lại: {', '.join(left)}." if left else ""
            self.app.say(f"Đã trao {len(handed)} giấy khen của đợt {number}.{rest}")
            self.go_on(handed[-1].id)

    def action_take_back(self) -> None:
        """Put the chosen certificate back on the tray."""
        award, seen = self.chosen, self.seen
        if award is not None and self.app.saved(
            lambda: self.session.awards.take_back([award.id], seen=seen)
        ):
            self.app.say(f"Giấy khen của {award.recipient} trở lại khay.")

    @on(Undone)
    def _go_back(self, undone: Undone) -> None:
        """Go to what came back on the tray.

        The cursor had gone on to the next batch, which the next key would have handed over.
        """
        left = {op.id for op in undone.event.ops if op.set is not None and op.set.get("handed_at")}
        back = next((one for one in self.seen if one.id in left and not one.is_done), None)
        if back is not None:
            self.go_to(back.id)

    # -- calling -----------------------------------------------------------------------

    def action_call(self) -> None:
        """Call the chosen batch to the stage; asks about absentees, and before calling again."""
        batch = self.chosen_batch
        if batch is not None:
            self.call_batch(batch.number)

    def call_batch(self, number: int, *, despite_absent: bool = False, again: bool = False) -> None:
        """Call a batch; what stands in the way is asked."""
        asked: list[Exception] = []
        seen = self.seen

        def call() -> list[Award]:
            try:
                return self.session.awards.call_batch(
                    number, seen=seen, despite_absent=despite_absent, again=again
                )
            except (WouldCallAbsent, WouldCallAgain) as question:
                asked.append(question)
                return []

        called = self.app.perform(call)
        if called:
            self.app.say(f"Đã mời đợt {number}: {len(called)} người lên nhận.")
            self.stay_in(number)
        elif asked and isinstance(asked[0], WouldCallAgain):
            self._ask_again(number, str(asked[0]), despite_absent)
        elif asked:
            self._ask_who_is_away(number, again)

    def _ask_again(self, number: int, words: str, despite_absent: bool) -> None:
        def decide(agreed: bool | None) -> None:
            if agreed:
                self.call_batch(number, despite_absent=despite_absent, again=True)

        self.app.push_screen(Confirm("ĐỢT NÀY ĐÃ MỜI", words, "mời lại"), decide)

    def _ask_who_is_away(self, number: int, again: bool) -> None:
        from hoinghi_tui.ui.awards.absent_dialog import AbsentDialog

        def decide(despite_absent: bool | None) -> None:
            if despite_absent is not None:
                self.call_batch(number, despite_absent=despite_absent, again=again)

        self.app.push_screen(AbsentDialog(self.session, number), decide)

    def refresh_data(self) -> None:
        """Show the awards as they are now, in a question about absentees as well."""
        super().refresh_data()
        refresh = getattr(self.app.screen, "refresh_absent", None)
        if refresh is not None:
            refresh()

    # -- absentees ---------------------------------------------------------------------

    def action_proxy(self) -> None:
        """Ask who is to receive instead, and note it; Enter hands over afterwards."""
        award = self.chosen
        if award is None:
            return
        current = self.app.perform(lambda: self.session.awards.on_tray(award.id))
        if current is not None:
            from hoinghi_tui.ui.awards.proxy_form import ProxyForm

            self.app.push_screen(ProxyForm(self.session, current), self._tell_proxy)

    def _tell_proxy(self, saved: Award | None) -> None:
        if saved is None:
            return
        self.app.data_changed()
        who = f"{saved.receiver} sẽ nhận thay {saved.recipient}. Trao xong bấm Enter."
        self.app.say(who if saved.receiver else f"{saved.recipient} tự nhận.")

    def action_repack(self) -> None:
        """Let those present close up, and put absentees into the last batch."""
        batch = self.chosen_batch
        if batch is None:
            return
        number = batch.number
        away = self.app.perform(lambda: self.session.awards.repack(number))
        if away:
            names = ", ".join(one.recipient for one in away)
            late = self.session.awards.find(away[0].id).batch
            self.stay_in(number)
            self.app.say(f"Đã dồn đợt {number}. Xuống đợt {late}: {names}. Ctrl+Z để bỏ.")

    def stay_in(self, number: int) -> None:
        """Put the cursor on what is next on the tray of a batch."""
        tray = self.session.awards.tray(number)
        if tray:
            self.go_to(tray[0].id)

    # -- mistaken certificates -----------------------------------------------------------

    def action_swap(self) -> None:
        """Choose the first of two mistaken certificates; the second time, ask and exchange."""
        award = self.chosen
        if award is None:
            return
        first = self.session.state.awards.get(self.swap_first or "")
        if first is None or first.id == award.id:
            self._mark(None if first is not None else award.id)
            return
        seen = self.seen

        def decide(agreed: bool | None) -> None:
            if agreed:
                self._exchange(first, award, seen)

        words = printable(_swap_question(first, award))
        self.app.push_screen(Confirm("TRAO NHẦM?", words, "đổi"), decide)

    def _exchange(self, first: Award, second: Award, seen: Sequence[Award]) -> None:
        exchange = partial(self.session.awards.exchange, first.id, second.id, seen=seen)
        self._mark(None)
        done = self.app.perform(exchange)
        if done is not None:
            self.app.say(
                f"{_SWAP_WORDS[done.swap]}: {first.recipient} – {second.recipient}. Ctrl+Z để bỏ."
            )

    def _mark(self, award_id: str | None) -> None:
        self.swap_first = award_id
        self.query_one("#awards", RowList).refresh()
        self.show_chosen()

    # -- looking -----------------------------------------------------------------------

    def action_follow(self) -> None:
        """Give up an exchange begun, or go back to the batch on stage and its cards."""
        if self.swap_first is not None:
            self._mark(None)
        elif self.has_class("-words"):
            self.action_toggle_words()
        else:
            waiting = self.session.awards.next_waiting()
            if waiting is not None:
                self.go_to(waiting.id)

    def action_toggle_words(self) -> None:
        """Show the whole of what the MC says instead of the cards, or the cards again."""
        self.toggle_class("-words")
        self.call_after_refresh(self.redraw)

    def action_pick(self, place: int) -> None:
        """Put the cursor on a card of the batch that was clicked; ``place`` is from 0."""
        batch = self.chosen_batch
        if batch is not None and place < len(batch.awards):
            self.go_to(batch.awards[place].id)


def _swap_question(first: Award, second: Award) -> str:
    pair = f"{first.recipient} và {second.recipient}"
    if first.is_done and second.is_done:
        return f"{pair} đã nhận nhầm giấy khen của nhau và đã đổi lại cho đúng?"
    if not first.is_done and not second.is_done:
        return f"{pair} chưa nhận: đổi vị trí trên sân khấu và trên khay cho nhau?"
    done, waiting = (first, second) if first.is_done else (second, first)
    return f"Đã ghi trao cho {done.recipient}, nhưng người nhận là {waiting.recipient}?"
