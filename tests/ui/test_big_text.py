import string

import pytest

from hoinghi_tui.ui.widgets.big_text import draw, spaced_capitals

LETTERS = string.ascii_uppercase + string.digits + "Đ-/"


def test_every_letter_of_a_seat_has_a_shape_of_its_own():
    shapes = {letter: tuple(draw(letter, 10, 7)) for letter in LETTERS}
    assert len(set(shapes.values())) == len(LETTERS)
    for shape in shapes.values():
        assert [len(line) for line in shape] == [10] * 7
    assert draw("đ", 10, 7) == draw("Đ", 10, 7)


def test_a_label_is_drawn_as_large_as_it_fits():
    assert len(draw("CT1", 34, 7)) == 7
    small = draw("CT1", 33, 7)
    assert [len(line) for line in small] == [17] * 4
    assert draw("CT1", 34, 6) == small
    assert draw("CT1", 16, 7) is None
    assert draw("CT1", 34, 3) is None


@pytest.mark.parametrize("label", ["", "Ghế 1", "A*", "Ă1"])
def test_a_label_with_other_letters_is_left_to_be_written(label):
    assert draw(label, 200, 7) is None


def test_small_pixels_show_the_same_shape_as_large_ones():
    large, small = draw("Q7", 200, 7), draw("Q7", 22, 4)
    upper = {"▀": (1, 0), "▄": (0, 1), "█": (1, 1), " ": (0, 0)}
    for row, line in enumerate(large):
        bits = [int(pixel == "█") for pixel in line[::2]]
        half = small[row // 2].ljust(len(bits))
        assert bits == [upper[cell][row % 2] for cell in half]


@pytest.mark.parametrize(
    ("name", "width", "lines", "expected"),
    [
        ("Đào Văn Soái", 40, 1, ["Đ À O   V Ă N   S O Á I"]),
        ("Đào Văn Soái", 15, 2, ["Đ À O   V Ă N", "S O Á I"]),
        ("Đào Văn Soái", 12, 1, ["ĐÀO VĂN SOÁI"]),
        ("Đào Văn Soái", 9, 1, ["ĐÀO VĂN…"]),
        ("Nguyễn", 4, 1, ["NGU…"]),
        # Marks that have no letter of their own stay with the letter they stand on.
        ("x\u0323y", 10, 1, ["X\u0323 Y"]),
    ],
)
def test_names_are_spread_where_they_fit_and_cut_where_they_must(name, width, lines, expected):
    assert spaced_capitals(name, width, lines) == expected
