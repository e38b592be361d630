"""What is still missing of papers and reports: for the secretary, and for each unit."""

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hoinghi_tui.domain.agenda import AgendaItem, ItemKind, in_order
from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.speeches import (
    ReceivedFile,
    Report,
    ReportState,
    Speech,
    reading_minutes,
)

REPORT_WORDS = {
    ReportState.NONE: "chưa có dự thảo",
    ReportState.DRAFT: "đã có dự thảo, chưa soát xét",
    ReportState.REVIEWED: "đã soát xét, chưa ký",
    ReportState.SIGNED: "đã ký",
}
"""How far a report is, in words that also say what is still to come."""


MINUTES_OF_DOUBT = 1
"""By so much a paper may seem longer than its minutes before that is told."""


class SpeechProblem(StrEnum):
    """What can be missing of a paper, a report or a place in the agenda."""

    NOT_RECEIVED = "not_received"
    FILE_GONE = "file_gone"
    NO_SPEAKER = "no_speaker"
    NO_SLOT = "no_slot"
    SLOT_SKIPPED = "slot_skipped"
    SPEAKER_DIFFERS = "speaker_differs"
    TOO_LONG = "too_long"
    READS_LONGER = "reads_longer"
    SLOT_WITHOUT_PAPER = "slot_without_paper"
    REPORT_UNSIGNED = "report_unsigned"


@dataclass(frozen=True, slots=True)
class SpeechFinding:
    """One thing that is missing.

    ``about`` is the id of the paper, of the report, or of the agenda item that waits for a
    paper; ``unit`` is whose it is. ``name`` is what it is called, ``words`` what is missing.
    """

    problem: SpeechProblem
    about: str
    unit: str | None
    name: str
    words: str

    @property
    def text(self) -> str:
        """The whole in a sentence without a full stop: "Tham luận Kinh tế: chưa nộp bài"."""
        return f"{self.name}: {self.words}"


def owed(unit: str | None, speeches: Iterable[Speech], reports: Iterable[Report]) -> list[str]:
    """Return what a unit still owes of papers and reports, a line each, in their order.

    The lines do not name the unit, as they go to it: "Tham luận “…”: chưa nộp bài". None asks
    for what no unit was named for.
    """
    lines = []
    for speech in sorted(speeches, key=lambda one: (one.order, one.id)):
        missing = _missing(speech) if speech.unit == unit else ""
        if missing:
            title = f" “{speech.title}”" if speech.title else ""
            lines.append(f"Tham luận{title}: {missing}")
    for report in sorted(reports, key=lambda one: (one.order, one.id)):
        if report.unit == unit and report.state is not ReportState.SIGNED:
            lines.append(f"{report.title}: {REPORT_WORDS[report.state]}")
    return lines


def speech_findings(
    speeches: Collection[Speech],
    reports: Iterable[Report],
    agenda: Iterable[AgendaItem],
    units: Mapping[str, Unit],
    gone: Container[str] = (),
) -> list[SpeechFinding]:
    """List what is missing: of the papers, of the agenda's places for papers, of the reports.

    ``gone`` are the ids of papers and reports whose file is not where it was. A conference
    without papers is asked about none, but a place in the agenda that waits for one is told.
    """
    items = in_order(agenda)
    slots = {
        item.id: _Slot(item, [one for one in speeches if one.item == item.id]) for item in items
    }
    found = []
    for speech in sorted(speeches, key=lambda one: (one.order, one.id)):
        name = speech_name(speech, units)
        for problem, words in _problems(speech, slots.get(speech.item or ""), gone):
            found.append(SpeechFinding(problem, speech.id, speech.unit, name, words))
    found += [
        SpeechFinding(
            SpeechProblem.SLOT_WITHOUT_PAPER,
            item.id,
            item.unit,
            f"Mục chương trình “{item.title}”",
            "chưa có bài tham luận nào",
        )
        for item in items
        if item.kind is ItemKind.PAPER and not item.skipped and not slots[item.id].papers
    ]
    return found + _of_reports(reports, gone)


