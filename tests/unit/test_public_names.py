"""What a public board may tell of a person, and nothing more."""

from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.people import Attendance, Delegate, Means, Substitute, Unit
from hoinghi_tui.domain.people_words import Attendee, attendee, stand_in
from hoinghi_tui.domain.public_names import Names, PublicName, public_name

UBND = Unit(id="UBND", name="Ủy ban nhân dân", short_name="Lãnh đạo UBND")
SOAI = Delegate(
    id="dv-007", full_name="Đào Văn Soái", honorific="Ông", position="Chủ tịch UBND xã", unit="UBND"
)
NAM = Substitute(full_name="Lê Hoàng Nam", position="Chuyên viên")


@pytest.fixture
def came(clock):
    return Attendance(id=SOAI.id, arrived_at=clock.now(), station="Bàn 1", means=Means.QR)


@pytest.fixture
def came_instead(clock):
    return Attendance(
        id=SOAI.id, arrived_at=clock.now(), station="Bàn 1", means=Means.QR, substitute=NAM
    )


def test_who_came_is_told_and_whom_that_person_replaces(came, came_instead):
    assert attendee(SOAI, None).text == attendee(SOAI, came).text == "Đào Văn Soái"
    assert attendee(SOAI, came_instead).text == "Lê Hoàng Nam (đi thay Đào Văn Soái)"
    assert attendee(SOAI, came_instead).position == "Chuyên viên"
    assert attendee(SOAI, came).titled == "Ông Đào Văn Soái"
    assert attendee(SOAI, came_instead).titled == "Lê Hoàng Nam"


def test_who_was_announced_counts_only_until_somebody_has_come(came, came_instead):
    announced = Delegate(id="dv-007", full_name="Đào Văn Soái", substitute=NAM)
    assert stand_in(announced, None) == NAM
    assert stand_in(announced, came) is None
    assert stand_in(SOAI, came_instead) == NAM


def test_full_names_have_the_post():
    told = public_name(attendee(SOAI, None), UBND, Names.FULL)
    assert told == PublicName("Ông", "Đào Văn Soái", "Chủ tịch UBND xã", "", "")


def test_the_unit_is_told_where_the_post_does_not_tell_it():
    head = Attendee("Trần Thị Đào", "Trưởng phòng", "Bà")
    unit = Unit(id="KT", name="Phòng Kinh tế", short_name="Kinh tế")
    assert public_name(head, unit, Names.FULL).unit == "Kinh tế"
    assert public_name(Attendee("A", "Chánh Văn phòng"), unit, Names.FULL).unit == "Kinh tế"
    assert public_name(Attendee("A", "Công chức kinh tế"), unit, Names.FULL).unit == ""
    assert public_name(head, None, Names.FULL).unit == ""


@pytest.mark.parametrize(
    ("person", "told"),
    [
        (Attendee("Đào Văn Soái", "Chủ tịch", "Ông"), ("Ông", "S.")),
        (Attendee("H'Bia Niê", "Công chức", "Bà", given_name="H'Bia"), ("Bà", "H.")),
        (Attendee("Trương Ưng Ngữ", ""), ("Đại biểu", "N.")),
        (Attendee("Lê Thị Ánh", ""), ("Đại biểu", "A.")),
        (Attendee("", ""), ("Đại biểu", "")),
    ],
)
def test_short_is_an_initial_and_the_unit(person, told):
    shown = public_name(person, UBND, Names.SHORT)
    assert (shown.honorific, shown.name) == told
    assert (shown.post, shown.unit, shown.replaces) == ("", "Lãnh đạo UBND", "")


@given(st.text(min_size=3), st.text(min_size=3), st.text(min_size=3))
def test_no_name_is_told_after_the_switch(name, post, replaced):
    person = Attendee(name, post, "Ông", replaces=replaced)
    assert astuple(public_name(person, UBND, Names.NONE)) == ("Đại biểu", "", "", "", "")
    short = public_name(person, None, Names.SHORT)
    assert short.post == short.replaces == ""
    assert len(short.name) <= 2
