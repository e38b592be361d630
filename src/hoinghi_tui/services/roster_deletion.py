"""Taking a person off the list, with all that hangs on the person."""

from dataclasses import replace

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.known import known
from hoinghi_tui.services.rows import change, deletion
from hoinghi_tui.services.state import State
from hoinghi_tui.storage import Op


def deletion_ops(state: State, person: str) -> list[Op]:
    """Describe the deletion of a person with seat, badges, attendance, marks.

    Refuses while an award, an agenda item or a paper names the person. Duties go back to the
    head of the unit.
    """
    # Imported late: the door deletes nobody.
    from hoinghi_tui.domain.sending_lines import invitation_id

    delegate = known(state, person)
    if any(award.delegate == person for award in state.awards.values()):
        raise Refused(
            f"{delegate.full_name} đang có tên trong danh sách khen thưởng. "
            "Hãy đổi người nhận trước khi xóa."
        )
    if any(item.presenter == person for item in state.agenda.values()):
        raise Refused(
            f"{delegate.full_name} đang trình bày một mục của chương trình. "
            "Hãy đổi người trình bày trước khi xóa."
        )
    if any(speech.speaker == person for speech in state.speeches.values()):
        raise Refused(
            f"{delegate.full_name} đang được ghi là người đọc tham luận. "
            "Hãy đổi người đọc ở trang F9 trước khi xóa."
        )
    ops = [deletion("delegates", delegate)]
    for task in state.tasks.values():
        if task.owner == person:
            ops += change("tasks", task, replace(task, owner=None))
    if person in state.attendance:
        ops.append(deletion("attendance", state.attendance[person]))
    if person in state.introductions:
        ops.append(deletion("introductions", state.introductions[person]))
    sent = state.sendings.get(invitation_id(person))
    if sent is not None:
        ops.append(deletion("sendings", sent))
    ops += [deletion("badges", badge) for badge in state.badges_of(person)]
    seat = state.seat_of(person)
    if seat is not None:
        ops += change("seats", seat, replace(seat, delegate=None))
    return ops
