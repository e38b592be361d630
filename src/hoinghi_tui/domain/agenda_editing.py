"""An agenda item as a person types it, and what may be changed of one that has begun."""

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import time

from hoinghi_tui.domain.agenda import AgendaItem, Anchor, ItemKind, ItemState
from hoinghi_tui.domain.checked import PERSON_GONE, UNIT_GONE, Checked
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.text_list import join_list, split_list
from hoinghi_tui.domain.time_text import parse_minutes, parse_time_of_day
from hoinghi_tui.vietnamese import clean

LONGEST = 600
"""The most minutes one item may last."""
LONGEST_WARNING = 60
"""The most minutes before the end at which a warning may come."""

LABELS = {
    "title": "Nội dung",
    "number": "Số mục",
    "kind": "Loại",
    "minutes": "Thời lượng",
    "minimum": "Ít nhất",
    "presenter": "Người thực hiện",
    "presenter_note": "Ghi chú người thực hiện",
    "unit": "Đơn vị",
    "anchor": "Giữ giờ",
    "anchor_at": "Giờ bắt đầu",
    "hard_end": "Giờ phải xong",
    "is_break": "Được rút để bù giờ",
    "documents": "Tài liệu",
    "warn": "Nhắc trước",
    "last_call": "Nhắc cuối",
}
"""What each field of the form is called, in the order of the form."""

FREE_ONCE_BEGUN = frozenset(
    {"presenter_note", "script", "documents", "warn_s", "last_call_s", "extension_s"}
)
"""Fields of an item that has begun which may still be changed: they say nothing of the past."""

