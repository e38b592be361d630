"""The PAR Index for the projector: the sum as large as it fits, and a bar for each field."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from hoinghi_tui.domain.par_scores import Scoring
from hoinghi_tui.services.par_board import ParBar, ParBoard, ParView
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.speaker_board import BLANK
from hoinghi_tui.ui.board import words
from hoinghi_tui.ui.board.layout import balanced, styled
from hoinghi_tui.ui.board.program import HELP_KEY, LEAVE, THEME, BoardProgram
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.widgets.big_digits import big_digits
from hoinghi_tui.ui.widgets.filled_text import FilledText
from hoinghi_tui.ui.widgets.fitted import fitted
from hoinghi_tui.ui.widgets.half_bar import half_bar

_HELP = """
Bảng này chiếu trong lúc báo cáo Chỉ số cải cách hành chính: tổng điểm và từng lĩnh vực của năm
mới nhất. Nhãn “TỰ CHẤM” còn đó cho đến khi mọi tiêu chí có điểm thẩm định.

Bảng chỉ đọc thư mục hội nghị, không ghi gì; điểm sửa ở trang F9 thì bảng tự đổi theo. Muốn chữ
to hơn, hãy phóng to cửa sổ dòng lệnh (thường là Ctrl và dấu +).
"""
_TONES = {
    Scoring.NONE: "$muted",
    Scoring.SELF: "$accent",
    Scoring.APPRAISED: "$success",
}
_BAND, _FOOT = 3, 1
_LEAST_SUM, _MOST_SUM = 9, 20
"""Lines of a tall screen for title, foot and sum."""
_LEAST_BAR = 12
"""Cells below which a bar says nothing."""


class ParApp(BoardProgram):
    """Shows the index of the latest year until somebody ends it."""

    CSS_PATH: ClassVar = ["../app.tcss", "par.tcss"]
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (THEME, HELP_KEY, LEAVE)
    BINDINGS = bindings(COMMANDS_HERE)
    HELP_TITLE = "Bảng Chỉ số CCHC"
    HELP_TEXT = _HELP

    def __init__(self, open_session: Callable[[], Session]) -> None:
        super().__init__(open_session)
        self._board = ParBoard(self.session)

    def compose(self) -> ComposeResult:
        """Yield the title, the sum, the fields and the foot."""
        with Vertical(id="par-band"):
            yield FilledText(id="par-head")
        yield FilledText(id="par-sum")
        yield FilledText(id="par-bars")
        yield FilledText(id="par-foot")

    def follow(self, session: Session) -> None:
        """Read from another session from now on."""
        self._board = ParBoard(session)

    def draw(self) -> None:
        """Show the index as it is now; what reads the same is not drawn again."""
        if not self.screen.query("#par-foot"):
            return  # another screen is in front, or the program is being closed
        view = self._board.view()
        self._make_room(view)
        self.text("#par-head", lambda width, height: _head(view, width, height))
        self.text("#par-sum", lambda width, height: _sum(view, width, height))
        self.text("#par-bars", lambda width, height: _bars(view, width, height))
        self.text("#par-foot", lambda width, _: self.foot(view.marks, view.trouble, width))

    def _make_room(self, view: ParView) -> None:
        """Give the sum what the names and bars of all fields leave, where that is much."""
        if self.screen.has_class("-short"):
            return
        bars = 3 * len(view.bars) + 1
        left = self.size.height - _BAND - _FOOT - bars
        self.query_one("#par-sum").styles.height = min(max(left, _LEAST_SUM), _MOST_SUM)


def _head(view: ParView, width: int, height: int) -> Content:
    lines = balanced(view.title, width, max(1, height))
    return Content("\n").join(styled(lines, "bold")[:height])


def _sum(view: ParView, width: int, height: int) -> Content:
    """Draw the percentage as large as it fits, and beside it what it is."""
    tone = _TONES[view.scoring]
    told = [
        Content.styled(words.scored(view), f"bold {tone}"),
        Content.styled(view.points, "bold"),
        Content.styled(view.change, "$muted"),
    ]
    beside = max(word.cell_length for word in told) + 4
    figure = view.share.removesuffix("%")
    digits = [] if figure == BLANK else big_digits(figure, width - beside, height)
    if len(digits) < 2:
        line = Content("   ").join([Content.styled(view.share, "bold"), *told])
        return Content("\n" * (max(0, height - 1) // 2)) + line.truncate(width)
    above = (len(digits) - len(told)) // 2
    texts = [Content("")] * above + told
    texts += [Content("")] * (len(digits) - len(texts))
    return Content("\n").join(
        Content.assemble((line, f"bold {tone}"), (" % " if at == len(digits) - 1 else "   "), text)
        for at, (line, text) in enumerate(zip(digits, texts, strict=True))
    )


def _bars(view: ParView, width: int, height: int) -> Content:
    """Draw each field: its name over a wide bar where there is room, else beside it."""
    if not view.bars:
        return Content.styled(words.NO_INDEX, "$warning")
    if height >= 3 * len(view.bars) - 1:
        blocks = [_tall(one, width) for one in view.bars]
        return Content("\n\n").join(blocks)
    if height >= 2 * len(view.bars):
        return Content("\n").join(_tall(one, width) for one in view.bars)
    shown = view.bars[:height]
    lines = [_flat(one, width) for one in shown]
    if len(shown) < len(view.bars):
        left = len(view.bars) - height + 1
        lines[-1] = Content.styled(f"… còn {left} lĩnh vực, phóng to cửa sổ để thấy", "$warning")
    return Content("\n").join(lines)


def _tall(one: ParBar, width: int) -> Content:
    figures = f"{one.points}   {one.words:>7}"
    room = max(1, width - len(figures) - 3)
    name = fitted(words.field_name(one), room)
    first = Content.assemble((name, "bold"), "   ", (figures, f"bold {_TONES[one.scoring]}"))
    return first + Content("\n") + Content.styled(half_bar(one.share, width), _TONES[one.scoring])


def _flat(one: ParBar, width: int) -> Content:
    bar = max(_LEAST_BAR, width // 4)
    room = max(1, width - bar - 12)
    name = fitted(words.field_name(one), room)
    tone = _TONES[one.scoring]
    return Content.assemble(
        (name, "bold"), "  ", (half_bar(one.share, bar), tone), "  ", (f"{one.words:>7}", "bold")
    )
