"""What an undo must not do: break the room or the agenda, or lose what others count on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.agenda_checks import refuse_flawed
from hoinghi_tui.domain.budget import Quantity
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Seat
from hoinghi_tui.domain.task_links import refuse_circle
from hoinghi_tui.domain.tasks import Task
from hoinghi_tui.services.rows import from_row
from hoinghi_tui.services.state import State
from hoinghi_tui.storage import Op, Row


@dataclass(frozen=True, slots=True)
class _Reference:
    """That a field of a table names a row of another; ``words`` say so of that row."""

    table: str
    field: str
    target: str
    words: str


_REFERENCES = (
    _Reference("attendance", "id", "delegates", "đã điểm danh"),
    _Reference("awards", "delegate", "delegates", "có tên khen thưởng"),
    _Reference("agenda", "presenter", "delegates", "có tên trong chương trình"),
    _Reference("seats", "delegate", "delegates", "đang có ghế"),
    _Reference("badges", "delegate", "delegates", "đang có mã thẻ"),
    _Reference("delegates", "unit", "units", "đang có đại biểu"),
    _Reference("awards", "unit", "units", "có tên khen thưởng"),
    _Reference("agenda", "unit", "units", "có tên trong chương trình"),
    _Reference("tasks", "unit", "units", "đang được giao việc"),
    _Reference("tasks", "owner", "delegates", "đang được giao việc"),
    _Reference("speeches", "speaker", "delegates", "có tên đọc tham luận"),
    _Reference("speeches", "unit", "units", "có tham luận"),
    _Reference("speeches", "item", "agenda", "có tham luận"),
    _Reference("reports", "unit", "units", "có báo cáo"),
    _Reference("reports", "item", "agenda", "có báo cáo"),
    _Reference("checklist", "unit", "units", "đang lo việc hội trường"),
    _Reference("par_fields", "unit", "units", "phụ trách một lĩnh vực Chỉ số CCHC"),
    _Reference("par_criteria", "field", "par_fields", "có tiêu chí"),
)


def refuse_broken(state: State, ops: Sequence[Op]) -> None:
    """Raise ``Refused`` when these changes would leave rows that no action could leave.

    The store only compares the rows an action changed. The room, the agenda and the
    names that rows give to each other also depend on the rows it did not touch.
    """
    _refuse_two_seats(state, ops)
    # Rows changed since are a conflict, and the store can say whose.
    if not state.fits(ops):
        return
    tables = {op.table for op in ops}
    after = {table: state.rows_after(table, ops) for table in tables}
    if "seats" in tables:
        _refuse_shut_seats(state, after["seats"])
    if "agenda" in tables:
        items = [from_row(AgendaItem, row) for row in after["agenda"].values()]
        refuse_flawed(list(state.agenda.values()), items)
    if "awards" in tables:
        _refuse_two_recipients(after["awards"])
    if "budget" in tables:
        _refuse_two_prizes(after["budget"])
    if "tasks" in tables:
        tasks = {key: from_row(Task, row) for key, row in after["tasks"].items()}
        refuse_circle(tasks, [op.id for op in ops if op.table == "tasks" and op.id in tasks])
    _refuse_lost(state, after)


def _refuse_two_prizes(after: Mapping[str, Row]) -> None:
    """Refuse to count the prizes in two lines of the budget."""
    if sum(row.get("source") == Quantity.PRIZES for row in after.values()) > 1:
        raise Refused(
            "Tiền thưởng nay đã có một dòng kinh phí khác nên không hoàn tác được. "
            "Hãy bỏ dòng ấy trước."
        )


def _refuse_two_recipients(after: Mapping[str, Row]) -> None:
    """Refuse to put two certificates in one place of a batch."""
    places = Counter((row.get("batch"), row.get("order")) for row in after.values())
    for (batch, order), count in places.items():
        if count > 1:
            raise Refused(
                f"Vị trí {order} của đợt {batch} nay có người khác. Hãy chuyển đợt bằng tay."
            )


def _refuse_two_seats(state: State, ops: Sequence[Op]) -> None:
    """Refuse to give a seat back to somebody who has got another one since."""
    seats = {op.id: op.set["delegate"] for op in ops if _seats_somebody(op) and op.set}
    given_up = seats.keys() | {op.id for op in ops if op.table == "seats" and op.set is None}
    for seat_id, person in seats.items():
        now = state.seat_of(person) if person else None
        if now is not None and now.id not in given_up:
            name = state.delegates[person].full_name if person in state.delegates else person
            raise Refused(
                f"{name} nay đã ngồi ghế {now.id} nên không trả lại ghế {seat_id} được. "
                "Hãy đổi chỗ bằng tay."
            )
    for op in ops:
        seat = state.seat_of(op.id) if op.table == "delegates" and op.set is None else None
        if seat is not None and seat.id not in given_up:
            name = state.delegates[op.id].full_name
            raise Refused(f"{name} đang ngồi ghế {seat.id}. Bỏ chỗ trước rồi hoàn tác.")


def _seats_somebody(op: Op) -> bool:
    return op.table == "seats" and op.set is not None and "delegate" in op.set


def _refuse_shut_seats(state: State, after: Mapping[str, Row]) -> None:
    """Refuse to put people on blocked seats, and to change who sits on a locked one."""
    for seat_id, before in state.seats.items():
        seat = from_row(Seat, after[seat_id]) if seat_id in after else None
        if seat is None or seat == before:
            continue
        if before.locked and seat.delegate != before.delegate and _same_chair(seat, before):
            raise Refused(f"Ghế {seat_id} đang khóa. Mở khóa ghế rồi hoàn tác.")
        if seat.blocked and seat.delegate is not None:
            state_word = "đang chặn" if before.blocked else "đang có người"
            advice = "Bỏ chặn ghế" if before.blocked else "Chuyển người đi"
            raise Refused(f"Ghế {seat_id} {state_word}. {advice} rồi hoàn tác.")


def _same_chair(one: Seat, other: Seat) -> bool:
    """Tell whether a label means the same chair: numbering a row anew moves labels."""
    return (one.zone, one.column, one.line) == (other.zone, other.column, other.line)


def _refuse_lost(state: State, after: Mapping[str, Mapping[str, Row]]) -> None:
    """Refuse to take away a person or unit that is named, or to name one that is gone."""
    for reference in _REFERENCES:
        if reference.table not in after and reference.target not in after:
            continue
        known = after.get(reference.target, state.rows(reference.target))
        named = {
            row.get(reference.field)
            for row in after.get(reference.table, state.rows(reference.table)).values()
        }
        present = state.rows(reference.target)
        for lost in sorted(one for one in named if one and one not in known):
            if lost in present:
                name = (
                    present[lost].get("full_name")
                    or present[lost].get("name")
                    or present[lost].get("title")
                )
                raise Refused(
                    f"{name} {reference.words} nên không hoàn tác được. Hãy gỡ việc ấy trước."
                )
            if reference.table in after and lost not in _named(state, reference):
                raise Refused(
                    f"Việc này nhắc tới {lost} đã bị xóa nên không hoàn tác được. "
                    "Hãy hoàn tác việc xóa trước, hoặc sửa bằng tay."
                )


def _named(state: State, reference: _Reference) -> set[object]:
    return {row.get(reference.field) for row in state.rows(reference.table).values()}
