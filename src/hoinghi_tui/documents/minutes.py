"""The minutes of the conference (biên bản): a draft of what was recorded, blanks for the rest."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from itertools import groupby
from typing import Any

from hoinghi_tui.documents.agenda_lines import AgendaLine, clock_range
from hoinghi_tui.documents.award_papers import counts, decision_text
from hoinghi_tui.documents.blanks import (
    BLANK,
    SAMPLE_NOTICE,
    blank_warnings,
    or_blank,
    sample_warning,
)
from hoinghi_tui.documents.dates import long_date
from hoinghi_tui.documents.letterhead import letterhead_fields
from hoinghi_tui.documents.tasks_text import task_text, task_warnings
from hoinghi_tui.domain.agenda import ItemKind, ItemState
from hoinghi_tui.domain.award_calls import givers, recipient_text
from hoinghi_tui.domain.awards import Award, AwardState, in_calling_order
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.people_words import Attendee
from hoinghi_tui.domain.roll import Line, RollGroup
from hoinghi_tui.domain.tasks import Task
from hoinghi_tui.domain.time_text import clock_text
from hoinghi_tui.domain.titles import post_with_unit

_NOTHING_TO_ADD = frozenset(
    {
        *(ItemKind.RECEPTION, ItemKind.CEREMONY, ItemKind.INTRODUCTION),
        *(ItemKind.BREAK, ItemKind.DECISION, ItemKind.AWARDS),
    }
)
"""Items in which nothing is said that minutes would have to tell."""
_NEVER_STARTED = (ItemState.WAITING, ItemState.SKIPPED)


@dataclass(frozen=True, slots=True)
class Record:
    """All that was recorded of a conference.

    ``lines`` are the items in agenda order, ``roll`` is who came. ``secretaries`` are those
    who really came. ``is_over`` tells that nothing runs or waits any more. ``points`` are what
    the chair concluded, ``tasks`` what was given to the units, ``day`` is that of the conference.
    """

    conference: Conference
    lines: Sequence[AgendaLine]
    roll: Sequence[RollGroup]
    awards: Sequence[Award]
    units: Mapping[str, Unit]
    secretaries: Sequence[Attendee]
    zone: tzinfo
    is_over: bool
    points: Sequence[str] = ()
    tasks: Sequence[Task] = ()
    day: date | None = None


def minutes_fields(record: Record) -> dict[str, Any]:
    """Return the fields a template of the minutes may use, all ready to be printed.

    The order is that of Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.9: beginning, place,
    who attended, chair, secretary, what happened, end. ``items`` have ``time``, ``label`` and
    ``facts``; ``asks`` tells whether a blank follows for what was said.
    """
    conference = record.conference
    begun = [line for line in record.lines if line.row.state not in _NEVER_STARTED]
    held = [line for line in begun if line.row.item.kind is not ItemKind.RECEPTION]
    starts = [line.row.start for line in held]
    ends = [line.row.end for line in begun]
    secretaries = [_person(one, None) for one in record.secretaries]
    return {
        "notice": SAMPLE_NOTICE if conference.sample else "",
        **letterhead_fields(conference, conference.day),
        "title": or_blank(conference.title_on_paper),
        "began": _instant(min(starts, default=None), record.zone),
        "place": or_blank(conference.where),
        "chair": or_blank(conference.chair),
        "secretaries": "; ".join(secretaries) or BLANK,
        "attendance": list(_attendance(record.roll)),
        "absent": [_absent(line, group.unit) for group, line in _absentees(record.roll)],
        "items": list(_items(record, held)),
        "skipped": [line.label for line in record.lines if line.row.state is ItemState.SKIPPED],
        "points": list(record.points),
        "tasks": [task_text(task, record.units, record.day) for task in record.tasks],
        "ended": _instant(max(ends, default=None) if record.is_over else None, record.zone),
        "secretary": record.secretaries[0].full_name if len(record.secretaries) == 1 else BLANK,
    }


def minutes_warnings(record: Record) -> tuple[str, ...]:
    """Name what is blank in the minutes, and that what was said is for the secretary to write."""
    conference = record.conference
    present: dict[str, object] = {
        "cơ quan tổ chức": conference.issuer.strip(),
        "tên hội nghị": conference.title_on_paper,
        "địa điểm": conference.where,
        "người chủ trì": conference.chair.strip(),
        "thư ký": record.secretaries,
    }
    head = blank_warnings((label for label, value in present.items() if not value), "chỗ")
    reasons = [
        "lý do vắng"
        for _, line in _absentees(record.roll)
        if not line.delegate.absence_reason.strip()
    ]
    unfinished = () if record.is_over else ("Hội nghị chưa kết thúc: dự thảo mới đến lúc in",)
    sample = sample_warning(conference.sample)
    what = "Ý kiến" if record.points else "Ý kiến và kết luận"
    write = f"{what} không được ghi trong chương trình: thư ký điền vào chỗ “…”"
    tasks = blank_warnings(task_warnings(record.tasks, record.day), "nhiệm vụ")
    return (*head, *blank_warnings(reasons, "đại biểu"), *tasks, *unfinished, write, *sample)


def _items(record: Record, begun: Sequence[AgendaLine]) -> Iterator[dict[str, Any]]:
    """Yield the items as they were held; awards handed outside of any item come last."""
    in_order = sorted(begun, key=lambda line: line.row.start)
    last_awards = [line for line in in_order if line.row.item.kind is ItemKind.AWARDS][-1:]
    readers = [line for line in in_order if line.row.item.kind is ItemKind.DECISION]
    for line in in_order:
        yield {
            "time": clock_range(line.row.start, _end(line), record.zone),
            "label": line.label,
            "facts": [
                *_facts(line, record, reads=line in (readers or last_awards)),
                *(_handed(record) if line in last_awards else ()),
            ],
            "asks": line.row.item.kind not in _NOTHING_TO_ADD and not line.row.item.is_break,
        }
    handed = list(_handed(record))
    if handed and not last_awards:
        yield {"time": "", "label": "Trao thưởng", "facts": handed, "asks": False}


def _end(line: AgendaLine) -> datetime | None:
    return line.row.end if line.row.state is ItemState.DONE else None


def _facts(line: AgendaLine, record: Record, *, reads: bool) -> Iterator[str]:
    item = line.row.item
    if line.presenter and not item.is_break:
        yield f"Người thực hiện: {line.presenter}."
    if item.documents:
        yield f"Tài liệu: {'; '.join(item.documents)}."
    if reads:
        decisions = dict.fromkeys(map(decision_text, record.awards)) or {
            f"Quyết định {BLANK}": None
        }
        yield f"Công bố {'; '.join(decisions)}."


def _handed(record: Record) -> Iterator[str]:
    """Yield batch by batch who handed what to whom, who received instead, and what is left."""
    ordered = in_calling_order(record.awards)
    done = [award for award in ordered if award.is_done]
    for number, batch in groupby(done, key=lambda award: award.batch):
        yield _batch_handed(number, list(batch), record)
    left = [award.recipient for award in ordered if not award.is_done]
    if done and left:
        yield f"Chưa trao: {'; '.join(map(or_blank, left))}."


def _batch_handed(number: int, awards: Sequence[Award], record: Record) -> str:
    times = [award.handed_at for award in awards if award.handed_at]
    at = f" (lúc {clock_text(min(times), record.zone)})" if times else ""
    who = " và ".join(givers(awards)) or BLANK
    titles = ", ".join(dict.fromkeys(award.title for award in awards))
    names = "; ".join(_received(award, record.units) for award in awards)
    return f"Đợt {number}{at}: {who} trao {titles} cho {counts(awards)}: {names}."


def _received(award: Award, units: Mapping[str, Unit]) -> str:
    text = recipient_text(replace(award, receiver=""), units)
    if award.state is AwardState.BY_PROXY:
        who = ", ".join(filter(None, (award.receiver, award.receiver_position)))
        text += f" ({who} nhận thay, lý do: {or_blank(award.receiver_reason)})"
    return f"{text} ({award.remark})" if award.remark else text


def _attendance(roll: Sequence[RollGroup]) -> Iterator[str]:
    invited = sum(group.tally.invited for group in roll)
    present = sum(group.tally.present for group in roll)
    yield f"Có mặt: {present:02}/{invited:02} đại biểu được mời."
    for group in roll:
        name = group.unit.name if group.unit else "Đại biểu khác"
        if group.tally.invited:
            yield f"{name}: {group.tally.present:02}/{group.tally.invited:02}."
    instead = [
        f"{line.came.substitute.full_name} thay {line.delegate.full_name}"
        for group in roll
        for line in group.lines
        if line.came is not None and line.came.substitute is not None
    ]
    if instead:
        yield f"Đi thay: {'; '.join(instead)}."
    walk_ins = sum(group.tally.walk_in for group in roll)
    if walk_ins:
        yield f"Dự ngoài danh sách mời: {walk_ins:02} người."


def _absentees(roll: Iterable[RollGroup]) -> Iterator[tuple[RollGroup, Line]]:
    return ((group, line) for group in roll for line in group.lines if line.came is None)


def _absent(line: Line, unit: Unit | None) -> str:
    one = line.delegate
    person = _person(Attendee(one.full_name, one.position, one.honorific), unit)
    reason = one.absence_reason.strip()
    return f"{person} – lý do: {reason}." if reason else f"{person} – lý do: {BLANK}"


def _person(one: Attendee, unit: Unit | None) -> str:
    return ", ".join(filter(None, (one.titled, post_with_unit(one.position, unit))))


def _instant(at: datetime | None, zone: tzinfo) -> str:
    """Write "07 giờ 35 phút, ngày 15 tháng 12 năm 2025", blank where nothing was recorded."""
    if at is None:
        return f"{BLANK} giờ {BLANK} phút, {long_date(None)}"
    local = at.astimezone(zone)
    return f"{local:%H} giờ {local:%M} phút, {long_date(local.date())}"
