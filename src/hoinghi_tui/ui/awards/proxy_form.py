"""Asks who receives a certificate for somebody who is away."""

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Label, Static

from hoinghi_tui.domain.awards import Award
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.vietnamese import clean, printable

_FIELDS = ("name", "position", "reason")


class ProxyForm(Dialog[Award | None]):
    """Three lines: name, post, reason; closes with the award as saved, None for Esc.

    Enter goes on and saves from the last line. A name taken away lets the recipient receive
    in person again.
    """

    BINDINGS = [
        # Before the line itself: what is typed right after Enter belongs to the next one.
        Binding("enter", "next", "Tiếp", priority=True),
        ("escape", "dismiss", "Bỏ qua"),
        ("ctrl+s", "save", "Lưu"),
        ("ctrl+l", "choose", "Danh sách"),
        ("down", "app.focus_next", "Dòng dưới"),
        ("up", "app.focus_previous", "Dòng trên"),
    ]
    HELP_TITLE = "Nhận thay"
    HELP = """
Ghi ai lên nhận thay, chức vụ và lý do. Ctrl+L tìm trong danh sách đại biểu. Ở đây chỉ ghi trước
là ai sẽ nhận; trao xong vẫn bấm Enter ở người nhận.

Người nhận đến kịp thì mở lại ô này, xóa tên rồi lưu.
"""

    def __init__(self, session: Session, award: Award) -> None:
        super().__init__()
        self._session = session
        self._award = award

    def compose(self) -> ComposeResult:
        """Yield the form."""
        award = self._award
        with Vertical(classes="dialog"):
            title = printable(f"NHẬN THAY {award.recipient}")
            yield Static(title, classes="dialog-title", markup=False)
            yield Label("Họ tên người nhận thay")
            yield Input(award.receiver, id="proxy-name")
            yield Label("Chức vụ")
            yield Input(award.receiver_position, id="proxy-position")
            yield Label("Lý do")
            reason = award.receiver_reason
            yield Input(reason, id="proxy-reason", placeholder="đi công tác, ốm, …")
            yield Static("", id="proxy-error", markup=False)
            yield Static(
                "Enter  tiếp, lưu   Ctrl+L  danh sách   F1  trợ giúp   Esc  bỏ qua",
                classes="dialog-keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """Start at the name."""
        for box in self.query(Input):
            box.cursor_blink = False
        self.query_one("#proxy-name", Input).focus()

    def action_next(self) -> None:
        """Go to the next line; the last one keeps its Enter."""
        if self.focused is self._box("reason"):
            raise SkipAction
        self.focus_next()

    @on(Input.Submitted)
    def _save_from_the_last(self) -> None:
        # The line itself says so, once it has all that was typed before Enter.
        self.action_save()

    def action_choose(self) -> None:
        """Take name and post of a delegate."""
        from hoinghi_tui.ui.delegates.person_chooser import PersonChooser

        def chosen(who: str | None) -> None:
            person = self._session.state.delegates.get(who or "")
            if person is not None:
                self._box("name").value = person.full_name
                self._box("position").value = person.position
                self._box("reason").focus()

        title = f"AI NHẬN THAY {self._award.recipient}?"
        self.app.push_screen(PersonChooser(self._session, title), chosen)

    def _box(self, field: str) -> Input:
        return self.query_one(f"#proxy-{field}", Input)

    def action_save(self) -> None:
        """Save what was typed; the name must be there unless one is taken away."""
        name, position, reason = (clean(self._box(field).value) for field in _FIELDS)
        awards, award_id = self._session.awards, self._award.id
        if not name and not self._award.receiver:
            self._complain("Hãy ghi họ tên người nhận thay.")
            self._box("name").focus()
            return
        problem = try_to(
            lambda: (
                awards.proxy(award_id, name, position, reason)
                if name
                else awards.no_proxy(award_id)
            )
        )
        if problem:
            self._complain(problem)
        else:
            self.dismiss(self._session.awards.find(award_id))

    def _complain(self, sentence: str) -> None:
        self.query_one("#proxy-error", Static).update(sentence)
