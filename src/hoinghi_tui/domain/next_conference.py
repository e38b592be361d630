"""What of a conference serves the next one: people, room, programme, duties, without the day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.budget import BudgetLine, Quantity
from hoinghi_tui.domain.conference import UNTITLED, Conference
from hoinghi_tui.domain.people import Delegate, Invitation, Role
from hoinghi_tui.domain.room import Seat
from hoinghi_tui.domain.speeches import Report, ReportState, Speech
from hoinghi_tui.domain.tasks import Phase, Task, TaskState


def next_conference(past: Conference, title: str, event_tag: str) -> Conference:
    """Return the facts of the next one: who holds it and where, nothing of the past day.

    What a plan gives anew each time stays blank: title, number, day, basis, aims, budget.
    """
    return Conference(
        title=title or UNTITLED,
        event_tag=event_tag,
        issuer=past.issuer,
        superior=past.superior,
        place=past.place,
        room=past.room,
        chair=past.chair,
        signer=past.signer,
        signer_title=past.signer_title,
        locality=past.locality,
        recipients=past.recipients,
        time_zone=past.time_zone,
        deadline=past.deadline,
        sample=past.sample,
    )


def empty_seat(seat: Seat) -> Seat:
    """Return a chair nobody sits on; what is blocked or kept in reserve stays so."""
    return replace(seat, delegate=None, locked=False)


def invited_again(delegates: Iterable[Delegate]) -> Iterator[Delegate]:
    """Yield those who stood on the list, not yet invited; walk-ins were never invited.

    Who was honoured then is not honoured now.
    """
    for one in delegates:
        if one.walk_in:
            continue
        yield replace(
            one,
            invitation=Invitation.NOT_SENT,
            absence_reason="",
            substitute=None,
            roles=tuple(role for role in one.roles if role is not Role.HONOREE),
        )


def planned_again(item: AgendaItem, kept: Mapping[str, object]) -> AgendaItem:
    """Return an item as it was planned, approved by nobody and not begun.

    ``kept`` are the delegates that come along; a presenter who does not is dropped.
    """
    return replace(
        item,
        presenter=item.presenter if item.presenter in kept else None,
        skipped=False,
        baseline_start=None,
        baseline_end=None,
        started_at=None,
        ended_at=None,
        extension_s=0,
        paused_s=0,
        paused_at=None,
    )


def duties_again(tasks: Iterable[Task], kept: Mapping[str, object]) -> Iterator[Task]:
    """Yield what prepared the past one, to be done anew; fixed days are those of the past.

    What the past one concluded is no preparation of the next.
    """
    before = {task.id: task for task in tasks if task.phase is Phase.BEFORE}
    for task in before.values():
        yield replace(
            task,
            state=TaskState.OPEN,
            due=None,
            due_proposed=task.due_proposed and task.days_before is not None,
            owner=task.owner if task.owner in kept else None,
            depends_on=tuple(one for one in task.depends_on if one in before),
        )


def owed_again(speech: Speech, kept: Mapping[str, object]) -> Speech:
    """Return that a unit owes a paper again: nothing is known of it yet but who reads it."""
    speaker = speech.speaker if speech.speaker in kept else None
    return replace(speech, speaker=speaker, title="", file=None)


def report_again(report: Report) -> Report:
    """Return a report nobody has begun."""
    return replace(report, state=ReportState.NONE, file=None)


def estimate_again(line: BudgetLine) -> BudgetLine:
    """Return a line of money as it was planned; prizes and what was spent are of the past one.

    A quantity that was fixed of those invited then is counted anew.
    """
    quantity = line.quantity if line.source is Quantity.TYPED else None
    return replace(
        line,
        quantity=quantity,
        planned=None,
        actual_quantity=None,
        actual=None,
        voucher_no="",
        voucher_day=None,
    )
