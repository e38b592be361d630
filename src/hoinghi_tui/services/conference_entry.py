"""What a person typed about the conference, checked field by field."""

from dataclasses import dataclass, fields, replace

from hoinghi_tui.domain.checked import Checked
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.conference_date import ConferenceDate, parse_conference_date
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.text_list import join_list, split_list
from hoinghi_tui.domain.time_text import parse_time_of_day
from hoinghi_tui.vietnamese import clean

LABELS = {
    "title": "Tên hội nghị",
    "number": "Số văn bản",
    "when": "Ngày họp",
    "deadline": "Giờ phải xong",
    "room": "Phòng họp",
    "place": "Nơi họp",
    "chair": "Người chủ trì",
    "signer": "Người ký",
    "signer_title": "Chức vụ ký",
    "issuer": "Cơ quan",
    "superior": "Cấp trên",
    "locality": "Địa danh",
    "basis": "Căn cứ",
    "budget": "Kinh phí",
    "recipients": "Nơi nhận",
    "aims": "Mục đích",
}
"""What each field of the form is called, in the order of the form."""

_PLAIN = (
    "number",
    "room",
    "place",
    "chair",
    "signer",
    "signer_title",
    "issuer",
    "locality",
    "basis",
    "budget",
)
_TIME_WANTED = "Giờ phải xong viết như 11:30 hoặc 11h30; có thể để trống."


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceEntry:
    """The values of the form, all texts as typed."""

    title: str = ""
    number: str = ""
    when: str = ""
    deadline: str = ""
    room: str = ""
    place: str = ""
    chair: str = ""
    signer: str = ""
    signer_title: str = ""
    issuer: str = ""
    superior: str = ""
    locality: str = ""
    basis: str = ""
    budget: str = ""
    recipients: str = ""
    aims: str = ""

    @classmethod
    def of(cls, conference: Conference) -> "ConferenceEntry":
        """Return the values that show the conference in the form."""
        return cls(
            title=conference.title,
            when=conference.when.text,
            deadline=f"{conference.deadline:%H:%M}" if conference.deadline else "",
            superior=join_list(conference.superiors),
            recipients=join_list(conference.recipients),
            aims=join_list(conference.aims),
            **{name: getattr(conference, name) for name in _PLAIN},
        )


FIELD_NAMES = tuple(field.name for field in fields(ConferenceEntry))


def check_conference(entry: ConferenceEntry, before: Conference) -> Checked[Conference]:
    """Turn an entry into ``before`` with the typed values; fields not in the form stay.

    A field that reads as when the form was opened is not looked at again: an older date in
    free words does not stand in the way of correcting the place.
    """
    opened = ConferenceEntry.of(before)
    problems: dict[str, str] = {}
    changes: dict[str, object] = {
        name: clean(getattr(entry, name))
        for name in _PLAIN
        if getattr(entry, name) != getattr(opened, name)
    }
    title = clean(entry.title)
    if not title:
        problems["title"] = "Hãy ghi tên hội nghị."
    elif entry.title != opened.title:
        changes["title"] = title
    if entry.when != opened.when:
        when = _when(entry.when, problems)
        changes |= {"day": when.day, "expected": when.expected} if when else {}
    if entry.deadline != opened.deadline:
        deadline = parse_time_of_day(entry.deadline)
        if deadline is None and clean(entry.deadline):
            problems["deadline"] = _TIME_WANTED
        else:
            changes["deadline"] = deadline
    if entry.superior != opened.superior:
        changes["superior"] = join_list(split_list(entry.superior))
    for name in ("recipients", "aims"):
        if getattr(entry, name) != getattr(opened, name):
            changes[name] = split_list(getattr(entry, name))
    return Checked(replace(before, **changes), problems)  # type: ignore[arg-type]


def _when(typed: str, problems: dict[str, str]) -> ConferenceDate | None:
    try:
        return parse_conference_date(typed)
    except Refused as refusal:
        problems["when"] = str(refusal)
        return None
