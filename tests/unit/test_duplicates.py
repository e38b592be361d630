"""Who of a list may be one person twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.duplicates import (
    Listed,
    Proposal,
    differ_by_a_slip,
    find_duplicates,
    why_ask,
)

AN = Listed("Lê Hoà An", "0900000001", "KT")


@pytest.mark.parametrize(
    ("other", "proposal", "reason", "several"),
    [
        (AN, Proposal.MERGE, "trùng tên, trùng số điện thoại", False),
        (
            Listed("Lê Hòa An", "0900000001", "KT"),
            Proposal.MERGE,
            "khác cách đặt dấu, trùng số điện thoại",
            False,
        ),
        (
            Listed("LÊ HOÀ AN", "0900000001", "VP"),
            Proposal.MERGE,
            "trùng tên, trùng số điện thoại, kiêm nhiệm",
            True,
        ),
        (
            Listed("Lê Hoà An", "0900000002", "VP"),
            Proposal.ASK,
            "trùng tên, khác đơn vị và số điện thoại",
            False,
        ),
        (Listed("Lê Hoà An", "", "VP"), Proposal.ASK, "trùng tên, khác đơn vị", False),
        (
            Listed("Lê Hoà An", "0900000002", "KT"),
            Proposal.ASK,
            "trùng tên, khác số điện thoại",
            False,
        ),
        (
            Listed("Lê Hoà An", "", "KT"),
            Proposal.ASK,
            "trùng tên, chưa rõ có phải một người",
            False,
        ),
    ],
)
def test_people_of_one_name_are_merged_or_asked_about(other, proposal, reason, several):
    [found] = find_duplicates([AN, Listed("Trần Bình"), other])
    assert (found.places, found.proposal) == ((0, 2), proposal)
    assert (found.reason, found.several_posts) == (reason, several)


def test_other_names_are_other_people():
    assert find_duplicates([AN, Listed("Lê Hoà Ân", "0900000001"), Listed("Lê Hoá An")]) == ()


def test_of_three_two_may_be_sure_and_one_doubtful():
    sure, doubt = find_duplicates([AN, AN, Listed("Lê Hoà An", "0900000009", "VP")])
    assert (sure.places, sure.proposal) == ((0, 1), Proposal.MERGE)
    assert (doubt.places, doubt.proposal) == ((0, 2), Proposal.ASK)


def test_each_of_several_doubtful_people_is_asked_about_alone():
    others = [Listed("Lê Hoà An", "", "KT"), Listed("Lê Hoà An", "", "Sở Nội vụ")]
    asked = find_duplicates([Listed("Lê Hoà An", "", "KT"), *others])
    assert [one.places for one in asked] == [(0, 1), (0, 2)]
    assert asked[1].reason == "trùng tên, khác đơn vị"


@pytest.mark.parametrize(
    ("name", "other", "slip"),
    [
        ("Nguyễn Văn Hường", "Nguyễn Văn Hưởng", True),
        ("Nguyễn Văn An", "Nguyễn Thị Ân", False),
        ("An", "Ân", False),
    ],
)
def test_a_slip_is_one_syllable(name, other, slip):
    assert differ_by_a_slip(name, other) is slip


def test_why_ask_names_what_differs():
    assert why_ask(AN, Listed("Lê Hòa An", "", "KT")).startswith("khác cách đặt dấu")


listed = st.builds(
    Listed,
    st.sampled_from(["Lê Hoà An", "Lê Hòa An", "Trần Bình", "[/]", ""]),
    st.sampled_from(["", "0900000001", "0900000002"]),
    st.sampled_from([None, "KT", "VP"]),
)


@given(st.lists(listed, max_size=12))
def test_nobody_is_in_two_merges_and_merged_people_share_a_phone(people):
    merges = [one for one in find_duplicates(people) if one.proposal is Proposal.MERGE]
    places = [place for one in merges for place in one.places]
    assert len(places) == len(set(places))
    for one in merges:
        assert len({people[place].phone for place in one.places}) == 1
        assert people[one.places[0]].phone
