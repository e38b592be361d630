"""What is missing of papers and reports, for the secretary and for each unit."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hoinghi_tui.domain.agenda import AgendaItem, ItemKind
from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.speech_checks import SpeechProblem, owed, speech_findings
from hoinghi_tui.domain.speeches import (
    ReceivedFile,
    Report,
    ReportState,
    Speech,
    next_state,
    reading_minutes,
)

FILE = ReceivedFile(path="tai-lieu/bai.docx", size=9, received_at=datetime(2025, 12, 1, tzinfo=UTC))
UNITS = {
    "KT": Unit(id="KT", name="Phòng Kinh tế", short_name="Kinh tế"),
    "VP": Unit(id="VP", name="Văn phòng"),
}
SLOT = AgendaItem(
    id="ct-01", order=1, title="Tham luận", duration_s=420, kind=ItemKind.PAPER, presenter="dv-001"
)
WHOLE = Speech(
    id="tl-01", unit="KT", title="Đất đai", speaker="dv-001", minutes=7, item="ct-01", file=FILE
)
SIGNED = Report(id="bc-01", title="Báo cáo tổng kết", unit="VP", state=ReportState.SIGNED)


def problems(*speeches: Speech, agenda: tuple[AgendaItem, ...] = (SLOT,), **more: object):
    return [one.problem for one in speech_findings(speeches, (SIGNED,), agenda, UNITS, **more)]


def test_nothing_is_missing_when_the_paper_has_file_speaker_and_place() -> None:
    assert problems(WHOLE) == []
    assert owed("KT", [WHOLE], [SIGNED]) == owed("VP", [WHOLE], [SIGNED]) == []


@pytest.mark.parametrize(
    ("speech", "expected"),
    [
        (replace(WHOLE, file=None), SpeechProblem.NOT_RECEIVED),
        (replace(WHOLE, speaker=None), SpeechProblem.NO_SPEAKER),
        (replace(WHOLE, speaker="dv-002"), SpeechProblem.SPEAKER_DIFFERS),
        (replace(WHOLE, minutes=8), SpeechProblem.TOO_LONG),
        (replace(WHOLE, file=replace(FILE, words=9 * 130)), SpeechProblem.READS_LONGER),
    ],
)
def test_each_thing_that_is_missing_is_told_by_itself(
    speech: Speech, expected: SpeechProblem
) -> None:
    assert problems(speech) == [expected]


def test_the_reading_time_is_an_estimate_and_told_only_when_it_is_clearly_too_long() -> None:
    assert problems(replace(WHOLE, file=replace(FILE, words=8 * 130))) == []
    assert problems(replace(WHOLE, minutes=None, file=replace(FILE, words=5000))) == []


def test_a_name_that_is_not_on_the_list_is_a_speaker_too() -> None:
    guest = replace(WHOLE, speaker=None, speaker_name="Ông Nguyễn Văn A")
    assert problems(guest) == []


def test_a_received_paper_without_a_place_and_a_place_without_a_paper_are_both_told() -> None:
    homeless = replace(WHOLE, item=None)
    assert problems(homeless) == [SpeechProblem.NO_SLOT, SpeechProblem.SLOT_WITHOUT_PAPER]
    lost = replace(WHOLE, item="ct-99")
    assert problems(lost, agenda=()) == [SpeechProblem.NO_SLOT]
    not_here_yet = replace(homeless, file=None)
    assert problems(not_here_yet, agenda=()) == [SpeechProblem.NOT_RECEIVED]


def test_a_skipped_place_waits_for_nothing_but_its_paper_is_told() -> None:
    skipped = replace(SLOT, skipped=True)
    assert problems(agenda=(skipped,)) == []
    assert problems(WHOLE, agenda=(skipped,)) == [SpeechProblem.SLOT_SKIPPED]


def test_only_items_for_papers_wait_for_one() -> None:
    assert problems(agenda=(replace(SLOT, kind=ItemKind.REPORT),)) == []


def test_minutes_added_while_it_runs_count() -> None:
    assert problems(replace(WHOLE, minutes=8), agenda=(replace(SLOT, extension_s=60),)) == []


def test_several_papers_may_share_one_item_and_its_minutes() -> None:
    long_item = replace(SLOT, duration_s=900)
    other = replace(WHOLE, id="tl-02", unit="VP", speaker="dv-002", minutes=8)
    assert problems(WHOLE, other, agenda=(long_item,)) == []
    shorter = replace(long_item, duration_s=840)
    found = speech_findings([WHOLE, other], [], [shorter], UNITS)
    assert [(one.problem, one.about) for one in found] == [
        (SpeechProblem.TOO_LONG, "tl-01"),
        (SpeechProblem.TOO_LONG, "tl-02"),
    ]
    assert "15 phút" in found[0].text
    assert "14 phút" in found[0].text


def test_a_file_that_is_gone_is_named() -> None:
    (found,) = speech_findings([WHOLE], [], [SLOT], UNITS, gone={"tl-01"})
    assert (found.problem, found.about, found.unit) == (SpeechProblem.FILE_GONE, "tl-01", "KT")
    assert "Kinh tế" in found.text
    assert "bai.docx" in found.text


def test_a_report_is_told_until_it_is_signed() -> None:
    texts = [
        owed("VP", [], [replace(SIGNED, state=state)])
        for state in (ReportState.NONE, ReportState.DRAFT, ReportState.REVIEWED, ReportState.SIGNED)
    ]
    assert texts == [
        ["Báo cáo tổng kết: chưa có dự thảo"],
        ["Báo cáo tổng kết: đã có dự thảo, chưa soát xét"],
        ["Báo cáo tổng kết: đã soát xét, chưa ký"],
        [],
    ]
    (found,) = speech_findings([], [replace(SIGNED, state=ReportState.DRAFT)], [], UNITS)
    assert (found.problem, found.unit) == (SpeechProblem.REPORT_UNSIGNED, "VP")


def test_a_unit_is_reminded_of_its_own_papers_only() -> None:
    mine = Speech(id="tl-01", unit="KT", order=2)
    other = Speech(id="tl-02", unit="VP", order=1)
    nobodys = Speech(id="tl-03", title="Khách", speaker_name="Khách")
    assert owed("KT", [mine, other, nobodys], []) == [
        "Tham luận: chưa nộp bài, chưa có tên bài, chưa có người đọc"
    ]
    assert owed(None, [mine, other, nobodys], []) == ["Tham luận “Khách”: chưa nộp bài"]


def test_hostile_titles_stay_as_they_are() -> None:
    title = "[/] {{x}} =cmd() " + "x" * 500
    (line,) = owed("KT", [Speech(id="tl-01", unit="KT", title=title)], [])
    assert title in line


def test_a_report_goes_through_its_states_and_round() -> None:
    states = [ReportState.NONE]
    while len(states) < 5:
        states.append(next_state(states[-1]))
    assert states == ["none", "draft", "reviewed", "signed", "none"]


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (10, 1), (130, 1), (910, 7), (1300, 10)])
def test_minutes_to_read_out(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes


@pytest.mark.parametrize(
    ("path", "name", "copied"),
    [
        ("tai-lieu/bai.docx", "bai.docx", True),
        ("/home/an/bai.docx", "bai.docx", False),
        ("C:\\Users\\An\\bai.docx", "bai.docx", False),
        ("", "", False),
    ],
)
def test_a_files_name_is_told_whatever_system_it_came_from(
    path: str, name: str, copied: bool
) -> None:
    received = replace(FILE, path=path)
    assert (received.name, received.is_copied, received.is_on_paper) == (name, copied, not path)
