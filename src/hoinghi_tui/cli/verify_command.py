"""`verify`: check that everything saved is still there and whole."""

import argparse

from hoinghi_tui.cli.common import add_folder, add_json, print_json
from hoinghi_tui.cli.main import NOT_SAVED
from hoinghi_tui.services.session import expect_conference
from hoinghi_tui.storage import verify

EXAMPLE = "hoinghi-tui verify hoi-nghi"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check the chain of the log, fold it anew and compare with the snapshot."""
    expect_conference(arguments.folder)
    report = verify(arguments.folder)
    if arguments.json:
        print_json(
            {
                "ok": report.ok,
                "events": report.events,
                "snapshot_seq": report.snapshot_seq,
                "line": report.line,
                "problems": report.problems,
                "warnings": report.warnings,
            }
        )
    else:
        if report.ok:
            print(f"Dữ liệu nguyên vẹn: {report.events} việc đã lưu, bảng dữ liệu khớp nhật ký.")
        for sentence in (*report.problems, *report.warnings):
            print(sentence)
    return 0 if report.ok else NOT_SAVED
