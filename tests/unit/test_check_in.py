from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from hoinghi_tui.domain.badges import TEST_CODE, make_code, read_code
from hoinghi_tui.domain.check_in import (
    CheckInResult,
    advice,
    arrive,
    come_in_person,
    headline,
    judge,
    judge_person,
    leave,
    of_arrival,
)
from hoinghi_tui.domain.people import (
    Attendance,
    Badge,
    Delegate,
    Invitation,
    Means,
    Presence,
    Substitute,
)

TAG = "0842"
SECRET = "1937465021"
NOW = datetime(2025, 12, 15, 0, 41, 12, tzinfo=UTC)
SOAI = Delegate(id="dv-007", full_name="Đào Văn Soái")
DECLINED = replace(SOAI, invitation=Invitation.DECLINED)
BADGE = Badge(id=SECRET, delegate="dv-007")
CODE = read_code(make_code(TAG, SECRET))


def came(seconds_ago, station="Bàn 1"):
    return Attendance(
        id="dv-007",
        arrived_at=NOW - timedelta(seconds=seconds_ago),
        station=station,
        means=Means.QR,
    )


def at_desk_1(scan=CODE, badge=BADGE, delegate=SOAI, attendance=None, **options):
    return judge(scan, TAG, badge, delegate, attendance, NOW, "Bàn 1", **options)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ({}, CheckInResult.OK),
        ({"attendance": came(5)}, CheckInResult.REPEAT),
        ({"attendance": came(6)}, CheckInResult.ALREADY),
        ({"attendance": came(2, "Bàn 2")}, CheckInResult.ALREADY),
        ({"scan": read_code("0842193746502199")}, CheckInResult.MISREAD),
        ({"scan": read_code("Đào Văn Soái"), "badge": None}, CheckInResult.MISREAD),
        ({"scan": read_code(make_code("1111", SECRET))}, CheckInResult.OTHER_EVENT),
        ({"badge": None, "delegate": None}, CheckInResult.UNKNOWN),
        ({"delegate": None}, CheckInResult.UNKNOWN),
        ({"badge": replace(BADGE, replaced=True)}, CheckInResult.REPLACED),
        ({"badge": replace(BADGE, replaced=True), "attendance": came(60)}, CheckInResult.REPLACED),
        ({"scan": read_code(TEST_CODE), "badge": None}, CheckInResult.TEST),
        ({"delegate": DECLINED}, CheckInResult.DECLINED),
        ({"delegate": DECLINED, "accept_declined": True}, CheckInResult.OK),
        ({"delegate": DECLINED, "attendance": came(60)}, CheckInResult.ALREADY),
    ],
)
def test_the_door_tells_each_case_apart(case, expected):
    assert at_desk_1(**case).result is expected


@pytest.mark.parametrize(
    ("welcomed_s", "station", "expected"),
    [
        (3, "Bàn 2", CheckInResult.REPEAT),  # came back here after having left
        (30, "Bàn 2", CheckInResult.ALREADY),
        (3, "Bàn 1", CheckInResult.REPEAT),
    ],
)
def test_the_desks_own_last_welcome_makes_a_repeat(welcomed_s, station, expected):
    before = NOW - timedelta(seconds=welcomed_s)

    verdict = at_desk_1(attendance=came(60, station), welcomed_at=before)

    assert verdict.result is expected


def test_an_arrival_at_another_desk_just_now_is_no_repeat_here():
    verdict = at_desk_1(attendance=came(1, "Bàn 2"), welcomed_at=NOW - timedelta(minutes=5))

    assert verdict.result is CheckInResult.ALREADY


def test_a_clock_set_back_by_seconds_is_still_a_repeat():
    assert at_desk_1(attendance=came(-2)).result is CheckInResult.REPEAT


def test_already_says_when_at_which_desk_by_whom_and_how():
    hoa = Substitute(full_name="Vũ Thị Hòa")
    row = replace(came(600, "Bàn 2"), operator="Chị Hoa", means=Means.PAPER, substitute=hoa)

    verdict = at_desk_1(attendance=row)

    assert (verdict.at, verdict.station) == (NOW - timedelta(minutes=10), "Bàn 2")
    assert (verdict.operator, verdict.means) == ("Chị Hoa", Means.PAPER)
    assert verdict.substitute == hoa


def test_ok_says_now_and_here():
    verdict = at_desk_1()

    assert (verdict.delegate, verdict.at, verdict.station) == (SOAI, NOW, "Bàn 1")
    assert not verdict.returning


def test_strangers_are_not_named():
    for verdict in (at_desk_1(badge=None), at_desk_1(scan=read_code(make_code("1111", SECRET)))):
        assert (verdict.delegate, verdict.at, verdict.station) == (None, None, "")


