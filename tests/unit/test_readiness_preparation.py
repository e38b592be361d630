from datetime import UTC, date, datetime, timedelta

import pytest

from hoinghi_tui.domain.agenda import AgendaItem, ItemKind
from hoinghi_tui.domain.checklist import CheckItem
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.findings import Severity
from hoinghi_tui.domain.par_index import ParField
from hoinghi_tui.domain.par_scores import par_table
from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.readiness_preparation import preparation_findings
from hoinghi_tui.domain.sendings import Sending
from hoinghi_tui.domain.situation import Situation
from hoinghi_tui.domain.speeches import ReceivedFile, Report, ReportState, Speech
from hoinghi_tui.domain.tasks import Phase, Task, TaskState

DAY = date(2025, 12, 15)
KT = Unit(id="KT", name="Phòng Kinh tế", short_name="Kinh tế", rank=1)
VP = Unit(id="VP", name="Văn phòng HĐND&UBND", short_name="Văn phòng", rank=2)
SLOT = AgendaItem(id="ct-1", order=1, title="Tham luận", duration_s=600, kind=ItemKind.PAPER)
FILE = ReceivedFile(path="tai-lieu/kt.docx", size=1, received_at=datetime(2025, 12, 1, tzinfo=UTC))


def told(**known):
    situation = Situation(
        conference=Conference(title="H", event_tag="1", day=DAY),
        today=DAY - timedelta(days=1),
        units={"KT": KT, "VP": VP},
        **known,
    )
    return [(one.severity, one.section, one.text) for one in preparation_findings(situation)]


def task(number, unit, **fields):
    return Task(id=f"cv-{number}", title=f"Việc {number}", unit=unit, **fields)


def test_what_is_overdue_is_told_unit_by_unit():
    tasks = [
        task(1, "KT", days_before=5),
        task(2, "KT", due=DAY - timedelta(days=2)),
        task(3, "VP", days_before=1),
        task(4, "VP", days_before=5, state=TaskState.DONE),
    ]
    assert told(tasks=tasks) == [
        (Severity.MISSING, "tasks", "Kinh tế: 2 việc quá hạn"),
        (Severity.MISSING, "tasks", "3 việc chuẩn bị chưa xong"),
    ]


def test_what_follows_from_the_conference_is_not_asked_about_before_it():
    assert told(tasks=[task(1, "KT", phase=Phase.AFTER)]) == []


def test_what_is_due_after_the_day_does_not_hold_it_up():
    after = [task(1, "KT", days_before=-5), task(2, "KT", due=DAY + timedelta(days=3))]
    assert told(tasks=after) == []
    done = task(3, "KT", days_before=0, state=TaskState.DONE)
    assert told(tasks=[*after, done]) == [(Severity.READY, "tasks", "Đã chuẩn bị xong")]


def test_done_duties_are_ready():
    done = [task(1, "KT", state=TaskState.DONE)]
    assert told(tasks=done) == [(Severity.READY, "tasks", "Đã chuẩn bị xong")]


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"speeches": [Speech(id="tl-1", unit="KT", item="ct-1")]}, "Tham luận Kinh tế: chưa nộp"),
        (
            {"reports": [Report(id="bc-1", title="Báo cáo", state=ReportState.DRAFT)]},
            "1 báo cáo chưa ký",
        ),
        (
            {
                "speeches": [
                    Speech(
                        id="tl-1", unit="KT", title="t", speaker_name="A", item="ct-1", file=FILE
                    )
                ],
                "gone_files": {"tl-1"},
            },
            "Tham luận Kinh tế: ",
        ),
    ],
)
def test_papers_and_reports(known, words):
    found = told(agenda=[SLOT], **known)
    assert any(
        severity is Severity.MISSING and section == "speeches" and text.startswith(words)
        for severity, section, text in found
    )


def test_a_conference_without_papers_is_asked_about_none():
    assert told(agenda=[SLOT]) == []


def test_the_hall():
    checked = CheckItem(id="tb-1", title="Âm thanh", checked_at=FILE.received_at)
    assert told(checklist=[checked]) == [(Severity.READY, "checklist", "Hội trường đã đủ")]
    waiting = CheckItem(id="tb-2", title="Màn chiếu")
    assert told(checklist=[checked, waiting]) == [
        (Severity.MISSING, "checklist", "1 mục hội trường chưa kiểm tra")
    ]


def test_what_was_not_sent():
    sent = Sending(id="ng-1", recipient="Sở Nội vụ", sent_on=DAY)
    waiting = Sending(id="ng-2", recipient="Đảng ủy")
    assert told(sendings=[sent]) == []
    assert told(sendings=[sent, waiting]) == [(Severity.MISSING, "sendings", "1 văn bản chưa gửi")]


def test_money_and_index():
    field = ParField(id="cc-1", year=2025, title="Thể chế", unit="KT")
    found = told(
        estimate_gaps=["2 dòng dự toán chưa tính được"], par_table=par_table(2025, [field], [])
    )
    assert found[0] == (Severity.MISSING, "budget", "2 dòng dự toán chưa tính được")
    assert {section for _, section, _ in found[1:]} == {"par"}
    assert all(text.startswith("Chỉ số CCHC: ") for _, _, text in found[1:])
    assert len(found) > 1
