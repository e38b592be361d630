"""Gathers what shows the room on paper: the seating plan and the lists of who sits where."""

from collections.abc import Collection, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Seat, Zone
from hoinghi_tui.domain.room_labels import ZONE_WORDS
from hoinghi_tui.domain.room_map import bent_rows
from hoinghi_tui.domain.unit_marks import unit_marks
from hoinghi_tui.domain.unit_order import in_rank
from hoinghi_tui.resources import find_template
from hoinghi_tui.services.files_out import write_out
from hoinghi_tui.services.paper_holders import holder, is_awaited
from hoinghi_tui.services.print_job import Paper, PrintJob, no_changes
from hoinghi_tui.services.state import State
from hoinghi_tui.vietnamese import name_key

if TYPE_CHECKING:
    from hoinghi_tui.documents.seat_lists import SeatGroup, SeatLine
    from hoinghi_tui.documents.seat_plan import PaperSize, Plan

PLAN_TEMPLATE = "so-do-cho-ngoi.docx"
PICTURES = (".svg", ".png")
"""The kinds of file the plan is drawn into as a picture, with the names."""
LIST_TEMPLATE = "danh-sach-cho-ngoi.docx"


def seat_plan(state: State) -> "Plan":
    """Put together what a drawing of the room shows, the same on paper and as a picture.

    Who has declined is left out, as on the badges. Refuses a conference without a room.
    """
    from hoinghi_tui.documents.seat_drawing import PlanSeat
    from hoinghi_tui.documents.seat_plan import LegendEntry, Plan

    room = next(iter(state.rooms.values()), None)
    if room is None or not state.seats:
        raise Refused("Hội nghị này chưa có sơ đồ phòng họp. Dựng phòng ở trang F4 trước.")
    marks = unit_marks(state.units.values())
    seats = []
    for seat in state.seats.values():
        delegate = _sitter(state, seat)
        mark = marks.get(delegate.unit or "") if delegate else None
        seats.append(
            PlanSeat(
                seat,
                holder(state, delegate) if delegate else None,
                mark.letter if mark else "",
                mark.colour if mark else 0,
            )
        )
    fills = {one.letter: one.fill for one in seats if one.letter}
    legend = [
        LegendEntry(marks[unit.id].letter, fills[marks[unit.id].letter], unit.label)
        for unit in in_rank(state.units.values())
        if marks[unit.id].letter in fills
    ]
    unplaced = sum(
        is_awaited(state, one) and state.seat_of(one.id) is None for one in state.delegates.values()
    )
    return Plan(room, seats, legend, unplaced)


def seat_plan_job(state: State, folder: Path, size: "PaperSize | None" = None) -> PrintJob:
    """Gather the seating plan of the whole room, on A4 unless another size is wanted.

    Refuses a conference without a room.
    """
    from hoinghi_tui.documents.seat_plan import PaperSize, render_seat_plan

    plan, sheet = seat_plan(state), size or PaperSize.A4
    people = tuple(one.holder.delegate.id for one in plan.seats if one.holder)
    return PrintJob(
        kind=f"print_{Paper.SEAT_PLAN}",
        stem=f"so-do-cho-ngoi-{sheet}",
        words=f"sơ đồ chỗ ngồi của {len(people)} người",
        ids=people,
        fill=partial(
            render_seat_plan,
            plan,
            state.conference,
            find_template(folder, PLAN_TEMPLATE),
            sheet,
        ),
        changes=no_changes,
    )


def write_picture(state: State, path: Path) -> Path:
    """Draw the seating plan into a .svg or .png file and return where it is.

    Refuses a conference without a room and raises as ``write_out``; ``DocumentError`` when
    this machine cannot make a PNG.
    """
    from hoinghi_tui.documents.room_svg import room_svg

    ending = path.suffix.lower()
    svg = room_svg(seat_plan(state), state.conference)
    if ending == ".png":
        from hoinghi_tui.documents.room_png import room_png

        data = room_png(svg)
    else:
        ending, data = ".svg", svg.encode()
    return write_out(Path("so-do-cho-ngoi").with_suffix(ending), data, path)


