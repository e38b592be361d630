"""`open`: show a conference on screen; without a folder, the last one."""

import argparse
import os
import sys
from pathlib import Path

from hoinghi_tui.cli.common import add_station
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.recent import last_conference, remember_conference
from hoinghi_tui.services.session import Session

EXAMPLE = 'hoinghi-tui open hoi-nghi --station "Bàn 2" --screen door'

SCREEN_NAMES = (
    "overview",
    "delegates",
    "seating",
    "door",
    "agenda",
    "awards",
    "printing",
    "preparation",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "folder",
        metavar="DIR",
        type=Path,
        nargs="?",
        help="thư mục; bỏ trống là hội nghị lần trước",
    )
    add_station(parser)
    add_screen(parser)


def add_screen(parser: argparse.ArgumentParser) -> None:
    """Let the first screen be chosen."""
    parser.add_argument(
        "--screen",
        metavar="TRANG",
        choices=SCREEN_NAMES,
        default=os.environ.get("HOINGHI_SCREEN", "overview"),
        help=f"trang mở đầu: {', '.join(SCREEN_NAMES)}",
    )


def run(arguments: argparse.Namespace) -> int:
    """Open a conference on screen until the person leaves."""
    folder = arguments.folder or last_conference()
    if folder is None and sys.stdin.isatty() and sys.stdout.isatty():
        from hoinghi_tui.ui.start import StartApp

        folder = StartApp().run()
        if folder is None:
            return 0
    if folder is None:
        raise Refused(
            "Chưa mở hội nghị nào trên máy này.\n"
            "  Xem thử hội nghị mẫu:  hoinghi-tui demo\n"
            "  Tạo hội nghị mới:      hoinghi-tui new THƯ-MỤC\n"
            "  Mở hội nghị đã có:     hoinghi-tui open THƯ-MỤC"
        )
    return show(folder, arguments.station, arguments.screen)


def show(folder: Path, station: str, screen: str) -> int:
    """Run the program on ``folder`` and return its exit code."""
    with Session.open(folder, station=station) as session:
        remember_conference(folder)
        from hoinghi_tui.ui.app import HoiNghiApp

        app = HoiNghiApp(session, screen)
        app.run()
        return app.return_code or 0
