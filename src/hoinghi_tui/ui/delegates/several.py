"""F3's actions on everybody marked, or on the one under the cursor: one saving each."""

from collections.abc import Callable, Sequence

from hoinghi_tui.domain.people import Delegate, Invitation, Role, Unit
from hoinghi_tui.domain.people_words import INVITATION_WORDS, ROLE_WORDS
from hoinghi_tui.ui.command import Command
from hoinghi_tui.ui.delegates.delegate_words import deletion_text, whom
from hoinghi_tui.ui.delegates.marks import Marks
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.widgets.menu import Menu, MenuItem
from hoinghi_tui.vietnamese import printable

_STATES = (
    (Invitation.NOT_SENT, "Ghi là chưa gửi giấy mời"),
    (Invitation.SENT, "Ghi là đã gửi giấy mời"),
    (Invitation.CONFIRMED, "Ghi là nhận lời đến dự"),
    (Invitation.DECLINED, "Ghi báo vắng và lý do"),
)
INVITATIONS = tuple(
    Command(
        f"invite('{state}')",
        "",
        f"Ctrl+G {key}",
        f"giấy mời: {INVITATION_WORDS[state]}",
        words,
        shown=False,
    )
    for key, (state, words) in enumerate(_STATES, 1)
)
MOVES = (
    Command("move(-1)", "ctrl+up", "Ctrl+↑", "lên một bậc", "Dời người lên một bậc", shown=False),
    Command(
        "move(1)", "ctrl+down", "Ctrl+↓", "xuống một bậc", "Dời người xuống một bậc", shown=False
    ),
    # Windows Terminal keeps Alt with the arrows for itself.
    Command(
        "move_unit(-1)",
        "alt+up,ctrl+pageup",
        "Alt+↑",
        "đơn vị lên",
        "Dời cả đơn vị lên (hoặc Ctrl+PgUp, Ctrl+T L)",
        shown=False,
    ),
    Command(
        "move_unit(1)",
        "alt+down,ctrl+pagedown",
        "Alt+↓",
        "đơn vị xuống",
        "Dời cả đơn vị xuống (hoặc Ctrl+PgDn, Ctrl+T X)",
        shown=False,
    ),
)
TASKS = Command(
    "tasks",
    "ctrl+t",
    "Ctrl+T",
    "việc",
    "Đơn vị, gộp, thứ bậc… của những người chọn",
)
SEVERAL_COMMANDS = (
    Command("invitations", "ctrl+g", "Ctrl+G", "giấy mời", "Ghi giấy mời: đã gửi, báo vắng…"),
    Command("roles", "ctrl+r", "Ctrl+R", "vai trò", "Thêm hoặc bỏ một vai trò"),
    *INVITATIONS,
    Command("set_unit", "", "Ctrl+T 5", "đổi đơn vị", "Đưa vào một đơn vị", shown=False),
    Command(
        "merge", "", "Ctrl+T 7", "gộp hai người", "Gộp hai người đã đánh dấu là một", shown=False
    ),
    *MOVES,
)
_OUT_OF_ORDER = (
    "Chỉ dời được khi danh sách xếp theo thứ bậc và ô tìm để trống. Bấm Esc xóa ô tìm, "
    "Ctrl+S đổi cách xếp."
)


