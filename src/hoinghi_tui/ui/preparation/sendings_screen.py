"""F9, section 4: what was sent to whom, and who has answered the invitation."""

from collections.abc import Callable

from textual import on
from textual.screen import Screen

from hoinghi_tui.domain.people import Invitation
from hoinghi_tui.domain.sending_lines import SendingLine
from hoinghi_tui.domain.sendings import PLAN, WAY_WORDS, Way
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.ui.command import bindings
from hoinghi_tui.ui.preparation.section import SECTION_COMMANDS
from hoinghi_tui.ui.preparation.sending_commands import COMMANDS, HELP
from hoinghi_tui.ui.preparation.sending_view import SendingView
from hoinghi_tui.ui.widgets.row_list import RowList
from hoinghi_tui.vietnamese import printable

_IN_F3 = "Họ tên, đơn vị của người được mời sửa ở F3. Ở đây ghi G đã gửi, N đã nhận, K dự, B vắng."


class SendingsScreen(SendingView):
    """The screen of whoever sends things off."""

    CSS_PATH = "sendings.tcss"
    SECTION = "sendings"
    HELP = HELP
    COMMANDS_HERE = (*COMMANDS, *SECTION_COMMANDS)
    BINDINGS = bindings(COMMANDS_HERE)

    # -- choosing ------------------------------------------------------------------------

    def action_mark(self) -> None:
        """Mark the line under the cursor, or take the mark away, and go on to the next."""
        line = self.chosen
        if line is not None:
            self.marks.toggle(line.id)
            self.query_one(RowList).action_move(1)
            self.show_lines()

    def action_mark_group(self) -> None:
        """Mark all lines of the group under the cursor; when they all are, unmark them."""
        ids = [one.id for one in self.group_here()]
        if all(key in self.marks for key in ids):
            for key in ids:
                self.marks.toggle(key)
        else:
            self.marks.add(ids)
        self.show_lines()

    def action_unmark(self) -> None:
        """Take all marks away."""
        self.marks.clear()
        self.show_lines()

    def action_pending(self) -> None:
        """Show only what has not arrived, or everything."""
        self.only_pending = not self.only_pending
        self.show_lines()

    # -- on its way ----------------------------------------------------------------------

    def action_send(self) -> None:
        """Ask how it is sent, and note that it was sent today."""
        from hoinghi_tui.ui.widgets.menu import Menu, MenuItem

        lines = self.targets()
        if not lines:
            return
        ways: list[Way] = [way for way in Way if way is not Way.UNKNOWN]
        items = [MenuItem(str(at), WAY_WORDS[way], way) for at, way in enumerate(ways, 1)]
        items.append(MenuItem("0", "không ghi cách gửi", Way.UNKNOWN))

        def chosen(way: Way | None) -> None:
            if way is not None:
                self._moved(lines, lambda ids: self.session.sendings.moves.send(ids, way))

        self.app.push_screen(Menu(f"ĐÃ GỬI HÔM NAY · {_whom(lines)}", items), chosen)

    def action_receive(self) -> None:
        """Ask who has received, and note that it was received today."""
        from hoinghi_tui.ui.preparation.sending_form import ReceivedForm

        lines = self.targets()
        if lines:
            ids = [one.id for one in lines]
            form = ReceivedForm(self.session, f"ĐÃ NHẬN HÔM NAY · {_whom(lines)}", ids)
            self._open(form, f"Đã ghi nhận: {_whom(lines)}. Ctrl+Z để bỏ.")

    def action_take_back(self) -> None:
        """Note that it has not been sent after all."""
        self._moved(self.targets(), self.session.sendings.moves.take_back)

    def action_confirm(self) -> None:
        """Note that who is invited will come."""
        answer = self.session.sendings.moves.answer
        self._moved(self.targets(), lambda ids: answer(ids, Invitation.CONFIRMED))

    def action_decline(self) -> None:
        """Ask why, and note that who is invited does not come."""
        from hoinghi_tui.ui.delegates.reason_form import ReasonForm

        lines = [one for one in self.targets() if one.delegate]
        answer = self.session.sendings.moves.answer

        def given(reason: str | None) -> None:
            if reason is not None:
                self._moved(lines, lambda ids: answer(ids, Invitation.DECLINED, reason))

        if lines:
            self.app.push_screen(ReasonForm(printable(f"BÁO VẮNG · {_whom(lines)}")), given)

    def _moved(self, lines: list[SendingLine], move: Callable[[list[str]], int]) -> None:
        ids = [one.id for one in lines]
        if ids and self.app.perform(lambda: move(ids)) is not None:
            self.marks.clear()
            self.show_lines()

    # -- the register --------------------------------------------------------------------

    @on(RowList.Chosen)
    def action_edit(self) -> None:
        """Correct the line under the cursor; people are corrected on F3."""
        from hoinghi_tui.ui.preparation.sending_form import SendingForm

        line = self.chosen
        if line is None:
            return
        if line.delegate is not None:
            self.app.say(_IN_F3)
            return
        editing = self.app.perform(lambda: self.session.sendings.editing(line.id))
        if editing is not None:
            self._open(SendingForm("SỬA SỔ GỬI", editing), "Đã lưu.")

    def action_insert(self) -> None:
        """Add one more recipient of the paper under the cursor."""
        from hoinghi_tui.ui.preparation.sending_form import SendingForm

        line = self.chosen
        document = line.document if line is not None and line.delegate is None else ""
        editing = self.session.sendings.adding(document)
        self._open(SendingForm("THÊM VÀO SỔ GỬI", editing), "Đã thêm một dòng. Ctrl+Z để bỏ.")

    def action_prepare(self) -> None:
        """Ask which paper goes to all recipients of the conference."""
        from hoinghi_tui.ui.preparation.sending_form import DocumentForm

        document = "" if self.session.sendings.all() else PLAN
        self._open(DocumentForm(self.session, document), "Đã lập danh sách gửi. Ctrl+Z để bỏ.")

    def action_delete(self) -> None:
        """Take the line under the cursor off the register, after asking once."""
        line = self.chosen
        seen = self.session.state.sendings.get(line.id) if line is not None else None
        if line is None or seen is None or line.delegate is not None:
            return
        self.ask_to_delete(
            "XÓA KHỎI SỔ GỬI",
            f"{line.document} → {line.recipient} sẽ không còn trong sổ gửi.",
            lambda: self.session.sendings.delete(line.id, seen),
            f"Đã xóa “{line.recipient}”",
        )

    # -- papers --------------------------------------------------------------------------

    def action_print(self) -> None:
        """Print the register."""
        self.print_paper(Paper.DISPATCH_LIST)

    def action_slips(self) -> None:
        """Print the dispatch slips."""
        self.print_paper(Paper.DISPATCH)

    def _open(self, dialog: Screen[bool], words: str) -> None:
        self.open_form(dialog, words, self.marks.clear)


def _whom(lines: list[SendingLine]) -> str:
    return lines[0].recipient if len(lines) == 1 else f"{len(lines)} dòng"
