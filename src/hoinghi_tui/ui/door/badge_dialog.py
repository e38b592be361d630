"""A badge on the screen: to be scanned, printed or replaced; and the card to try scanners."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.documents.qr import qr_text
from hoinghi_tui.domain.badges import TEST_CODE
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.door.desk_dialog import DeskDialog, Scan
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.vietnamese import printable

Print = Callable[[str], None]
"""Prints the badge of a delegate, by id."""

_CLOSE = Command("dismiss", "escape", "Esc", "đóng", "Đóng")
_PAPER = "#000000 on #ffffff"
"""Black on white in every theme: many scanners read no code that is inverted."""
_ONCE_MORE = "▲ Thẻ cũ sẽ không dùng được nữa. Bấm T lần nữa để thay, Esc để thôi."
_PRINTED = "▲ Thẻ này đã in rồi. Bấm I lần nữa để in lại, Esc để thôi."
_GROUP = 4
"""Digits of a code written together."""


class CodeDialog(DeskDialog[None]):
    """A code on the left, words on the right."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (_CLOSE,)
    BINDINGS = bindings(COMMANDS_HERE)

    def compose_lines(self) -> ComposeResult:
        """Yield the code and the words beside it."""
        with Horizontal(classes="code-row"):
            yield Static(id="qr", markup=False)
            yield Static(id="code-words", markup=False)

    def show(self, code: str, words: Content) -> None:
        """Draw a code with the quiet zone a scanner needs; "" draws none."""
        drawing = Content.styled(qr_text(code, on_dark=False), _PAPER) if code else Content("")
        self.query_one("#qr", Static).update(drawing)
        self.query_one("#code-words", Static).update(words)


class BadgeDialog(CodeDialog):
    """Shows a delegate's badge; it can be printed, or replaced when it was lost.

    Who has no code yet gets one. ``on_print`` prints the badge and tells how that went; None
    where this desk has no printer to ask.
    """

    COMMANDS_HERE = (
        Command("print", "i", "I", "in thẻ", "In thẻ này"),
        Command("replace", "t", "T", "thay thẻ", "Cấp mã mới; thẻ cũ không dùng được nữa"),
        _CLOSE,
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(
        self, session: Session, delegate_id: str, scan: Scan, on_print: Print | None
    ) -> None:
        super().__init__(scan)
        self._session = session
        self._card = session.door.card(delegate_id)
        self._print = on_print
        self._code = ""
        self._asked = False
        self._asked_print = False

    def dialog_title(self) -> str:
        """Return what it is."""
        return "THẺ ĐẠI BIỂU"

    def on_mount(self) -> None:
        """Show the code, issuing one if there is none."""
        self._renew(self._session.desk.badge_code)

    def _renew(self, ask: Callable[[str], str], news: str = "") -> None:
        """Take over the code that ``ask`` returns; say why when there is none."""

        def take() -> None:
            self._code = ask(self._card.delegate.id)

        problem = try_to(take)
        self.complain(problem or Content.styled(news, "$success"))
        self.show(self._code, self._words())

    def _words(self) -> Content:
        card = self._card
        lines = [Content.styled(printable(card.delegate.full_name), "bold")]
        lines += [Content(printable(text)) for text in (card.delegate.position,) if text]
        if card.unit is not None:
            lines.append(Content.styled(printable(card.unit.name), "$muted"))
        lines.append(Content(""))
        if card.seat is not None:
            lines.append(
                Content.assemble("Ghế ", (card.seat.id, "bold $accent"), f", {card.place}")
            )
        if self._code:
            groups = [self._code[at : at + _GROUP] for at in range(0, len(self._code), _GROUP)]
            lines.append(Content.assemble(("Mã  ", "$muted"), (" ".join(groups), "bold")))
        return Content("\n").join(lines)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to print only where there is a way to."""
        if action == "print" and self._print is None:
            return False
        return super().check_action(action, parameters)

    def action_print(self) -> None:
        """Print the badge as it is now; after asking once when it is on paper already."""
        self._asked = False
        badge = self._session.state.badge_of(self._card.delegate.id)
        if badge is not None and badge.printed_at is not None and not self._asked_print:
            self._asked_print = True
            self.complain(Content.styled(_PRINTED, "$warning"))
            return
        self._asked_print = False
        if self._code and self._print is not None:
            self._print(self._card.delegate.id)

    def action_replace(self) -> None:
        """Issue a new code, after asking once.

        The question is no dialog of its own: the Enter after a badge would answer it.
        """
        self._asked_print = False
        if not self._asked:
            self._asked = True
            self.complain(Content.styled(_ONCE_MORE, "$warning"))
            return
        self._asked = False
        next_step = "Bấm I để in thẻ." if self._print is not None else "In thẻ ở máy chính."
        self._renew(self._session.desk.replace_badge, f"✔ Đã cấp mã mới. {next_step}")


class CardForTesting(CodeDialog):
    """Shows the card that tries out a scanner and tells how; it checks nobody in."""

    def dialog_title(self) -> str:
        """Return what it is."""
        return "THẺ THỬ MÁY QUÉT"

    def on_mount(self) -> None:
        """Show the code that no conference has."""
        self.show(TEST_CODE, _how_to_test())


def _how_to_test() -> Content:
    return Content.assemble(
        "Đưa máy quét cách màn hình khoảng một gang tay rồi bấm quét.\n\n",
        ("✔ MÁY QUÉT TỐT", "bold $success"),
        "\nMáy quét đọc được và gửi đúng.\n\n",
        ("✖ UNIKEY ĐANG BẬT", "bold $error"),
        "\nChuyển bộ gõ sang chữ E, quét lại.\n\n",
        ("Không thấy gì", "bold $warning"),
        "\nXem lại dây cắm, tăng độ sáng màn hình hoặc đưa máy quét xa, gần hơn.\n\n",
        ("Thẻ thử không điểm danh ai.", "$muted"),
    )
