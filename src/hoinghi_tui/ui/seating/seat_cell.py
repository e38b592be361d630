"""How one seat looks: mark, name, unit and flags in a few text cells."""

from hoinghi_tui.domain.seat_state import SEAT_WORDS, SeatState
from hoinghi_tui.domain.unit_marks import UnitMark
from hoinghi_tui.services.seat_cards import SeatCard
from hoinghi_tui.ui.widgets.fitted import fitted
from hoinghi_tui.ui.widgets.state_marks import STATE_MARKS
from hoinghi_tui.vietnamese import given, shorten_name

AWARD, LOCK = "★", "▪"

_NAME_TONES = {SeatState.PRESENT: "strong", SeatState.EXPECTED: ""}
_ROOMY = 11
_WHOLE_NAMES = 13
BARS = "▌", "▘"
"""The bar in the unit's colour, and its end, which parts a seat from the one below."""

Run = tuple[str, str]
"""A text and its tone."""

GAP_RUN: Run = (" ", "")
"""The blank between a seat and the next one."""


def seat_lines(card: SeatCard, width: int, height: int) -> list[list[Run]]:
    """Return the lines of a seat, each exactly ``width`` cells, the last one a gap.

    With two lines a bar in the unit's colour stands before the name, and tag and seat
    number below it; with one line the unit's letter stands in place of the bar. Flags
    of a narrow seat stand in its gap.
    """
    first = _first_line(card, width, tall=height > 1)
    return [first, _second_line(card, width)] if height > 1 else [first]


def _first_line(card: SeatCard, width: int, *, tall: bool) -> list[Run]:
    lead = (" ", "") if card.mark is None else _lead(card.mark, tall)
    sign, tone = STATE_MARKS[card.state]
    flags = _flags(card)
    if card.delegate is None:
        room = width - 2 - len(flags)
        words = _that_fits(f"{sign} {SEAT_WORDS[card.state]}", sign, room)
        return [lead, (fitted(words, room), tone), *_flag_runs(flags), GAP_RUN]
    name_tone = _NAME_TONES.get(card.state, "muted")
    if width < _ROOMY:
        # Flags follow the name at once, and a long name may take the gap for them.
        name = _name(card, width - 2 - max(1, len(flags)))
        rest = " " * (width - 2 - len(name) - len(flags))
        gap = [(rest[1:], ""), GAP_RUN] if rest else []
        return [lead, (sign, tone), (name, name_tone), *_flag_runs(flags), *gap]
    room = width - 4 - len(flags)
    named = (fitted(_name(card, room), room), name_tone)
    return [lead, (f"{sign} ", tone), named, *_flag_runs(flags), GAP_RUN]


def _name(card: SeatCard, room: int) -> str:
    """Return the given name; more of it where there is room, or somebody has the same.

    It is that of who really sits there: of a substitute the own one.
    """
    sitter = card.sitter
    if sitter is None:
        return ""
    if room < _WHOLE_NAMES and not card.namesake:
        called = given(sitter.full_name, sitter.given_name)
        if len(called) <= room:
            return called
    return shorten_name(sitter.full_name, room, sitter.given_name)


def _second_line(card: SeatCard, width: int) -> list[Run]:
    number = card.seat.id
    room = width - 3 - len(number)
    lead, tag, tone = " ", "", ""
    if card.mark is not None:
        lead, tag, tone = BARS[1], card.mark.tag, unit_tone(card.mark)
        if len(tag) > room:
            tag = _that_fits(tag.removeprefix("TT"), card.mark.letter, room)
    return [(lead, tone), (fitted(tag, room), tone), (f" {number}", "faint"), GAP_RUN]


def _lead(mark: UnitMark, tall: bool) -> Run:
    return (BARS[0] if tall else mark.letter, unit_tone(mark))


def unit_tone(mark: UnitMark) -> str:
    """Return the tone of a unit's colour."""
    return f"unit-{mark.colour}"


def _flags(card: SeatCard) -> str:
    return AWARD * card.receives + LOCK * card.seat.locked


def _flag_runs(flags: str) -> list[Run]:
    return [(flag, "accent" if flag == AWARD else "muted") for flag in flags]


def _that_fits(text: str, short: str, room: int) -> str:
    return text if len(text) <= room else short
