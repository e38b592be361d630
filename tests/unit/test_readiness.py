from datetime import date, time

import pytest

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Delegate, Invitation
from hoinghi_tui.domain.readiness import Severity, readiness
from hoinghi_tui.domain.tasks import Task, TaskState

NAMED = Conference(title="H", event_tag="1234", number="01/KH-UBND", day=date(2025, 12, 15))
SOAI = Delegate(id="dv-1", full_name="Đào Văn Soái")
AWAY = Delegate(id="dv-2", full_name="Lê Thị Loan", invitation=Invitation.DECLINED)
APPROVED = AgendaItem(
    id="ct-1", order=1, title="Chào cờ", duration_s=300, baseline_start=time(7, 30)
)
AWARD = Award(id="kt-1", kind=AwardKind.INDIVIDUAL, recipient="A", batch=1, order=1)
READY = {
    "conference": NAMED,
    "delegates": [SOAI],
    "seated": {"dv-1"},
    "printed": {"dv-1"},
    "agenda": [APPROVED],
    "awards": [],
    "tasks": [],
}


def missing(**changes):
    findings = readiness(**{**READY, **changes})
    return [(one.text, one.place) for one in findings if one.severity is Severity.MISSING]


def test_a_ready_conference_misses_nothing():
    assert missing() == []


@pytest.mark.parametrize(
    ("changes", "place", "word"),
    [
        ({"conference": Conference(title="H", event_tag="1")}, "settings", "ngày họp"),
        ({"delegates": []}, "delegates", "Chưa có đại biểu"),
        ({"seated": set()}, "seating", "1 đại biểu"),
        ({"printed": set()}, "printing", "1 thẻ đại biểu"),
        ({"agenda": []}, "agenda", "Chưa có chương trình"),
        (
            {"agenda": [AgendaItem(id="x", order=1, title="x", duration_s=60)]},
            "agenda",
            "1 mục chưa duyệt",
        ),
        ({"outdated": 3}, "printing", "3 tờ đã in nay phải in lại"),
        ({"unlisted": [APPROVED]}, "agenda", "1 người trình bày chưa có"),
        ({"tasks": [Task(id="cv-1", title="t", state=TaskState.DOING)]}, "preparation", "1 việc"),
    ],
)
def test_what_is_missing_is_named_with_the_place_that_mends_it(changes, place, word):
    [(text, where)] = missing(**changes)
    assert where == place
    assert word in text


def test_an_award_needs_a_decision_and_a_certificate():
    assert [place for _, place in missing(awards=[AWARD])] == ["awards", "printing"]


def test_who_declined_needs_neither_seat_nor_badge():
    assert missing(delegates=[SOAI, AWAY]) == []


def test_an_empty_conference_is_not_told_that_everyone_has_a_seat():
    places = [
        one.place
        for one in readiness(Conference(title="H", event_tag="1"), [], set(), set(), [], [], [])
    ]
    assert "seating" not in places
    assert "awards" not in places


def test_the_missing_come_first():
    severities = [one.severity for one in readiness(**{**READY, "seated": set()})]
    assert severities == sorted(severities, key=lambda one: one is Severity.READY)


def test_who_declined_but_came_needs_a_seat_and_a_badge():
    assert missing(delegates=[SOAI, AWAY]) == []
    [seat, badge] = missing(delegates=[SOAI, AWAY], came={AWAY.id})
    assert seat == ("1 đại biểu chưa có chỗ", "seating")
    assert badge == ("1 thẻ đại biểu chưa tạo tệp in", "printing")


def test_a_conference_without_a_title_lacks_it():
    from hoinghi_tui.domain.conference import UNTITLED, Conference

    conference = Conference(title=UNTITLED, event_tag="1234")
    assert conference.title_on_paper == ""
    assert Conference(title="Hội nghị", event_tag="1234").title_on_paper == "Hội nghị"