class ActsOnSeveral(ConferenceScreen):
    """What is done to all who are marked; the subclass shows them and says who they are."""

    def __init__(self) -> None:
        super().__init__()
        self.marks = Marks()

    def targets(self) -> Sequence[Delegate]:
        """Return whom an action is for: all marked in list order, else who is under the cursor."""
        raise NotImplementedError

    def is_in_protocol_order(self) -> bool:
        """Tell whether the list shows everybody in the order that can be moved in."""
        raise NotImplementedError

    # -- menus -------------------------------------------------------------------------

    def action_invitations(self) -> None:
        """Offer the four states of an invitation."""
        people = self.targets()
        if people:
            items = [_item(str(key), one) for key, one in enumerate(INVITATIONS, 1)]
            self._open_menu(f"GIẤY MỜI · {whom(people)}", items)

    def action_tasks(self) -> None:
        """Offer all that can be done to those who are meant."""
        people = self.targets()
        if not people:
            return
        items = [_item(str(key), one) for key, one in enumerate(INVITATIONS, 1)]
        items += [
            MenuItem("5", "Đổi đơn vị…", "set_unit"),
            MenuItem("6", "Thêm hoặc bỏ vai trò…", "roles", "Ctrl+R"),
            MenuItem("7", "Gộp hai người là một…", "merge", "đánh dấu hai người"),
            MenuItem("8", "Xóa khỏi danh sách…", "delete", "Del"),
            MenuItem("K", "Dời người lên một bậc", "move(-1)", "Ctrl+↑"),
            MenuItem("J", "Dời người xuống một bậc", "move(1)", "Ctrl+↓"),
            MenuItem("L", "Dời cả đơn vị lên", "move_unit(-1)", "Alt+↑"),
            MenuItem("X", "Dời cả đơn vị xuống", "move_unit(1)", "Alt+↓"),
        ]
        self._open_menu(f"VIỆC · {whom(people)}", items)

    def _open_menu(self, title: str, items: Sequence[MenuItem[str]]) -> None:
        async def chosen(action: str | None) -> None:
            if action is not None:
                await self.run_action(action)

        self.app.push_screen(Menu(title, items), chosen)

    def action_roles(self) -> None:
        """Offer each role: to give it to all, or to take it from all who have it."""
        people = self.targets()
        if not people:
            return
        items = []
        for key, (role, words) in enumerate(ROLE_WORDS.items(), 1):
            having = sum(role in one.roles for one in people)
            verb = "Bỏ" if having == len(people) else "Thêm"
            note = f"{having}/{len(people)} người đang có" if len(people) > 1 else ""
            items.append(MenuItem(str(key), f"{verb} vai trò {words}", role, note))

        def chosen(role: Role | None) -> None:
            if role is not None:
                self._toggle_role(role, people)

        self.app.push_screen(Menu(f"VAI TRÒ · {whom(people)}", items), chosen)

    # -- doing it ----------------------------------------------------------------------

    def _toggle_role(self, role: Role, people: Sequence[Delegate]) -> None:
        actions, ids = self.session.roster_actions, _ids(people)
        if all(role in one.roles for one in people):
            words = f"Đã bỏ vai trò {ROLE_WORDS[role]}"
            self._save(people, lambda: actions.remove_role(ids, role), words)
        else:
            words = f"Đã thêm vai trò {ROLE_WORDS[role]}"
            self._save(people, lambda: actions.add_role(ids, role), words)

    def action_invite(self, state: str) -> None:
        """Note how far the invitations have come; of those who decline ask why."""
        people = self.targets()
        if not people:
            return
        invitation = Invitation(state)
        words = f"Giấy mời → {INVITATION_WORDS[invitation]}"

        def save(reason: str | None) -> None:
            if reason is not None:
                actions, ids = self.session.roster_actions, _ids(people)
                self._save(people, lambda: actions.set_invitation(ids, invitation, reason), words)

        if invitation is not Invitation.DECLINED:
            save("")
            return
        from hoinghi_tui.ui.delegates.reason_form import ReasonForm

        reasons = {one.absence_reason for one in people}
        known = reasons.pop() if len(reasons) == 1 else ""
        self.app.push_screen(ReasonForm(f"BÁO VẮNG · {whom(people)}", known), save)

    def action_set_unit(self) -> None:
        """Put those who are meant into one unit."""
        people = self.targets()
        if not people:
            return
        from hoinghi_tui.ui.delegates.unit_chooser import UnitChooser

        def chosen(unit: Unit | None) -> None:
            if unit is not None:
                actions, ids = self.session.roster_actions, _ids(people)
                words = f"Đơn vị → {unit.name}" if unit.id else "Bỏ đơn vị"
                self._save(people, lambda: actions.set_unit(ids, unit.id or None), words)

        self.app.push_screen(UnitChooser(self.session, f"ĐƠN VỊ · {whom(people)}"), chosen)

    def action_merge(self) -> None:
        """Show the two who are marked side by side, to become one."""
        people = self.targets()
        if len(people) != 2:
            self.app.say(
                f"Hãy đánh dấu đúng hai người (Insert) rồi gộp; đang chọn {len(self.marks)}.",
                "warning",
            )
            return
        from hoinghi_tui.ui.delegates.merge_people import MergePeople

        dialog = MergePeople(self.session, *sorted(people, key=lambda one: (one.order, one.id)))

        def done(merged: bool | None) -> None:
            if merged:
                self.marks.clear()
                self.app.data_changed()
                self.app.say(f"Đã gộp thành {dialog.kept.full_name}. Ctrl+Z để tách lại.")

        self.app.push_screen(dialog, done)

    def action_delete(self) -> None:
        """Take those who are meant off the list, after asking once."""
        people = self.targets()
        if not people:
            return
        from hoinghi_tui.ui.confirm import Confirm

        def done(agreed: bool | None) -> None:
            if agreed:
                actions, ids = self.session.roster_actions, _ids(people)
                self._save(people, lambda: actions.delete(ids), "Đã xóa khỏi danh sách")

        text = deletion_text(self.session, people)
        self.app.push_screen(Confirm("XÓA ĐẠI BIỂU", text, "xóa"), done)

    def action_move(self, step: int) -> None:
        """Move the one under the cursor a place up or down in the unit."""
        person = self._to_move()
        if person is not None:
            name = self.app.perform(lambda: self.session.roster_actions.move(person, step))
            self._tell_moved(name, "", step)

    def action_move_unit(self, step: int) -> None:
        """Move the whole unit of the one under the cursor before or after the next unit."""
        person = self._to_move()
        if person is not None:
            name = self.app.perform(lambda: self.session.roster_actions.move_unit(person, step))
            self._tell_moved(name, "đơn vị ", step)

    def _tell_moved(self, name: str | None, what: str, step: int) -> None:
        if name is not None:
            way = "lên" if step < 0 else "xuống"
            self.app.say(f"Đã dời {what}{way}: {printable(name)}. Ctrl+Z để hoàn tác.")

    def _to_move(self) -> str | None:
        person = self.under_cursor()
        if person is not None and not self.is_in_protocol_order():
            self.app.say(_OUT_OF_ORDER, "warning")
            return None
        return person.id if person else None

    def under_cursor(self) -> Delegate | None:
        """Return the delegate under the cursor."""
        raise NotImplementedError

    def _save(self, people: Sequence[Delegate], action: Callable[[], int], words: str) -> None:
        """Do something to several people and say for whom it was done."""
        changed = self.app.perform(action)
        if changed == 0:
            self.app.say("Không có gì đổi: mọi người đã như vậy.")
        elif changed is not None:
            for_whom = whom(people) if changed == len(people) else f"{changed} người"
            self.app.say(f"{words}: {for_whom}. Ctrl+Z để hoàn tác.")


def _item(key: str, command: Command) -> MenuItem[str]:
    return MenuItem(key, command.label[:1].upper() + command.label[1:], command.action)


def _ids(people: Sequence[Delegate]) -> list[str]:
    return [one.id for one in people]
