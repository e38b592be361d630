"""The words of the board: title, greeting, thanks, count and agenda."""

from functools import partial

from textual.content import Content

from hoinghi_tui.services.board import BoardItem, BoardView, Stage
from hoinghi_tui.ui.board.layout import balanced, centred, styled
from hoinghi_tui.ui.widgets.big_text import draw, spaced_capitals
from hoinghi_tui.ui.widgets.big_words import big_words
from hoinghi_tui.ui.widgets.filled_text import Make
from hoinghi_tui.ui.widgets.fitted import fitted
from hoinghi_tui.vietnamese import printable

UNTITLED = "Hội nghị"
_LARGE_DIGITS, _SMALL_DIGITS = 7, 4
_LABEL = 17
_TIMES = 15


def title(view: BoardView) -> Make:
    """Write the conference's title in capitals, and who holds it above where a line is left."""
    text = printable(view.title or UNTITLED).upper()

    def make(width: int, height: int) -> Content:
        # Letter by letter apart it looks larger.
        apart = spaced_capitals(text, width, 1) if 2 * len(text) <= width else []
        lines = styled(apart or balanced(text, width, height), "bold")
        if view.issuer and len(lines) < height:
            lines.insert(0, Content(fitted(view.issuer.upper(), width).rstrip()))
        return Content("\n").join(lines)

    return make


def greeting(view: BoardView) -> Make:
    """Welcome those who come first, or thank everybody at the end."""
    return partial(_greeting, view)


def _greeting(view: BoardView, width: int, height: int) -> Content:
    is_over = view.stage is Stage.OVER
    words = "Xin cảm ơn quý đại biểu" if is_over else "Kính chào quý đại biểu"
    told = _farewell(view) if is_over else _invitation(view)
    below: list[Content] = []
    for text, tone in told:
        below += styled(balanced(printable(text), width, 2), tone) if text else [Content("")]
    room = height - len(below) - 1
    large = big_words(words, width, room, centred=True) or spaced_capitals(words, width, 2)
    block = max(len(line) for line in large)
    lines = [Content.styled(line.ljust(block), "bold $accent") for line in large]
    return centred([*lines, Content(""), *below], width, height)


def _invitation(view: BoardView) -> list[tuple[str, str]]:
    return [
        (view.place, "bold $foreground"),
        (view.when, "$muted"),
        ("", ""),
        ("Xin mời quý đại biểu đến bàn đón tiếp", "bold $foreground"),
    ]


def _farewell(view: BoardView) -> list[tuple[str, str]]:
    return [
        (f"Hội nghị kết thúc lúc {view.ended}, {view.present} đại biểu đã dự", "$muted"),
        ("", ""),
        ("Kính chúc quý đại biểu mạnh khỏe, công tác tốt", "bold $foreground"),
    ]


def count(view: BoardView) -> Make:
    """Write how many have come, as large as it fits."""
    return partial(_count, view)


def _count(view: BoardView, width: int, height: int) -> Content:
    lines = _figures(view.present, view.invited, width, height - 1)
    guests = f", cùng {view.walk_in} khách mời" if view.walk_in else ""
    lines.append(Content.styled(fitted(f"đại biểu đã đến{guests}", width).rstrip(), "$muted"))
    return Content("\n").join(lines)


def _figures(present: int, invited: int, width: int, height: int) -> list[Content]:
    """Draw both figures, those who have come twice as large where there is room."""
    of_all = draw(f"/{invited}", width, _SMALL_DIGITS) or []
    come = draw(f"{present}", width, _LARGE_DIGITS) or []
    if (
        of_all
        and len(come) == _LARGE_DIGITS <= height
        and len(come[0]) + 2 + len(of_all[0]) <= width
    ):
        small = [""] * (_LARGE_DIGITS - _SMALL_DIGITS) + of_all
        return [
            Content.assemble((left, "$foreground"), (f"  {right}", "$muted"))
            for left, right in zip(come, small, strict=True)
        ]
    both = draw(f"{present}/{invited}", width, min(height, _SMALL_DIGITS))
    if both is None:
        return [Content.styled(f"{present}/{invited}", "bold $foreground")]
    own = len((draw(f"{present}", width, _SMALL_DIGITS) or [""])[0])
    return [Content.assemble((row[:own], "$foreground"), (row[own:], "$muted")) for row in both]


def agenda(view: BoardView) -> Make:
    """Write what is on now and what follows, a line each."""
    return partial(_agenda, view)


def _agenda(view: BoardView, width: int, height: int) -> Content:
    lines = []
    if view.now is not None:
        label = "‖ TẠM DỪNG" if view.now.is_paused else "▶ ĐANG DIỄN RA"
        times = f"{view.now.start} – {view.now.end}"
        lines.append(_agenda_line(label, times, view.now, "bold $foreground", width))
    if view.next is not None:
        lines.append(_agenda_line("○ TIẾP THEO", view.next.start, view.next, "$foreground", width))
    return Content("\n").join(lines[:height])


def _agenda_line(label: str, times: str, item: BoardItem, tone: str, width: int) -> Content:
    told = fitted(item.title, max(0, width - _LABEL - _TIMES)).rstrip()
    return Content.assemble(
        (label.ljust(_LABEL), "$accent" if "bold" in tone else "$muted"),
        (times.ljust(_TIMES), "$muted"),
        (told, tone),
    )