@pytest.mark.parametrize("delegate", [SOAI, DECLINED])
def test_who_had_left_may_come_back_and_keeps_the_first_arrival(delegate):
    gone = leave(came(3600), NOW - timedelta(minutes=30))
    assert (gone.state, gone.left_at) == (Presence.LEFT, NOW - timedelta(minutes=30))

    verdict = at_desk_1(delegate=delegate, attendance=gone)
    row = arrive("dv-007", gone, NOW, "Bàn 2", Means.MANUAL)

    assert verdict.result is CheckInResult.OK
    assert verdict.returning
    assert row == came(3600)


def test_a_first_arrival_is_recorded_as_it_was():
    substitute = Substitute(full_name="Vũ Thị Hòa", position="Phó Chủ tịch UBND xã")

    row = arrive("dv-007", None, NOW, "Bàn 1", Means.MANUAL, substitute, "Chị Hoa")

    assert row == replace(came(0), means=Means.MANUAL, substitute=substitute, operator="Chị Hoa")


def test_coming_back_keeps_the_substitute_unless_another_is_named():
    first, second = Substitute(full_name="Vũ Thị Hòa"), Substitute(full_name="Lê Văn Hoà")
    gone = leave(replace(came(3600), substitute=first), NOW)

    assert arrive("dv-007", gone, NOW, "Bàn 1", Means.QR).substitute == first
    assert arrive("dv-007", gone, NOW, "Bàn 1", Means.QR, second).substitute == second


def test_a_person_picked_by_hand_is_judged_alike():
    assert judge_person(SOAI, None, NOW, "Bàn 1").result is CheckInResult.OK
    assert judge_person(DECLINED, None, NOW, "Bàn 1").result is CheckInResult.DECLINED
    assert judge_person(SOAI, came(60), NOW, "Bàn 1").result is CheckInResult.ALREADY


def test_every_result_has_words_that_fit_the_screens():
    heads = {result: headline(result) for result in CheckInResult}

    assert heads[CheckInResult.OK] == "MỜI VÀO"
    assert heads[CheckInResult.REPEAT] == "VỪA QUÉT"
    assert heads[CheckInResult.ALREADY] == "ĐÃ ĐIỂM DANH"
    assert heads[CheckInResult.MISREAD] == "ĐỌC SAI"
    assert heads[CheckInResult.UNKNOWN] == "KHÔNG HỢP LỆ"
    assert heads[CheckInResult.TEST] == "MÁY QUÉT TỐT"
    assert heads[CheckInResult.OTHER_EVENT] == "KHÁC HỘI NGHỊ"
    assert heads[CheckInResult.REPLACED] == "THẺ ĐÃ THAY"
    assert all(advice(result).endswith(".") for result in CheckInResult)


def test_a_garbled_burst_names_its_cause():
    verdict = at_desk_1(scan=read_code("Soá234567890123456"))

    assert verdict.result is CheckInResult.MISREAD
    assert verdict.headline == "UNIKEY ĐANG BẬT"
    assert "Tắt bộ gõ" in verdict.advice
    assert at_desk_1().headline == "MỜI VÀO"
    assert at_desk_1().advice == advice(CheckInResult.OK)


def test_the_results_are_those_that_json_promises():
    assert {str(result) for result in CheckInResult} == {
        "ok",
        "repeat",
        "already",
        "misread",
        "other_event",
        "unknown",
        "replaced",
        "declined",
        "test",
    }


def test_a_badge_does_not_tell_who_carries_it_so_the_words_do():
    hoa = Substitute(full_name="Vũ Thị Hòa")
    row = replace(came(600), substitute=hoa)
    here = at_desk_1(attendance=row)
    assert here.advice == here.taken_for
    assert here.advice.startswith("Vũ Thị Hòa đã vào, đi thay Đào Văn Soái.")
    back = replace(at_desk_1(attendance=leave(row, NOW)), substitute=hoa)
    assert back.returning
    assert back.advice.startswith("Tính là Vũ Thị Hòa (đi thay Đào Văn Soái) trở lại.")
    assert all("“Vẫn đến dự”" in verdict.advice for verdict in (here, back))
    in_person = at_desk_1(attendance=came(600))
    assert (in_person.taken_for, in_person.advice) == ("", advice(CheckInResult.ALREADY))


def test_who_comes_in_person_after_the_substitute_has_the_first_arrival():
    hoa = Substitute(full_name="Vũ Thị Hòa")
    before = leave(replace(came(600), substitute=hoa), NOW)
    assert come_in_person(before) == came(600)
    verdict = of_arrival(CheckInResult.OK, SOAI, come_in_person(before))
    assert (verdict.at, verdict.substitute) == (NOW - timedelta(seconds=600), None)
