"""`import-par`: take in the points of the PAR Index of a year, all of it or nothing."""

import argparse

from hoinghi_tui.cli.common import open_session, plain, print_json
from hoinghi_tui.cli.import_table import (
    add_source,
    add_ways,
    done_word,
    print_remarks,
    remarks_as_json,
)
from hoinghi_tui.cli.main import DONE, REFUSED
from hoinghi_tui.domain.par_points import points_text
from hoinghi_tui.services.par_import import ParImport
from hoinghi_tui.services.par_plan import ParPlan
from hoinghi_tui.spreadsheets.par_rows import FieldRow

EXAMPLE = "hoinghi-tui import-par hoi-nghi bang-diem-cchc.xlsx --year 2025 --dry-run"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_source(
        parser,
        "bảng điểm Chỉ số CCHC: .xlsx, .docx, .csv hoặc .toml",
        "chỉ đọc trang này của tệp",
    )
    parser.add_argument(
        "--year", metavar="NĂM", type=year, help="năm của bảng điểm, khi tệp không ghi"
    )
    add_ways(parser)


def year(text: str) -> int:
    """Read a year of this century."""
    if not (text.isascii() and text.isdecimal() and 2000 <= int(text) <= 2099):
        raise argparse.ArgumentTypeError(f"năm phải viết như 2025, không phải {text!r}")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Read the file, save it as one action unless it is a dry run, and say what it did."""
    with open_session(arguments, read_only=arguments.dry_run) as session:
        importing = session.par_index.importing
        read = importing.read(arguments.file, arguments.year, arguments.sheet)
        table = read.table
        saved = not (table.problems or arguments.dry_run)
        planned = None
        if not table.problems:
            planned = importing.take_in(read) if saved else importing.plan(read)
        if arguments.json:
            print_json(_as_json(read, planned, saved=saved))
        else:
            _print_words(read, planned, saved=saved)
    return REFUSED if table.problems else DONE


def _print_words(read: ParImport, planned: ParPlan | None, *, saved: bool) -> None:
    counts = ""
    if planned is not None:
        gone = f", bỏ {planned.gone}" if planned.gone else ""
        counts = f" (thêm {planned.added}, cập nhật {planned.known}{gone})"
    done = done_word(read.table, saved=saved)
    print(f"{done}: Chỉ số CCHC năm {read.year}, {len(read.table.fields)} lĩnh vực{counts}.")
    for place, one in enumerate(read.table.fields, 1):
        print(plain(f"{place:>3}  {len(one.criteria):>3} tiêu chí  {one.title}{_maximum(one)}"))
    print_remarks(read.table, ())


def _maximum(one: FieldRow) -> str:
    return "" if one.maximum is None else f"  (tối đa {points_text(one.maximum)})"


def _as_json(read: ParImport, planned: ParPlan | None, *, saved: bool) -> dict[str, object]:
    return {
        "file": read.table.file,
        "year": read.year,
        "sample": read.table.sample,
        "saved": saved,
        "added": planned.added if planned else 0,
        "known": planned.known if planned else 0,
        "gone": planned.gone if planned else 0,
        "fields": [
            {
                "title": one.title,
                "unit": read.units[one.unit_text],
                "maximum": one.maximum,
                "criteria": one.criteria,
                "source": {"sheet": one.sheet, "row": one.row},
            }
            for one in read.table.fields
        ],
        **remarks_as_json(read.table, []),
    }
