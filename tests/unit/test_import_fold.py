"""Rows that are one person put together, units named, counts checked, changes told."""

import pytest

from hoinghi_tui.domain.people import Delegate, Invitation, Role, Substitute, Unit
from hoinghi_tui.domain.protocol import add_posts
from hoinghi_tui.services.import_changes import changes
from hoinghi_tui.services.import_units import name_units, readable
from hoinghi_tui.services.roster_merge import plan_import
from hoinghi_tui.spreadsheets.drafts import DelegateDraft, DelegateList, StatedCount
from hoinghi_tui.spreadsheets.note_cells import Flag

KT = Unit(id="KT", name="Phòng Kinh tế", aliases=("P. KT",), rank=2)
VP = Unit(id="VP", name="Văn phòng HĐND&UBND xã", rank=1)
PHONE = "0900000001"


def draft(name, unit, row, **fields):
    return DelegateDraft(full_name=name, unit_text=unit, row=row, **fields)


def plan(*drafts, counts=()):
    return plan_import(DelegateList(drafts, counts=counts), (), (KT, VP))


# -- one person in several rows ------------------------------------------------------------


def test_who_holds_posts_in_two_units_has_both_posts_and_the_first_unit():
    first = draft("Lê An", "VP", 5, phone=PHONE, position="Phó Bí thư Đảng ủy", note="Chủ trì")
    second = draft(
        "Lê An", "KT", 9, phone=PHONE, position="Chủ tịch UBND xã", birth="1980", note="Tham luận",
        flags=(Flag.SPEAKER,), roles=(Role.SPEAKER,),
    )  # fmt: skip
    [line] = plan(first, second).lines
    assert line.rows == (5, 9)
    assert line.after.position == "Phó Bí thư Đảng ủy, Chủ tịch UBND xã"
    assert (line.after.unit, line.after.birth) == ("VP", "1980")
    assert line.after.note == "Chủ trì; Tham luận"
    assert line.after.roles == (Role.SPEAKER,)
    assert line.draft.flags == (Flag.SEVERAL_POSTS, Flag.SPEAKER)


def test_who_stands_twice_in_one_unit_keeps_the_first_rows_post():
    [line] = plan(
        draft("Lê Hoè", "KT", 5, phone=PHONE, position="Công chức tiếp nhận"),
        draft("Lê Hòe", "P. KT", 6, phone=PHONE, position="CC"),
    ).lines
    assert (line.after.full_name, line.after.position) == ("Lê Hoè", "Công chức tiếp nhận")


def test_a_doubtful_pair_put_together_keeps_both_posts_and_phones():
    first = draft("Lê An", "VP", 5, phone=PHONE, position="Phó Bí thư")
    second = draft("Lê An", "KT", 9, phone="0900000002", position="Chủ tịch UBND xã")
    people = DelegateList((first, second))
    [line] = plan_import(people, (), (KT, VP), decide=lambda _: True).lines
    assert line.after.position == "Phó Bí thư, Chủ tịch UBND xã"
    assert (line.after.phone, line.after.phone_other) == (PHONE, "0900000002")


def test_a_post_that_is_there_already_is_not_repeated():
    assert add_posts("Phó Bí thư, Chủ tịch UBND xã", "chủ tịch UBND xã") == (
        "Phó Bí thư, Chủ tịch UBND xã"
    )
    assert add_posts("", "Trưởng phòng") == "Trưởng phòng"


# -- numbers that the list states ----------------------------------------------------------

TWICE = (
    draft("Lê An", "VP", 5, phone=PHONE, group=4),
    draft("Trần Bình", "KT", 7, group=6),
    draft("Lê An", "KT", 8, phone=PHONE, group=6),
)


@pytest.mark.parametrize(
    ("count", "reasons"),
    [
        (StatedCount("", 9, 2), []),
        (StatedCount("", 9, 3), ["tổng ghi 3, thực tế 2 người sau khi gộp kiêm nhiệm"]),
        (StatedCount("", 6, 1, 6), []),
        (StatedCount("", 9, 1, below=4), []),
        (StatedCount("", 6, 2, 6), []),
        (StatedCount("", 6, 5, 6), ["nhóm ghi 5, đọc được 1 người"]),
    ],
)
def test_who_holds_two_posts_counts_once_in_a_total(count, reasons):
    found = plan(*TWICE, counts=(count,)).problems
    assert [one.reason for one in found] == reasons


def test_a_row_repeated_by_mistake_makes_no_total_wrong():
    rows = (draft("Lê An", "KT", 5, phone=PHONE), draft("Lê An", "KT", 6, phone=PHONE))
    assert plan(*rows, counts=(StatedCount("", 9, 2),)).problems == ()
    [wrong] = plan(*rows, counts=(StatedCount("", 9, 7),)).problems
    assert wrong.reason == "tổng ghi 7, đọc được 1 người"


# -- units -----------------------------------------------------------------------------------


def test_known_usual_and_unknown_units_are_told_apart():
    usual = (Unit(id="CA", name="Công an xã", rank=9), Unit(id="VP", name="Văn phòng khác", rank=1))
    named = name_units(
        ["P. KT", "THÔN ĐOÀI", "thôn đoài", "CÔNG AN XÃ", "Văn phòng khác", ""], [KT, VP], usual
    )
    assert named.id_of("P. KT") == "KT"
    assert [(unit.id, unit.name, unit.rank) for unit in named.new] == [
        ("DV1", "Văn phòng khác", 3),
        ("CA", "Công an xã", 4),
        ("DV2", "Thôn đoài", 5),
    ]
    assert named.id_of("thôn đoài") == "DV2"
    assert named.of("") is None


@pytest.mark.parametrize("text", ["[/]", "=cmd()", "../x", "{{x}}", "xã"])
def test_no_odd_name_of_a_unit_is_lost(text):
    named = name_units([text], [])
    assert named.of(text) is not None
    assert named.new[0].name == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("HỘI LIÊN HIỆP PHỤ NỮ XÃ", "Hội liên hiệp phụ nữ xã"),
        ("BAN CHQS XÃ", "Ban CHQS xã"),
        ("HĐND", "HĐND"),
        ("Phòng Kinh tế", "Phòng Kinh tế"),
    ],
)
def test_a_units_name_in_capitals_is_made_readable(text, name):
    assert readable(text) == name


# -- differences -----------------------------------------------------------------------------


def test_changes_are_told_in_words():
    before = Delegate(id="dv-001", full_name="Lê An", unit="KT", birth="1980-07")
    after = Delegate(
        id="dv-001",
        full_name="Lê An",
        unit="VP",
        birth="1980-07-15",
        roles=(Role.SPEAKER,),
        invitation=Invitation.SENT,
        substitute=Substitute(full_name="Trần Bình"),
        wheelchair=True,
        rank=5,
    )
    told = {
        one.field: (one.before, one.after) for one in changes(before, after, {"KT": KT, "VP": VP})
    }
    assert told == {
        "unit": ("Phòng Kinh tế", "Văn phòng HĐND&UBND xã"),
        "birth": ("07/1980", "15/07/1980"),
        "roles": ("", "tham luận"),
        "wheelchair": ("", "có"),
        "invitation": ("chưa gửi", "đã gửi"),
        "substitute": ("", "Trần Bình"),
        "rank": ("", "5"),
    }
    assert changes(before, before, {}) == ()
