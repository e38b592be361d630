"""What the commands that take in a programme, a list of awards or of points share."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from hoinghi_tui.cli.common import add_dry_run, add_folder, add_json, add_station, plain, print_note
from hoinghi_tui.cli.import_json import problem_as_json
from hoinghi_tui.spreadsheets.agenda_table import AgendaTable
from hoinghi_tui.spreadsheets.award_list import AwardList
from hoinghi_tui.spreadsheets.par_rows import ParList


def add_source(parser: argparse.ArgumentParser, file_help: str, sheet_help: str) -> None:
    """Ask for the folder, the file and its sheet."""
    add_folder(parser)
    parser.add_argument("file", metavar="TỆP", type=Path, help=file_help)
    parser.add_argument("--sheet", metavar="TRANG", help=sheet_help)


def add_ways(parser: argparse.ArgumentParser) -> None:
    """Let it be a dry run, the station be named, and the answer be JSON."""
    add_dry_run(parser)
    add_station(parser)
    add_json(parser)


def done_word(table: AgendaTable | AwardList | ParList, *, saved: bool) -> str:
    """Return the words that begin the answer: whether the table was taken in."""
    return "Đã nhập" if saved else "Chưa nhập" if table.problems else "Sẽ nhập"


def print_remarks(table: AgendaTable | AwardList | ParList, doubts: Iterable[str]) -> None:
    """Say on standard error what to mend, or what was assumed, then ``doubts`` and sheets."""
    for problem in table.problems:
        print(plain(f"{table.file}: {problem}"), file=sys.stderr)
    for note in table.notes if not table.problems else ():
        print_note(str(note))
    for doubt in doubts:
        print_note(doubt)
    for sheet in table.left_out:
        print_note(f"Không đọc trang “{sheet.name}”: {sheet.reason}.")


def remarks_as_json(
    table: AgendaTable | AwardList | ParList, questions: object
) -> dict[str, object]:
    """Return what to mend, what was assumed, what to ask, and what was passed over."""
    return {
        "problems": [problem_as_json(one) for one in table.problems],
        "notes": [problem_as_json(one) for one in table.notes],
        "questions": questions,
        "skipped": table.skipped,
        "sheets_left_out": table.left_out,
    }
