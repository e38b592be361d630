"""`open`: show a conference on screen; without a folder, the last one."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi_tui.cli.common import OR_URL, add_station, place
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.station_roles import ROLE_NAMES, Role
from hoinghi_tui.services.place import Place
from hoinghi_tui.services.place_store import PasswordWanted
from hoinghi_tui.services.recent import last_conference, remember_conference
from hoinghi_tui.services.session import Session, expect_conference
from hoinghi_tui.storage import Damaged, NotSaved
from hoinghi_tui.ui.served import is_served

if TYPE_CHECKING:
    from hoinghi_tui.ui.app import HoiNghiApp

EXAMPLE = """\
hoinghi-tui open hoi-nghi --station "Bàn 2" --screen door
  hoinghi-tui open hoi-nghi --station "Cửa chính" --kiosk
  hoinghi-tui open hoi-nghi --station "Bục" --role mc
  hoinghi-tui open 'postgresql://thu_ky@192.168.1.10/hoinghi?sslmode=verify-full'"""

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

_ROLES = tuple(role for role in Role if role is not Role.BOARD)
"""The roles with a program of their own; boards are read by a command of theirs."""

_PAINTINGS_PER_SECOND = "120"
"""Twice Textual's own: a key then shows its result half as late."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "folder",
        metavar="DIR",
        type=place,
        nargs="?",
        help=f"thư mục{OR_URL}; bỏ trống là hội nghị lần trước",
    )
    add_station(parser)
    add_screen(parser)
    parser.add_argument(
        "--kiosk",
        action="store_true",
        help="chỉ có trang đón tiếp, không sang trang khác được; thoát bằng Ctrl+Q rồi Ctrl+D "
        "trong ba giây",
    )
    parser.add_argument(
        "--role",
        metavar="VAI",
        type=role_named,
        help="chỉ làm việc của một vai, cho máy đi mượn: "
        + ", ".join(f"{role} ({ROLE_NAMES[role]})" for role in _ROLES),
    )


def role_named(text: str) -> Role:
    """Read the role of a station that has a program of its own."""
    if text == Role.BOARD:
        raise argparse.ArgumentTypeError(
            "bảng chỉ xem mở bằng lệnh khác: hoinghi-tui board THƯ-MỤC"
        )
    if text not in _ROLES:
        raise argparse.ArgumentTypeError(f"không có vai {text!r}; hãy chọn: {', '.join(_ROLES)}")
    return Role(text)


def screen_name(text: str) -> str:
    """Read the name of a screen."""
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
        help=f"trang mở đầu: {', '.join(SCREEN_NAMES)}",
    )


def first_screen(arguments: argparse.Namespace) -> str:
    """Return the screen to begin with, as the command line or the environment says."""
    if arguments.screen is not None:
        return str(arguments.screen)
    try:
        return screen_name(os.environ.get("HOINGHI_SCREEN", "overview"))
    except argparse.ArgumentTypeError as error:
        raise Refused(f"HOINGHI_SCREEN: {error}") from error


def run(arguments: argparse.Namespace) -> int:
    """Open a conference on screen until the person leaves.

    Without a folder the last one; when that cannot be opened, the page to choose another
    says why.
    """
    if arguments.role is not None:
        return _run_station(arguments)
    if is_served():
        raise Refused("Mở trong trình duyệt cần nói rõ vai của máy: thêm --role door, mc, awards.")
    screen = KIOSK if arguments.kiosk else first_screen(arguments)
    if arguments.folder is not None:
        return show(arguments.folder, arguments.station, screen)
    chosen, problem = last_conference(), ""
    while True:
        chosen = chosen or _chosen(problem)
        if chosen is None:
            return 0
        try:
            session = _opened(chosen, arguments.station)
        except PasswordWanted:
            arguments.folder = chosen  # once it is typed, this is the place to open
            raise
        except (Refused, NotSaved, Damaged) as failure:
            if not has_terminal():
                raise
            named = f"{chosen}: " if isinstance(chosen, Path) else ""
            chosen, problem = None, f"{named}{failure}"
        else:
            return _on_screen(session, screen)


def _run_station(arguments: argparse.Namespace) -> int:
    """Open a conference for one role; refuses what leads out of its places."""
    from hoinghi_tui.ui.station_places import PLACES

    role, screen = arguments.role, arguments.screen
    if arguments.kiosk:
        raise Refused(
            "--kiosk và --role không dùng cùng nhau: --kiosk là máy cho khách tự quét, --role là "
            "máy của người trực."
        )
    places = tuple(PLACES[role])
    if screen is not None and screen not in places:
        raise Refused(
            f"Vai {ROLE_NAMES[role]} không có trang {screen!r}; hãy chọn: {', '.join(places)}"
        )
    folder = arguments.folder or last_conference()
    if folder is None:
        raise Refused("Chưa mở hội nghị nào trên máy này. Hãy ghi thư mục của hội nghị.")
    arguments.folder = folder  # also where a password is asked for
    return _on_screen(_opened(folder, arguments.station, role), screen or places[0])


def _chosen(problem: str) -> Place | None:
    """Ask for a place, saying first what was wrong; None when the person leaves."""
    if not has_terminal():
        raise Refused(
            "Chưa mở hội nghị nào trên máy này.\n"
            "  Xem thử hội nghị mẫu:  hoinghi-tui demo\n"
            "  Tạo hội nghị mới:      hoinghi-tui new THƯ-MỤC\n"
            "  Mở hội nghị đã có:     hoinghi-tui open THƯ-MỤC"
        )
    from hoinghi_tui.ui.start.start import StartApp

    return StartApp(problem=problem).run()


def show(folder: Place, station: str, screen: str) -> int:
    """Run the program on ``folder`` and return its exit code; refuses without a terminal."""
    return _on_screen(_opened(folder, station), screen)


def _opened(folder: Place, station: str, role: Role | None = None) -> Session:
    expect_conference(folder)
    if not has_terminal():
        raise Refused(
            "Lệnh này cần một cửa sổ dòng lệnh để vẽ màn hình. Hãy chạy trực tiếp trong cửa sổ, "
            "không qua ống dẫn hay tệp."
        )
    return Session.open(folder, station=station, role=role)


def _on_screen(session: Session, screen: str) -> int:
    with session:
        if session.role is None:  # a borrowed or serving machine keeps no trace of it
            remember_conference(session.place)
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
    if session.role is not None:
        from hoinghi_tui.ui.station_app import StationApp

        return StationApp(session, screen)
    from hoinghi_tui.ui.app import HoiNghiApp

    return HoiNghiApp(session, screen)
