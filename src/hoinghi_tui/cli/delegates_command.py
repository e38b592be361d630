"""`delegates`: the list, searched and sorted, as a table or as JSON."""

import argparse
from collections.abc import Callable, Sequence

from hoinghi_tui.cli.common import add_folder, add_json, open_session, print_json
from hoinghi_tui.cli.table import table, terminal_room
from hoinghi_tui.domain.people import Attendance, Delegate
from hoinghi_tui.domain.seat_state import SEAT_WORDS, person_state
from hoinghi_tui.services.roster import Roster
from hoinghi_tui.services.session import Session

EXAMPLE = "hoinghi-tui delegates hoi-nghi --search soai"

_SORTS: dict[str, Callable[[Roster], Sequence[Delegate]]] = {
    "protocol": Roster.all,
    "name": Roster.by_name,
    "unit": Roster.by_unit,
}
_TITLES = ("MÃ", "HỌ VÀ TÊN", "CHỨC VỤ", "ĐƠN VỊ", "CHỖ", "TRẠNG THÁI")
_LEAST = {"HỌ VÀ TÊN": 24, "CHỨC VỤ": 20}
_DROP = ("ĐƠN VỊ", "CHỨC VỤ")
"""What gives way, and how far, in a terminal that is too narrow for the whole table."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument("--search", metavar="CHỮ", help="tìm theo tên không cần dấu, đơn vị, ghế …")
    parser.add_argument(
        "--sort",
        metavar="THỨ-TỰ",
        choices=list(_SORTS),
        help="protocol: thứ bậc; name: tên; unit: đơn vị",
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the delegates; those found by a search come best first unless sorted."""
    with open_session(arguments, read_only=True) as session:
        people = _chosen(session, arguments.search, arguments.sort)
        if arguments.json:
            print_json([_as_json(session, one) for one in people])
        else:
            _print_table(session, people)
    return 0


def _chosen(session: Session, query: str | None, sort: str | None) -> Sequence[Delegate]:
    ordered = _SORTS[sort or "protocol"](session.roster)
    if not query:
        return ordered
    found = session.roster.search(query)
    if sort is None:
        return found
    places = {one.id: place for place, one in enumerate(ordered)}
    return sorted(found, key=lambda one: places[one.id])


def _as_json(session: Session, delegate: Delegate) -> dict[str, object]:
    state = session.state
    unit = state.unit_of(delegate)
    seat = state.seat_of(delegate.id)
    return {
        "id": delegate.id,
        "full_name": delegate.full_name,
        "honorific": delegate.honorific,
        "position": delegate.position,
        "unit": unit.name if unit else None,
        "unit_code": unit.id if unit else None,
        "phone": delegate.phone,
        "phone_other": delegate.phone_other,
        "birth": delegate.birth,
        "roles": delegate.roles,
        "wheelchair": delegate.wheelchair,
        "note": delegate.note,
        "seat": seat.id if seat else None,
        "invitation": delegate.invitation,
        "absence_reason": delegate.absence_reason,
        "substitute": delegate.substitute,
        "attendance": _attendance_json(state.attendance.get(delegate.id)),
        "sample": delegate.sample,
    }


def _attendance_json(came: Attendance | None) -> dict[str, object] | None:
    if came is None:
        return None
    return {
        "state": came.state,
        "arrived_at": came.arrived_at,
        "station": came.station,
        "means": came.means,
        "substitute": came.substitute,
    }


def _print_table(session: Session, people: Sequence[Delegate]) -> None:
    if people:
        rows = [_as_row(session, one) for one in people]
        print("\n".join(table(_TITLES, rows, room=terminal_room(), least=_LEAST, drop=_DROP)))
    total = len(session.state.delegates)
    words = f"{total}" if len(people) == total else f"{len(people)}/{total}"
    sample = any(one.sample for one in people)
    print(f"{words} đại biểu" + (" (* người trong dữ liệu mẫu, không có thật)" if sample else ""))


def _as_row(session: Session, delegate: Delegate) -> tuple[str, ...]:
    state = session.state
    seat = state.seat_of(delegate.id)
    unit = state.unit_of(delegate)
    here = state.attendee(delegate)
    return (
        delegate.id,
        here.text + ("*" if delegate.sample else ""),
        here.position,
        unit.label if unit else "",
        seat.id if seat else "–",
        SEAT_WORDS[person_state(delegate, state.attendance.get(delegate.id))],
    )
