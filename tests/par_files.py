"""Workbooks with a table of the PAR Index, as offices write them; all figures are made up."""

from pathlib import Path

from openpyxl import Workbook

HEADER = ("STT", "Lĩnh vực, tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Đơn vị")
NUMBERED = (
    ("I", "Cải cách thể chế", 10, "8,5", None, "Văn phòng"),
    ("1", "Xây dựng văn bản", 6, 5.5, None, None),
    ("1.1", "Đúng hạn", 4, 4, None, None),
    ("1.2", "Đúng thẩm quyền", 2, "1,5", None, None),
    ("2", "Kiểm tra văn bản", 4, 3, None, None),
    ("II", "Cải cách thủ tục hành chính", 20, 18.25, None, "TT PVHCC"),
    ("1", "Công khai thủ tục", 20, 18.25, None, None),
)
TOTAL = ("Tổng cộng", None, 30, 26.75, None, None)


def write(path: Path, rows, *, title="CHỈ SỐ CCHC NĂM 2025", sheet="Bảng điểm", merged=()) -> Path:
    """Write rows under a title and a blank line; the first of them stands in row 3."""
    book = Workbook()
    page = book.active
    page.title = sheet
    page.append((title,))
    page.append(())
    for row in rows:
        page.append(row)
    for area in merged:
        page.merge_cells(area)
    book.save(path)
    return path
