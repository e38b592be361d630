"""Who has just come in: the newest welcomed in large letters, the others as a list."""

from collections.abc import Sequence

from textual.content import Content

from hoinghi_tui.services.board import Newcomer
from hoinghi_tui.ui.board import words
from hoinghi_tui.ui.board.layout import balanced, side_by_side, styled
from hoinghi_tui.ui.widgets.big_text import draw, spaced_capitals
from hoinghi_tui.ui.widgets.big_words import big_words
from hoinghi_tui.ui.widgets.fitted import fitted
from hoinghi_tui.vietnamese import printable

_BIG_SEAT = 4
_HUGE_SEAT = 7
_GAP = 3


def newcomers(people: Sequence[Newcomer], width: int, height: int) -> Content:
    """Return the latest arrivals; who came a moment ago is welcomed before the others."""
    if not people:
        return Content("")
    fresh = people[0].is_fresh
    title = words.welcome(people[0]) if fresh else words.CAME
    tone = "bold $accent" if fresh else "$muted"
    lines = [Content.styled(fitted(title, width).rstrip(), tone), Content("")]
    rest = people
    if fresh:
        lines += [*_welcome(people[0], width, height - len(lines)), Content("")]
        rest = people[1:]
    for one in rest:
        entry = _entry(one, width)
        if len(lines) + len(entry) > height:
            break
        lines += [*entry, Content("")]
    return Content("\n").join(lines[:height])


def _welcome(one: Newcomer, width: int, height: int) -> list[Content]:
    """Write name, post and seat so that they are read from the far end of the hall."""
    if not one.who.name:
        return _seat_alone(one, width, height)
    seat = styled(_seat_lines(one, width), "bold $accent")
    beside = width - max((line.cell_length for line in seat), default=0) - _GAP
    below = side_by_side(_told(one, beside), seat, width)
    name = printable(one.who.name)
    room = height - len(below) - 1
    large = big_words(name, width, room) or spaced_capitals(name, width, 2)
    return [*styled(large, "bold $accent"), Content(""), *below]


def _seat_alone(one: Newcomer, width: int, height: int) -> list[Content]:
    """Welcome somebody whose name is not told: the seat says enough to the person."""
    large = draw(one.seat, width, min(_HUGE_SEAT, height)) or [one.seat or "Đại biểu"]
    return [*styled(large, "bold $accent"), Content(one.place)]


def _seat_lines(one: Newcomer, width: int) -> list[str]:
    if not one.seat:
        return []
    return draw(one.seat, width // 3, _BIG_SEAT) or [printable(f"ghế {one.seat}")]


def _told(one: Newcomer, width: int) -> list[Content]:
    """Write post, unit, whom the person replaces and where the seat is, a line each or two."""
    who = one.who
    told = [
        (who.post, "bold $foreground"),
        (who.unit, "$foreground"),
        (words.instead(one), "$muted"),
        (words.way(one), "$muted"),
    ]
    lines: list[Content] = []
    for text, tone in told:
        if text:
            lines += styled(balanced(printable(text), width, 2), tone)
    return lines


def _entry(one: Newcomer, width: int) -> list[Content]:
    """Write name and seat, and below them the post; without a name only the seat."""
    who = one.who
    name, seat = words.listed_name(one), words.seat(one)
    first = Content.assemble(
        (fitted(name, width - len(seat) - 1), "bold $foreground" if who.name else "$foreground"),
        " ",
        (seat, "bold $accent" if one.seat else "$muted"),
    )
    told = (words.post(one), words.instead(one))
    below = [fitted(text, width).rstrip() for text in told if text]
    return [first, *styled(below, "$muted")]
