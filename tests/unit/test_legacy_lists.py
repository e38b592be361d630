"""Lists in fonts of before Unicode, told by font or by their texts alone."""

import json
from pathlib import Path

import pytest

from hoinghi_tui.spreadsheets.cells import Grid, ListFile
from hoinghi_tui.spreadsheets.delegate_list import ReadOptions, read_delegates
from hoinghi_tui.spreadsheets.headings import NAMES, Column
from hoinghi_tui.spreadsheets.legacy_cells import to_unicode
from hoinghi_tui.vietnamese import clean
from hoinghi_tui.vietnamese.legacy import Legacy
from legacy_typing import encode_legacy

SAMPLES = Path(__file__).parents[1] / "samples"
PEOPLE = json.loads((SAMPLES / "ds_01_vanphong.xlsx.expected.json").read_text(encoding="utf-8"))[
    "dai_bieu"
]
HEADER = ("TT", "Họ và tên", "Chức vụ", "Đơn vị", "Điện thoại", "Ghi chú")


def office_list(legacy, font):
    """The people of the sample, typed in an old encoding; ``font`` may be unknown."""
    rows = [("DANH SÁCH ĐẠI BIỂU",), HEADER]
    for number, one in enumerate(PEOPLE, 1):
        name = f"{one['danh_xung'] or ''} {one['ho_ten']}".strip()
        facts = (one["chuc_vu"], one["don_vi"], one["dien_thoai"], one["ghi_chu"])
        rows.append((str(number), name, *facts))
    table = tuple(tuple(encode_legacy(text, legacy) for text in row) for row in rows)
    places = [(row, column) for row, line in enumerate(table) for column in range(len(line))]
    return Grid("DS", table, fonts=dict.fromkeys(places, font) if font else {})


CASES = pytest.mark.parametrize(
    ("legacy", "font"),
    [
        (Legacy.TCVN3, ".VnTime"),
        (Legacy.VNI, "VNI-Times"),
        (Legacy.TCVN3, ""),
        (Legacy.VNI, ""),
    ],
)


@CASES
def test_a_list_in_an_old_font_is_read_as_it_looked(legacy, font):
    people = read_delegates(ListFile((office_list(legacy, font),)), "ds.xlsx")
    assert people.encoding == legacy
    assert [
        (one.full_name, one.honorific or None, one.position, one.unit_text, one.note)
        for one in people.drafts
    ] == [
        (one["ho_ten"], one["danh_xung"], one["chuc_vu"], one["don_vi"], one["ghi_chu"])
        for one in PEOPLE
    ]
    assert people.problems == ()


@CASES
def test_what_was_changed_is_shown_and_can_be_left_alone(legacy, font):
    grid = office_list(legacy, font)
    people = read_delegates(ListFile((grid,)), "ds.xlsx")
    first = next(one for one in people.conversions if one.letters == "B" and one.row == 3)
    assert (first.before, first.after) == (grid.rows[2][1], "Ông Phạm Quốc Bảo Đăng")
    options = ReadOptions(columns={Column.FULL_NAME: 1, Column.POSITION: 2}, convert_fonts=False)
    raw = read_delegates(ListFile((grid,)), "ds.xlsx", options)
    assert raw.conversions == ()
    assert clean(grid.rows[2][2]) in {one.position for one in raw.drafts}


def test_a_font_that_lies_changes_nothing():
    rows = (HEADER, ("1", "Nguyễn Thị Thuý", "Trưởng phòng", "Phòng Kinh tế"))
    places = [(row, column) for row, line in enumerate(rows) for column in range(len(line))]
    grid = Grid("DS", rows, fonts=dict.fromkeys(places, ".VnTime"))
    assert to_unicode(grid) == (grid, (), None)


def test_a_fraction_is_no_old_letter():
    grid = Grid("DS", (HEADER, ("1", "Lê Văn An", "Công chức", "Phòng ½")))
    assert to_unicode(grid) == (grid, (), None)
    assert read_delegates(ListFile((grid,)), "x").drafts[0].unit_text == "Phòng ½"


def test_columns_have_names_for_every_meaning():
    assert set(NAMES) == set(Column)
