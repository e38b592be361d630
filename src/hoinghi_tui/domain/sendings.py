"""What was sent to whom: the plan, the report, the conclusion; how, when, received by whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.vietnamese import fold

PLAN = "Kế hoạch tổ chức hội nghị"
"""The paper whose recipients a conference knows from the beginning."""


class Way(StrEnum):
    """How a paper is sent."""

    UNKNOWN = ""
    SYSTEM = "system"
    HAND = "hand"
    POST = "post"
    EMAIL = "email"
    ZALO = "zalo"


WAY_WORDS = {
    Way.UNKNOWN: "chưa rõ",
    Way.SYSTEM: "hệ thống văn bản",
    Way.HAND: "trực tiếp",
    Way.POST: "bưu điện",
    Way.EMAIL: "thư điện tử",
    Way.ZALO: "Zalo",
}


class Progress(StrEnum):
    """How far a paper has come."""

    WAITING = "waiting"
    SENT = "sent"
    RECEIVED = "received"


PROGRESS_WORDS = {
    Progress.WAITING: "chưa gửi",
    Progress.SENT: "đã gửi",
    Progress.RECEIVED: "đã nhận",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One paper on its way to one recipient; days are local, None while it has not happened.

    With a ``delegate`` it tells how and when that person's invitation went, and nothing else:
    see ``sending_lines``.
    """

    id: str
    recipient: str = ""
    document: str = ""
    way: Way = Way.UNKNOWN
    order: int = 0
    sent_on: date | None = None
    received_on: date | None = None
    receiver: str = ""
    note: str = ""
    delegate: str | None = None

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        if self.received_on is not None:
            return Progress.RECEIVED
        return Progress.SENT if self.sent_on is not None else Progress.WAITING


def outside_recipients(recipients: Sequence[str]) -> list[str]:
    """Return who is sent something: not the archive ("Lưu: VT"), which is the sender's own."""
    named = (one.strip() for one in recipients)
    return [one for one in named if one and not fold(one).lstrip("- ").startswith("luu")]


def in_order(sendings: Iterable[Sending]) -> list[Sending]:
    """Return the sendings of papers, each paper where its first sending stands.

    Those that tell of an invitation are left out.
    """
    papers = (one for one in sendings if one.delegate is None)
    every = sorted(papers, key=lambda one: (one.order, one.id))
    first: dict[str, int] = {}
    for one in every:
        first.setdefault(one.document, len(first))
    return sorted(every, key=lambda one: first[one.document])


def unsent(sendings: Iterable[Sending]) -> list[Sending]:
    """Return what has still to be sent."""
    return [one for one in in_order(sendings) if one.progress is Progress.WAITING]


def unconfirmed(sendings: Iterable[Sending]) -> list[Sending]:
    """Return what was sent and of which nobody knows whether it has arrived."""
    return [one for one in in_order(sendings) if one.progress is Progress.SENT]


def not_addressed(
    recipients: Sequence[str], document: str, sendings: Iterable[Sending]
) -> list[str]:
    """Return the recipients of a paper for whom nothing is written down yet."""
    known = {fold(one.recipient) for one in sendings if fold(one.document) == fold(document)}
    return [one for one in outside_recipients(recipients) if fold(one) not in known]


def plan_sendings(recipients: Sequence[str]) -> list[Sending]:
    """Return the sendings a new conference begins with: the plan to each of its recipients."""
    return [
        Sending(id=f"gui-{number:02d}", recipient=one, document=PLAN, order=number)
        for number, one in enumerate(outside_recipients(recipients), 1)
    ]


def sent(sending: Sending, on: date, way: Way) -> Sending:
    """Return the sending as sent on a day; one that arrived already stays as it is."""
    if sending.progress is Progress.RECEIVED:
        return sending
    return replace(sending, sent_on=on, way=way or sending.way)


def received(sending: Sending, on: date, receiver: str) -> Sending:
    """Return the sending as received on a day; refuses one that was never sent."""
    if sending.sent_on is None:
        raise Refused(
            f"{sending.recipient}: chưa ghi ngày gửi nên chưa ghi nhận được. Bấm G để ghi đã gửi."
        )
    if on < sending.sent_on:
        raise Refused(
            f"{sending.recipient}: gửi ngày {sending.sent_on:%d/%m/%Y} nên không thể nhận ngày "
            f"{on:%d/%m/%Y}. Hãy xem lại ngày gửi."
        )
    return replace(sending, received_on=on, receiver=receiver or sending.receiver)


def taken_back(sending: Sending) -> Sending:
    """Return the sending as one that has not left the house."""
    return replace(sending, sent_on=None, received_on=None, receiver="")