def seat_list_job(state: State, folder: Path, people: Sequence[Delegate], paper: Paper) -> PrintJob:
    """Gather the list by seat or by name of all ``people`` who are to come.

    Refuses when nobody is to come.
    """
    from hoinghi_tui.documents.seat_lists import render_seat_list

    awaited = [one for one in people if is_awaited(state, one)]
    if not awaited:
        raise Refused("Chưa có đại biểu nào để in. Nhập danh sách đại biểu ở trang F3 trước.")
    by_seat = paper is Paper.SEATS_BY_SEAT
    groups = _by_seat(state, awaited) if by_seat else _by_name(state, awaited)
    order = "Xếp theo ghế" if by_seat else "Xếp theo tên"
    return PrintJob(
        kind=f"print_{paper}",
        stem="cho-ngoi-theo-ghe" if by_seat else "cho-ngoi-theo-ten",
        words=f"danh sách chỗ ngồi của {len(awaited)} người",
        ids=tuple(line.holder.delegate.id for group in groups for line in group.lines),
        fill=partial(
            render_seat_list,
            order,
            groups,
            state.conference,
            find_template(folder, LIST_TEMPLATE),
        ),
        changes=no_changes,
    )


def _sitter(state: State, seat: Seat) -> Delegate | None:
    delegate = state.delegates.get(seat.delegate or "")
    return delegate if delegate and is_awaited(state, delegate) else None


def _by_seat(state: State, people: Sequence[Delegate]) -> list["SeatGroup"]:
    from hoinghi_tui.documents.seat_lists import SeatGroup

    seated = [(seat, one) for one in people if (seat := state.seat_of(one.id))]
    # The seats of a round table stand on several lines and still belong together.
    starts: dict[tuple[Zone, str], tuple[int, float]] = {}
    for seat in state.seats.values():
        key, here = (seat.zone, seat.row), (seat.line, seat.column)
        starts[key] = min(here, starts.get(key, here))
    seated.sort(key=lambda pair: _place(pair[0], starts[pair[0].zone, pair[0].row]))
    tables = bent_rows(state.seats.values())
    groups = [
        SeatGroup(heading, _lines(state, [one for _, one in pairs]))
        for heading, pairs in groupby(seated, key=lambda pair: _heading(pair[0], tables))
    ]
    rest = [one for one in people if state.seat_of(one.id) is None]
    return groups + ([SeatGroup("Chưa có chỗ", _lines(state, rest))] if rest else [])


def _by_name(state: State, people: Sequence[Delegate]) -> list["SeatGroup"]:
    from hoinghi_tui.documents.seat_lists import SeatGroup

    lines = _lines(state, people)
    # A substitute is looked for by the own name, which is the one on the badge.
    ordered = sorted(
        lines,
        key=lambda line: name_key(
            line.holder.name,
            None if line.holder.substitute else line.holder.delegate.given_name,
        ),
    )
    return [SeatGroup("", tuple(ordered))]


def _lines(state: State, people: Sequence[Delegate]) -> tuple["SeatLine", ...]:
    from hoinghi_tui.documents.seat_lists import SeatLine

    found = []
    for one in people:
        seat = state.seat_of(one.id)
        found.append(SeatLine(holder(state, one), state.place(seat) if seat else ""))
    return tuple(found)


def _place(seat: Seat, start: tuple[int, float]) -> tuple[object, ...]:
    return (list(Zone).index(seat.zone), start, seat.row, seat.number, seat.id)


def _heading(seat: Seat, tables: Collection[str]) -> str:
    if seat.zone is not Zone.HALL:
        return ZONE_WORDS[seat.zone]
    return f"Bàn {seat.row}" if seat.row in tables else f"Hàng {seat.row}"
