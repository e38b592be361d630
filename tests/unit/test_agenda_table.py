"""Programmes read from tables: times, lengths, kinds, and what does not fit together."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda_files import document, lengths_only, running_order, training, workbook, year_end
from hoinghi_tui.domain.agenda import ItemKind
from hoinghi_tui.domain.agenda_kinds import guess_kind, usual_minimum
from hoinghi_tui.spreadsheets.agenda_table import read_agenda, read_agenda_file
from hoinghi_tui.spreadsheets.agenda_times import NEVER, When, read_length, read_when
from hoinghi_tui.spreadsheets.cells import Grid, ListFile, UnreadableList
from hoinghi_tui.vietnamese import clean

HEAD = ["TT", "Thời gian", "Nội dung", "Người thực hiện"]


def read(tmp_path, *rows, head=HEAD):
    return read_agenda_file(workbook(tmp_path / "ct.xlsx", [head, *rows]))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("7h30", When(time(7, 30))),
        ("07g30", When(time(7, 30))),
        ("Từ 7h30", When(time(7, 30))),
        ("Lúc 7 giờ 30 phút", When(time(7, 30))),
        ("7h30.", When(time(7, 30))),
        ("07:30:00", When(time(7, 30))),
        ("2025-12-15 07:30:00", When(time(7, 30))),
        ("7h30 – 7h45", When(time(7, 30), time(7, 45))),
        ("7h30-7h45", When(time(7, 30), time(7, 45))),
        ("7:30 — 7:45", When(time(7, 30), time(7, 45))),
        ("7h30\n-\n7h45", When(time(7, 30), time(7, 45))),
        ("Từ 7h30 đến 7h45", When(time(7, 30), time(7, 45))),
        ("7 - 9h", When(time(7), time(9))),
        ("14-15h30", When(time(14), time(15, 30))),
        ("7h30 – 7h45 (15 phút)", When(time(7, 30), time(7, 45), 15)),
        ("7h30 (15')", When(time(7, 30), None, 15)),
        ("15 phút", When(minutes=15)),
        ("15'", When(minutes=15)),
        ("15’", When(minutes=15)),
        ("5 – 7 phút", When(minutes=7, least=5)),
        ("", NEVER),
        ("  ", NEVER),
    ],
)
def test_a_cell_of_times_is_read(text, when):
    assert read_when(text) == when


@pytest.mark.parametrize(
    "text", ["15", "2h chiều", "sáng", "25h00", "7h30 - 7h45 - 8h", "0.3125", "[/]"]
)
def test_what_is_no_time_is_not_guessed(text):
    assert read_when(text) is None


def test_a_bare_number_is_a_length_only_under_lengths():
    assert read_length("15") == When(minutes=15)
    assert read_length("0h20") == When(minutes=20)
    assert read_length("nhanh") is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Đón tiếp đại biểu, ổn định tổ chức", ItemKind.RECEPTION),
        ("ỔN ĐỊNH TỔ CHỨC, CHÀO CỜ", ItemKind.CEREMONY),
        ("Tuyên bố lý do, giới thiệu đại biểu", ItemKind.INTRODUCTION),
        ("Phát biểu khai mạc", ItemKind.OPENING),
        ("Báo cáo công tác khen thưởng", ItemKind.REPORT),
        ("Báo cáo tham luận của Phòng Kinh tế", ItemKind.PAPER),
        ("Thảo luận", ItemKind.DISCUSSION),
        ("Công bố Quyết định khen thưởng", ItemKind.DECISION),
        ("Công bố quyết định và trao khen thưởng", ItemKind.AWARDS),
        ("Trao thưởng", ItemKind.AWARDS),
        ("Nghỉ giải lao", ItemKind.BREAK),
        ("Triển khai nhiệm vụ năm 2026", ItemKind.TASKS),
        ("Phát biểu chỉ đạo của lãnh đạo huyện", ItemKind.DIRECTION),
        ("Tiếp thu ý kiến chỉ đạo, bế mạc", ItemKind.CLOSING),
        ("Không rõ", ItemKind.REPORT),
    ],
)
def test_the_words_of_a_title_tell_its_kind(title, kind):
    assert guess_kind(title) is kind


@given(st.integers(1, 600))
def test_a_usual_minimum_is_within_the_item(minutes):
    assert 1 <= usual_minimum(minutes) <= minutes


def test_a_year_end_programme(tmp_path):
    table = read_agenda_file(year_end(tmp_path / "tong-ket.xlsx"))
    assert table.problems == ()
    assert [(row.row, row.minutes) for row in table.rows] == [
        *((9, 30), (10, 5), (11, 10), (12, 5), (14, 20)),
        *((15, 7), (16, 7), (17, 7), (18, 14), (19, 25), (20, 15), (21, 5)),
    ]
    assert [row.kind for row in table.rows][-5:] == [
        *(ItemKind.PAPER, ItemKind.BREAK, ItemKind.AWARDS, ItemKind.DIRECTION, ItemKind.CLOSING)
    ]
    assert [(row.number, row.not_before) for row in table.rows][:3] == [
        *(("1", time(7)), ("2", time(7, 30)), ("3", None))
    ]
    assert table.rows[1].script == "[Mở sẵn Quốc ca]"
    assert table.rows[3].presenter == "Đ/c Đào Văn Soái – Chủ tịch UBND xã"
    assert [(row.row, row.reason) for row in table.skipped] == [
        *((8, "tiêu đề phần"), (13, "tiêu đề phần"), (22, "tổng"), (23, "khối chữ ký"))
    ]
    assert [note.place for note in table.notes] == ["ô B15", "ô B21"]
    assert "3 mục chung 21 phút" in str(table.notes[0])


def test_lengths_follow_from_the_next_start_and_noon_is_a_rest(tmp_path):
    table = read_agenda_file(training(tmp_path / "tap-huan.xlsx"))
    assert table.problems == ()
    assert [row.minutes for row in table.rows] == [15, 90, 15, 120, 120, 150, 5]
    assert table.rows[4].kind is ItemKind.BREAK


def test_a_gap_at_noon_is_a_rest_and_the_next_item_waits(tmp_path):
    table = read(
        tmp_path,
        [1, "8h00 - 11h30", "Báo cáo", ""],
        [2, "13h30 - 16h00", "Thảo luận", ""],
        [3, "16h00 - 16h10", "Bế mạc", ""],
    )
    assert table.problems == ()
    assert [row.not_before for row in table.rows] == [time(8), time(13, 30), None]
    assert "nghỉ từ 11h30 đến 13h30" in str(table.notes[0])


@pytest.mark.parametrize(
    ("title", "minutes", "noted"),
    [("Bế mạc", 5, 2), ("Thảo luận", 240, 1), ("Nghỉ trưa", 240, 0)],
)
def test_an_item_without_end_before_the_afternoon_is_looked_at(tmp_path, title, minutes, noted):
    rows = [["", "9h30", title, ""], ["Chiều", "", "", ""], ["", "13h30 - 14h", "Tham quan", ""]]
    table = read(tmp_path, *rows)
    assert table.problems == ()
    assert [row.minutes for row in table.rows] == [minutes, 30]
    assert len(table.notes) == noted


@pytest.mark.parametrize(
    ("cell", "title", "script"),
    [
        ("- Đón tiếp đại biểu;\n- Ổn định tổ chức.", "Đón tiếp đại biểu; Ổn định tổ chức.", ""),
        ("Tham luận của các đơn vị:\n- Kinh tế", "Tham luận của các đơn vị", "[- Kinh tế]"),
        ("Báo cáo tổng kết\nnăm 2025", "Báo cáo tổng kết năm 2025", ""),
        ("+ Khai mạc", "Khai mạc", ""),
        ("Báo cáo [dự thảo]\n- [xem lại]", "Báo cáo [dự thảo]", "[- (xem lại)]"),
    ],
)
def test_lines_of_a_title_are_the_title_or_its_details(tmp_path, cell, title, script):
    [item] = read(tmp_path, [1, "8h - 9h", cell, ""]).rows
    assert (item.title, item.script) == (title, script)


def test_two_header_rows_with_from_and_to(tmp_path):
    path = workbook(
        tmp_path / "ct.xlsx",
        [
            ["STT", "Thời gian", None, "Nội dung công việc", "Người chủ trì"],
            [None, "Từ", "Đến", None, None],
            [1, "7h", "7h15", "Đón tiếp", "Văn phòng"],
            [2, "7h15", "sau", "Chào cờ", None],
        ],
        merged=["B1:C1", "A1:A2", "D1:D2"],
    )
    table = read_agenda_file(path)
    assert [(row.minutes, row.presenter) for row in table.rows][:1] == [(15, "Văn phòng")]
    [problem] = table.problems
    assert (problem.place, problem.field) == ("ô C4", "Kết thúc")


CELL = st.one_of(
    st.sampled_from(
        ["", "7h30", "8h - 9h", "15'", "I", "- a", "TỔNG CỘNG", "Thời gian", "Nội dung"]
    ),
    st.text(max_size=12),
)


@given(st.lists(st.lists(CELL, min_size=4, max_size=4), max_size=12))
def test_whatever_stands_in_the_table_is_read_or_told(rows):
    grid = Grid("Chương trình", (tuple(HEAD), *map(tuple, rows)))
    try:
        table = read_agenda(ListFile((grid,)), "ct.xlsx")
    except UnreadableList as refusal:
        assert "ct.xlsx" in str(refusal)
        return
    for row in table.rows if not table.problems else ():
        assert 1 <= row.minutes <= 600
        assert 0 <= row.minimum <= row.minutes
        assert row.title == clean(row.title) != ""
    rows_named = {row.row for row in table.rows} | {row.row for row in table.skipped}
    assert all(0 < number <= len(rows) + 1 for number in rows_named)


def test_a_script_in_word(tmp_path):
    table = read_agenda_file(running_order(tmp_path / "kich-ban.docx"))
    assert table.problems == ()
    assert [(row.title, row.minutes, row.minimum) for row in table.rows] == [
        ("Ổn định", 5, 3),
        ("Báo cáo sơ kết", 20, 12),
        ("Ý kiến phát biểu", 10, 6),
        ("Kết luận của chủ tọa", 7, 5),
    ]
    first, second, third, last = table.rows
    assert first.script == "[- Kiểm tra âm thanh]\n\nKính thưa quý vị,\nXin mời."
    assert [one.presenter for one in (first, second, third)] == [
        *("MC", "Trần Thị Đào", "Đ/c Đào Văn Soái")
    ]
    assert last.presenter == "Đ/c Đào Văn Soái"
    assert first.not_before == time(8)


def test_lengths_alone_make_an_agenda_that_flows(tmp_path):
    table = read_agenda_file(lengths_only(tmp_path / "hop.xlsx"))
    assert table.problems == ()
    assert [row.minutes for row in table.rows] == [5, 15, 75, 10]
    assert {row.not_before for row in table.rows} == {None}


@pytest.mark.parametrize(
    ("rows", "place", "words"),
    [
        ([[1, "8h - 8h30", "A", ""], [2, "8h20 - 9h", "B", ""]], "ô B3", "chưa xong (08h30)"),
        ([[1, "8h - 8h30", "A", ""], [2, "8h40 - 9h", "B", ""]], "ô B3", "từ 08h30 đến 08h40"),
        ([[1, "8h", "A", ""], [2, "7h30", "B", ""]], "ô B3", "không sau mục trên"),
        ([[1, "8h30 - 8h", "A", ""]], "ô B2", "không sau giờ bắt đầu"),
        ([[1, "8h - 8h30 (20 phút)", "A", ""]], "ô B2", "20 phút nhưng 08h00 – 08h30 là 30"),
        ([[1, "8h - 20h", "A", ""]], "ô B2", "720 phút"),
        ([[1, "tám giờ", "A", ""]], "ô B2", "“tám giờ”"),
        ([[1, "", "A", "B"], [2, "8h", "C", ""]], "ô B2", "không có thời gian"),
        ([[1, "8h - 8h30", "", "Ai đó"]], "ô C2", "không có nội dung"),
        ([[1, "8h", "A", ""], [2, "15 phút", "B", ""]], "ô B2", "kéo dài bao lâu"),
    ],
)
def test_what_does_not_fit_is_told_with_sheet_row_and_cell(tmp_path, rows, place, words):
    [problem] = read(tmp_path, *rows).problems
    assert problem.place == place
    assert str(problem).startswith("Trang “Chương trình”, ")
    assert words in str(problem)
    assert str(problem).endswith(".")


def test_a_file_without_a_programme_says_what_it_needs(tmp_path):
    path = workbook(tmp_path / "ds.xlsx", [["STT", "Họ và tên"], [1, "Đào Văn Soái"]])
    with pytest.raises(UnreadableList, match=r"ds\.xlsx.*“Nội dung”"):
        read_agenda_file(path)
    with pytest.raises(UnreadableList, match="không có mục nào"):
        read(tmp_path)


def test_another_sheet_is_told_and_can_be_chosen(tmp_path):
    from openpyxl import load_workbook

    path = workbook(tmp_path / "ct.xlsx", [HEAD, [1, "8h - 9h", "Sáng", ""]])
    book = load_workbook(path)
    page = book.create_sheet("Chiều")
    page.append(HEAD)
    page.append([1, "14h - 15h", "Chiều", ""])
    book.save(path)
    first = read_agenda_file(path)
    assert [row.title for row in first.rows] == ["Sáng"]
    assert [one.name for one in first.left_out] == ["Chiều"]
    assert [row.title for row in read_agenda_file(path, "Chiều").rows] == ["Chiều"]


@pytest.mark.parametrize("hostile", ["[/]", "=cmd()", "../x", "{{x}}", "đ" * 500, "a\u202eb"])
def test_hostile_words_come_through_as_words(tmp_path, hostile):
    row = ["1", "8h - 9h", hostile, hostile]
    [item] = read_agenda_file(document(tmp_path / "ct.docx", [HEAD, row])).rows
    assert item.title == item.presenter == hostile.replace("\u202e", "")
    assert item.minutes == 60


LENGTHS = st.lists(st.integers(1, 60), min_size=1, max_size=12)
STYLES = st.sampled_from(
    ["{}h{:02} – {}h{:02}", "{:02}:{:02}-{:02}:{:02}", "{}g{:02} đến {}g{:02}"]
)


@given(LENGTHS, STYLES)
def test_a_table_written_and_read_again_is_the_same(tmp_path_factory, lengths, style):
    clock, rows = 7 * 60, []
    for number, minutes in enumerate(lengths, 1):
        end = clock + minutes
        when = style.format(*divmod(clock, 60), *divmod(end, 60))
        rows.append([number, when, f"Việc thứ {number}.", f"Người {number}"])
        clock = end
    table = read(tmp_path_factory.mktemp("lai"), *rows)
    assert table.problems == table.notes == ()
    assert [row.minutes for row in table.rows] == lengths
    assert [(row.title, row.presenter) for row in table.rows] == [(r[2], r[3]) for r in rows]
