"""`import-awards`: take in the list of a decision or proposal, all of it or nothing."""

import argparse
import sys
from pathlib import Path

from hoinghi_tui.cli.asking import ask_person, person_name
from hoinghi_tui.cli.common import (
    add_folder,
    add_json,
    add_station,
    count,
    open_session,
    plain,
    print_json,
)
from hoinghi_tui.cli.import_json import problem_as_json
from hoinghi_tui.cli.main import DONE, REFUSED
from hoinghi_tui.domain.award_batches import USUAL_WIDTH
from hoinghi_tui.domain.award_calls import COUNTED
from hoinghi_tui.services.award_import import Answers, AwardImport
from hoinghi_tui.services.session import Session

EXAMPLE = "hoinghi-tui import-awards hoi-nghi kem-quyet-dinh.docx --dry-run"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument(
        "file",
        metavar="TỆP",
        type=Path,
        help="danh sách kèm quyết định hoặc tờ trình, .xlsx, .docx hoặc .csv",
    )
    parser.add_argument("--sheet", metavar="TRANG", help="chỉ đọc trang này của tệp")
    parser.add_argument(
        "--propose-batches",
        metavar="SỐ-NGƯỜI",
        type=count,
        default=USUAL_WIDTH,
        help=f"số người nhiều nhất mỗi đợt trao (mặc định {USUAL_WIDTH})",
    )
    parser.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không lưu")
    add_station(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Read the file, save it as one action unless it is a dry run, and say what it did."""
    with open_session(arguments, read_only=arguments.dry_run) as session:
        imported = session.award_import.read(arguments.file, arguments.sheet)
        saved = not (imported.problems or arguments.dry_run)
        answers = _ask_all(imported, session) if saved else {}
        if saved:
            session.award_import.take_in(imported, answers, width=arguments.propose_batches)
        if arguments.json:
            print_json(_as_json(imported, answers, saved=saved))
        else:
            _print_words(imported, answers, session, saved=saved)
    return REFUSED if imported.problems else DONE


def _ask_all(imported: AwardImport, session: Session) -> Answers:
    """Ask about each doubt at a terminal; elsewhere what is proposed holds."""
    if sys.stdin is None or not sys.stdin.isatty():
        return {}
    return {
        one.listed: ask_person(
            session,
            f"“{one.written}”: {one.reason}. Ai lên nhận?",
            one.candidates,
            one.proposed,
            nobody="người ngoài danh sách",
        )
        for one in imported.questions
        if one.candidates
    }


def _print_words(imported: AwardImport, answers: Answers, session: Session, *, saved: bool) -> None:
    verb = "Đã nhập" if saved else "Chưa nhập" if imported.problems else "Sẽ nhập"
    print(f"{verb}: {len(imported.rows)} khen thưởng, {len(imported.known)} mục đã có.")
    for row in imported.rows:
        who = imported.delegate(row, answers)
        comes = f" → {person_name(session, who)}" if who else ""
        known = "  (đã có, cập nhật)" if row.listed in imported.known else ""
        kind = COUNTED[row.kind]
        print(plain(f"{row.listed:>3}  {kind:11}  {row.recipient}{comes}{known}"))
    for problem in imported.problems:
        print(plain(f"{imported.table.file}: {problem}"), file=sys.stderr)
    for note in imported.table.notes if not imported.problems else ():
        _note(str(note))
    for one in imported.questions:
        chosen = answers.get(one.listed, one.proposed)
        done = f"lấy {person_name(session, chosen)}" if chosen else "để là người ngoài danh sách"
        _note(f"Dòng {one.row}: “{one.written}” {one.reason}; {done}.")
    for sheet in imported.table.left_out:
        _note(f"Không đọc trang “{sheet.name}”: {sheet.reason}.")


def _note(sentence: str) -> None:
    print(f"Lưu ý: {plain(sentence)}", file=sys.stderr)


def _as_json(imported: AwardImport, answers: Answers, *, saved: bool) -> dict[str, object]:
    table = imported.table
    return {
        "file": table.file,
        "saved": saved,
        "awards": [
            {
                "recipient": row.recipient,
                "kind": row.kind,
                "position": row.position,
                "unit": imported.units[row.listed],
                "delegate": imported.delegate(row, answers),
                "known": imported.known.get(row.listed),
                "title": row.title,
                "level": row.level,
                "achievement": row.achievement,
                "decision_no": row.decision_no,
                "decision_day": row.decision_day,
                "certificate_no": row.certificate_no,
                "prize": row.prize,
                "source": {"sheet": row.sheet, "row": row.row},
            }
            for row in imported.rows
        ],
        "problems": [problem_as_json(one) for one in table.problems],
        "notes": [problem_as_json(one) for one in table.notes],
        "questions": imported.questions,
        "skipped": table.skipped,
        "sheets_left_out": table.left_out,
    }
