"""The register of what was sent, line by line: papers to their recipients, then invitations.

How far an invitation has come stands with its delegate, and only there; a sending may tell
besides how and when it went.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from hoinghi_tui.domain.people import Delegate, Invitation, Unit
from hoinghi_tui.domain.people_words import INVITATION_WORDS
from hoinghi_tui.domain.sendings import PROGRESS_WORDS, Progress, Sending, Way, in_order
from hoinghi_tui.domain.titles import post_with_unit

INVITATIONS = "Giấy mời đại biểu"
"""What stands in the place of a paper's name over the invitations."""

_OF_INVITATION = "moi-"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingLine:
    """One line of the register.

    ``post`` is that of somebody invited. ``words`` say how far it has come, ``declined`` that
    somebody does not come. ``delegate`` is the id of who is invited, None for a paper.
    """

    id: str
    document: str
    recipient: str
    progress: Progress
    words: str
    post: str = ""
    way: Way = Way.UNKNOWN
    sent_on: date | None = None
    received_on: date | None = None
    receiver: str = ""
    note: str = ""
    declined: bool = False
    delegate: str | None = None


@dataclass(frozen=True, slots=True)
class SendingCount:
    """How many lines there are, how many are sent (also those received), how many received."""

    total: int
    sent: int
    received: int


def invitation_id(delegate_id: str) -> str:
    """Return the id of the line, and of the sending, about a delegate's invitation."""
    return f"{_OF_INVITATION}{delegate_id}"


def invited_delegate(line_id: str) -> str | None:
    """Return whose invitation a line is about, None for a line about a paper."""
    prefix, _, rest = line_id.partition(_OF_INVITATION)
    return rest if rest and not prefix else None


def sending_lines(
    sendings: Iterable[Sending], people: Iterable[Delegate], units: Mapping[str, Unit]
) -> list[SendingLine]:
    """Return the papers' lines paper by paper, then the invitations in the order of ``people``.

    Walk-ins have no invitation.
    """
    every = list(sendings)
    details = {one.delegate: one for one in every if one.delegate}
    papers = [_paper_line(one) for one in in_order(every) if one.delegate is None]
    invited = [one for one in people if not one.walk_in]
    return papers + [
        _invitation_line(one, units.get(one.unit or ""), details.get(one.id)) for one in invited
    ]


def count(lines: Iterable[SendingLine]) -> SendingCount:
    """Count how far the lines have come."""
    states = [one.progress for one in lines]
    received = states.count(Progress.RECEIVED)
    return SendingCount(len(states), states.count(Progress.SENT) + received, received)


def _paper_line(one: Sending) -> SendingLine:
    return SendingLine(
        id=one.id,
        document=one.document,
        recipient=one.recipient,
        progress=one.progress,
        words=PROGRESS_WORDS[one.progress],
        way=one.way,
        sent_on=one.sent_on,
        received_on=one.received_on,
        receiver=one.receiver,
        note=one.note,
    )


def _invitation_line(delegate: Delegate, unit: Unit | None, detail: Sending | None) -> SendingLine:
    known = detail if detail and delegate.invitation is not Invitation.NOT_SENT else None
    told = known or Sending(id="")
    progress = _progress(delegate.invitation, told)
    is_sent = delegate.invitation is Invitation.SENT
    declined = delegate.invitation is Invitation.DECLINED
    return SendingLine(
        id=invitation_id(delegate.id),
        document=INVITATIONS,
        recipient=f"{delegate.honorific} {delegate.full_name}".strip(),
        post=post_with_unit(delegate.position, unit),
        progress=progress,
        words=PROGRESS_WORDS[progress] if is_sent else INVITATION_WORDS[delegate.invitation],
        way=told.way,
        sent_on=told.sent_on,
        received_on=told.received_on,
        receiver=told.receiver,
        note=delegate.absence_reason if declined else "",
        declined=declined,
        delegate=delegate.id,
    )


def _progress(invitation: Invitation, detail: Sending) -> Progress:
    """Return how far an invitation has come: who has answered has received it."""
    if invitation is Invitation.NOT_SENT:
        return Progress.WAITING
    if invitation is Invitation.SENT and detail.received_on is None:
        return Progress.SENT
    return Progress.RECEIVED
