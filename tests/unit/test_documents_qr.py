"""Badge codes as pictures, read back by an independent decoder."""

import pytest
import zxingcpp
from PIL import Image

from hoinghi_tui.documents.qr import qr_matrix, qr_text

CODES = ["1", "1234567890123456", "00000000000000000", "99999999999999999", "04711234567890188"]


def decode(rows: list[list[bool]], quiet_zone: int, module: int = 6) -> zxingcpp.Barcode:
    side = len(rows[0]) + 2 * quiet_zone
    picture = Image.new("L", (side, len(rows) + 2 * quiet_zone), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            picture.putpixel((x + quiet_zone, y + quiet_zone), 0 if dark else 255)
    large = picture.resize(
        (picture.width * module, picture.height * module), Image.Resampling.NEAREST
    )
    [found] = zxingcpp.read_barcodes(large, try_invert=False)
    return found


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_21_by_21_and_reads_back(code):
    rows = qr_matrix(code)

    assert [len(row) for row in rows] == [21] * 21
    found = decode(rows, quiet_zone=4)
    assert found.text == code
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    assert found.ec_level == "H"


def test_the_three_finders_stand_in_their_corners():
    rows = qr_matrix("1234567890123456")

    # ISO/IEC 18004, 6.3.3: a dark ring of 7 modules, a light one of 5, a dark centre of 3.
    for top, left in ((0, 0), (0, 14), (14, 0)):
        assert all(rows[top][left : left + 7])
        assert rows[top + 1][left : left + 7] == [True, *[False] * 5, True]
        assert rows[top + 3][left : left + 7] == [True, False, True, True, True, False, True]


@pytest.mark.parametrize("wrong", ["", "12a4", "1" * 18, "１２３", "²", "12 34", "-1"])
def test_only_digits_that_fit_are_taken(wrong):
    with pytest.raises(ValueError, match="chữ số"):
        qr_matrix(wrong)


@pytest.mark.parametrize("on_dark", [True, False])
@pytest.mark.parametrize("code", CODES)
def test_the_drawing_reads_back_with_its_own_quiet_zone(code, on_dark):
    drawing = qr_text(code, on_dark=on_dark).split("\n")

    assert [len(line) for line in drawing] == [29] * 15
    halves = {"█": (True, True), "▀": (True, False), "▄": (False, True), " ": (False, False)}
    rows = [[halves[mark][half] != on_dark for mark in line] for line in drawing for half in (0, 1)]
    assert decode(rows, quiet_zone=0).text == code
    assert not any(rows[0] + rows[3] + rows[25] + rows[29])
    assert not any(dark for row in rows for dark in (*row[:4], *row[-4:]))
