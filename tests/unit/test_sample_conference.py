"""The sample conference is what the plan says, complete, and invents no number or date."""

import re
from collections import Counter
from datetime import time

import pytest

from hoinghi_tui.domain.awards import AwardKind
from hoinghi_tui.domain.people import Invitation, Role
from hoinghi_tui.domain.room import ElementKind, Zone
from hoinghi_tui.resources import sample_dir
from hoinghi_tui.services.roster_merge import plan_import
from hoinghi_tui.services.source_folder import read_source
from hoinghi_tui.services.source_people import resolve_people
from hoinghi_tui.spreadsheets.delegate_list import read_delegate_file
from hoinghi_tui.vietnamese import same_name


@pytest.fixture(scope="module")
def written():
    return read_source(sample_dir())


@pytest.fixture(scope="module")
def listed(written):
    (path,) = written.delegate_files
    return read_delegate_file(path)


@pytest.fixture(scope="module")
def delegates(written, listed):
    return plan_import(listed, (), written.units).as_sample().added


@pytest.fixture(scope="module")
def source(written, delegates):
    return resolve_people(written, delegates)


def test_the_plans_words_are_kept(source):
    conference = source.conference
    assert conference.title == (
        "Hội nghị tổng kết công tác cải cách hành chính năm 2025, "
        "triển khai nhiệm vụ công tác cải cách hành chính năm 2026"
    )
    assert conference.basis == "Kế hoạch số 16/KH-UBND ngày 31/7/2025"
    assert (conference.signer_title, conference.signer) == ("Chủ tịch", "Đào Văn Soái")
    assert conference.room == "Phòng họp gác 3"
    assert conference.deadline == time(11, 30)
    assert len(conference.recipients) == 8
    assert conference.recipients[0] == "Sở Nội vụ thành phố"
    assert conference.sample


def test_what_the_plan_leaves_blank_is_blank(source):
    assert source.conference.number == ""
    assert source.conference.day is None
    assert source.conference.expected == "dự kiến tháng 12/2025"
    for award in source.awards:
        assert (award.decision_no, award.decision_day, award.certificate_no) == ("", None, "")
    # The plan sets no day for any duty: ours are proposals, and none is a day of the calendar.
    assert all(task.due is None and task.due_proposed for task in source.tasks)


def test_the_plans_units_stand_in_protocol_order(source):
    codes = ["TTDU", "TTHDND", "UBND", "VHXH", "VP", "KT", "TTPVHCC", "TTDVSNC"]
    assert [unit.id for unit in source.units] == codes
    assert [unit.rank for unit in source.units] == list(range(1, 9))


def test_forty_people_are_listed_without_a_doubt(source, listed, delegates):
    assert len(delegates) == 40
    plan = plan_import(listed, (), source.units)
    assert (plan.problems, plan.new_units) == ((), ())
    # Two people of one name, for whoever tries the program.
    assert [(one.name, one.together) for one in plan.questions] == [("Nguyễn Văn Tuấn", False)]
    assert {delegate.unit for delegate in delegates} == {unit.id for unit in source.units}
    assert all(delegate.sample and delegate.position for delegate in delegates)
    assert all(delegate.honorific in ("Ông", "Bà") for delegate in delegates)


def test_phones_are_invented(delegates):
    phones = [delegate.phone for delegate in delegates]
    assert all(re.fullmatch(r"0900000\d{3}", phone) for phone in phones)
    assert len(set(phones)) == 40


def test_roles_and_absences_are_read(delegates):
    roles = Counter(role for delegate in delegates for role in delegate.roles)
    assert roles == {
        Role.PRESIDIUM: 5,
        Role.SECRETARY: 2,
        Role.SPEAKER: 3,
        Role.PRESS: 2,
        Role.MC: 1,
    }
    speakers = {delegate.unit for delegate in delegates if Role.SPEAKER in delegate.roles}
    assert speakers == {"VP", "KT", "TTPVHCC"}
    absent = [d for d in delegates if d.invitation is Invitation.DECLINED]
    assert len(absent) == 2
    assert all(delegate.absence_reason for delegate in absent)


