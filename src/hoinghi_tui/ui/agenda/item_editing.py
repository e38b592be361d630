"""F6's actions that make the agenda and what is said; running it is not theirs."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import Worker, WorkerState

from hoinghi_tui.domain.introductions import late_count
from hoinghi_tui.services.place import file_words
from hoinghi_tui.ui.agenda.view import AgendaView
from hoinghi_tui.ui.command import Command
from hoinghi_tui.vietnamese import printable

if TYPE_CHECKING:
    from hoinghi_tui.documents.blanks import Rendered
    from hoinghi_tui.services.print_job import PrintedFile, PrintJob

_PRINTING = "print-rest"

# The dialogs are imported when they are opened: the first picture of F6 does not need them.


class ItemEditing(AgendaView):
    """Opens the dialogs in which an agenda is made, and says what was saved."""

    @dataclass
    class RestFilled(Message):
        """The thread has filled the paper with the rest of the agenda."""

        job: "PrintJob"
        """What it was filled with."""
        rendered: "Rendered | None"
        """The file's content; None when it could not be made."""
        sentence: str = ""
        """Why it could not be made."""

    # -- items -------------------------------------------------------------------------------

    def action_edit_item(self) -> None:
        """Correct the chosen item."""
        from hoinghi_tui.ui.agenda.item_form import ItemForm

        item_id = self.target_id()
        if item_id is None:
            return
        editing = self.app.perform(lambda: self.session.agenda_editor.editing(item_id))
        if editing is not None:
            form = ItemForm(self.session, "SỬA MỤC CHƯƠNG TRÌNH", editing)
            self.open_form(form, f"Đã lưu mục “{editing.record.title}”.")

    def action_insert_item(self) -> None:
        """Add an item before the chosen one, which keeps its place if nothing may be there."""
        from hoinghi_tui.ui.agenda.item_form import ItemForm

        target = self.target()
        # Nothing can be put in before what has begun: there it goes to the end.
        before = target.id if target is not None and target.started_at is None else None
        editing = self.session.agenda_editor.adding(before)
        where = f"TRƯỚC “{target.title}”" if target is not None and before else "Ở CUỐI"
        form = ItemForm(self.session, printable(f"THÊM MỤC {where}"), editing, before)
        self.open_form(form, "Đã thêm một mục. Ctrl+Z để bỏ.")

    def action_delete_item(self) -> None:
        """Take the chosen item away, after asking once."""
        item = self.target()
        if item is None:
            return
        self.ask_to_delete(
            "XÓA MỤC CHƯƠNG TRÌNH",
            f"“{item.title}” và lời dẫn của mục sẽ không còn trong chương trình.",
            lambda: self.session.agenda_editor.delete(item.id, item),
            f"Đã xóa mục “{item.title}”",
        )

    def action_take_in(self) -> None:
        """Make the agenda from a template or a file."""
        from hoinghi_tui.ui.agenda.source_dialog import AgendaSourceDialog

        self.open_form(
            AgendaSourceDialog(self.session), "Đã lập chương trình. D để duyệt giờ, Ctrl+Z để bỏ."
        )

    def action_approve(self) -> None:
        """Freeze the times that lateness is measured against."""
        from hoinghi_tui.ui.agenda.approve_dialog import ApproveDialog

        self.open_form(ApproveDialog(self.session), "Đã duyệt giờ của chương trình. Ctrl+Z để bỏ.")

    def action_compare(self) -> None:
        """Show approved, expected and real times side by side."""
        from hoinghi_tui.ui.agenda.comparison import ComparisonScreen

        self.app.push_screen(ComparisonScreen())

    # -- what is said --------------------------------------------------------------------------

    def action_edit_script(self) -> None:
        """Write what is said at the chosen item."""
        from hoinghi_tui.ui.agenda.script_editor import ScriptEditor

        item_id = self.target_id()
        item = self.session.state.agenda.get(item_id) if item_id is not None else None
        if item is not None:
            self.open_form(ScriptEditor(self.session, item), f"Đã lưu lời dẫn “{item.title}”.")

    def action_introductions(self) -> None:
        """Open the list of who is introduced."""
        from hoinghi_tui.ui.agenda.introductions_screen import IntroductionsScreen

        self.app.push_screen(IntroductionsScreen())

    def action_large_script(self) -> None:
        """Read the script of the running item, large and paragraph by paragraph."""
        from hoinghi_tui.ui.agenda.large_script import LargeScript

        self.app.push_screen(LargeScript())

    def visible_commands(self) -> tuple[Command, ...]:
        """Return the commands that apply now; when people came late, G tells how many wait.

        Then it comes right behind the first: they are introduced before the next speaker.
        On a small screen it is in short, so that no other key is lost.
        """
        shown = super().visible_commands()
        waiting = late_count(self.session.introductions.waiting()) if self.seen else 0
        mine = [one for one in shown if one.action == "introductions"]
        if not waiting or not mine:
            return shown
        others = [one for one in shown if one not in mine]
        words = "bổ sung" if self.has_class("-narrow") else "giới thiệu bổ sung"
        told = replace(mine[0], label=f"{words} {waiting}")
        return (*others[:1], told, *others[1:])

    # -- paper ---------------------------------------------------------------------------------

    def action_print_rest(self) -> None:
        """Print the rest of the agenda as it stands now, in case the screens go dark."""
        from hoinghi_tui.services.print_job import Paper

        if any(worker.group == _PRINTING and worker.is_running for worker in self.workers):
            return
        job = self.app.perform(lambda: self.session.printing.agenda_job(Paper.REST_OF_AGENDA))
        if job is not None:
            self.app.say(f"Đang in {job.words}…")
            self._fill_rest(job)

    @work(thread=True, exit_on_error=False, group=_PRINTING)
    def _fill_rest(self, job: "PrintJob") -> None:
        from hoinghi_tui.documents.errors import DocumentError

        try:
            rendered = self.session.printing.render(job)
        except DocumentError as error:
            self.post_message(self.RestFilled(job, None, str(error)))
        else:
            self.post_message(self.RestFilled(job, rendered))

    @on(RestFilled)
    def _save_rest(self, filled: RestFilled) -> None:
        if filled.rendered is None:
            self.app.say(f"Chưa in được: {filled.sentence}", "error")
            return
        save: Callable[[], PrintedFile] = partial(
            self.session.printing.save, filled.job, filled.rendered
        )
        made = self.app.perform(save)
        if made is not None:
            notes = "".join(f"\n▲ {warning}" for warning in made.warnings)
            self.app.say(
                f"Đã tạo tệp {file_words(made.path)}: {made.words}. Mở bằng Word để in.{notes}"
            )

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in the thread in a way nobody foresaw."""
        if event.state is WorkerState.ERROR and event.worker.group == _PRINTING:
            cause = event.worker.error
            self.app.say(f"Chưa in được ({type(cause).__name__}: {cause}).", "error")
