"""What is done to a duty, what of them is shown, and reminding of them."""

from collections.abc import Sequence
from dataclasses import replace

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.task_board import EVERYTHING, Show, TaskLine
from hoinghi_tui.domain.task_links import holds_up, waits_for
from hoinghi_tui.domain.tasks import Task, TaskState
from hoinghi_tui.services.place import file_words
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.ui.preparation.task_several import ActsOnTasks
from hoinghi_tui.ui.preparation.task_text import COMMON, SHOW_WORDS
from hoinghi_tui.ui.preparation.task_view import Order
from hoinghi_tui.ui.widgets.menu import Menu, MenuItem
from hoinghi_tui.vietnamese import printable

# The dialogs are imported when they are opened: the first picture does not need them.


class TaskActions(ActsOnTasks):
    """Opens the forms and does what is chosen; each thing done is one saving."""

    # -- one duty ----------------------------------------------------------------------

    def advance(self, task: Task) -> None:
        """Move a duty on, and say what it still waits for, or what can go on now."""
        moved = self.app.perform(lambda: self.session.tasks.advance(task.id))
        if moved is None or moved.state is not TaskState.DONE:
            return
        tasks = self.session.state.tasks
        waits = waits_for(moved, tasks)
        free = [one for one in holds_up(moved, tasks.values()) if not waits_for(one, tasks)]
        if waits:
            words = f"Đã ghi xong, nhưng còn chờ {_titles(waits)}. Nhầm thì Ctrl+Z."
            self.app.say(printable(words), "warning")
        elif free:
            self.app.say(printable(f"Nay làm tiếp được: {_titles(free)}."))

    def action_edit(self) -> None:
        """Correct the chosen duty."""
        from hoinghi_tui.ui.preparation.task_form import TaskForm

        line = self.chosen
        if line is None:
            return
        editing = self.app.perform(lambda: self.session.tasks.editing(line.task.id))
        if editing is not None:
            form = TaskForm(self.session, "SỬA VIỆC", editing)
            self.open_form(form, f"Đã lưu việc “{editing.record.title}”.")

    def action_insert(self) -> None:
        """Add a duty, by default of the chosen one's unit."""
        from hoinghi_tui.ui.preparation.task_form import TaskForm

        line = self.chosen
        editing = self.session.tasks.adding(line.task.unit if line else None)
        known = set(self.session.state.tasks)

        def go_there() -> None:
            self.go_to = next((one for one in self.session.state.tasks if one not in known), None)

        form = TaskForm(self.session, "THÊM VIỆC", editing)
        self.open_form(form, "Đã thêm một việc. Ctrl+Z để bỏ.", go_there)

    def action_waits(self) -> None:
        """Choose for which other duty the chosen one waits."""
        from hoinghi_tui.ui.preparation.task_waits import TaskWaits

        line = self.chosen
        if line is None:
            return

        def done(other: str | None) -> None:
            if other is None:
                return
            title = self.session.state.tasks[other].title
            waits = self.app.perform(lambda: self.session.tasks.toggle_wait(line.task.id, other))
            if waits is not None:
                verb = "Nay chờ" if waits else "Không còn chờ"
                self.app.say(printable(f"{verb} “{title}”. Ctrl+Z để hoàn tác."))

        self.ask(TaskWaits(self.session, line), done)

    # -- what is shown -----------------------------------------------------------------

    def action_view(self) -> None:
        """Group the duties by unit, or by the day they are due."""
        self.order = Order.DUE if self.order is Order.UNIT else Order.UNIT
        self.refresh_data()

    def action_filter(self) -> None:
        """Choose which duties are shown."""
        line = self.chosen
        items = [
            MenuItem(str(key), f"Xem {'' if show is Show.ALL else 'việc '}{words}", f"show:{show}")
            for key, (show, words) in enumerate(SHOW_WORDS.items(), 1)
        ]
        if line is not None:
            unit = line.unit.label if line.unit else COMMON
            items.append(MenuItem("D", f"Chỉ đơn vị {unit}", "unit"))
            if line.task.kind:
                items.append(MenuItem("L", f"Chỉ loại {line.task.kind}", "kind"))

        def chosen(what: str | None) -> None:
            if what is not None:
                self._filter(what, line)

        self.ask(Menu("LỌC VIỆC", items), chosen)

    def _filter(self, what: str, line: TaskLine | None) -> None:
        if what.startswith("show:"):
            show = Show(what.removeprefix("show:"))
            self.wanted = EVERYTHING if show is Show.ALL else replace(self.wanted, show=show)
        elif line is not None and what == "unit":
            self.wanted = replace(self.wanted, unit=line.task.unit)
        elif line is not None:
            self.wanted = replace(self.wanted, kind=line.task.kind)
        self.refresh_data()

    # -- reminders and papers ----------------------------------------------------------

    def action_remind(self) -> None:
        """Offer the ways of reminding units of what they owe."""
        unit = self.chosen.unit if self.chosen else None
        items = []
        if unit is not None:
            items.append(MenuItem("1", f"Tin nhắn cho {unit.label}", "one", "dán vào Zalo"))
        items += [
            MenuItem("2", "Tin nhắn cho mọi đơn vị còn việc", "all", "dán vào Zalo"),
            MenuItem("3", "Phiếu đôn đốc từng đơn vị", "paper", "tệp Word"),
            MenuItem("4", "Hạn xong ra tệp lịch", "calendar", "tệp .ics"),
        ]

        def chosen(what: str | None) -> None:
            if what == "paper":
                self.print_paper(Paper.REMINDER)
            elif what == "calendar":
                self.action_calendar()
            elif what is not None:
                self._show_reminder(unit if what == "one" else None)

        self.ask(Menu("ĐÔN ĐỐC", items), chosen)

    def action_print(self) -> None:
        """Print who does what."""
        self.print_paper(Paper.TASK_LIST)

    def _show_reminder(self, unit: Unit | None) -> None:
        from hoinghi_tui.ui.preparation.reminder_dialog import ReminderDialog

        units = None if unit is None else [unit.id]
        text = self.app.perform(lambda: self.session.tasks.reminder_message(units))
        if text is not None:
            title = f"ĐÔN ĐỐC · {unit.name if unit else 'mọi đơn vị còn việc'}"
            self.ask(ReminderDialog(self.session, title, text), lambda _: None)

    def action_calendar(self) -> None:
        """Write the days by which duties must be done into a calendar file."""
        path = self.app.perform(lambda: self.session.tasks.write_calendar(self.session.folder))
        if path is not None:
            self.app.say(f"Đã ghi {file_words(path)}: mở bằng điện thoại hoặc Outlook.")


def _titles(tasks: Sequence[Task]) -> str:
    return ", ".join(f"“{one.title}”" for one in tasks)
