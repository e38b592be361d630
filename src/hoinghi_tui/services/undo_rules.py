"""What an undo must not do: break the plan of the room, or lose a person others count on."""

from collections.abc import Sequence

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.state import State
from hoinghi_tui.storage import Op


def refuse_broken_seating(state: State, ops: Sequence[Op]) -> None:
    """Raise ``Refused`` when these changes would break the plan of the room.

    The store only compares the rows an action changed. A person whose seat was taken away
    may have got another one since, on a row that the action did not touch.
    """
    seats = {op.id: op.set["delegate"] for op in ops if _seats_somebody(op) and op.set}
    for seat_id, person in seats.items():
        now = state.seat_of(person) if person else None
        if now is not None and now.id not in seats:
            name = state.delegates[person].full_name if person in state.delegates else person
            raise Refused(
                f"{name} nay đã ngồi ghế {now.id} nên không trả lại ghế {seat_id} được. "
                "Hãy đổi chỗ bằng tay."
            )
    for op in ops:
        seat = state.seat_of(op.id) if op.table == "delegates" and op.set is None else None
        if seat is not None and seat.id not in seats:
            name = state.delegates[op.id].full_name
            raise Refused(f"{name} đang ngồi ghế {seat.id}. Bỏ chỗ trước rồi hoàn tác.")


def refuse_lost_people(state: State, ops: Sequence[Op]) -> None:
    """Raise ``Refused`` when these changes would take away somebody who is needed.

    Needed is who has been checked in, receives an award or presents an agenda item since,
    unless the same changes take that away too.
    """
    gone = {op.id for op in ops if op.table == "delegates" and op.set is None}
    if not gone:
        return
    unsaid = {op.id for op in ops if op.table == "attendance" and op.set is None}
    reasons = [
        ((gone - unsaid) & set(state.attendance), "đã điểm danh"),
        (gone & {award.delegate for award in state.awards.values()}, "có tên khen thưởng"),
        (gone & {item.presenter for item in state.agenda.values()}, "có tên trong chương trình"),
    ]
    for people, reason in reasons:
        for person in sorted(people):
            name = state.delegates[person].full_name
            raise Refused(f"{name} {reason} nên không hoàn tác được. Hãy gỡ việc ấy trước.")


def _seats_somebody(op: Op) -> bool:
    return op.table == "seats" and op.set is not None and "delegate" in op.set
