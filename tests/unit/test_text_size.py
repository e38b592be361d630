"""How wide names are in print, beside the widths of Times Bold as its maker publishes them."""

import unicodedata

import pytest

from hoinghi_tui.documents.text_size import bold_ems

# Thousandths of the type size, from Adobe's metrics of Times-Bold.
SMALL = dict(zip("abcdefghijklmnopqrstuvwxyz", (
    500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444,
    389, 333, 556, 500, 722, 500, 500, 444), strict=True))  # fmt: skip
CAPITAL = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (
    722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722,
    556, 667, 722, 722, 1000, 722, 722, 667), strict=True))  # fmt: skip
WIDTHS = SMALL | CAPITAL | {" ": 250, ".": 250, "'": 278, "-": 333, "…": 1000}
NAMES = [
    "Nguyen Thi Ngoc Quynh", "H.M. Yen", "D.M. Hanh", "Hoang Manh Mung", "Ly A Tu",
    "William Wong", "H'Bia Nie", "Thuy Tien", "So…",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_name_is_wider_than_it_is_taken_for_and_none_much_narrower(name):
    real = sum(WIDTHS[letter] for letter in name) / 1000
    assert real <= bold_ems(name) + 1e-9 <= 1.4 * real


def test_accents_take_no_width_however_they_are_stored():
    name = "Nguyễn Phượng"
    assert bold_ems(name) == bold_ems("Nguyen Phuong")
    assert bold_ems(unicodedata.normalize("NFD", name)) == pytest.approx(bold_ems(name))
