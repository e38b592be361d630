"""Awards: who receives what, in which batch, and how far it has come."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum


class AwardKind(StrEnum):
    """Who is honoured."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"
    HOUSEHOLD = "household"


class AwardState(StrEnum):
    """How far the handing over has come."""

    WAITING = "waiting"
    CALLED = "called"
    HANDED = "handed"
    BY_PROXY = "by_proxy"


class Dossier(StrEnum):
    """How far an award's papers have come; printed and handed over are told by the award."""

    PROPOSED = "proposed"
    ASSESSED = "assessed"
    COUNCIL = "council"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What is arranged for the awards that are called to the stage together.

    The id ends in the number the awards name: "dot-1". ``stand_ins`` may hand over in the
    presenter's place, the first before the next. ``late`` marks the batch at the end for
    those who were away when their own batch was called. A batch without a row has none of it.
    """

    id: str
    number: int
    title: str = ""
    presenter: str = ""
    stand_ins: tuple[str, ...] = ()
    late: bool = False


def batch_id(number: int) -> str:
    """Return the id of what is arranged for a batch."""
    return f"dot-{number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """One certificate for one recipient.

    ``batch`` counts from 1; ``order`` is the place on stage and on the tray, from 1.
    ``delegate`` is who comes up: the recipient, or who represents a collective.
    A blank ``decision_no``, ``decision_day`` or ``certificate_no`` is not yet known.
    ``level`` is who honours ("UBND xã Đại Sơn"), ``prize`` the money in đồng, None while it
    is not known. ``listed`` is the place in the list of the decision or proposal, from 1.
    ``reading`` tells how the name is read aloud where the recipient is no delegate.
    ``receiver`` is who receives instead: before the handing over as agreed, then as it was.
    ``called_at`` is when the batch was called to the stage. ``remark`` tells what went
    otherwise than planned ("trao nhầm với …").
    """

    id: str
    kind: AwardKind
    recipient: str
    batch: int
    order: int
    honorific: str = ""
    position: str = ""
    delegate: str | None = None
    unit: str | None = None
    title: str = "Giấy khen"
    achievement: str = ""
    decision_no: str = ""
    decision_day: date | None = None
    certificate_no: str = ""
    presenter: str = ""
    state: AwardState = AwardState.WAITING
    receiver: str = ""
    receiver_position: str = ""
    receiver_reason: str = ""
    handed_at: datetime | None = None
    printed_at: datetime | None = None
    sample: bool = False
    level: str = ""
    prize: int | None = None
    dossier: Dossier = Dossier.PROPOSED
    listed: int | None = None
    reading: str = ""
    called_at: datetime | None = None
    remark: str = ""

    @property
    def is_done(self) -> bool:
        """Whether the certificate has left the tray."""
        return self.state in (AwardState.HANDED, AwardState.BY_PROXY)


def handed(award: Award, at: datetime) -> Award:
    """Return an award whose certificate has left the tray: to whom receives instead, if agreed."""
    state = AwardState.BY_PROXY if award.receiver else AwardState.HANDED
    return replace(award, state=state, handed_at=at)


def taken_back(award: Award) -> Award:
    """Return an award whose certificate lies on the tray again; who receives instead stays."""
    state = AwardState.WAITING if award.called_at is None else AwardState.CALLED
    return replace(award, state=state, handed_at=None)


def calling_words(award: Award) -> str:
    """Return what the MC says to call the recipient to the stage.

    A person is called by honorific, full name and post, a collective by whoever
    represents it; a household by its name.
    """
    name = f"{award.honorific.lower()} {award.recipient}".strip()
    if award.kind is AwardKind.COLLECTIVE:
        name = f"đại diện {award.recipient}"
    post = f", {award.position}," if award.position else ""
    return f"Xin trân trọng kính mời {name}{post} lên nhận {award.title}."


def in_calling_order(awards: Iterable[Award]) -> list[Award]:
    """Sort awards as they are called: by batch, then by place on stage."""
    return sorted(awards, key=lambda award: (award.batch, award.order, award.id))


@dataclass(frozen=True, slots=True)
class AwardProgress:
    """How many certificates are handed over, of how many."""

    handed: int
    total: int


def progress(awards: Iterable[Award]) -> AwardProgress:
    """Count the certificates that have left the tray."""
    states = [award.is_done for award in awards]
    return AwardProgress(sum(states), len(states))
