"""Putting two entries of the list that are one person together, with all that hangs on them."""

from dataclasses import replace

from hoinghi_tui.domain.merging import merged, merged_attendance, merged_badges
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.known import known
from hoinghi_tui.services.rows import change, deletion, insertion
from hoinghi_tui.services.state import State
from hoinghi_tui.storage import Op


def merging_ops(state: State, survivor: str, other: str) -> list[Op]:
    """Describe how ``other`` becomes part of ``survivor``; refuses who is not on the list.

    The seat of the survivor stays, else the other's is taken over. Badges, arrivals, awards
    and agenda items of the other become the survivor's.
    """
    kept, gone = known(state, survivor), known(state, other)
    if survivor == other:
        raise Refused("Hãy chọn hai người khác nhau để gộp.")
    ops = [*change("delegates", kept, merged(kept, gone)), deletion("delegates", gone)]
    ops += _attendance(state, survivor, other)
    ops += _introduced(state, survivor, other)
    ops += _sent(state, survivor, other)
    ops += _seats(state, survivor, other)
    badges = [*state.badges_of(survivor), *state.badges_of(other)]
    for badge in merged_badges(survivor, other, badges):
        ops += change("badges", state.badges[badge.id], badge)
    return [*ops, *_named(state, survivor, other)]


def _named(state: State, survivor: str, other: str) -> list[Op]:
    """Let what names the other name the survivor: awards, items, papers, duties."""
    ops: list[Op] = []
    for award in state.awards.values():
        if award.delegate == other:
            ops += change("awards", award, replace(award, delegate=survivor))
    for item in state.agenda.values():
        if item.presenter == other:
            ops += change("agenda", item, replace(item, presenter=survivor))
    for speech in state.speeches.values():
        if speech.speaker == other:
            ops += change("speeches", speech, replace(speech, speaker=survivor))
    for task in state.tasks.values():
        if task.owner == other:
            ops += change("tasks", task, replace(task, owner=survivor))
    return ops


def _attendance(state: State, survivor: str, other: str) -> list[Op]:
    mine, theirs = state.attendance.get(survivor), state.attendance.get(other)
    came = merged_attendance(survivor, mine, theirs)
    if theirs is None or came is None:
        return []
    saved = change("attendance", mine, came) if mine else (insertion("attendance", came),)
    return [deletion("attendance", theirs), *saved]


def _introduced(state: State, survivor: str, other: str) -> list[Op]:
    """Whoever of both was introduced, the one person has been; a mark there is stays."""
    gone = state.introductions.get(other)
    if gone is None:
        return []
    ops = [deletion("introductions", gone)]
    if survivor not in state.introductions:
        ops.append(insertion("introductions", replace(gone, id=survivor)))
    return ops


def _sent(state: State, survivor: str, other: str) -> list[Op]:
    """How the survivor's invitation went stays, else how the other's did is taken over."""
    from hoinghi_tui.domain.sending_lines import invitation_id

    gone, own_id = state.sendings.get(invitation_id(other)), invitation_id(survivor)
    if gone is None:
        return []
    ops = [deletion("sendings", gone)]
    if own_id not in state.sendings:
        ops.append(insertion("sendings", replace(gone, id=own_id, delegate=survivor)))
    return ops


def _seats(state: State, survivor: str, other: str) -> list[Op]:
    given_up = state.seat_of(other)
    if given_up is None:
        return []
    taker = None if state.seat_of(survivor) else survivor
    return [*change("seats", given_up, replace(given_up, delegate=taker))]