def speech_name(speech: Speech, units: Mapping[str, Unit]) -> str:
    """Return what a paper is called in a sentence: by its unit, else by its title."""
    unit = units.get(speech.unit) if speech.unit else None
    if unit is not None:
        return f"Tham luận {unit.label}"
    return f"Tham luận “{speech.title}”" if speech.title else "Tham luận chưa ghi đơn vị"


def _missing(speech: Speech) -> str:
    """Say what a unit has not told or handed in of its paper; "" when that is all there."""
    missing = (
        ("" if speech.file else "chưa nộp bài"),
        ("" if speech.title else "chưa có tên bài"),
        ("" if speech.has_speaker else "chưa có người đọc"),
    )
    return ", ".join(filter(None, missing))


@dataclass(frozen=True, slots=True)
class _Slot:
    """An agenda item and the papers that are read in it."""

    item: AgendaItem
    papers: list[Speech]


def _problems(
    speech: Speech, slot: _Slot | None, gone: Container[str]
) -> list[tuple[SpeechProblem, str]]:
    """Return what is wrong with one paper, the most urgent first, in words."""
    problems = []
    if speech.file is None:
        problems.append((SpeechProblem.NOT_RECEIVED, "chưa nộp bài"))
    elif speech.id in gone:
        problems.append((SpeechProblem.FILE_GONE, _gone_words(speech.file)))
    elif _reads_longer(speech):
        needed = reading_minutes(speech.file.words or 0)
        words = f"bài dài chừng {needed} phút đọc, chỉ dành {speech.minutes} phút"
        problems.append((SpeechProblem.READS_LONGER, words))
    if not speech.has_speaker:
        problems.append((SpeechProblem.NO_SPEAKER, "chưa có người đọc"))
    if slot is not None:
        problems += _in_its_place(speech, slot)
    elif speech.file is not None:
        problems.append((SpeechProblem.NO_SLOT, "đã nộp nhưng chưa có chỗ trong chương trình"))
    return problems


def _reads_longer(speech: Speech) -> bool:
    """Tell whether a paper has clearly more words than its minutes allow; it is an estimate."""
    words = speech.file.words if speech.file is not None else None
    if words is None or speech.minutes is None:
        return False
    return reading_minutes(words) > speech.minutes + MINUTES_OF_DOUBT


def _in_its_place(speech: Speech, slot: _Slot) -> list[tuple[SpeechProblem, str]]:
    """Return what does not fit between a paper and the item in which it is read.

    In an item of several papers its presenter is one of them, or who leads through them, and
    the minutes of all count together.
    """
    problems = []
    item, alone = slot.item, len(slot.papers) == 1
    if item.skipped:
        problems.append((SpeechProblem.SLOT_SKIPPED, "mục của bài trong chương trình đã bị bỏ qua"))
    both = speech.speaker is not None and item.presenter is not None
    if alone and both and speech.speaker != item.presenter:
        words = "người đọc khác với người ghi ở chương trình"
        problems.append((SpeechProblem.SPEAKER_DIFFERS, words))
    allotted = (item.duration_s + item.extension_s) // 60
    needed = sum(one.minutes or 0 for one in slot.papers)
    if speech.minutes is not None and needed > allotted:
        who = "" if alone else "các bài cùng mục "
        words = f"{who}cần {needed} phút, chương trình chỉ dành {allotted} phút"
        problems.append((SpeechProblem.TOO_LONG, words))
    return problems


def _of_reports(reports: Iterable[Report], gone: Container[str]) -> list[SpeechFinding]:
    found = []
    for report in sorted(reports, key=lambda one: (one.order, one.id)):
        problems = []
        if report.id in gone and report.file is not None:
            problems.append((SpeechProblem.FILE_GONE, _gone_words(report.file)))
        if report.state is not ReportState.SIGNED:
            problems.append((SpeechProblem.REPORT_UNSIGNED, REPORT_WORDS[report.state]))
        found += [
            SpeechFinding(problem, report.id, report.unit, report.title, words)
            for problem, words in problems
        ]
    return found


def _gone_words(file: ReceivedFile) -> str:
    return f"tệp “{file.name}” không còn ở chỗ đã ghi"
