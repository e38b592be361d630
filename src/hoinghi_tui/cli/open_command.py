"""`open`: show a conference on screen; without a folder, the last one."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi_tui.cli.common import add_station
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.recent import last_conference, remember_conference
from hoinghi_tui.services.session import Session, expect_conference
from hoinghi_tui.storage import Damaged, NotSaved
from hoinghi_tui.ui.served import is_served

if TYPE_CHECKING:
    from hoinghi_tui.ui.app import HoiNghiApp

EXAMPLE = """\
hoinghi-tui open hoi-nghi --station "Bàn 2" --screen door
  hoinghi-tui open hoi-nghi --station "Cửa chính" --kiosk"""

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

KIOSK = "kiosk"
"""Stands for the door alone; it cannot be chosen as a screen."""

_PAINTINGS_PER_SECOND = "120"
"""Twice Textual's own: a key then shows its result half as late."""


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
    parser.add_argument(
        "--kiosk",
        action="store_true",
        help="chỉ có trang đón tiếp, không sang trang khác được; thoát bằng Ctrl+Q rồi Ctrl+D "
        "trong ba giây",
    )


def screen_name(text: str) -> str:
    """Read the name of a screen, also from the environment."""
    if text not in SCREEN_NAMES:
        raise argparse.ArgumentTypeError(
            f"không có trang {text!r}; hãy chọn: {', '.join(SCREEN_NAMES)}"
        )
    return text


def has_terminal() -> bool:
    """Tell whether there is a window to draw in and a keyboard to type on, or a browser."""
    return is_served() or (sys.stdin.isatty() and sys.stdout.isatty())


def add_screen(parser: argparse.ArgumentParser) -> None:
    """Let the first screen be chosen."""
    parser.add_argument(
        "--screen",
        metavar="TRANG",
        type=screen_name,
        default=os.environ.get("HOINGHI_SCREEN", "overview"),
        help=f"trang mở đầu: {', '.join(SCREEN_NAMES)}",
    )


def run(arguments: argparse.Namespace) -> int:
    """Open a conference on screen until the person leaves.

    Without a folder the last one; when that cannot be opened, the page to choose another
    says why.
    """
    station = arguments.station
    screen = KIOSK if arguments.kiosk else arguments.screen
    if arguments.folder is not None:
        return show(arguments.folder, station, screen)
    last, problem = last_conference(), ""
    if last is not None:
        try:
            session = _opened(last, station)
        except (Refused, NotSaved, Damaged) as failure:
            if not has_terminal():
                raise
            problem = f"{last}: {failure}"
        else:
            return _on_screen(session, screen)
    chosen = _chosen(problem)
    return 0 if chosen is None else show(chosen, station, screen)


def _chosen(problem: str) -> Path | None:
    """Ask for a folder, saying first what was wrong; None when the person leaves."""
    if not has_terminal():
        raise Refused(
            "Chưa mở hội nghị nào trên máy này.\n"
            "  Xem thử hội nghị mẫu:  hoinghi-tui demo\n"
            "  Tạo hội nghị mới:      hoinghi-tui new THƯ-MỤC\n"
            "  Mở hội nghị đã có:     hoinghi-tui open THƯ-MỤC"
        )
    from hoinghi_tui.ui.start.start import StartApp

    return StartApp(problem=problem).run()


def show(folder: Path, station: str, screen: str) -> int:
    """Run the program on ``folder`` and return its exit code; refuses without a terminal."""
    return _on_screen(_opened(folder, station), screen)


def _opened(folder: Path, station: str) -> Session:
    expect_conference(folder)
    if not has_terminal():
        raise Refused(
            "Lệnh này cần một cửa sổ dòng lệnh để vẽ màn hình. Hãy chạy trực tiếp trong cửa sổ, "
            "không qua ống dẫn hay tệp."
        )
    return Session.open(folder, station=station)


def _on_screen(session: Session, screen: str) -> int:
    with session:
        remember_conference(session.folder)
        # Textual waits for its next beat before it paints, twice for a key that searches.
        # It reads this once, when it is imported.
        os.environ.setdefault("TEXTUAL_FPS", _PAINTINGS_PER_SECOND)
        app = _app(session, screen)
        app.run()
        return app.return_code or 0


def _app(session: Session, screen: str) -> "HoiNghiApp":
    if screen == KIOSK:
        from hoinghi_tui.ui.kiosk import KioskApp

        return KioskApp(session)
    from hoinghi_tui.ui.app import HoiNghiApp

    return HoiNghiApp(session, screen)
