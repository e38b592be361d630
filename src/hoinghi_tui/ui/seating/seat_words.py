"""The words that go with the plan of the room: the chosen seat, its quality, its signs."""

from collections.abc import Sequence

from textual.content import Content

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.seat_quality import Quality
from hoinghi_tui.domain.seat_state import SEAT_WORDS, SeatState
from hoinghi_tui.domain.unit_marks import UnitMark
from hoinghi_tui.services.seat_cards import SeatCard
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.seating.editor_cell import POWER, WHEELCHAIR
from hoinghi_tui.ui.seating.seat_cell import AWARD, LOCK, unit_tone
from hoinghi_tui.ui.widgets.state_marks import BLOCKED, STATE_MARKS

_GAP = Content("   ")


def joined(parts: Sequence[Content], width: int, gap: Content = _GAP) -> Content:
    """Put parts side by side; what does not fit is left out whole, from the right."""
    line = Content("")
    for part in parts:
        longer = part if not line.cell_length else line + gap + part
        if longer.cell_length > width:
            break
        line = longer
    return line


def facing(left: Content, rights: Sequence[Content], width: int) -> Content:
    """Put a text at each end of a line; of the right ones the first that fits, or none."""
    for right in rights:
        spare = width - left.cell_length - right.cell_length
        if spare >= 2:
            return Content.assemble(left, " " * spare, right)
    return left.truncate(width, ellipsis=True)


def person_line(session: Session, card: SeatCard) -> list[Content]:
    """Return who sits on a seat: number, name, state, post, unit, flags."""
    seat, sitter = card.seat, card.sitter
    parts = [Content.styled(seat.id, "bold $accent")]
    if sitter is None:
        sign, tone = STATE_MARKS[card.state]
        word = "Ghế " + SEAT_WORDS[card.state]
        parts.append(Content.assemble((f"{sign} ", f"${tone}"), word))
    else:
        parts.append(Content.styled(sitter.full_name, "bold $foreground"))
        parts.append(state_words(session, card))
        if sitter.position:
            parts.append(Content(sitter.position))
        if card.unit is not None:
            tone = f"${unit_tone(card.mark)}" if card.mark else "$muted"
            parts.append(Content.styled(card.unit.label, tone))
    return parts


def place_line(session: Session, card: SeatCard) -> list[Content]:
    """Return where a seat is and what is special about it."""
    place = session.seating.describe(card.seat)
    parts = [Content.styled(place[:1].upper() + place[1:], "$muted")]
    if card.receives:
        parts.append(Content.styled(f"{AWARD} nhận khen thưởng", "$accent"))
    if card.sitter is not None and card.sitter.replaces:
        parts.append(Content.styled(f"đi thay {card.sitter.replaces}", "$warning"))
    if card.seat.locked:
        parts.append(Content.styled(f"{LOCK} đã khóa", "$muted"))
    if card.seat.accessible:
        parts.append(Content.styled(f"{WHEELCHAIR} xe lăn", "$muted"))
    if card.seat.power:
        parts.append(Content.styled(f"{POWER} ổ điện", "$muted"))
    if card.seat.blocked:
        parts.append(Content.styled(f"{BLOCKED} đã chặn", "$muted"))
    return parts


def state_words(session: Session, card: SeatCard) -> Content:
    """Return sign and word of a state, with the time for who has come or gone."""
    sign, tone = STATE_MARKS[card.state]
    came = card.attendance
    when = came.left_at if came and card.state is SeatState.LEFT else came and came.arrived_at
    time = f" {session.clock_text(when, seconds=False)}" if when else ""
    return Content.styled(f"{sign} {SEAT_WORDS[card.state]}{time}", f"${tone}")


def quality_words(now: Quality) -> list[Content]:
    """Return the figures of an arrangement, the longest text first; 0 is best for each."""
    faults = now.objective
    figures = (
        ("ngược thứ bậc", "thứ bậc", faults.rank_inversions),
        ("ngược đơn vị", "đơn vị", faults.unit_inversions),
        ("đơn vị bị tách", "tách", faults.unit_splits),
        (f"{AWARD} cách lối đi", AWARD, faults.aisle_distance),
    )
    total = _figure("điểm trừ", faults.total)
    whole = [_figure(words, figure) for words, _, figure in figures]
    brief = [_figure(words, figure) for _, words, figure in figures]
    dot, equals = Content.styled(" · ", "$faint"), Content.styled(" = ", "$faint")
    return [equals.join([total, dot.join(whole)]), equals.join([total, dot.join(brief)]), total]


def _figure(words: str, figure: int) -> Content:
    tone = "$warning" if figure else "$success"
    return Content.assemble((f"{words} ", "$muted"), (f"{figure}", tone))


def cost_words(cost: int) -> Content:
    """Say what an exchange of seats would make of the arrangement."""
    if cost == 0:
        return Content.styled("không thêm điểm trừ", "$muted")
    if cost < 0:
        return Content.styled(f"▼ bớt {-cost} điểm trừ", "bold $success")
    return Content.styled(f"▲ thêm {cost} điểm trừ", "bold $warning")


def state_legend(width: int) -> Content:
    """Return the signs of the plan with their words, more tightly when there is less room."""
    roomy = Content("   ").join(_signs("khen thưởng"))
    if roomy.cell_length <= width:
        return roomy
    return joined(_signs("khen"), width, Content("  "))


def _signs(award: str) -> list[Content]:
    states = (
        SeatState.PRESENT,
        SeatState.EXPECTED,
        SeatState.DECLINED,
        SeatState.FREE,
        SeatState.RESERVE,
    )
    parts = [
        Content.assemble((STATE_MARKS[state][0], f"${STATE_MARKS[state][1]}"), f" {words}")
        for state, words in ((state, SEAT_WORDS[state]) for state in states)
    ]
    parts += [
        Content.assemble((AWARD, "$accent"), f" {award}"),
        Content(f"{LOCK} khóa"),
        Content(f"{BLOCKED} chặn"),
    ]
    return [part.stylize_before("$muted") for part in parts]


def unit_legend(units: Sequence[tuple[Unit, UnitMark]], width: int) -> Content:
    """Return letter and name of each unit; initials instead of names when it is tight."""
    for gap in ("   ", "  "):
        for short in (False, True):
            parts = [
                Content.assemble(
                    (mark.letter, f"bold ${unit_tone(mark)}"),
                    (f" {mark.tag if short else unit.label}", "$muted"),
                )
                for unit, mark in units
            ]
            line = Content(gap).join(parts)
            if line.cell_length <= width:
                return line
    return joined(parts, width, Content("  "))
