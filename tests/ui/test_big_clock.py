"""The clock face in blocks."""

import pytest

from hoinghi_tui.ui.widgets.big_clock import clock_lines


def test_a_large_one_is_five_lines_of_blocks():
    assert clock_lines("1", large=True) == [
        "  ██  ",
        "████  ",
        "  ██  ",
        "  ██  ",
        "██████",
    ]


def test_a_small_one_is_three_lines_of_half_blocks():
    assert clock_lines("0", large=False) == ["██▀██", "██ ██", "▀▀▀▀▀"]


@pytest.mark.parametrize("large", [True, False])
@pytest.mark.parametrize("face", ["03:20", "+02:05", "1:02:05", "98:47", "+16:35:00"])
def test_all_lines_of_a_face_are_equally_long(face, large):
    lines = clock_lines(face, large=large)
    assert len(lines) == (5 if large else 3)
    assert len({len(line) for line in lines}) == 1


def test_digits_can_be_told_apart():
    for large in (True, False):
        faces = {tuple(clock_lines(digit, large=large)) for digit in "0123456789"}
        assert len(faces) == 10


def test_what_is_no_time_is_refused():
    with pytest.raises(KeyError):
        clock_lines("x", large=True)
