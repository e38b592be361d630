"""Programmes as offices send them, made by openpyxl and python-docx for the tests."""

from datetime import time
from pathlib import Path

from docx import Document
from openpyxl import Workbook


def workbook(path: Path, rows, *, merged=(), sheet="Chương trình") -> Path:
    book = Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(list(row))
    for area in merged:
        page.merge_cells(area)
    book.save(path)
    return path


def document(path: Path, rows, *, merged=(), before=()) -> Path:
    made = Document()
    for text in before:
        made.add_paragraph(text)
    table = made.add_table(rows=len(rows), cols=len(rows[0]))
    for line, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, cells, strict=True):
            cell.text = text
    for (top, left), (bottom, right) in merged:
        text = table.cell(top, left).text
        table.cell(top, left).merge(table.cell(bottom, right)).text = text
    made.save(str(path))
    return path


def year_end(path: Path) -> Path:
    """The commonest one: a letterhead, a header at row 7, ranges, sections, a signature."""
    return workbook(
        path,
        [
            ["ỦY BAN NHÂN DÂN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["XÃ ĐẠI SƠN", None, None, "Độc lập - Tự do - Hạnh phúc"],
            [],
            ["CHƯƠNG TRÌNH"],
            ["Hội nghị tổng kết công tác CCHC năm 2025 (bắt đầu lúc 7h30, dự kiến)"],
            [],
            ["TT", "Thời gian", "Nội dung chương trình", "Người thực hiện", "Ghi chú"],
            ["I", None, "PHẦN NGHI LỄ", None, None],
            [1, "07h00 – 07h30", "Đón tiếp đại biểu, phát tài liệu", "Văn phòng HĐND&UBND xã", ""],
            [2, "7h30-7h35", "Ổn định tổ chức, chào cờ", "MC", "Mở sẵn Quốc ca"],
            [3, "7:35 - 7:45", "Tuyên bố lý do, giới thiệu đại biểu", "Đ/c Nguyễn Đăng Khôi", None],
            [4, "07g45 - 07g50", "Khai mạc hội nghị", "Đ/c Đào Văn Soái – Chủ tịch UBND xã", None],
            ["II", None, "PHẦN NỘI DUNG", None, None],
            [5, "7h50 đến 8h10", "Báo cáo tổng kết công tác CCHC", "Bà Trần Thị Đào", None],
            [6, "8h10 → 8h31", "Tham luận: Văn phòng", "Hoàng Thị Mỹ Dung", "7 phút/tham luận"],
            [None, None, "Tham luận: Phòng Kinh tế", "Ông Đặng Văn Bằng", None],
            [None, None, "Tham luận: Trung tâm PVHCC", "Đ/c Trương Bá Lạ", None],
            [7, "8h31 – 8h45", "Giải lao", None, None],
            [8, "8h45 – 9h10", "Công bố quyết định và trao khen thưởng", "Bùi Đức Ấn", None],
            [9, "9h10 – 9h25", "Phát biểu chỉ đạo", "Đ/c Bí thư Đảng ủy", None],
            [10, "9h25", "Tiếp thu, bế mạc", "Chủ tọa", None],
            [None, None, "Tổng cộng: 145 phút", None, None],
            [None, None, None, "Đại Sơn, ngày … tháng 12 năm 2025", None],
            [None, None, None, "NGƯỜI LẬP", None],
            [None, None, None, "Nguyễn Văn A", None],
        ],
        merged=["A4:E4", "B15:B17"],
    )


def training(path: Path) -> Path:
    """Starts only, typed as times of Excel, a rest at noon, lengths told by the next start."""
    return workbook(
        path,
        [
            ["LỊCH TẬP HUẤN"],
            ["STT", "Giờ bắt đầu", "Nội dung", "Báo cáo viên"],
            [1, time(7, 30), "Khai mạc lớp tập huấn", "Lãnh đạo UBND xã"],
            [2, time(7, 45), "Chuyên đề 1: Dịch vụ công trực tuyến", "Báo cáo viên Sở Nội vụ"],
            [3, time(9, 15), "Nghỉ giữa giờ", None],
            [4, time(9, 30), "Thực hành", None],
            [5, time(11, 30), "Nghỉ trưa", None],
            [6, time(13, 30), "Chuyên đề 2", None],
            [7, time(16, 0), "Giải đáp, bế mạc", None],
        ],
    )


def running_order(path: Path) -> Path:
    """A script as a Word table: merged times, lengths of their own, words to say."""
    header = ["STT", "Thời gian", "Thời lượng", "Nội dung", "Lời dẫn", "Chủ trì", "Trình bày"]
    words = "Kính thưa quý vị,\nXin mời."
    soai = "Đ/c Đào Văn Soái"
    return document(
        path,
        [
            header,
            ["BUỔI SÁNG"] + [""] * 6,
            ["1", "Từ 8h00", "5'", "Ổn định\n- Kiểm tra âm thanh", words, "", "MC"],
            ["2", "8h05–8h35", "20 phút", "Báo cáo sơ kết", "", soai, "Trần Thị Đào"],
            ["3", "", "10 phút", "Ý kiến phát biểu", "", soai, "-"],
            header,
            ["4", "8 giờ 35 phút", "5 – 7 phút", "Kết luận của chủ tọa", "", soai, ""],
        ],
        merged=[((1, 0), (1, 6)), ((3, 1), (4, 1))],
        before=["KỊCH BẢN ĐIỀU HÀNH"],
    )


def lengths_only(path: Path) -> Path:
    """A meeting without times: lengths in every way of writing, two header rows elsewhere."""
    return workbook(
        path,
        [
            ["Nội dung cuộc họp", "Thời lượng (phút)", "Đơn vị trình bày"],
            ["Nêu mục đích, yêu cầu", 5, ""],
            ["Báo cáo tiến độ", "15 phút", "Phòng Kinh tế"],
            ["Thảo luận", "1h15", ""],
            ["Kết luận", "10'", "Đào Văn Soái"],
        ],
    )
