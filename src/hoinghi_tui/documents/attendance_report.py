"""The report on who attended (báo cáo điểm danh): counts by unit, and everybody's line."""

from collections.abc import Iterator, Sequence
from datetime import date, tzinfo
from typing import Any

from hoinghi_tui.documents.blanks import (
    BLANK,
    SAMPLE_NOTICE,
    blank_warnings,
    or_blank,
    sample_warning,
)
from hoinghi_tui.documents.bodies import signature_lines
from hoinghi_tui.documents.letterhead import letterhead_fields
from hoinghi_tui.documents.wording import inside_sentence
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.conference_date import ConferenceDate
from hoinghi_tui.domain.people_words import substitute_text
from hoinghi_tui.domain.roll import Line, RollGroup
from hoinghi_tui.domain.time_text import clock_text, length_text

_NO_UNIT = "Đại biểu khác"


def attendance_fields(
    groups: Sequence[RollGroup],
    conference: Conference,
    day: date | None,
    zone: tzinfo,
    *,
    is_over: bool,
) -> dict[str, Any]:
    """Return the fields a template of the report may use, all ready to be printed.

    ``units`` have ``name`` and the counts ``invited``, ``present``, ``substitutes``, ``late``,
    ``declined`` and ``missing``, the last of them is the sum of all. ``groups`` have a
    ``heading`` and ``people`` with ``number``, ``name``, ``post``, ``state``, ``time`` and
    ``note``. ``day`` is the one it was held on, None while nobody knows it. While the
    conference is not over, who is not there has "chưa đến".
    """
    numbers = iter(range(1, 1 + sum(len(group.lines) for group in groups)))
    title = conference.title_on_paper
    return {
        "notice": SAMPLE_NOTICE if _is_sample(groups, conference) else "",
        **letterhead_fields(conference, day),
        "subject": f"Điểm danh đại biểu dự {inside_sentence(title)}" if title else BLANK,
        "when": or_blank(ConferenceDate(day, conference.expected).text),
        "place": or_blank(conference.where),
        "summary": list(summary(groups, is_over=is_over)),
        "missing_word": "Vắng không báo" if is_over else "Chưa đến",
        "units": [*(_unit(_heading(group), [group]) for group in groups), _unit("Cộng", groups)],
        "groups": [
            {
                "heading": _heading(group),
                "people": [
                    _person(next(numbers), line, zone, is_over=is_over) for line in group.lines
                ],
            }
            for group in groups
        ],
        "signature": [
            or_blank(line) for line in signature_lines(conference.issuer, conference.signer_title)
        ],
        "signer": or_blank(conference.signer),
    }


def attendance_warnings(
    groups: Sequence[RollGroup], conference: Conference, day: date | None, *, is_over: bool
) -> tuple[str, ...]:
    """Name what is blank in the report, and tell of a conference that is not over."""
    absent = [line for group in groups for line in group.lines if line.came is None]
    unknown = [line for line in absent if is_over or line.is_excused]
    reasons = ["lý do vắng"] * sum(not line.delegate.absence_reason.strip() for line in unknown)
    present = {
        "cơ quan tổ chức": conference.issuer.strip(),
        "tên hội nghị": conference.title_on_paper,
        "ngày họp": day,
        "người ký": conference.signer.strip(),
    }
    head = blank_warnings((label for label, value in present.items() if not value), "chỗ")
    unfinished = () if is_over else ("Hội nghị chưa kết thúc: số liệu mới đến lúc in",)
    sample = sample_warning(_is_sample(groups, conference))
    return (*head, *blank_warnings(reasons, "đại biểu"), *unfinished, *sample)


def summary(groups: Sequence[RollGroup], *, is_over: bool) -> Iterator[str]:
    """Yield the sentences above the table: invited, present, absent, and who came besides."""
    total = _counts(groups)
    substitutes, late = total["substitutes"], total["late"]
    by = f" (trong đó {substitutes:02} người đi thay)" if substitutes else ""
    yield f"Số đại biểu được mời: {total['invited']:02}; có mặt: {total['present']:02}{by}."
    word = "vắng không báo" if is_over else "chưa đến"
    yield f"Báo vắng: {total['declined']:02}; {word}: {total['missing']:02}."
    more = [f"đến sau giờ khai mạc: {late:02} người"] if late else []
    left = sum(group.tally.left + group.tally.walk_in_left for group in groups)
    more += [f"về trước: {left:02} người"] if left else []
    walk_ins = sum(group.tally.walk_in for group in groups)
    more += [f"dự ngoài danh sách mời: {walk_ins:02} người"] if walk_ins else []
    if more:
        joined = "; ".join(more)
        yield f"{joined[:1].upper()}{joined[1:]}."


def _counts(groups: Sequence[RollGroup]) -> dict[str, int]:
    return {
        "invited": sum(group.tally.invited for group in groups),
        "present": sum(group.tally.present for group in groups),
        "substitutes": sum(group.substitutes for group in groups),
        "late": sum(group.late for group in groups),
        "declined": sum(group.tally.declined for group in groups),
        "missing": sum(group.tally.not_arrived for group in groups),
    }


def _unit(name: str, groups: Sequence[RollGroup]) -> dict[str, str | int]:
    return {"name": name, **_counts(groups)}


def _heading(group: RollGroup) -> str:
    return group.unit.name if group.unit else _NO_UNIT


def _person(number: int, line: Line, zone: tzinfo, *, is_over: bool) -> dict[str, str | int]:
    delegate, came = line.delegate, line.came
    return {
        "number": number,
        "name": or_blank(f"{delegate.honorific} {delegate.full_name}".strip()),
        "post": or_blank(delegate.position),
        "state": _state(line, is_over=is_over),
        "time": clock_text(came.arrived_at, zone) if came else "",
        "note": "; ".join(_notes(line, zone, is_over=is_over)),
    }


def _state(line: Line, *, is_over: bool) -> str:
    if line.came is not None:
        return "Có mặt" if line.came.substitute is None else "Đi thay"
    if line.is_excused:
        return "Báo vắng"
    return "Vắng" if is_over else "Chưa đến"


def _notes(line: Line, zone: tzinfo, *, is_over: bool) -> Iterator[str]:
    came = line.came
    if came is None:
        if is_over or line.is_excused:
            yield f"lý do: {or_blank(line.delegate.absence_reason)}"
        return
    if came.substitute is not None:
        yield substitute_text(came.substitute)
    if line.delegate.walk_in:
        yield "ngoài danh sách mời"
    if line.late is not None:
        yield f"muộn {length_text(line.late)}"
    if came.left_at is not None:
        yield f"về lúc {clock_text(came.left_at, zone)}"


def _is_sample(groups: Sequence[RollGroup], conference: Conference) -> bool:
    return conference.sample or any(
        line.delegate.sample for group in groups for line in group.lines
    )
