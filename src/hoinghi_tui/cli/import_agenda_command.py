"""`import-agenda`: take in a programme from a table, all of it or nothing."""

import argparse

from hoinghi_tui.cli.asking import ask_person, person_name
from hoinghi_tui.cli.common import can_ask, open_session, plain, print_json
from hoinghi_tui.cli.import_table import (
    add_source,
    add_ways,
    done_word,
    print_remarks,
    remarks_as_json,
)
from hoinghi_tui.cli.main import DONE, REFUSED
from hoinghi_tui.domain.agenda_words import KIND_WORDS
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.agenda_editor import WouldReplace
from hoinghi_tui.services.agenda_import import AgendaImport, Answers
from hoinghi_tui.services.session import Session

EXAMPLE = "hoinghi-tui import-agenda hoi-nghi chuong-trinh.docx --dry-run"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_source(
        parser,
        "bảng chương trình .xlsx, .docx hoặc .csv có cột “Nội dung” và “Thời gian”",
        "trang cần đọc, nếu tệp có nhiều trang",
    )
    parser.add_argument(
        "--replace", action="store_true", help="thay cả chương trình đang có (hoàn tác được)"
    )
    add_ways(parser)


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
    if not can_ask():
        return {}
    return {
        one.written: ask_person(session, one, "Là ai?", nobody="giữ nguyên chữ")
        for one in imported.questions
        if one.candidates
    }


# -- words -----------------------------------------------------------------------------------


def _print_words(
    imported: AgendaImport, answers: Answers, session: Session, *, saved: bool
) -> None:
    done = done_word(imported.table, saved=saved)
    print(f"{done}: {len(imported.rows)} mục, {imported.minutes} phút.")
    for row, item in zip(imported.rows, imported.items(answers), strict=True):
        start = row.not_before.strftime("%H:%M") if row.not_before else ""
        who = person_name(session, item.presenter) if item.presenter else item.presenter_note
        words = f"{row.title} – {who}" if who else row.title
        kind = KIND_WORDS[row.kind]
        print(plain(f"{start:5}  {row.minutes:>3}′  {kind:11}  {words}"))
    doubts = []
    for one in imported.questions:
        chosen = answers.get(one.written, one.proposed)
        taken = f"lấy {person_name(session, chosen)}" if chosen else "giữ làm ghi chú"
        doubts.append(f"Dòng {one.row}: “{one.written}” {one.reason}; {taken}.")
    print_remarks(imported.table, doubts)


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
        **remarks_as_json(table, imported.questions),
    }
