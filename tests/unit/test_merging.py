"""Two entries that are one person: which field wins, which badge opens the door."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from hoinghi_tui.domain.merging import merged, merged_attendance, merged_badges
from hoinghi_tui.domain.people import (
    Attendance,
    Badge,
    Delegate,
    Invitation,
    Means,
    Presence,
    Role,
    Sex,
    Substitute,
)

EIGHT = datetime(2025, 12, 15, 1, 0, tzinfo=UTC)
MOBILE, OTHER_MOBILE, LANDLINE = "0900000001", "0900000002", "02203000010"


def person(number, **fields):
    return Delegate(id=f"dv-{number}", full_name="Đào Văn Soái", order=number, **fields)


def test_the_survivor_keeps_id_name_and_place_and_what_it_knows():
    one = person(1, honorific="Ông", unit="UBND", rank=14, given_name="Soái")
    other = Delegate(
        id="dv-2", full_name="ĐÀO VĂN SOÁI", order=2, honorific="Đ/c", unit="KT", rank=30
    )
    assert merged(one, other) == one


def test_blanks_are_filled_from_the_other():
    substitute = Substitute(full_name="Nguyễn Thị Hoài Ân")
    other = person(
        2, honorific="Ông", unit="KT", rank=30, birth="1980", given_name="S", note="ăn chay",
        substitute=substitute, wheelchair=True, phone=MOBILE, phone_other=LANDLINE, reading="x",
    )  # fmt: skip
    filled = merged(person(1), other)
    for name in (
        "honorific",
        "unit",
        "rank",
        "birth",
        "given_name",
        "reading",
        "note",
        "substitute",
    ):
        assert getattr(filled, name) == getattr(other, name)
    assert filled.wheelchair
    assert (filled.phone, filled.phone_other) == (MOBILE, LANDLINE)


def test_posts_roles_and_notes_of_both_are_kept_once():
    one = person(1, position="Phó Bí thư Đảng ủy", roles=(Role.PRESIDIUM,), note="đến muộn")
    other = person(
        2,
        position="Chủ tịch UBND xã, Phó Bí thư Đảng ủy",
        roles=(Role.SPEAKER, Role.PRESIDIUM),
        note="đến muộn",
    )
    both = merged(one, other)
    assert both.position == "Phó Bí thư Đảng ủy, Chủ tịch UBND xã"
    assert both.roles == (Role.PRESIDIUM, Role.SPEAKER)
    assert both.note == "đến muộn"
    assert merged(one, person(2, note="xe riêng")).note == "đến muộn; xe riêng"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((MOBILE, ""), (OTHER_MOBILE, ""), (MOBILE, OTHER_MOBILE)),
        ((MOBILE, ""), (MOBILE, LANDLINE), (MOBILE, LANDLINE)),
        ((MOBILE, LANDLINE), (OTHER_MOBILE, ""), (MOBILE, LANDLINE)),
        (("", ""), (MOBILE, ""), (MOBILE, "")),
        (("", LANDLINE), (MOBILE, ""), (MOBILE, LANDLINE)),
        (("", LANDLINE), ("", ""), ("", LANDLINE)),
        (("", ""), ("", ""), ("", "")),
    ],
)
def test_a_second_number_is_kept_beside_the_first(one, other, expected):
    both = merged(
        person(1, phone=one[0], phone_other=one[1]), person(2, phone=other[0], phone_other=other[1])
    )
    assert (both.phone, both.phone_other) == expected


@pytest.mark.parametrize(
    ("one", "other", "note"),
    [
        ((MOBILE, LANDLINE), (OTHER_MOBILE, ""), f"Số khác: {OTHER_MOBILE}"),
        (
            (MOBILE, LANDLINE),
            (OTHER_MOBILE, "02203000011"),
            f"Số khác: {OTHER_MOBILE}, 02203000011",
        ),
        (("", LANDLINE), ("", "02203000011"), "Số khác: 02203000011"),
        (("", LANDLINE), (MOBILE, "02203000011"), "Số khác: 02203000011"),
        ((MOBILE, LANDLINE), (LANDLINE, MOBILE), ""),
    ],
)
def test_a_number_that_finds_no_room_goes_into_the_note(one, other, note):
    first = person(1, phone=one[0], phone_other=one[1])
    second = person(2, phone=other[0], phone_other=other[1])
    both = merged(first, second)
    assert both.note == note
    known = " ".join((both.phone, both.phone_other, both.note))
    assert all(number in known for number in (*one, *other))
    with_notes = merged(replace(first, note="ăn chay"), replace(second, note="xe riêng"))
    assert with_notes.note == "; ".join(filter(None, ("ăn chay", "xe riêng", note)))


def test_sex_is_filled_but_never_changed():
    assert merged(person(1), person(2, sex=Sex.FEMALE)).sex is Sex.FEMALE
    assert merged(person(1, sex=Sex.MALE), person(2, sex=Sex.FEMALE)).sex is Sex.MALE
    assert merged(person(1, sex=Sex.MALE), person(2)).sex is Sex.MALE


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1980", "1980-07-15", "1980-07-15"),
        ("1980-07-15", "1980", "1980-07-15"),
        ("1981", "1980-07-15", "1981"),
        ("", "1980", "1980"),
    ],
)
def test_of_two_birth_dates_that_agree_the_more_precise_one_stays(one, other, expected):
    assert merged(person(1, birth=one), person(2, birth=other)).birth == expected


def test_an_invitation_that_was_sent_is_not_forgotten():
    declined = person(2, invitation=Invitation.DECLINED, absence_reason="ốm")
    assert merged(person(1), declined).absence_reason == "ốm"
    confirmed = person(1, invitation=Invitation.CONFIRMED)
    both = merged(confirmed, declined)
    assert (both.invitation, both.absence_reason) == (Invitation.CONFIRMED, "")


def test_who_was_invited_is_no_walk_in():
    assert not merged(person(1, walk_in=True), person(2)).walk_in
    assert merged(person(1, walk_in=True), person(2, walk_in=True)).walk_in


def came(number, at, **fields):
    return Attendance(id=f"dv-{number}", arrived_at=at, station="Bàn 1", means=Means.QR, **fields)


def test_the_first_arrival_counts_and_who_is_here_is_here():
    left = EIGHT + timedelta(hours=1)
    early = came(2, EIGHT, state=Presence.LEFT, left_at=left)
    late = came(1, EIGHT + timedelta(minutes=9))
    both = merged_attendance("dv-1", late, early)
    assert (both.id, both.arrived_at, both.state, both.left_at) == (
        "dv-1", EIGHT, Presence.PRESENT, None,
    )  # fmt: skip
    assert merged_attendance("dv-1", None, early).state is Presence.LEFT
    assert merged_attendance("dv-1", None, early).id == "dv-1"
    assert merged_attendance("dv-1", late, None) == late
    assert merged_attendance("dv-1", None, None) is None


def test_one_badge_stays_to_be_printed_and_the_other_still_opens_the_door():
    mine, theirs = Badge(id="1", delegate="a"), Badge(id="2", delegate="b")
    old = Badge(id="3", delegate="b", replaced=True)
    assert merged_badges("a", "b", [mine, theirs, old]) == [
        Badge(id="2", delegate="a", spare=True),
        Badge(id="3", delegate="a", replaced=True),
    ]
    # Without one of the survivor's own the other's is the one to print.
    assert merged_badges("a", "b", [theirs]) == [Badge(id="2", delegate="a")]
