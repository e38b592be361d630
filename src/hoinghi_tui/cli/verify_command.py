"""`verify`: check that everything saved is still there and whole; `--repair` mends it."""

import argparse
from dataclasses import asdict

from hoinghi_tui.cli.common import add_folder, add_json, print_json
from hoinghi_tui.cli.main import NOT_SAVED
from hoinghi_tui.services.clock import SystemClock
from hoinghi_tui.services.place import Database, Place
from hoinghi_tui.services.place_check import verify_place
from hoinghi_tui.services.session import expect_conference
from hoinghi_tui.storage import NotSaved, VerifyReport
from hoinghi_tui.storage.backup import copies
from hoinghi_tui.storage.repair import Repair, repair
from hoinghi_tui.storage.salvage import BACKUP_FOLDER

EXAMPLE = "hoinghi-tui verify hoi-nghi\n  hoinghi-tui verify hoi-nghi --repair"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument(
        "--repair",
        action="store_true",
        help="giữ các dòng còn tốt hoặc bản sao đủ hơn, cất tệp hỏng vào backup; lành thì để yên",
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check the chain of the log, fold it anew and compare with the snapshot.

    With ``--repair`` a damaged or lost log is made usable first.
    """
    done = _repaired(arguments.folder) if arguments.repair else None
    report = verify_place(arguments.folder)
    if arguments.json:
        repaired = {"repaired": asdict(done) if done else None} if arguments.repair else {}
        print_json(_as_json(report) | repaired)
    else:
        _print_words(report, done)
    return 0 if report.ok else NOT_SAVED


def _repaired(folder: Place) -> Repair | None:
    if isinstance(folder, Database):
        raise NotSaved("append_only")
    if not copies(folder / BACKUP_FOLDER):
        expect_conference(folder)
    return repair(folder, now=SystemClock().now)


def _as_json(report: VerifyReport) -> dict[str, object]:
    return {
        "ok": report.ok,
        "events": report.events,
        "snapshot_seq": report.snapshot_seq,
        "line": report.line,
        "problems": report.problems,
        "warnings": report.warnings,
    }


def _print_words(report: VerifyReport, done: Repair | None) -> None:
    if done is not None:
        source = f" lấy từ {done.source}" if done.source else ""
        print(f"Đã sửa: giữ được {done.events} việc{source}, mất {done.lines_lost} dòng.")
        if done.restored:
            print(
                "Bảng dữ liệu được lấy lại như đang hiển thị, từ db.json; chỉ mất nhật ký chi tiết."
            )
        if done.damaged:
            print(f"Tệp hỏng cất ở {done.damaged}; hãy đối chiếu các việc cuối và làm lại nếu cần.")
        for sentence in done.notices:
            print(sentence)
    if report.ok:
        print(f"Dữ liệu nguyên vẹn: {report.events} việc đã lưu, bảng dữ liệu khớp nhật ký.")
    for sentence in (*report.problems, *report.warnings):
        print(sentence)
