"""`import-agenda`: take in a programme from a table, all of it or nothing."""

import argparse
import sys
from pathlib import Path

from hoinghi_tui.cli.asking import ask_person, person_name
from hoinghi_tui.cli.common import (
    add_folder,
    add_json,
    add_station,
    open_session,
    plain,
    print_json,
)
from hoinghi_tui.cli.import_json import problem_as_json
from hoinghi_tui.cli.main import DONE, REFUSED
from hoinghi_tui.domain.agenda_words import KIND_WORDS
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.agenda_editor import WouldReplace
from hoinghi_tui.services.agenda_import import AgendaImport, Answers
from hoinghi_tui.services.session import Session

EXAMPLE = "hoinghi-tui import-agenda hoi-nghi chuong-trinh.docx --dry-run"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument(
        "file",
        metavar="TỆP",
        type=Path,
        help="bảng chương trình .xlsx, .docx hoặc .csv có cột “Nội dung” và “Thời gian”",
    )
    parser.add_argument("--sheet", metavar="TRANG", help="trang cần đọc, nếu tệp có nhiều trang")
    parser.add_argument(
        "--replace", action="store_true", help="thay cả chương trình đang có (hoàn tác được)"
    )
    parser.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không lưu")
    add_station(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read the file, save it as one action unless it is a dry run, and say what it did."""
    with open_session(arguments, read_only=arguments.dry_run) as session:
        imported = session.agenda_import.read(arguments.file, arguments.sheet)
        saved = not (imported.problems or arguments.dry_run)
        answers = _ask_all(imported, session) if saved else {}
        if saved:
            _take_in(session, imported, answers, replace=arguments.replace)
        if arguments.json:
            print_json(_as_json(imported, answers, saved=saved))
        else:
            _print_words(imported, answers, session, saved=saved)
    return REFUSED if imported.problems else DONE


def _take_in(session: Session, imported: AgendaImport, answers: Answers, *, replace: bool) -> None:
    try:
        session.agenda_import.take_in(imported, answers, replace=replace)
    except WouldReplace as refusal:
        count = len(session.agenda.items())
        raise Refused(
            f"Chương trình đang có {count} mục. Thêm --replace để thay cả chương trình."
        ) from refusal


# -- who is meant --------------------------------------------------------------------------


def _ask_all(imported: AgendaImport, session: Session) -> Answers:
    """Ask about each doubt at a terminal; elsewhere what is proposed holds."""
    if sys.stdin is None or not sys.stdin.isatty():
        return {}
    return {
        one.written: ask_person(
            session,
            f"“{one.written}”: {one.reason}. Là ai?",
            one.candidates,
            one.proposed,
            nobody="giữ nguyên chữ",
        )
        for one in imported.questions
        if one.candidates
    }


# -- words -----------------------------------------------------------------------------------


def _print_words(
    imported: AgendaImport, answers: Answers, session: Session, *, saved: bool
) -> None:
    verb = "Đã nhập" if saved else "Chưa nhập" if imported.problems else "Sẽ nhập"
    print(f"{verb}: {len(imported.rows)} mục, {imported.minutes} phút.")
    for row, item in zip(imported.rows, imported.items(answers), strict=True):
        start = row.not_before.strftime("%H:%M") if row.not_before else ""
        who = person_name(session, item.presenter) if item.presenter else item.presenter_note
        words = f"{row.title} – {who}" if who else row.title
        kind = KIND_WORDS[row.kind]
        print(plain(f"{start:5}  {row.minutes:>3}′  {kind:11}  {words}"))
    for problem in imported.problems:
        print(plain(f"{imported.table.file}: {problem}"), file=sys.stderr)
    for note in imported.table.notes if not imported.problems else ():
        _note(str(note))
    for question in imported.questions:
        chosen = answers.get(question.written, question.proposed)
        done = f"lấy {person_name(session, chosen)}" if chosen else "giữ làm ghi chú"
        _note(f"Dòng {question.row}: “{question.written}” {question.reason}; {done}.")
    for sheet in imported.table.left_out:
        _note(f"Không đọc trang “{sheet.name}”: {sheet.reason}.")


def _note(sentence: str) -> None:
    print(f"Lưu ý: {plain(sentence)}", file=sys.stderr)


# -- for programs --------------------------------------------------------------------------


def _as_json(imported: AgendaImport, answers: Answers, *, saved: bool) -> dict[str, object]:
    table = imported.table
    pairs = zip(imported.rows, imported.items(answers), strict=True)
    return {
        "file": table.file,
        "saved": saved,
        "items": [
            {
                "number": item.number,
                "title": item.title,
                "kind": item.kind,
                "minutes": row.minutes,
                "minimum": row.minimum,
                "not_before": item.anchor_at,
                "presenter_id": item.presenter,
                "presenter_note": item.presenter_note,
                "presenter_as_written": row.presenter,
                "unit": item.unit,
                "script": item.script,
                "source": {"sheet": row.sheet, "row": row.row},
            }
            for row, item in pairs
        ],
        "problems": [problem_as_json(one) for one in table.problems],
        "notes": [problem_as_json(one) for one in table.notes],
        "questions": imported.questions,
        "skipped": table.skipped,
        "sheets_left_out": table.left_out,
    }
