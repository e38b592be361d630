"""`new`: make a conference folder, empty or from a folder of office files."""

import argparse
from pathlib import Path

EXAMPLE = 'hoinghi-tui new hoi-nghi --title "Hội nghị tổng kết năm 2025"'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="thư mục mới của hội nghị")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--title", metavar="TÊN", help="tên hội nghị")
    kind.add_argument(
        "--from",
        dest="source",
        metavar="NGUỒN",
        type=Path,
        help="thư mục có conference.toml, units.toml, … như hội nghị mẫu",
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the folder and say what to do next."""
    from hoinghi_tui.domain.conference import UNTITLED
    from hoinghi_tui.services.session import shell_word
    from hoinghi_tui.services.setup import create_blank, create_from_source

    if arguments.source is not None:
        create_from_source(arguments.folder, arguments.source)
    else:
        title = arguments.title or UNTITLED
        create_blank(arguments.folder, title)
    place = shell_word(arguments.folder)
    print(f"Đã tạo hội nghị trong {arguments.folder}")
    print(f"  Nhập đại biểu:  hoinghi-tui import {place} DANH-SACH.xlsx")
    print(f"  Mở lên:         hoinghi-tui open {place}")
    return 0
