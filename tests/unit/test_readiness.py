from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.awards import Award, AwardKind, Batch
from hoinghi_tui.domain.conference import UNTITLED, Conference
from hoinghi_tui.domain.double_roles import double_roles
from hoinghi_tui.domain.findings import Severity
from hoinghi_tui.domain.people import Delegate, Invitation, Role
from hoinghi_tui.domain.readiness import readiness
from hoinghi_tui.domain.situation import Situation
from hoinghi_tui.domain.tasks import Task, TaskState

DAY = date(2025, 12, 15)
NAMED = Conference(title="H", event_tag="1234", number="01/KH-UBND", day=DAY)
SOAI = Delegate(id="dv-1", full_name="Đào Văn Soái")
AWAY = Delegate(id="dv-2", full_name="Lê Thị Loan", invitation=Invitation.DECLINED)
APPROVED = AgendaItem(
    id="ct-1", order=1, title="Chào cờ", duration_s=300, baseline_start=time(7, 30)
)
AWARD = Award(id="kt-1", kind=AwardKind.INDIVIDUAL, recipient="A", batch=1, order=1)
READY = {
    "conference": NAMED,
    "today": date(2025, 12, 14),
    "delegates": [SOAI],
    "seated": {"dv-1"},
    "badged": {"dv-1"},
    "agenda": [APPROVED],
}


def found(*severities, **changes):
    findings = readiness(Situation(**{**READY, **changes}))
    return [(one.text, one.place) for one in findings if one.severity in severities]


def missing(**changes):
    return found(Severity.BLOCKER, Severity.MISSING, **changes)


def test_a_ready_conference_misses_nothing():
    assert missing() == []


@pytest.mark.parametrize(
    ("changes", "place", "word"),
    [
        ({"conference": Conference(title="H", event_tag="1", day=DAY)}, "settings", "số văn bản"),
        ({"seated": set()}, "seating", "1 đại biểu"),
        ({"badged": set()}, "printing", "1 thẻ đại biểu"),
        (
            {"agenda": [AgendaItem(id="x", order=1, title="x", duration_s=60)]},
            "agenda",
            "1 mục chưa duyệt",
        ),
        ({"need_to_cut": timedelta(minutes=4, seconds=1)}, "agenda", "quá giờ 5 phút"),
        ({"outdated": 3}, "printing", "3 tờ đã in nay phải in lại"),
        ({"unlisted": [APPROVED]}, "agenda", "1 người trình bày chưa có"),
        ({"script_blanks": 2}, "agenda", "còn 2 chỗ trống"),
        ({"tasks": [Task(id="cv-1", title="t", state=TaskState.DOING)]}, "preparation", "1 việc"),
    ],
)
def test_what_is_missing_is_named_with_the_place_that_mends_it(changes, place, word):
    assert found(Severity.BLOCKER, **changes) == []
    [(text, where)] = missing(**changes)
    assert where == place
    assert word in text


@pytest.mark.parametrize(
    ("changes", "place", "word"),
    [
        ({"conference": Conference(title=UNTITLED, event_tag="1", day=DAY)}, "settings", "tên"),
        ({"conference": Conference(title="H", event_tag="1")}, "settings", "ngày họp"),
        ({"delegates": []}, "delegates", "Chưa có đại biểu"),
        ({"agenda": []}, "agenda", "Chưa có chương trình"),
        ({"awards": [AWARD]}, "awards", "1 khen thưởng chưa có số"),
        ({"flawed_templates": ["giay-moi.docx"]}, "printing", "giay-moi.docx"),
    ],
)
def test_without_these_there_is_no_conference_or_a_wrong_paper(changes, place, word):
    [(text, where)] = found(Severity.BLOCKER, **changes)
    assert where == place
    assert word in text


def test_an_award_needs_a_decision_and_a_certificate():
    assert [place for _, place in missing(awards=[AWARD])] == ["awards", "printing"]


def test_who_declined_needs_neither_seat_nor_badge():
    assert missing(delegates=[SOAI, AWAY]) == []


def test_who_declined_but_came_needs_a_seat_and_a_badge():
    [seat, badge] = missing(delegates=[SOAI, AWAY], came={AWAY.id})
    assert seat == ("1 đại biểu chưa có chỗ", "seating")
    assert badge == ("1 thẻ đại biểu chưa tạo tệp in", "printing")


def test_an_empty_conference_is_not_told_that_everyone_has_a_seat():
    bare = Situation(conference=Conference(title="H", event_tag="1"), today=DAY)
    places = [one.place for one in readiness(bare)]
    assert "seating" not in places
    assert "awards" not in places


def test_a_closed_conference_is_asked_about_nothing():
    closed = replace(NAMED, closed_at=datetime(2025, 12, 15, 5, tzinfo=UTC))
    assert missing(conference=closed, seated=set(), delegates=[], agenda=[]) == []


def test_what_blocks_comes_first_and_what_is_ready_last():
    severities = [one.severity for one in readiness(Situation(**{**READY, "awards": [AWARD]}))]
    assert severities == sorted(severities, key=list(Severity).index)
    assert set(severities) == set(Severity)


@pytest.mark.parametrize(
    ("roles", "clash"),
    [
        ((Role.MC, Role.PRESIDIUM), True),
        ((Role.SECRETARY, Role.MC), True),
        ((Role.PRESS, Role.SECRETARY), True),
        ((Role.PRESIDIUM, Role.SPEAKER), False),
        ((Role.SPEAKER, Role.HONOREE), False),
    ],
)
def test_roles_that_need_one_person_each(roles, clash):
    told = double_roles([Delegate(id="dv-1", full_name="Vũ Thị Hòa", roles=roles)])
    assert [line.startswith("Vũ Thị Hòa vừa ") for line in told] == [True] * clash


def test_nobody_hands_an_award_to_oneself():
    award = Award(id="kt-1", kind=AwardKind.INDIVIDUAL, recipient="Đào Văn Soái", batch=2, order=1)
    giver = Batch(id="dot-2", number=2, presenter="Đồng chí Đào Văn Soái, Chủ tịch UBND xã")
    assert double_roles([], [award], [giver]) == ["Đào Văn Soái vừa trao vừa nhận ở đợt 2"]
    other = Batch(id="dot-2", number=2, presenter="Đồng chí Đào Văn Soáin, Chủ tịch UBND xã")
    assert double_roles([], [award], [other]) == []
    assert double_roles([], [award], []) == []
