"""What F3 says after an import and before something is deleted or merged."""

from collections.abc import Sequence

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.services.import_plan import ImportSummary
from hoinghi_tui.services.session import Session
from hoinghi_tui.vietnamese import printable

_MOST_NAMES = 5


def import_text(summary: ImportSummary) -> str:
    """Say what an import has saved, and how to take it back."""
    if not (summary.added or summary.updated):
        return f"Không có gì mới: cả {summary.unchanged} người đã có trong danh sách."
    return (
        f"Đã lưu: {summary.added} người mới, {summary.updated} được cập nhật, "
        f"{summary.unchanged} giữ nguyên. Ctrl+Z để hoàn tác cả danh sách."
    )


def listed_text(one: Delegate) -> str:
    """Say that a person who is being added is on the list, and how to add all the same."""
    who = ", ".join(printable(words) for words in (one.full_name, one.position) if words)
    return f"Đã có {who} ({one.id}). Ctrl+S lần nữa: vẫn thêm."


def deletion_text(session: Session, people: Sequence[Delegate]) -> str:
    """Say what is lost with delegates, and how to get it back."""
    lost = _lost(session, people[0]) if len(people) == 1 else _lost_by_several(session, people)
    also = f", cùng {', '.join(lost)}" if lost else ""
    return f"{_names(people)} sẽ bị xóa khỏi danh sách{also}.\n\nXóa nhầm thì bấm Ctrl+Z."


def whom(people: Sequence[Delegate]) -> str:
    """Name one person, or say how many there are."""
    return printable(people[0].full_name) if len(people) == 1 else f"{len(people)} người"


def _names(people: Sequence[Delegate]) -> str:
    names = [printable(one.full_name) for one in people]
    if len(names) == 1:
        return names[0]
    more = f" và {len(names) - _MOST_NAMES} người nữa" if len(names) > _MOST_NAMES else ""
    return f"{len(names)} người ({', '.join(names[:_MOST_NAMES])}{more})"


def _lost(session: Session, delegate: Delegate) -> list[str]:
    state = session.state
    seat = state.seat_of(delegate.id)
    came = state.attendance.get(delegate.id)
    lost = [f"ghế {seat.id}"] if seat else []
    lost += ["mã trên thẻ"] if state.badge_of(delegate.id) else []
    lost += [f"điểm danh lúc {session.clock_text(came.arrived_at, seconds=False)}"] if came else []
    return lost


def _lost_by_several(session: Session, people: Sequence[Delegate]) -> list[str]:
    state = session.state
    seats = sum(state.seat_of(one.id) is not None for one in people)
    came = sum(one.id in state.attendance for one in people)
    lost = [f"{seats} ghế"] if seats else []
    return [*lost, "mã trên thẻ", *([f"{came} lượt điểm danh"] if came else [])]
