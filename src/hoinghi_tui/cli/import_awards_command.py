"""`import-awards`: take in the list of a decision or proposal, all of it or nothing."""

import argparse

from hoinghi_tui.cli.asking import ask_person, person_name
from hoinghi_tui.cli.common import can_ask, count, open_session, plain, print_json
from hoinghi_tui.cli.import_table import (
    add_source,
    add_ways,
    done_word,
    print_remarks,
    remarks_as_json,
)
from hoinghi_tui.cli.main import DONE, REFUSED
from hoinghi_tui.domain.award_batches import USUAL_WIDTH
from hoinghi_tui.domain.award_calls import COUNTED
from hoinghi_tui.services.award_import import Answers, AwardImport
from hoinghi_tui.services.session import Session

EXAMPLE = "hoinghi-tui import-awards hoi-nghi kem-quyet-dinh.docx --dry-run"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_source(
        parser,
        "danh sách kèm quyết định hoặc tờ trình, .xlsx, .docx hoặc .csv",
        "chỉ đọc trang này của tệp",
    )
    parser.add_argument(
        "--propose-batches",
        metavar="SỐ-NGƯỜI",
        type=count,
        default=USUAL_WIDTH,
        help=f"số người nhiều nhất mỗi đợt trao (mặc định {USUAL_WIDTH})",
    )
    add_ways(parser)


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
    if not can_ask():
        return {}
    return {
        one.listed: ask_person(session, one, "Ai lên nhận?", nobody="người ngoài danh sách")
        for one in imported.questions
        if one.candidates
    }


def _print_words(imported: AwardImport, answers: Answers, session: Session, *, saved: bool) -> None:
    done = done_word(imported.table, saved=saved)
    print(f"{done}: {len(imported.rows)} khen thưởng, {len(imported.known)} mục đã có.")
    for row in imported.rows:
        who = imported.delegate(row, answers)
        comes = f" → {person_name(session, who)}" if who else ""
        known = "  (đã có, cập nhật)" if row.listed in imported.known else ""
        kind = COUNTED[row.kind]
        print(plain(f"{row.listed:>3}  {kind:11}  {row.recipient}{comes}{known}"))
    doubts = []
    for one in imported.questions:
        chosen = answers.get(one.listed, one.proposed)
        taken = f"lấy {person_name(session, chosen)}" if chosen else "để là người ngoài danh sách"
        doubts.append(f"Dòng {one.row}: “{one.written}” {one.reason}; {taken}.")
    print_remarks(imported.table, doubts)


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
        **remarks_as_json(table, imported.questions),
    }
