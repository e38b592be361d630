"""The picture is small, in proportion, in the right colours, and as in a mirror."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.camera.half_blocks import cell_rows, small_picture
from hoinghi_tui.camera.news import Picture


@given(st.integers(1, 300), st.integers(1, 300), st.integers(1, 60), st.integers(1, 30))
def test_a_picture_fits_and_fills_its_room(wide, high, columns, lines):
    picture = small_picture(np.zeros((high, wide, 3), np.uint8), columns, lines)

    assert 1 <= picture.width <= columns
    assert 2 <= picture.height <= 2 * lines
    assert picture.height % 2 == 0
    assert picture.width == columns or picture.height == 2 * lines
    assert len(picture.pixels) == 3 * picture.width * picture.height


def test_a_webcam_keeps_its_proportions():
    picture = small_picture(np.zeros((720, 1280, 3), np.uint8), 40, 20)
    assert (picture.width, picture.height) == (40, 22)  # 40 x 9/16 = 22.5
    picture = small_picture(np.zeros((480, 640, 3), np.uint8), 80, 12)
    assert (picture.width, picture.height) == (32, 24)


def test_left_is_shown_right_and_colours_are_kept():
    frame = np.zeros((48, 64, 3), np.uint8)
    frame[:, :32] = (0, 0, 240)  # OpenCV: blue, green, red
    frame[:, 32:] = (240, 128, 0)
    rows = cell_rows(small_picture(frame, 4, 4))

    red, blue = (240, 0, 0), (0, 128, 240)
    assert rows[0][0] == (blue, blue)
    assert rows[0][-1] == (red, red)


def test_a_grey_picture_is_shown_in_grey():
    rows = cell_rows(small_picture(np.full((48, 64), 128, np.uint8), 4, 4))
    assert {colour for row in rows for cell in row for colour in cell} == {(128, 128, 128)}


def test_a_cell_holds_the_pixel_above_and_the_one_below():
    pixels = bytes(range(2 * 4 * 3))  # two columns, four lines
    assert cell_rows(Picture(2, 4, pixels)) == [
        [((0, 1, 2), (6, 7, 8)), ((3, 4, 5), (9, 10, 11))],
        [((12, 13, 14), (18, 19, 20)), ((15, 16, 17), (21, 22, 23))],
    ]
