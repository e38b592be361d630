"""What a person typed about a paper or a report, checked field by field."""

from collections.abc import Container
from dataclasses import dataclass, replace

from hoinghi_tui.domain.checked import PERSON_GONE, UNIT_GONE, Checked
from hoinghi_tui.domain.speeches import Report, ReportState, Speech
from hoinghi_tui.domain.time_text import parse_minutes
from hoinghi_tui.vietnamese import clean

LONGEST = 120
"""The most minutes one paper may last."""

SPEECH_LABELS = {
    "title": "Tên bài",
    "unit": "Đơn vị",
    "speaker": "Người đọc",
    "speaker_name": "hoặc ghi bằng chữ",
    "minutes": "Số phút",
    "note": "Ghi chú",
}
"""What each field of a paper's form is called, in the order of the form."""

REPORT_LABELS = {"title": "Tên báo cáo", "unit": "Đơn vị", "state": "Tiến độ", "note": "Ghi chú"}
"""What each field of a report's form is called, in the order of the form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechEntry:
    """The values of a paper's form; texts as typed, ``unit`` and ``speaker`` ids."""

    title: str = ""
    unit: str | None = None
    speaker: str | None = None
    speaker_name: str = ""
    minutes: str = ""
    note: str = ""

    @classmethod
    def of(cls, speech: Speech) -> "SpeechEntry":
        """Return the values that show a paper in the form."""
        return cls(
            title=speech.title,
            unit=speech.unit,
            speaker=speech.speaker,
            speaker_name=speech.speaker_name,
            minutes="" if speech.minutes is None else str(speech.minutes),
            note=speech.note,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEntry:
    """The values of a report's form; texts as typed, ``unit`` an id."""

    title: str = ""
    unit: str | None = None
    state: ReportState = ReportState.NONE
    note: str = ""

    @classmethod
    def of(cls, report: Report) -> "ReportEntry":
        """Return the values that show a report in the form."""
        return cls(title=report.title, unit=report.unit, state=report.state, note=report.note)


def check_speech(
    entry: SpeechEntry, before: Speech, people: Container[str], units: Container[str]
) -> Checked[Speech]:
    """Turn an entry into ``before`` with the typed values; a paper needs a unit or a title.

    ``people`` and ``units`` are the ids there are.
    """
    title = clean(entry.title)
    minutes = parse_minutes(entry.minutes)
    typed = bool(clean(entry.minutes))
    problems = {
        "title": "" if title or entry.unit else "Hãy ghi tên bài, hoặc chọn đơn vị nợ bài.",
        "unit": _gone(entry.unit, units, UNIT_GONE),
        "speaker": _gone(entry.speaker, people, PERSON_GONE),
        "minutes": "",
    }
    if typed and (minutes is None or not 1 <= minutes <= LONGEST):
        problems["minutes"] = f"Ghi số phút từ 1 đến {LONGEST}, ví dụ 7; chưa rõ thì để trống."
        minutes = before.minutes
    speech = replace(
        before,
        title=title,
        unit=before.unit if problems["unit"] else entry.unit,
        speaker=before.speaker if problems["speaker"] else entry.speaker,
        speaker_name="" if entry.speaker else clean(entry.speaker_name),
        minutes=minutes if typed else None,
        note=clean(entry.note),
    )
    return Checked(speech, {field: said for field, said in problems.items() if said})


def check_report(entry: ReportEntry, before: Report, units: Container[str]) -> Checked[Report]:
    """Turn an entry into ``before`` with the typed values; ``units`` are the ids there are."""
    title = clean(entry.title)
    problems = {
        "title": "" if title else "Hãy ghi tên báo cáo.",
        "unit": _gone(entry.unit, units, UNIT_GONE),
    }
    report = replace(
        before,
        title=title or before.title,
        unit=before.unit if problems["unit"] else entry.unit,
        state=entry.state,
        note=clean(entry.note),
    )
    return Checked(report, {field: said for field, said in problems.items() if said})


def _gone(key: str | None, known: Container[str], sentence: str) -> str:
    return sentence if key is not None and key not in known else ""
