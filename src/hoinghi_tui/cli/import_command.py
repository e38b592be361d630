"""`import`: take in a list of delegates from a file, all of it or nothing."""

import argparse
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from hoinghi_tui.cli.common import (
    add_dry_run,
    add_folder,
    add_json,
    add_station,
    can_ask,
    open_session,
    plain,
    print_json,
    print_note,
)
from hoinghi_tui.cli.import_json import plan_json
from hoinghi_tui.domain.duplicates import Proposal
from hoinghi_tui.services.import_plan import ImportPlan, Question
from hoinghi_tui.services.session import Session
from hoinghi_tui.spreadsheets.delegate_list import (
    PASTED,
    ReadOptions,
    read_delegate_file,
    read_pasted_delegates,
)
from hoinghi_tui.spreadsheets.drafts import DelegateList
from hoinghi_tui.spreadsheets.headings import NAMES, Column, column_named
from hoinghi_tui.spreadsheets.row_kinds import RowKind

EXAMPLE = "hoinghi-tui import hoi-nghi danh-sach.xlsx --dry-run"

_STDIN = "-"
_BETWEEN_COLUMNS = re.compile(r"(?<==[^,]),\s*|(?<==[^,]{2}),\s*|(?<==[^,]{3}),\s*")
"""A comma behind a column; one in a name ("Chức vụ, đơn vị") parts nothing."""
ASK, MERGE, KEEP = "ask", "merge", "keep"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument(
        "file",
        metavar="TỆP",
        help="danh sách .xlsx, .xlsm, .csv, .txt hoặc .docx; - là các ô dán vào đầu vào",
    )
    parser.add_argument("--sheet", metavar="TRANG", help="trang cần đọc; * là mọi trang có người")
    parser.add_argument(
        "--map",
        metavar="CỘT",
        dest="columns",
        type=_columns,
        default={},
        help="cột nào là gì, ví dụ “Họ tên=B,Chức vụ=D,Ghi chú=-”",
    )
    parser.add_argument(
        "--on-duplicate",
        metavar="CÁCH",
        choices=[ASK, MERGE, KEEP],
        default=ASK,
        help="người trùng: ask hỏi khi chưa chắc, merge chỉ gộp chỗ chắc chắn, keep không gộp",
    )
    add_dry_run(parser)
    add_station(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read the file, save it as one action unless it is a dry run, and say what it did."""
    options = ReadOptions(sheet=arguments.sheet, columns=arguments.columns)
    if arguments.file == _STDIN:
        people, source = read_pasted_delegates(sys.stdin.read(), options), PASTED
    else:
        path = Path(arguments.file)
        people, source = read_delegate_file(path, options, _progress), path.name
    with open_session(arguments, read_only=arguments.dry_run) as session:
        plan = session.roster.plan(people)
        decisions = _decide(plan, session, arguments)
        if arguments.dry_run:
            plan = session.roster.plan(people, decisions)
        else:
            plan = session.roster.take_in(people, source=source, decisions=decisions)
        units = {unit.id: unit for unit in (*session.state.units.values(), *plan.new_units)}
    if arguments.json:
        facts = {"file": arguments.file, "dry_run": arguments.dry_run}
        print_json(facts | plan_json(people, plan, units))
    else:
        _print_words(plan, saved=not arguments.dry_run)
    _print_notes(people, plan)
    return 0


def _columns(text: str) -> Mapping[Column, int | None]:
    """Read "Họ tên=B,Chức vụ=4,Ghi chú=-": letters or numbers from 1, "-" for no column."""
    chosen: dict[Column, int | None] = {}
    for part in _BETWEEN_COLUMNS.split(text):
        name, sign, place = part.rpartition("=")
        column = column_named(name)
        if not sign or column is None:
            known = "; ".join(NAMES.values())
            raise argparse.ArgumentTypeError(f"không rõ “{part}”; viết TÊN=CỘT với tên: {known}")
        chosen[column] = None if place.strip() == "-" else _place(place.strip())
    return chosen


def _place(text: str) -> int:
    """Return a column's number from 0: "B" and "2" are 1."""
    if text.isascii() and text.isdecimal() and 0 < int(text) <= 16_384:
        return int(text) - 1
    if not (text.isascii() and text.isalpha() and len(text) <= len("XFD")):
        raise argparse.ArgumentTypeError(f"“{text}” không phải cột; viết chữ cái (B) hoặc số (2)")
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _progress(share: float) -> None:
    if sys.stderr.isatty():
        end = "\r\x1b[K" if share >= 1 else ""
        print(f"\rĐang đọc tệp… {share:4.0%}", end=end, file=sys.stderr, flush=True)


# -- people who may be one -----------------------------------------------------------------


def _decide(
    plan: ImportPlan, session: Session, arguments: argparse.Namespace
) -> Mapping[str, bool]:
    if arguments.on_duplicate == KEEP:
        return {one.key: False for one in plan.questions}
    doubts = [one for one in plan.questions if one.proposal is Proposal.ASK]
    if arguments.on_duplicate == MERGE or arguments.dry_run or not can_ask():
        return {}
    return {one.key: _ask(one, session) for one in doubts}


def _ask(question: Question, session: Session) -> bool:
    """Ask about one pair; Enter takes the proposal."""
    choice = "[G/k]" if question.together else "[g/K]"
    words = _question_words(question, session)
    print(f"{words} Là một người? g: gộp, k: để riêng {choice} ", end="", file=sys.stderr)
    sys.stderr.flush()
    answer = sys.stdin.readline().strip().lower()
    return question.together if answer not in ("g", "k") else answer == "g"


def _question_words(question: Question, session: Session) -> str:
    known = session.state.delegates.get(question.known)
    also = f" và {known.id} đã có trong danh sách" if known else ""
    return plain(f"{question.name} ({question.where}{also}): {question.reason}.")


# -- words -----------------------------------------------------------------------------------


def _print_words(plan: ImportPlan, *, saved: bool) -> None:
    summary = plan.summary()
    print(
        f"{'Đã nhập' if saved else 'Sẽ nhập'}: {summary.added} người mới, "
        f"{summary.updated} được cập nhật, {summary.unchanged} giữ nguyên."
    )
    if summary.new_units:
        print(f"Đơn vị mới: {plain(', '.join(summary.new_units))}")


def _print_notes(people: DelegateList, plan: ImportPlan) -> None:
    """Say on standard error what a person should look at."""
    for question in plan.questions:
        done = "đã gộp làm một" if question.together else "để riêng"
        against = f" và {question.known}" if question.known else ""
        where = question.where
        where = where[:1].upper() + where[1:]
        print_note(f"{where}{against}: {question.name}, {question.reason}; {done}, hãy xem lại.")
    for problem in plan.problems:
        print_note(str(problem))
    for row in people.skipped:
        if row.reason == RowKind.SIGNATURE:
            print_note(f"{row}, không phải đại biểu.")
    for sheet in people.left_out:
        print_note(f"Không đọc trang “{sheet.name}”: {sheet.reason}.")
    if len(people.choices) > len(people.sheets):
        print_note("Muốn đọc cả các trang kia, thêm --sheet '*'.")
    known_too = len(plan.added) < len(plan.lines)
    if plan.missing and known_too:  # else it is a list of other people
        print_note(f"{len(plan.missing)} người đã có không thấy trong tệp; vẫn giữ nguyên.")
