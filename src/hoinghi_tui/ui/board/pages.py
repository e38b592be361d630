"""The words of the board: title, greeting, thanks, count and agenda."""

from functools import partial

from textual.content import Content

from hoinghi_tui.services.board import BoardItem, BoardView
from hoinghi_tui.ui.board import words
from hoinghi_tui.ui.board.layout import balanced, centred, styled
from hoinghi_tui.ui.widgets.big_text import draw, spaced_capitals
from hoinghi_tui.ui.widgets.big_words import big_words
from hoinghi_tui.ui.widgets.filled_text import Make
from hoinghi_tui.ui.widgets.fitted import fitted
from hoinghi_tui.vietnamese import printable

_LARGE_DIGITS, _SMALL_DIGITS = 7, 4
_LABEL = 17
_TIMES = 15
_TONES = {
    words.Weight.STRONG: "bold $foreground",
    words.Weight.MUTED: "$muted",
    words.Weight.GAP: "",
}


def title(view: BoardView) -> Make:
    """Write the conference's title in capitals, and who holds it above where a line is left."""
    text = words.heading(view)

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
    told = words.greeting(view)
    below: list[Content] = []
    for text, weight in words.below_greeting(view):
        lines = balanced(printable(text), width, 2) if text else [""]
        below += styled(lines, _TONES[weight])
    room = height - len(below) - 1
    large = big_words(told, width, room, centred=True) or spaced_capitals(told, width, 2)
    block = max(len(line) for line in large)
    above = [Content.styled(line.ljust(block), "bold $accent") for line in large]
    return centred([*above, Content(""), *below], width, height)


def count(view: BoardView) -> Make:
    """Write how many have come, as large as it fits."""
    return partial(_count, view)


def _count(view: BoardView, width: int, height: int) -> Content:
    lines = _figures(view.present, view.invited, width, height - 1)
    lines.append(Content.styled(fitted(words.present(view), width).rstrip(), "$muted"))
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
        label, times = words.now_label(view.now), words.times(view.now)
        lines.append(_agenda_line(label, times, view.now, "bold $foreground", width))
    if view.next is not None:
        lines.append(_agenda_line(words.NEXT, view.next.start, view.next, "$foreground", width))
    return Content("\n").join(lines[:height])


def _agenda_line(label: str, times: str, item: BoardItem, tone: str, width: int) -> Content:
    told = fitted(item.title, max(0, width - _LABEL - _TIMES)).rstrip()
    return Content.assemble(
        (label.ljust(_LABEL), "$accent" if "bold" in tone else "$muted"),
        (times.ljust(_TIMES), "$muted"),
        (told, tone),
    )