def test_names_that_are_hard_for_software_are_there(delegates):
    by_name = {delegate.full_name: delegate for delegate in delegates}
    for name in ("Nguyễn Thị Ưng Phượng", "Lê Văn Hoà", "Vũ Thị Hòa", "Phạm Văn Ân", "Bùi Đức Ấn"):
        assert name in by_name
    assert by_name["H'Bia Niê"].given_name == "H'Bia"
    homonyms = [d for d in delegates if same_name(d.full_name, "Nguyễn Văn Tuấn")]
    assert [delegate.unit for delegate in homonyms] == ["VP", "KT"]


def test_the_agenda_is_a_half_day(source):
    assert 11 <= len(source.agenda) <= 14
    minutes = sum(item.duration_s for item in source.agenda) // 60
    start = source.agenda[0].anchor_at
    assert start == time(7)
    end = start.hour * 60 + start.minute + minutes
    assert 10 * 60 <= end <= 11 * 60 + 30
    assert [item.number for item in source.agenda if item.number] == [
        *("1", "2.1", "2.2", "2.3", "3", "4"),
    ]
    assert sum(item.is_break for item in source.agenda) == 1


def test_every_item_can_be_announced(source, delegates):
    people = {delegate.id: delegate for delegate in delegates}
    for item in source.agenda:
        assert item.presenter in people or item.presenter_note, item.title
        assert "kính" in item.script, item.title
        assert 0 < item.minimum_s <= item.duration_s
        assert not re.search(r"[{}]", item.script)
    absent = {d.id for d in delegates if d.invitation is Invitation.DECLINED}
    assert absent.isdisjoint(item.presenter for item in source.agenda)


def test_scripts_name_presenters_as_the_list_does(written):
    for item in written.agenda:
        if item.presenter not in (None, "Nguyễn Đăng Khôi"):
            assert item.presenter in item.script, item.title


def test_the_awards_come_in_three_batches(source, delegates):
    kinds = Counter(award.kind for award in source.awards)
    assert kinds == {AwardKind.COLLECTIVE: 3, AwardKind.INDIVIDUAL: 8}
    assert {award.batch for award in source.awards} == {1, 2, 3}
    names = {delegate.full_name for delegate in delegates}
    for award in source.awards:
        assert award.sample
        assert award.delegate
        assert award.unit
        assert award.achievement
        assert award.presenter in names
    assert len({award.delegate for award in source.awards}) == 11


def test_the_room_has_the_plans_seats(source):
    seats = Counter(seat.zone for seat in source.seats)
    assert seats[Zone.HALL] == 48
    assert (seats[Zone.PRESIDIUM], seats[Zone.SECRETARY], seats[Zone.PRESS]) == (5, 2, 2)
    rows = Counter(seat.row for seat in source.seats if seat.zone is Zone.HALL)
    assert rows == dict.fromkeys("ABCDEF", 8)
    kinds = {element.kind for element in source.room.elements}
    assert kinds >= {
        *(ElementKind.SCREEN, ElementKind.LECTERN, ElementKind.DOOR, ElementKind.AISLE),
    }


def test_every_duty_of_the_plan_is_a_task(source):
    tasks = Counter((task.unit, task.kind) for task in source.tasks)
    for unit in ("VP", "KT", "TTPVHCC"):
        assert tasks[unit, "tham luận"] == 1
    assert tasks["TTDVSNC", "truyền thông"] == 3
    assert tasks["VHXH", "khen thưởng"] == 2
    assert tasks["KT", "kinh phí"] == 2
    assert tasks["VP", "kinh phí"] == tasks["VP", "hội trường–thiết bị"] == 1
    scoring = [task.unit for task in source.tasks if "Chỉ số CCHC" in task.title]
    assert scoring == ["VHXH", "VP", "KT", "TTPVHCC", "TTDVSNC"]
