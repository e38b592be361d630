"""The speaker's board: the time left, as large as the screen, and what the MC has to say."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from hoinghi_tui.domain.prediction import Pace
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.speaker_board import SpeakerBoard, SpeakerView
from hoinghi_tui.ui.board import words
from hoinghi_tui.ui.board.layout import balanced, centred, styled
from hoinghi_tui.ui.board.program import HELP_KEY, LEAVE, THEME, BoardProgram
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.widgets.big_digits import big_digits
from hoinghi_tui.ui.widgets.big_text import spaced_capitals
from hoinghi_tui.ui.widgets.big_words import big_words
from hoinghi_tui.ui.widgets.filled_text import FilledText
from hoinghi_tui.ui.widgets.fitted import fitted
from hoinghi_tui.vietnamese import printable

_HELP = """
Bảng này để người nói và cả hội trường nhìn: mục đang diễn ra, ai trình bày, còn bao nhiêu
thời gian. Số vàng là sắp hết giờ, số đỏ có dấu + là đã quá giờ.

Lời nhắn của người dẫn chương trình hoặc thư ký (phím M ở trang F6) hiện chữ lớn ở dưới và tự
mất khi sang mục khác. Bảng chỉ đọc thư mục hội nghị, không ghi gì.

Muốn chữ to hơn, hãy phóng to cửa sổ dòng lệnh (thường là Ctrl và dấu +).
"""
_TONES = {
    Pace.CALM: "$foreground",
    Pace.WARNING: "$warning",
    Pace.LAST_CALL: "$warning",
    Pace.OVERTIME: "$error",
}
_LEAST_TIME = 8
"""Lines that a message leaves to the time."""


class SpeakerApp(BoardProgram):
    """Shows one countdown to the one who speaks until somebody ends it."""

    CSS_PATH: ClassVar = ["../app.tcss", "speaker.tcss"]
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (THEME, HELP_KEY, LEAVE)
    BINDINGS = bindings(COMMANDS_HERE)
    HELP_TITLE = "Bảng của người nói"
    HELP_TEXT = _HELP

    def __init__(self, open_session: Callable[[], Session]) -> None:
        super().__init__(open_session)
        self._board = SpeakerBoard(self.session)

    def compose(self) -> ComposeResult:
        """Yield what is on, the time left, the message and the foot."""
        with Vertical(id="speaker-band"):
            yield FilledText(id="speaker-head")
        yield FilledText(id="speaker-time")
        yield FilledText(id="speaker-message")
        yield FilledText(id="speaker-foot")

    def follow(self, session: Session) -> None:
        """Read from another session from now on."""
        self._board = SpeakerBoard(session)

    def draw(self) -> None:
        """Show how much time is left; what reads the same is not drawn again."""
        if not self.screen.query("#speaker-foot"):
            return  # another screen is in front, or the program is being closed
        view = self._board.view()
        self.text("#speaker-head", lambda width, height: _head(view, width, height))
        self._make_room(view)
        self.text("#speaker-time", lambda width, height: _time(view, width, height))
        self.text("#speaker-message", lambda width, height: _message(view, width, height))
        self.text("#speaker-foot", lambda width, _: self.foot(view.marks, view.trouble, width))

    def _make_room(self, view: SpeakerView) -> None:
        """Give a message the lines its letters need, and the time the rest."""
        message = self.query_one("#speaker-message", FilledText)
        message.display = bool(view.message)
        if view.message:
            width = self.size.width - message.styles.padding.width
            others = self.query_one("#speaker-band").size.height + 1 + _LEAST_TIME
            most = max(1, self.size.height - others - message.styles.padding.height)
            lines = len(_message_lines(view.message, width, most))
            message.styles.height = lines + message.styles.padding.height


def _head(view: SpeakerView, width: int, height: int) -> Content:
    """Write what is on and who presents it, and the time of day at the right edge."""
    room = max(1, width - len(view.clock) - 3)
    title = words.spoken(view)
    # Letter by letter apart it is read from farther off.
    apart = spaced_capitals(title, room, 1) if 2 * len(title) <= room else []
    lines = styled(apart or balanced(title, room, max(1, height - 1)), "bold")
    first = lines[0]
    gap = max(1, width - first.cell_length - len(view.clock))
    lines[0] = Content.assemble(first, " " * gap, (view.clock, "bold"))
    lines.append(Content(fitted(printable(view.presenter), width).rstrip()))
    return Content("\n").join(lines[:height])


def _time(view: SpeakerView, width: int, height: int) -> Content:
    """Draw the time left as large as it fits, and above it what it is."""
    tone = "$muted" if view.is_calm and view.pace is not Pace.OVERTIME else _TONES[view.pace]
    if view.is_calm and "‖" in view.state:
        tone = "$accent"
    digits = big_digits(view.face, width, height - 2)
    block = max(len(line) for line in digits)
    lines = [Content.styled(line.ljust(block), tone) for line in digits]
    state = Content.styled("  ".join(spaced_capitals(view.state, width, 1)), f"bold {tone}")
    return centred([state, Content(""), *lines], width, height)


def _message(view: SpeakerView, width: int, height: int) -> Content:
    lines = _message_lines(view.message, width, height)
    block = max((len(line) for line in lines), default=0)
    return centred([Content.styled(line.ljust(block), "bold") for line in lines], width, height)


def _message_lines(message: str, width: int, height: int) -> list[str]:
    """Draw a message in letters several lines high, else in wide capitals."""
    text = printable(message)
    return big_words(text, width, height, centred=True) or spaced_capitals(
        text, width, max(1, height)
    )
