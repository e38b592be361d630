"""How long taking in a list of 5,000 people lasts, beside reading the same cells bare.

    python bench/import_list.py [--people 5000] [--runs 5]

The floor is openpyxl's own quickest reading (read only, values only) of all cells. Ours is
everything from the file to the saved action: recognising, cleaning, finding duplicates,
writing and fsyncing. Both run in turn in one process; printed are medians and their ratio.
Target: at most 2.5. Exit code 1 when it is missed.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from openpyxl import Workbook, load_workbook

from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_blank
from hoinghi_tui.spreadsheets.delegate_list import read_delegate_file
from people import drafts

TARGET = 2.5
HEADINGS = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Điện thoại", "Ngày sinh", "Ghi chú")


def write_list(path: Path, people: int) -> None:
    """Write a list as an office would: honorifics in the names, phones without their zero."""
    book = Workbook()
    sheet = book.active
    sheet.append(["DANH SÁCH ĐẠI BIỂU"])
    sheet.append(HEADINGS)
    for number, one in enumerate(drafts(people), 1):
        day = f"{number % 28 + 1:02}/{number % 12 + 1:02}/{1960 + number % 40}"
        note = "Tham luận" if number % 10 == 0 else None
        name = f"{'Bà' if 'Thị' in one.full_name else 'Ông'} {one.full_name}"
        sheet.append([number, name, one.position, one.unit_text, int(one.phone), day, note])
    book.save(path)


def read_bare(path: Path) -> int:
    """Read every cell and do nothing with it; return how many there were."""
    book = load_workbook(path, read_only=True, data_only=True)
    cells = sum(len(row) for sheet in book for row in sheet.iter_rows(values_only=True))
    book.close()
    return cells


def take_in(path: Path, folder: Path) -> int:
    """Take the list into a new conference; return how many people came."""
    create_blank(folder, "Hội nghị đo")
    with Session.open(folder) as session:
        plan = session.roster.take_in(read_delegate_file(path), source=path.name)
    return len(plan.added)


def milliseconds(action: Callable[[], object]) -> float:
    begin = time.perf_counter()
    action()
    return (time.perf_counter() - begin) * 1000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=5_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    bare: list[float] = []
    ours: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "danh-sach.xlsx"
        write_list(path, options.people)
        for run in range(options.runs):
            bare.append(milliseconds(lambda: read_bare(path)))
            folder = Path(name) / f"hoi-nghi-{run}"
            ours.append(milliseconds(lambda folder=folder: take_in(path, folder)))
    ratio = median(ours) / median(bare)
    print(f"{options.people:,} people, milliseconds, median of {options.runs}")
    print(f"openpyxl, bare reading   {median(bare):9.1f}")
    print(f"file to saved action     {median(ours):9.1f}")
    print(f"ratio                    {ratio:9.2f}  (target at most {TARGET})")
    return 0 if ratio <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
