import random
import unicodedata
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.people import Delegate, Role, Substitute, Unit
from hoinghi_tui.domain.protocol import UNKNOWN_POST, add_posts, post_rank, protocol_order

# The customary order of posts in a commune, highest first, as VIETNAMESE.md and the
# composition of a commune's Thường trực Đảng ủy, HĐND and UBND give it.
DESCENDING = [
    "Giám đốc Sở Nội vụ thành phố",
    "Phó Giám đốc Sở Nội vụ thành phố",
    "Bí thư Đảng ủy xã",
    "Phó Bí thư Thường trực Đảng ủy",
    "Phó Bí thư Đảng ủy",
    "Chủ tịch HĐND xã",
    "Chủ tịch UBND xã",
    "Ủy viên Ban Thường vụ Đảng ủy",
    "Phó Chủ tịch HĐND xã",
    "Phó Chủ tịch UBND xã",
    "Trưởng phòng Kinh tế",
    "Phó Trưởng phòng Kinh tế",
    "Chuyên viên chính",
    "Công chức Địa chính – Xây dựng",
    "Viên chức trả kết quả",
    "Phóng viên",
    "Đại biểu",
]
UNITS = [
    Unit(id="TTDU", name="Thường trực Đảng ủy", rank=1),
    Unit(id="UBND", name="Lãnh đạo UBND", rank=3),
    Unit(id="VHXH", name="Phòng Văn hóa – Xã hội", rank=4),
    Unit(id="KT", name="Phòng Kinh tế", rank=4),
]


@pytest.mark.parametrize(("higher", "lower"), list(pairwise(DESCENDING)))
def test_the_customary_order_of_posts(higher, lower):
    assert post_rank(higher) < post_rank(lower)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trưởng phòng", "Chánh Văn phòng HĐND&UBND"),
        ("Trưởng phòng", "Giám đốc Trung tâm Phục vụ hành chính công"),
        ("Phó Trưởng phòng", "Phó Chánh Văn phòng"),
        ("Phó Trưởng phòng", "Phó Giám đốc"),
        ("Chủ tịch UBND xã", "Chủ tịch Ủy ban nhân dân xã"),
        ("Chủ tịch HĐND xã", "Chủ tịch Hội đồng nhân dân xã"),
        ("Phó Chủ tịch HĐND xã", "Phó Chủ tịch Hội đồng nhân dân xã"),
        ("Phó Chủ tịch UBND", "PCT UBND"),
        ("Phó Trưởng phòng", "P. Trưởng phòng"),
        ("Phó Bí thư Đảng ủy", "PBT Đảng ủy"),
        ("Trưởng phòng", "Quyền Trưởng phòng"),
        ("Trưởng phòng", "Đ/c Trưởng phòng"),
    ],
)
def test_posts_of_one_rank(one, other):
    assert post_rank(one) == post_rank(other)


@pytest.mark.parametrize(
    ("several", "highest"),
    [
        ("Phó Bí thư Đảng ủy, Chủ tịch UBND xã", "Phó Bí thư Đảng ủy"),
        ("Chủ tịch UBND xã, Phó Bí thư Đảng ủy", "Phó Bí thư Đảng ủy"),
        ("Bí thư Đảng ủy - Chủ tịch HĐND xã", "Bí thư Đảng ủy"),
        ("Trưởng phòng kiêm Bí thư Chi bộ", "Trưởng phòng"),
        ("Ủy viên Ban Thường vụ, Trưởng Ban Xây dựng Đảng", "Ủy viên Ban Thường vụ"),
        ("Trưởng phòng CCHC; Sở Nội vụ", "Trưởng phòng"),
    ],
)
def test_of_several_posts_the_highest_counts(several, highest):
    assert post_rank(several) == post_rank(highest)


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ("Bí thư Chi bộ Văn phòng", "Phó Chủ tịch UBND xã"),
        ("Bí thư Đoàn xã", "Phó Chủ tịch UBND xã"),
        ("Phó Bí thư Đoàn xã", "Trưởng phòng"),
        ("Chủ tịch Hội Nông dân xã", "Phó Chủ tịch UBND xã"),
        ("Phó Trưởng thôn", "Trưởng thôn"),
        ("Trưởng thôn", "Trưởng phòng"),
    ],
)
def test_posts_that_only_sound_alike(lower, higher):
    assert post_rank(lower) > post_rank(higher)


