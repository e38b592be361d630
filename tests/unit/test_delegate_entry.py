"""What is typed about a delegate becomes one, or a sentence says what is wrong."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.people import Delegate, Invitation, Role, Substitute, Unit
from hoinghi_tui.services.delegate_entry import Entry, check_entry

KT = Unit(id="KT", name="Phòng Kinh tế", short_name="Kinh tế", rank=1)
VP = Unit(id="VP", name="Văn phòng HĐND&UBND xã", rank=2)
FULL = Delegate(
    id="dv-001",
    full_name="H'Bia Niê",
    order=1,
    honorific="Bà",
    position="Trưởng phòng, Bí thư Chi bộ",
    unit="KT",
    rank=12,
    roles=(Role.SPEAKER,),
    phone="0900000010",
    phone_other="02203000010",
    birth="1980-07-15",
    wheelchair=True,
    note="ăn chay",
    given_name="H'Bia",
    reading="Hờ-bia Ni-ê",
    substitute=Substitute(full_name="Nguyễn Thị Hoài Ân", position="Công chức", rank=50),
    invitation=Invitation.DECLINED,
    absence_reason="họp tỉnh",
)


def entry_of(delegate):
    return Entry.of(delegate, {"KT": KT, "VP": VP}.get(delegate.unit))


def typed(before=FULL, **fields):
    return check_entry(replace(entry_of(before), **fields), before, [KT, VP])


hostile = st.sampled_from(["[/]", "=cmd()", "../x", "{{x}}", "N" * 500, "  x ", "áo", "123"])
delegates = st.builds(
    Delegate,
    id=st.just("dv-9"),
    full_name=hostile,
    honorific=hostile,
    position=hostile,
    unit=st.sampled_from([None, "KT", "gone"]),
    rank=st.none() | st.integers(-5, 5_000),
    phone=hostile,
    phone_other=hostile,
    birth=st.sampled_from(["", "1980", "1980-07", "1980-07-15", "không rõ"]),
    wheelchair=st.booleans(),
    off_payroll=st.booleans(),
    note=hostile,
    given_name=st.none() | hostile,
    reading=hostile,
    substitute=st.none() | st.builds(Substitute, full_name=hostile, position=hostile),
    invitation=st.sampled_from(Invitation),
    absence_reason=hostile,
)


@given(delegates)
def test_opening_and_saving_changes_nothing_whatever_a_list_has_brought(delegate):
    checked = typed(delegate)
    assert checked.record == delegate
    assert checked.problems == {}


@pytest.mark.parametrize(
    ("fields", "changed"),
    [
        ({"full_name": " Lò  Thị Mới "}, {"full_name": "Lò Thị Mới"}),
        ({"position": "Phó Chủ tịch"}, {"position": "Phó Chủ tịch"}),
        ({"unit": "van phong"}, {"unit": "VP"}),
        ({"unit": ""}, {"unit": None}),
        ({"phone": "+84 900 000 011"}, {"phone": "0900000011", "phone_other": ""}),
        ({"phone": "0220.3000.012"}, {"phone": "", "phone_other": "02203000012"}),
        (
            {"phone": "0900000011 / 0900000012"},
            {"phone": "0900000011", "phone_other": "0900000012"},
        ),
        ({"phone": ""}, {"phone": "", "phone_other": ""}),
        ({"birth": "1981"}, {"birth": "1981"}),
        ({"birth": "7/1981"}, {"birth": "1981-07"}),
        ({"birth": "15/7/1981"}, {"birth": "1981-07-15"}),
        ({"birth": ""}, {"birth": ""}),
        ({"wheelchair": False}, {"wheelchair": False}),
        ({"off_payroll": True}, {"off_payroll": True}),
        ({"rank": ""}, {"rank": None}),
        ({"rank": " 7 "}, {"rank": 7}),
        ({"given_name": ""}, {"given_name": None}),
        ({"reading": " Hờ  Bia "}, {"reading": "Hờ Bia"}),
        (
            {"invitation": Invitation.CONFIRMED},
            {"invitation": Invitation.CONFIRMED, "absence_reason": ""},
        ),
        ({"absence_reason": "ốm"}, {"absence_reason": "ốm"}),
        ({"substitute": "", "substitute_position": ""}, {"substitute": None}),
        (
            {"substitute_rank": ""},
            {"substitute": replace(FULL.substitute, rank=None)},
        ),
        (
            {"substitute": "Lò Văn Thay"},
            {"substitute": replace(FULL.substitute, full_name="Lò Văn Thay")},
        ),
    ],
)
def test_what_is_typed_changes_just_that(fields, changed):
    checked = typed(**fields)
    assert checked.problems == {}
    assert checked.record == replace(FULL, **changed)


@pytest.mark.parametrize(
    ("fields", "wrong", "said"),
    [
        ({"full_name": "  "}, "full_name", "họ và tên"),
        ({"unit": "Bộ Ngoại giao"}, "unit", "Không có đơn vị này"),
        ({"phone": "12345"}, "phone", "10 chữ số"),
        ({"phone": "0900000011 / 12"}, "phone", "10 chữ số"),
        ({"phone": "9.00E+08"}, "phone", "10 chữ số"),
        ({"birth": "31/02/1980"}, "birth", "15/7/1980"),
        ({"birth": "7/15/1980"}, "birth", "ngày trước tháng sau"),
        ({"birth": "29417"}, "birth", "15/7/1980"),
        ({"birth": "hôm qua"}, "birth", "15/7/1980"),
        ({"rank": "cao"}, "rank", "từ 1"),
        ({"rank": "0"}, "rank", "từ 1"),
        ({"rank": "100"}, "rank", "từ 1"),
        ({"rank": "²"}, "rank", "từ 1"),
        ({"substitute": ""}, "substitute", "họ tên người đi thay"),
        ({"substitute_rank": "-1"}, "substitute", "từ 1"),
    ],
)
def test_what_is_wrong_is_said_under_its_field_and_the_old_value_stays(fields, wrong, said):
    checked = typed(**fields)
    assert list(checked.problems) == [wrong]
    assert said in checked.problems[wrong]
    assert checked.record == FULL


def test_a_new_person_needs_a_name():
    checked = check_entry(Entry(position="Công chức"), Delegate(id="", full_name=""), [KT])
    assert "họ và tên" in checked.problems["full_name"]
    named = check_entry(Entry(full_name="Mới"), Delegate(id="", full_name=""), [KT])
    assert (named.record.full_name, named.problems) == ("Mới", {})
