"""What several commands share: the folder, the station, JSON on standard output."""

import argparse
import os
import sys
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill

import msgspec

from hoinghi_tui.services.place import NotAPlace, Place, read_place
from hoinghi_tui.services.session import DEFAULT_STATION, Session
from hoinghi_tui.vietnamese import clean, printable

OR_URL = ", hoặc postgresql://…"
"""Goes behind the help of each word that is a place."""


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Ask for the conference, a folder or a database."""
    parser.add_argument("folder", metavar="DIR", type=place, help=f"thư mục của hội nghị{OR_URL}")


def place(text: str) -> Place:
    """Read where a conference is, as it is typed after a command."""
    try:
        return read_place(text)
    except NotAPlace as refused:
        raise argparse.ArgumentTypeError(str(refused)) from None


def folder_only(text: str) -> Path:
    """Read a folder where a database cannot stand."""
    found = place(text)
    if isinstance(found, Path):
        return found
    raise argparse.ArgumentTypeError(
        "ở đây chỉ dùng được thư mục. Chép giữa thư mục và PostgreSQL bằng lệnh: "
        "hoinghi-tui copy TỪ SANG"
    )


def add_station(parser: argparse.ArgumentParser) -> None:
    """Let the station be named."""
    parser.add_argument(
        "--station",
        metavar="TÊN",
        type=station_name,
        default=os.environ.get("HOINGHI_STATION") or DEFAULT_STATION,
        help=f"tên bàn ghi vào nhật ký (mặc định {DEFAULT_STATION})",
    )


def station_name(text: str) -> str:
    """Read the name of a station, as it will stand in the log; refuses a blank one."""
    name = clean(text)
    if not name:
        raise argparse.ArgumentTypeError("tên bàn không được để trống")
    return name


def add_dry_run(parser: argparse.ArgumentParser) -> None:
    """Let it be seen beforehand what would be saved."""
    parser.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không lưu")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Let the answer be JSON, for other programs."""
    parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")


def add_own_rates(parser: argparse.ArgumentParser, option: str, words: str) -> None:
    """Let a shipped file of rates be copied into the conference, to be edited."""
    parser.add_argument(
        option, action="store_true", help=f"chép tệp {words} vào thư mục hội nghị để sửa"
    )


def print_own_rates(folder: Path, name: str) -> int:
    """Copy a file of rates and say where it is; returns the exit code."""
    from hoinghi_tui.services.own_data import copy_data

    print(f"Đã chép ra {plain(str(copy_data(folder, name)))}")
    print("Mở tệp ấy để sửa; từ nay hội nghị này theo mức ghi trong đó.")
    return 0


def open_session(arguments: argparse.Namespace, *, read_only: bool = False) -> Session:
    """Open the place of the command line; raises ``Refused`` when it holds nothing."""
    if read_only:
        return open_folder(arguments.folder)
    station = getattr(arguments, "station", DEFAULT_STATION)
    return Session.open(arguments.folder, station=station, live=False)


def open_folder(folder: Place) -> Session:
    """Open a conference to look at it, and say on standard error if it is damaged."""
    session = Session.open(folder, read_only=True, live=False)
    say_damage(session)
    return session


def say_damage(session: Session) -> None:
    """Say on standard error why what is shown may not be all, if that is so."""
    if session.store.damage is not None:
        print(session.store.damage, file=sys.stderr)
    facts = session.facts().offline
    if facts is not None and facts.is_away:
        print_note(
            "máy chủ PostgreSQL không trả lời. Đây là dữ liệu máy này đã đọc, việc cuối lưu lúc "
            f"{session.facts().saved_at}; việc các bàn lưu sau đó không có ở đây."
        )


def count(text: str) -> int:
    """Read a whole number from 1 on, for an option such as ``--limit``."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"cần một số từ 1 trở lên, không phải {text!r}")
    return int(text)


def can_ask() -> bool:
    """Tell whether somebody sits at a terminal to answer."""
    return sys.stdin is not None and sys.stdin.isatty()


def print_note(sentence: str) -> None:
    """Say on standard error what a person should look at."""
    print(in_lines(f"Lưu ý: {plain(sentence)}"), file=sys.stderr)


def in_lines(sentence: str) -> str:
    """Break what goes to standard error between words, where that is a window.

    A line with a command stays whole, so that it can be copied.
    """
    if not sys.stderr.isatty():
        return sentence
    room = get_terminal_size().columns
    return "\n".join(
        line
        if "hoinghi-tui " in line
        else fill(line, room, break_long_words=False, break_on_hyphens=False)
        for line in sentence.split("\n")
    )


def print_json(answer: object) -> None:
    """Write one JSON value, indented, in UTF-8."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(answer)).decode() + "\n")


plain = printable
"""What every command does to people's words before it prints them."""