@pytest.mark.parametrize("text", ["", "  ", ",", "[/]", "=cmd()", "{{x}}", "x" * 500, "Nông dân"])
def test_what_the_table_does_not_know_comes_last(text):
    assert post_rank(text) == UNKNOWN_POST


@given(st.sampled_from(DESCENDING), st.sampled_from(["NFC", "NFD"]), st.booleans())
def test_unicode_form_and_capitals_make_no_difference(post, form, capitals):
    written = unicodedata.normalize(form, post.upper() if capitals else post)

    assert post_rank(written) == post_rank(post)


def listed(delegates):
    return [delegate.id for delegate in protocol_order(delegates, UNITS)]


def test_guests_then_units_then_press():
    people = [
        Delegate(id="press", full_name="P", unit="TTDU", roles=(Role.PRESS,), position="Bí thư"),
        Delegate(id="nobody", full_name="N"),
        Delegate(id="deputy", full_name="D", unit="UBND", position="Phó Chủ tịch UBND xã"),
        Delegate(id="chair", full_name="C", unit="UBND", position="Chủ tịch UBND xã"),
        Delegate(id="party", full_name="B", unit="TTDU", position="Phó Bí thư"),
        Delegate(id="guest", full_name="G", roles=(Role.GUEST,), position="Chuyên viên"),
    ]

    assert listed(people) == ["guest", "party", "chair", "deputy", "nobody", "press"]


def test_an_override_and_the_list_break_ties():
    first = Delegate(id="a", full_name="A", unit="KT", position="Công chức", order=2)
    second = replace(first, id="b", order=1)
    raised = replace(first, id="c", order=9, rank=1)

    assert listed([first, second, raised]) == ["c", "b", "a"]


def test_units_of_equal_rank_do_not_mingle():
    people = [
        Delegate(id=f"{unit}{number}", full_name="A", unit=unit, position=post)
        for unit in ("VHXH", "KT")
        for number, post in enumerate(["Trưởng phòng", "Công chức"])
    ]

    assert listed(people) == ["KT0", "KT1", "VHXH0", "VHXH1"]


@given(st.lists(st.sampled_from(DESCENDING), max_size=12), st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_input(posts, shuffler: random.Random):
    people = [
        Delegate(id=f"dv-{n}", full_name="A", position=post, unit=UNITS[n % 4].id)
        for n, post in enumerate(posts)
    ]
    mixed = list(people)
    shuffler.shuffle(mixed)

    assert listed(mixed) == listed(people)


def test_an_announced_substitute_does_not_inherit_the_rank():
    chair = Delegate(id="chair", full_name="C", unit="UBND", position="Chủ tịch UBND xã")
    deputy = Delegate(id="deputy", full_name="D", unit="UBND", position="Phó Chủ tịch UBND xã")
    clerk = Substitute(full_name="S", position="Công chức")
    assert listed([chair, deputy]) == ["chair", "deputy"]
    assert listed([replace(chair, substitute=clerk), deputy]) == ["deputy", "chair"]
    # What was set by hand for the delegate counts for the delegate only.
    by_hand = replace(chair, rank=1, substitute=clerk)
    assert listed([by_hand, deputy]) == ["deputy", "chair"]
    assert listed([replace(chair, substitute=replace(clerk, rank=1)), deputy])[0] == "chair"


def test_posts_are_added_once():
    assert add_posts("Phó Chủ tịch UBND xã", "Chủ tịch UBND xã; phó chủ tịch ubnd xã") == (
        "Phó Chủ tịch UBND xã, Chủ tịch UBND xã"
    )
