"""Workbooks with a table of the PAR Index, as offices write them; all figures are made up."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook

from hoinghi_tui.domain.par_editing import FieldDraft
from hoinghi_tui.domain.par_index import TEXTS

if TYPE_CHECKING:
    from hoinghi_tui.services.session import Session

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


_FIELDS = (
    ("Công tác chỉ đạo, điều hành cải cách hành chính", "VH-XH", 10),
    ("Cải cách thể chế", "Văn phòng", 10),
    ("Cải cách thủ tục hành chính", "TT PVHCC", 20),
    ("Cải cách tổ chức bộ máy hành chính", "VH-XH", 10),
    ("Cải cách chế độ công vụ", "VH-XH", 15),
    ("Cải cách tài chính công", "Phòng Kinh tế", 10),
    ("Xây dựng và phát triển chính quyền điện tử, chính quyền số", "TT DVSNC", 25),
)


def whole_year(lost: float, *, appraised: bool = False) -> list[tuple[object, ...]]:
    """Return seven fields of 100 points, each of two criteria, the second short of ``lost``."""
    rows: list[tuple[object, ...]] = [HEADER]
    for at, (title, unit, most) in enumerate(_FIELDS):
        half = most / 2
        judged = (half, half - lost) if appraised else (None, None)
        rows.append((["I", "II", "III", "IV", "V", "VI", "VII"][at], title, most, None, None, unit))
        rows.append(("1", f"Kế hoạch và thực hiện {at + 1}", half, half, judged[0], None))
        rows.append(("2", f"Kết quả đạt được {at + 1}", half, half - lost, judged[1], None))
    return [*rows, ("Tổng cộng", None, 100, None, None, None)]


def take_in_a_year(session: "Session", lost: float = 1, *, year: int = 2025) -> None:
    """Give a conference a year of the index, of which one field says all that it can say."""
    path = write(session.folder / "cchc.xlsx", whole_year(lost), title=f"NĂM {year}")
    importing = session.par_index.importing
    importing.take_in(importing.read(path))
    path.unlink()
    field = session.par_index.table(year).fields[0].field
    texts = {name: f"{words}." for name, words in TEXTS.items()}
    session.par_index.change(field.id, replace(FieldDraft.of(field), **texts))
