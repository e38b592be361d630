"""What several commands share: the folder, the station, JSON on standard output."""

import argparse
import os
import sys
from pathlib import Path

import msgspec

from hoinghi_tui.services.session import DEFAULT_STATION, Session
from hoinghi_tui.vietnamese import printable


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Ask for the conference folder."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="thư mục của hội nghị")


def add_station(parser: argparse.ArgumentParser) -> None:
    """Let the station be named."""
    parser.add_argument(
        "--station",
        metavar="TÊN",
        default=os.environ.get("HOINGHI_STATION", DEFAULT_STATION),
        help=f"tên bàn ghi vào nhật ký (mặc định {DEFAULT_STATION})",
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """Let the answer be JSON, for other programs."""
    parser.add_argument("--json", action="store_true", help="trả lời bằng JSON")


def open_session(arguments: argparse.Namespace, *, read_only: bool = False) -> Session:
    """Open the folder of the command line; raises ``Refused`` when it holds nothing."""
    station = getattr(arguments, "station", DEFAULT_STATION)
    return Session.open(arguments.folder, station=station, read_only=read_only)


def count(text: str) -> int:
    """Read a whole number from 1 on, for an option such as ``--limit``."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"cần một số từ 1 trở lên, không phải {text!r}")
    return int(text)


def print_json(answer: object) -> None:
    """Write one JSON value, indented, in UTF-8."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(answer)).decode() + "\n")


plain = printable
"""What every command does to people's words before it prints them."""
