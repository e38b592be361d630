"""A list that is looked at several times is read once."""

import pytest

from hoinghi_tui.spreadsheets.cells import Cancelled, UnreadableList
from hoinghi_tui.spreadsheets.delegate_list import ReadOptions
from hoinghi_tui.spreadsheets.headings import Column
from hoinghi_tui.spreadsheets.list_source import ListSource

ROWS = "Họ và tên,Chức vụ,Khác\nLò Văn Mới,Công chức,Phòng Kinh tế\nĐèo Thị Cũ,,Phòng Kinh tế\n"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "ds.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_the_file_as_first_read_is_read_again_with_other_columns(path):
    source = ListSource(path)
    first = source.people()
    path.unlink()
    again = source.people(ReadOptions(columns={Column.UNIT: 2}))
    assert [one.unit_text for one in first.drafts] == ["", ""]
    assert [one.unit_text for one in again.drafts] == ["Phòng Kinh tế", "Phòng Kinh tế"]


def test_columns_are_told_with_heads_and_the_first_example(path):
    [sheet] = ListSource(path).people().sheets
    assert sheet.heads == {0: "Họ và tên", 1: "Chức vụ", 2: "Khác"}
    assert sheet.examples == {0: "Lò Văn Mới", 1: "Công chức", 2: "Phòng Kinh tế"}


def test_pasted_rows_are_a_list_with_a_name():
    source = ListSource(None, "Họ và tên\tChức vụ\nLò Văn Mới\tCông chức\n")
    assert source.name == "đoạn đã dán"
    assert [one.full_name for one in source.people().drafts] == ["Lò Văn Mới"]


def test_a_skipped_row_tells_what_stands_in_it(tmp_path):
    path = tmp_path / "ds.csv"
    path.write_text("DANH SÁCH,ĐẠI BIỂU\n" + ROWS, encoding="utf-8")
    title, _ = ListSource(path).people().skipped
    assert title.text == "DANH SÁCH · ĐẠI BIỂU"


def test_progress_only_grows_and_can_stop_the_reading(path):
    shares = []
    ListSource(path).people(progress=shares.append)
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 1

    def stop(_):
        raise Cancelled

    with pytest.raises(Cancelled):
        ListSource(path).people(progress=stop)


def test_what_cannot_be_read_is_read_again_when_asked_again(path):
    source = ListSource(path)
    content = path.read_bytes()
    path.unlink()
    with pytest.raises(UnreadableList, match=r"ds\.csv"):
        source.people()
    path.write_bytes(content)
    assert len(source.people().drafts) == 2
