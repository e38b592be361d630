"""A code is taken once, and again only after it was out of sight for a second."""

from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.camera.hold_off import HoldOff


def test_a_code_held_for_long_is_taken_once():
    hold_off = HoldOff()
    taken = [hold_off.fresh(["A"], tenth / 10) for tenth in range(100)]
    assert taken == [["A"], *[[]] * 99]


def test_two_codes_in_view_are_taken_once_each():
    hold_off = HoldOff()
    assert hold_off.fresh(["A", "B"], 5.0) == ["A", "B"]
    assert hold_off.fresh(["B", "A"], 5.5) == []


def test_a_code_misread_for_less_than_a_second_is_still_the_same_one():
    hold_off = HoldOff()
    assert hold_off.fresh(["A"], 0.0) == ["A"]
    assert hold_off.fresh([], 0.5) == []
    assert hold_off.is_in_view
    assert hold_off.fresh(["A"], 0.75) == []
    assert hold_off.fresh(["A"], 1.75) == ["A"]


def test_what_went_away_is_forgotten():
    hold_off = HoldOff()
    assert not hold_off.is_in_view
    hold_off.fresh(["A"], 0.0)
    hold_off.fresh([], 1.0)
    assert not hold_off.is_in_view


# Quarters of a second are exact as floating numbers, so the borders are met.
_LOOKS = st.lists(st.tuples(st.integers(0, 8), st.lists(st.sampled_from("ABC"), max_size=4)))


@given(_LOOKS)
def test_exactly_the_codes_unseen_for_a_second_are_taken(looks):
    hold_off = HoldOff()
    now, sightings = 0.0, []
    for quarters, codes in looks:
        now += quarters / 4
        expected = {
            code
            for code in codes
            if not any(code == other and now - seen < 1.0 for other, seen in sightings)
        }
        taken = hold_off.fresh(codes, now)
        assert len(taken) == len(set(taken))
        assert set(taken) == expected
        sightings += [(code, now) for code in codes]
