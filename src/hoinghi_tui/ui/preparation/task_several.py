"""What is done to several duties at once: to all that are marked, else to the chosen one."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from textual.screen import Screen

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.task_board import EVERYTHING
from hoinghi_tui.domain.task_due import Due
from hoinghi_tui.domain.tasks import STATE_WORDS, TASK_KINDS, TaskState
from hoinghi_tui.ui.preparation.task_text import kind_answers
from hoinghi_tui.ui.preparation.task_view import TaskView
from hoinghi_tui.ui.widgets.menu import Menu, MenuItem
from hoinghi_tui.vietnamese import printable

R = TypeVar("R")


class ActsOnTasks(TaskView):
    """Marks duties and does one thing to all of them, by one saving."""

    # -- marking -----------------------------------------------------------------------

    def action_mark(self) -> None:
        """Mark the duty under the cursor, or take the mark away, and go on to the next."""
        if self.chosen is not None:
            self.marks.toggle(self.chosen.task.id)
            self.rows.action_move(1)
            self.refresh_data()

    def action_mark_all(self) -> None:
        """Mark all that is shown."""
        self.marks.add(line.task.id for line in self.rows.rows)
        self.refresh_data()

    def action_clear(self) -> None:
        """Drop the marks; when there are none, show everything."""
        if self.marks:
            self.marks.clear()
        else:
            self.wanted = EVERYTHING
        self.refresh_data()

    # -- doing it ----------------------------------------------------------------------

    def action_several(self) -> None:
        """Offer what can be done to all that are marked, or to the chosen one."""
        ids = self.targets()
        if not ids:
            return
        items = [
            MenuItem(str(key), f"Ghi là {words}", f"state:{state}")
            for key, (state, words) in enumerate(STATE_WORDS.items(), 1)
        ]
        items += [
            MenuItem("4", "Đặt hạn xong…", "due"),
            MenuItem("5", "Giao cho đơn vị…", "unit"),
            MenuItem("6", "Đổi loại việc…", "kind"),
            MenuItem("7", "Xóa…", "delete", "Del"),
        ]

        def chosen(what: str | None) -> None:
            if what is not None:
                self._do(what, ids)

        self.ask(Menu(f"LÀM VỚI {self._whom(ids)}", items), chosen)

    def _do(self, what: str, ids: Sequence[str]) -> None:
        tasks = self.session.tasks
        if what.startswith("state:"):
            state = TaskState(what.removeprefix("state:"))
            words = f"Đã ghi là {STATE_WORDS[state]}"
            self._tell(self.app.perform(lambda: tasks.set_state(ids, state)), words)
        elif what == "due":
            self._ask_due(ids)
        elif what == "unit":
            self._ask_unit(ids)
        elif what == "kind":
            self._ask_kind(ids)
        else:
            self.action_delete()

    def _ask_due(self, ids: Sequence[str]) -> None:
        from hoinghi_tui.ui.preparation.due_form import DueForm

        known = {Due.of(self.session.tasks.find(one)).text for one in ids}
        due = known.pop() if len(known) == 1 else ""
        form = DueForm(self.session, f"HẠN XONG · {self._whom(ids)}", ids, due)
        self.open_form(form, "Đã đặt hạn xong. Ctrl+Z để hoàn tác.")

    def _ask_unit(self, ids: Sequence[str]) -> None:
        from hoinghi_tui.ui.delegates.unit_chooser import UnitChooser

        def chosen(unit: Unit | None) -> None:
            if unit is not None:
                tasks = self.session.tasks
                changed = self.app.perform(lambda: tasks.set_unit(ids, unit.id or None))
                self._tell(changed, f"Đã giao cho {unit.name if unit.id else 'việc chung'}")

        self.ask(UnitChooser(self.session, f"ĐƠN VỊ · {self._whom(ids)}"), chosen)

    def _ask_kind(self, ids: Sequence[str]) -> None:
        kinds = kind_answers(self.session.tasks.kinds(), TASK_KINDS)
        items = [MenuItem(str(key), words, kind) for key, (kind, words) in enumerate(kinds.items())]

        def chosen(kind: str | None) -> None:
            if kind is not None:
                changed = self.app.perform(lambda: self.session.tasks.set_kind(ids, kind))
                self._tell(changed, f"Loại việc → {kinds[kind]}")

        self.ask(Menu(f"LOẠI VIỆC · {self._whom(ids)}", items), chosen)

    def action_delete(self) -> None:
        """Take away all that are marked, or the chosen one, after asking once."""
        from hoinghi_tui.ui.confirm import Confirm

        ids = self.targets()
        if not ids:
            return
        titles = [f"“{self.session.tasks.find(one).title}”" for one in ids]
        text = printable(
            "; ".join(titles[:3]) + (f" và {len(ids) - 3} việc nữa" if ids[3:] else "")
        )

        def agreed(sure: bool | None) -> None:
            if sure:
                changed = self.app.perform(lambda: self.session.tasks.delete(ids))
                self._tell(changed, "Đã xóa")

        self.ask(Confirm("XÓA VIỆC", f"{text} sẽ không còn trong danh sách.", "xóa"), agreed)

    def _whom(self, ids: Sequence[str]) -> str:
        if len(ids) > 1:
            return f"{len(ids)} VIỆC"
        return printable(self.session.tasks.find(ids[0]).title)

    def _tell(self, changed: int | None, words: str) -> None:
        if changed == 0:
            self.app.say("Không có gì đổi: các việc ấy đã như vậy.")
        elif changed is not None:
            self.app.say(printable(f"{words}: {changed} việc. Ctrl+Z để hoàn tác."))

    # -- dialogs -----------------------------------------------------------------------

    def ask(self, dialog: Screen[R], done: Callable[[R | None], None]) -> None:
        """Open a dialog, and do something with its answer."""
        self.app.push_screen(dialog, done)
