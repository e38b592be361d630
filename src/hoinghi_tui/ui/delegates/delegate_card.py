"""The card beside the list: everything known of the one under the cursor."""

from collections.abc import Iterable, Sequence
from textwrap import wrap

from textual.content import Content

from hoinghi_tui.domain.birth import birth_text
from hoinghi_tui.domain.people import Delegate, Invitation
from hoinghi_tui.domain.people_words import (
    INVITATION_WORDS,
    roles_text,
    stand_in,
    substitute_text,
)
from hoinghi_tui.domain.protocol import posts
from hoinghi_tui.domain.seat_state import SEAT_WORDS, person_state
from hoinghi_tui.services.door import Card
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.door.door_result import MEANS, award_line
from hoinghi_tui.ui.widgets.state_marks import STATE_MARKS
from hoinghi_tui.vietnamese import printable

_LABEL_WIDTH = 12


def card_text(session: Session, card: Card, width: int) -> Content:
    """Return everything known of one delegate in ``width`` cells; a blank shows as "…"."""
    delegate = card.delegate
    where = person_state(delegate, card.attendance)
    sign, tone = STATE_MARKS[where]
    name = f"{delegate.honorific} {delegate.full_name}".strip()
    lines = [
        *(Content.styled(line, "bold") for line in _lines(name, width)),
        Content.styled(f"{sign} {SEAT_WORDS[where]}", f"${tone}"),
        *_substitute(card, width),
        Content(""),
        *(_fact(label, values, width) for label, values in _facts(session, card)),
        *_duties(card, width),
    ]
    if delegate.sample:
        lines += [Content(""), Content.styled("Người trong dữ liệu mẫu, không có thật.", "$muted")]
    return Content("\n").join(lines)


def _substitute(card: Card, width: int) -> list[Content]:
    """Tell who comes instead, or who has."""
    substitute = stand_in(card.delegate, card.attendance)
    if substitute is None:
        return []
    word = "đi thay" if card.attendance is None else "đã đến thay"
    lines = _lines(f"↷ {substitute_text(substitute)} {word}", width)
    return [Content.styled(line, "$warning") for line in lines]


def _facts(session: Session, card: Card) -> Iterable[tuple[str, Sequence[str]]]:
    """Yield label and values; those that nearly everybody lacks only where there is one."""
    delegate = card.delegate
    yield "Chức vụ", posts(delegate.position)
    yield "Đơn vị", [card.unit.name] if card.unit else []
    yield "Vai trò", [roles_text(delegate.roles) or "đại biểu"]
    if delegate.wheelchair:
        yield "Cần giúp", ["đi xe lăn"]
    yield "Điện thoại", [number for number in (delegate.phone, delegate.phone_other) if number]
    if delegate.birth:
        yield "Ngày sinh", [birth_text(delegate.birth)]
    yield "Giấy mời", _invitation(delegate)
    yield "Chỗ ngồi", [f"{card.seat.id}, {card.place}"] if card.seat else []
    yield from _arrival(session, card)
    yield "Mã thẻ", ["đã cấp"] if session.state.badge_of(delegate.id) else []
    yield "Mã số", [delegate.id]
    if delegate.rank is not None:
        yield "Thứ bậc", [f"{delegate.rank}, xếp bằng tay"]
    if delegate.note:
        yield "Ghi chú", [delegate.note]


def _invitation(delegate: Delegate) -> Sequence[str]:
    words = INVITATION_WORDS[delegate.invitation]
    if delegate.invitation is Invitation.DECLINED and delegate.absence_reason:
        return [f"{words}: {delegate.absence_reason}"]
    return [words]


def _arrival(session: Session, card: Card) -> Iterable[tuple[str, Sequence[str]]]:
    came = card.attendance
    if came is not None:
        when = session.clock_text(came.arrived_at)
        yield "Đến lúc", [f"{when}, {MEANS[came.means]}, {came.station}"]


def _duties(card: Card, width: int) -> list[Content]:
    duties = [("★ ", award_line(award)) for award in card.awards]
    duties += [("¶ ", item.title) for item in card.items]
    lines = [
        Content.assemble((sign, "$accent"), _beside(len(sign), [words], width))
        for sign, words in duties
    ]
    return [Content(""), *lines] if lines else []


def _fact(label: str, values: Sequence[str], width: int) -> Content:
    """Put values beside their label, each on a line of its own."""
    words = _beside(_LABEL_WIDTH, values, width)
    return Content.assemble((label.ljust(_LABEL_WIDTH), "$muted"), words or ("…", "$warning"))


def _beside(indent: int, values: Iterable[str], width: int) -> str:
    """Break texts into lines; those after the first stand under it, ``indent`` cells in."""
    lines = [line for value in values for line in _lines(value, width - indent)]
    return f"\n{' ' * indent}".join(lines)


def _lines(text: str, width: int) -> list[str]:
    return wrap(printable(text), max(10, width))