_HALF_A_DAY = 12 * 60
_MINUTES_ADVICE = f"Ghi số phút từ 1 đến {LONGEST}, ví dụ 15, 15 phút hoặc 0h20."
_TIME_ADVICE = "Ghi giờ như 7h30, 7:30 hoặc 07g30."


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDraft:
    """The values of the form, texts as typed.

    ``presenter`` is a delegate's id, ``presenter_note`` the words for anybody else.
    ``minutes`` is what the item lasts with what was added to it. ``minimum`` may be blank:
    nothing is promised. ``documents`` stand in one line, "; " between. ``warn`` and
    ``last_call`` are minutes before the end.
    """

    title: str = ""
    number: str = ""
    kind: ItemKind = ItemKind.REPORT
    minutes: str = ""
    minimum: str = ""
    presenter: str | None = None
    presenter_note: str = ""
    unit: str | None = None
    anchor: Anchor = Anchor.FLOW
    anchor_at: str = ""
    hard_end: str = ""
    is_break: bool = False
    documents: str = ""
    warn: str = "3"
    last_call: str = "1"

    @classmethod
    def of(cls, item: AgendaItem) -> "ItemDraft":
        """Return the values that show ``item`` in the form."""
        return cls(
            title=item.title,
            number=item.number,
            kind=item.kind,
            minutes=_shown((item.duration_s + item.extension_s) // 60),
            minimum=_shown(item.minimum_s // 60),
            presenter=item.presenter,
            presenter_note=item.presenter_note,
            unit=item.unit,
            anchor=item.anchor,
            anchor_at=_clock(item.anchor_at),
            hard_end=_clock(item.hard_end),
            is_break=item.is_break,
            documents=join_list(item.documents),
            warn=str(item.warn_s // 60),
            last_call=str(item.last_call_s // 60),
        )


def new_item() -> AgendaItem:
    """Return the item a blank form begins with: without id, title or length."""
    return AgendaItem(id="", order=0, title="", duration_s=0)


def check_draft(
    draft: ItemDraft, before: AgendaItem, people: Container[str], units: Container[str]
) -> Checked[AgendaItem]:
    """Turn a draft into ``before`` with the typed values; fields not in the form stay.

    A field whose text is as ``ItemDraft.of`` shows it keeps its value to the second.
    ``people`` and ``units`` are the ids there are.
    """
    shown = ItemDraft.of(before)
    problems: dict[str, str] = {}
    wanted = replace(
        before,
        title=clean(draft.title) or before.title,
        number=clean(draft.number),
        kind=draft.kind,
        presenter=draft.presenter,
        presenter_note=clean(draft.presenter_note),
        unit=draft.unit,
        is_break=draft.is_break,
        documents=split_list(draft.documents),
    )
    if not clean(draft.title):
        problems["title"] = "Hãy ghi nội dung của mục."
    if draft.presenter is not None and draft.presenter not in people:
        problems["presenter"] = PERSON_GONE
        wanted = replace(wanted, presenter=before.presenter)
    if draft.unit is not None and draft.unit not in units:
        problems["unit"] = UNIT_GONE
        wanted = replace(wanted, unit=before.unit)
    wanted = _with_length(wanted, draft, shown, problems)
    wanted = _with_times(wanted, draft, problems)
    return Checked(_with_warnings(wanted, draft, shown, problems), problems)


def refuse_changing(current: AgendaItem, before: AgendaItem, after: AgendaItem) -> None:
    """Refuse a change of what has happened: ``current`` is the item as it is now.

    Of an item that has begun only notes, documents, script and warnings are changed, and
    while it runs the minutes: what it gets more or less is its extension.
    """
    if current.started_at is None:
        return
    names = AgendaItem.__slots__
    changed = {name for name in names if getattr(before, name) != getattr(after, name)}
    free = FREE_ONCE_BEGUN
    if current.state is ItemState.DONE or current.hard_end is not None:
        free -= {"extension_s"}
    if changed - free:
        state = "đã xong" if current.state is ItemState.DONE else "đang diễn ra"
        raise Refused(
            f"Mục “{current.title}” {state}: chỉ sửa được ghi chú, tài liệu, lời dẫn. "
            "Muốn thêm, bớt phút của mục đang diễn ra, hãy dùng phím + và −."
        )


def refuse_deleting(item: AgendaItem, *, begun: bool) -> None:
    """Refuse to delete an item with real times, or an approved one once the agenda has begun.

    What was approved is what lateness is measured against until the end.
    """
    if item.started_at is not None or item.ended_at is not None:
        raise Refused(
            f"Mục “{item.title}” đã có giờ thực tế nên không xóa được. "
            "Nếu bấm nhầm, hãy hoàn tác (Ctrl+Z) lần bắt đầu trước."
        )
    if begun and item.baseline_start is not None:
        raise Refused(
            f"Mục “{item.title}” đã được duyệt và hội nghị đã bắt đầu. "
            "Hãy bỏ qua mục này (phím K) thay vì xóa."
        )


def _with_length(
    item: AgendaItem, draft: ItemDraft, shown: ItemDraft, problems: dict[str, str]
) -> AgendaItem:
    """Read the minutes and the least of them."""
    if draft.minutes != shown.minutes or not item.id:
        minutes = parse_minutes(draft.minutes)
        if minutes is None or not 1 <= minutes <= LONGEST:
            problems["minutes"] = _MINUTES_ADVICE
        elif item.started_at is not None:
            item = replace(item, extension_s=minutes * 60 - item.duration_s)
        else:
            item = replace(item, duration_s=minutes * 60, extension_s=0)
    if draft.minimum != shown.minimum:
        least = parse_minutes(draft.minimum) if clean(draft.minimum) else 0
        if least is None:
            problems["minimum"] = "Ghi số phút, ví dụ 5; để trống nếu rút bao nhiêu cũng được."
        else:
            item = replace(item, minimum_s=least * 60)
    touched = (draft.minutes, draft.minimum) != (shown.minutes, shown.minimum)
    if touched and "minutes" not in problems and item.minimum_s > item.duration_s:
        problems.setdefault("minimum", "Dài hơn thời lượng. Ghi số phút không quá thời lượng.")
    return item


def _with_times(item: AgendaItem, draft: ItemDraft, problems: dict[str, str]) -> AgendaItem:
    """Read the times of day that hold the item in place."""
    at, end = parse_time_of_day(draft.anchor_at), parse_time_of_day(draft.hard_end)
    if clean(draft.anchor_at) and at is None:
        problems["anchor_at"] = _TIME_ADVICE
    elif draft.anchor is Anchor.FLOW and at is not None:
        problems["anchor"] = "Có giờ bắt đầu thì chọn “không sớm hơn” hoặc “đúng giờ”."
    elif draft.anchor is not Anchor.FLOW and at is None:
        problems["anchor_at"] = f"Mục giữ giờ cần giờ bắt đầu. {_TIME_ADVICE}"
    else:
        item = replace(item, anchor=draft.anchor, anchor_at=at)
    if clean(draft.hard_end) and end is None:
        problems["hard_end"] = f"{_TIME_ADVICE} Để trống nếu không bắt buộc."
    elif at is not None and end is not None and _is_before(end, at):
        problems["hard_end"] = "Giờ phải xong cần ở sau giờ bắt đầu. Hãy xem lại hai giờ."
    else:
        item = replace(item, hard_end=end)
    return item


def _with_warnings(
    item: AgendaItem, draft: ItemDraft, shown: ItemDraft, problems: dict[str, str]
) -> AgendaItem:
    """Read how long before the end the two warnings come."""
    read = {}
    for name in ("warn", "last_call"):
        typed = getattr(draft, name)
        if typed == getattr(shown, name):
            continue
        minutes = parse_minutes(typed)
        if minutes is None or minutes > LONGEST_WARNING:
            problems[name] = f"Ghi số phút từ 0 đến {LONGEST_WARNING}, ví dụ 3."
        else:
            read[name] = minutes * 60
    item = replace(
        item,
        warn_s=read.get("warn", item.warn_s),
        last_call_s=read.get("last_call", item.last_call_s),
    )
    if read and item.last_call_s > item.warn_s:
        problems.setdefault("last_call", "Nhắc cuối không thể sớm hơn lần nhắc trước.")
    return item


def _is_before(end: time, start: time) -> bool:
    """Tell whether an end is not after its start; 00:10 is after 23:30, on the next day."""
    after = (end.hour - start.hour) * 60 + end.minute - start.minute
    return -_HALF_A_DAY <= after <= 0


def _clock(at: time | None) -> str:
    return at.strftime("%H:%M") if at is not None else ""


def _shown(minutes: int) -> str:
    return str(minutes) if minutes > 0 else ""
