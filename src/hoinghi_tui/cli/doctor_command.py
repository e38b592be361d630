"""`doctor`: look over this machine before the day."""

import argparse
from pathlib import Path

from hoinghi_tui.cli.common import OR_URL, add_json, place, plain, print_json
from hoinghi_tui.cli.main import DONE, REFUSED
from hoinghi_tui.services.doctor import Finding, Level, examine
from hoinghi_tui.services.place import Database
from hoinghi_tui.services.place_store import files_folder

EXAMPLE = "hoinghi-tui doctor hoi-nghi"

_MARKS = {Level.OK: "✔ tốt", Level.WARN: "! chú ý", Level.BAD: "✖ hỏng"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "folder",
        metavar="DIR",
        type=place,
        nargs="?",
        default=Path(),
        help=f"thư mục sẽ đặt hội nghị, để thử khóa và ghi{OR_URL} (mặc định: thư mục này)",
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check, print, and answer 3 when the conference cannot be run like this."""
    from hoinghi_tui.services.machine import look
    from hoinghi_tui.services.place_check import examine_server

    where = arguments.folder
    # First: it makes the folder of this machine that is tried like any other.
    server = tuple(examine_server(where)) if isinstance(where, Database) else ()
    findings = (*examine(look(files_folder(where).resolve())), *server)
    ready = all(finding.level is not Level.BAD for finding in findings)
    if arguments.json:
        print_json({"ok": ready, "findings": [_as_json(finding) for finding in findings]})
    else:
        for finding in findings:
            _print(finding)
        print("\nDòng dưới phải rõ từng chữ, không có ô vuông hay dấu hỏi:")
        print("  Đặng Thị Hoà Ặ ẵ ỡ ự ễ   ● ○ ✔ ✖ ★ ▲ ▶ ║ █ ░")
        print("Chữ nào hỏng thì đổi phông của cửa sổ: Cascadia Mono, Consolas, DejaVu Sans Mono.")
    return DONE if ready else REFUSED


def _as_json(finding: Finding) -> dict[str, str]:
    return {
        "check": finding.check,
        "level": finding.level.value,
        "what": finding.what,
        "advice": finding.advice,
    }


def _print(finding: Finding) -> None:
    print(f"{_MARKS[finding.level]:<9}{plain(finding.what)}")
    if finding.advice:
        print(f"         {plain(finding.advice)}")
