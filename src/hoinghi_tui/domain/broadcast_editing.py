"""An item of news that went out, as a person types it."""

from dataclasses import dataclass, replace
from datetime import date, time

from hoinghi_tui.domain.aftermath import Broadcast, NewsKind
from hoinghi_tui.domain.checked import Checked
from hoinghi_tui.domain.conference_date import parse_conference_date
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.time_text import parse_time_of_day
from hoinghi_tui.vietnamese import clean

LABELS = {
    "channel": "Nơi phát, đăng",
    "kind": "Hình thức",
    "title": "Tên tin, bài",
    "day": "Ngày phát",
    "at": "Giờ phát",
    "author": "Người thực hiện",
    "note": "Ghi chú",
}
"""What each field of the form is called, in the order of the form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BroadcastDraft:
    """The values of the form, texts as typed."""

    channel: str = ""
    kind: NewsKind = NewsKind.NEWS
    title: str = ""
    day: str = ""
    at: str = ""
    author: str = ""
    note: str = ""

    @classmethod
    def of(cls, broadcast: Broadcast) -> "BroadcastDraft":
        """Return the values that show an item of news in the form."""
        return cls(
            channel=broadcast.channel,
            kind=broadcast.kind,
            title=broadcast.title,
            day=day_text(broadcast.day),
            at=f"{broadcast.at:%H:%M}" if broadcast.at else "",
            author=broadcast.author,
            note=broadcast.note,
        )


def day_text(day: date | None) -> str:
    """Return "16/12/2025", "" for no day."""
    return f"{day:%d/%m/}{day.year:04}" if day else ""


def check_broadcast(draft: BroadcastDraft, before: Broadcast) -> Checked[Broadcast]:
    """Turn a draft into ``before`` with the typed values; fields not in the form stay."""
    problems: dict[str, str] = {}
    channel = clean(draft.channel)
    if not channel:
        problems["channel"] = "Hãy ghi nơi phát, như: Đài truyền thanh xã."
    broadcast = replace(
        before,
        channel=channel or before.channel,
        kind=draft.kind,
        title=clean(draft.title),
        day=_day(draft.day, before.day, problems),
        at=_at(draft.at, before.at, problems),
        author=clean(draft.author),
        note=clean(draft.note),
    )
    if broadcast.at is not None and broadcast.day is None and not problems:
        problems["day"] = "Đã ghi giờ phát thì hãy ghi cả ngày phát."
    return Checked(broadcast, problems)


def _day(typed: str, before: date | None, problems: dict[str, str]) -> date | None:
    try:
        told = parse_conference_date(typed)
    except Refused as refusal:
        problems["day"] = str(refusal).replace("Ngày họp", "Ngày phát")
        return before
    if told.day is None and told.expected:
        problems["day"] = "Ngày phát ghi đủ ngày, tháng, năm như 16/12/2025; có thể để trống."
        return before
    return told.day


def _at(typed: str, before: time | None, problems: dict[str, str]) -> time | None:
    if not clean(typed):
        return None
    at = parse_time_of_day(typed)
    if at is None:
        problems["at"] = "Giờ phát viết như 17:00 hoặc 17h00; có thể để trống."
        return before
    return at
