"""Who gets a badge or an invitation, and with which code on it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from hoinghi_tui.documents.holders import Holder
from hoinghi_tui.domain.badges import make_code
from hoinghi_tui.domain.people import Badge, Delegate
from hoinghi_tui.domain.people_words import stand_in
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.seat_state import is_expected
from hoinghi_tui.services.badges import draw_badges
from hoinghi_tui.services.rows import change, insertion
from hoinghi_tui.services.state import State
from hoinghi_tui.storage import Op


def is_awaited(state: State, delegate: Delegate) -> bool:
    """Tell whether a delegate, or somebody in the delegate's place, is to come or has come."""
    return is_expected(delegate, state.attendance)


def chosen(state: State, people: Sequence[Delegate], ids: Iterable[str]) -> list[Delegate]:
    """Return the named of ``people`` in their order; refuses an id nobody has."""
    wanted = set(ids)
    for one in sorted(wanted):
        if one not in state.delegates:
            raise Refused(f"Không có đại biểu {one}. Xem mã bằng lệnh hoinghi-tui delegates.")
    return [one for one in people if one.id in wanted]


def valid_badges(state: State, people: Sequence[Delegate]) -> list[Badge]:
    """Return the badge of each person; who has none gets a drawn one, which is not saved yet."""
    known = {one.id: state.badge_of(one.id) for one in people}
    without = [one for one, badge in known.items() if badge is None]
    drawn = {badge.delegate: badge for badge in draw_badges(without, state.badges)}
    return [badge or drawn[one] for one, badge in known.items()]


def holders(state: State, people: Sequence[Delegate], badges: Sequence[Badge]) -> list[Holder]:
    """Put together what is printed of each person; one badge for each."""
    tag = state.conference.event_tag
    return [
        holder(state, delegate, make_code(tag, badge.id))
        for delegate, badge in zip(people, badges, strict=True)
    ]


def holder(state: State, delegate: Delegate, code: str = "") -> Holder:
    """Put together what is printed of one person."""
    unit, seat = state.unit_of(delegate), state.seat_of(delegate.id)
    return Holder(
        delegate,
        code,
        stand_in(delegate, state.attendance.get(delegate.id)),
        unit_name=unit.name if unit else "",
        seat=seat.id if seat else "",
        honoured=any(award.delegate == delegate.id for award in state.awards.values()),
    )


def printed_badges(state: State, badges: Sequence[Badge], now: datetime) -> list[Op]:
    """Describe that these badges are on paper; refuses when one is no longer the valid one."""
    ops: list[Op] = []
    for badge, current in _still_valid(state, badges):
        printed = replace(current or badge, printed_at=now)
        ops += change("badges", current, printed) if current else [insertion("badges", printed)]
    return ops


def issued_badges(state: State, badges: Sequence[Badge], _now: datetime) -> list[Op]:
    """Describe that the drawn ones of these badges are given out; refuses as above."""
    return [
        insertion("badges", badge)
        for badge, current in _still_valid(state, badges)
        if current is None
    ]


def _still_valid(state: State, badges: Sequence[Badge]) -> list[tuple[Badge, Badge | None]]:
    """Pair each badge with what is stored of it; another desk may have replaced it meanwhile."""
    pairs = [(badge, state.badge_of(badge.delegate)) for badge in badges]
    for badge, current in pairs:
        is_same = badge.id not in state.badges if current is None else current.id == badge.id
        if badge.delegate not in state.delegates or not is_same:
            raise Refused("Trong lúc in, bàn khác vừa sửa danh sách hoặc đổi mã thẻ. Hãy in lại.")
    return pairs
