"""A line of the register of what was sent, as a person types it."""

from dataclasses import dataclass, replace
from datetime import date

from hoinghi_tui.domain.checked import Checked
from hoinghi_tui.domain.conference_date import parse_conference_date
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.sendings import Sending, Way
from hoinghi_tui.vietnamese import clean

LABELS = {
    "recipient": "Nơi nhận",
    "document": "Văn bản",
    "way": "Cách gửi",
    "sent_on": "Ngày gửi",
    "received_on": "Ngày nhận",
    "receiver": "Người nhận",
    "note": "Ghi chú",
}
"""What each field of the form is called, in the order of the form."""

_DAY_WANTED = "Ghi ngày như 01/12/2025; chưa có thì để trống."


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingDraft:
    """The values of the form, days as typed: "01/12/2025" or blank."""

    recipient: str = ""
    document: str = ""
    way: Way = Way.UNKNOWN
    sent_on: str = ""
    received_on: str = ""
    receiver: str = ""
    note: str = ""

    @classmethod
    def of(cls, sending: Sending) -> "SendingDraft":
        """Return the values that show ``sending`` in the form."""
        return cls(
            recipient=sending.recipient,
            document=sending.document,
            way=sending.way,
            sent_on=_day_text(sending.sent_on),
            received_on=_day_text(sending.received_on),
            receiver=sending.receiver,
            note=sending.note,
        )


def check_draft(draft: SendingDraft, before: Sending, today: date) -> Checked[Sending]:
    """Turn a draft into ``before`` with the typed values, and say what is wrong in it.

    Nothing can have been sent or received after ``today``, nor received before it was sent.
    """
    problems: dict[str, str] = {}
    recipient, document = clean(draft.recipient), clean(draft.document)
    if not recipient:
        problems["recipient"] = "Hãy ghi nơi nhận, ví dụ Sở Nội vụ thành phố."
    if not document:
        problems["document"] = "Hãy ghi tên văn bản gửi đi."
    sent_on = _day("sent_on", draft.sent_on, today, problems)
    received_on = _day("received_on", draft.received_on, today, problems)
    if received_on is not None and not problems:
        if sent_on is None:
            problems["sent_on"] = "Đã nhận thì phải có ngày gửi."
        elif received_on < sent_on:
            problems["received_on"] = f"Sớm hơn ngày gửi {sent_on:%d/%m/%Y}. Hãy xem lại."
    sending = replace(
        before,
        recipient=recipient or before.recipient,
        document=document or before.document,
        way=draft.way,
        receiver=clean(draft.receiver),
        note=clean(draft.note),
    )
    if not problems.keys() & {"sent_on", "received_on"}:
        sending = replace(sending, sent_on=sent_on, received_on=received_on)
    return Checked(sending, problems)


def _day(name: str, typed: str, today: date, problems: dict[str, str]) -> date | None:
    try:
        told = parse_conference_date(typed)
    except Refused:
        problems[name] = _DAY_WANTED
        return None
    if told.expected:
        problems[name] = _DAY_WANTED
    elif told.day is not None and told.day > today:
        problems[name] = f"Ngày {told.day:%d/%m/%Y} chưa tới. Hãy xem lại."
    return told.day


def _day_text(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
