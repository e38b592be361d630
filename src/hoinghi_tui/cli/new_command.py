"""`new`: make a conference, empty or from a folder of office files."""

import argparse
from pathlib import Path

from hoinghi_tui.cli.common import OR_URL, place, plain

EXAMPLE = (
    'hoinghi-tui new hoi-nghi --title "Hội nghị tổng kết năm 2025"\n'
    '  hoinghi-tui new hoi-nghi-2026 --after hoi-nghi --title "Hội nghị tổng kết năm 2026"'
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    parser.set_defaults(parser=parser)
    parser.add_argument(
        "folder",
        metavar="DIR",
        type=place,
        help=f"thư mục mới của hội nghị{OR_URL} đã chuẩn bị bằng pg-init",
    )
    parser.add_argument("--title", metavar="TÊN", help="tên hội nghị")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument(
        "--after",
        metavar="DIR-CŨ",
        type=place,
        help="theo một hội nghị đã có: giữ đơn vị, phòng họp, mẫu riêng, đại biểu, chương trình, "
        "việc chuẩn bị, kinh phí dự toán",
    )
    kind.add_argument(
        "--from",
        dest="source",
        metavar="NGUỒN",
        type=Path,
        help="thư mục có conference.toml, units.toml, … như hội nghị mẫu",
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the conference and say what to do next."""
    from hoinghi_tui.domain.conference import UNTITLED
    from hoinghi_tui.services.place import shell_word
    from hoinghi_tui.services.setup import create_blank, create_from_source

    word = shell_word(arguments.folder)
    if arguments.after is not None:
        return _after(arguments, word)
    if arguments.source is not None:
        if arguments.title is not None:
            arguments.parser.error("--title không dùng cùng --from, tên lấy từ thư mục nguồn")
        create_from_source(arguments.folder, arguments.source)
    else:
        title = arguments.title or UNTITLED
        create_blank(arguments.folder, title)
    print(plain(f"Đã tạo hội nghị trong {arguments.folder}"))
    if arguments.source is None:
        print(f"  Nhập đại biểu:  hoinghi-tui import {word} DANH-SACH.xlsx")
    print(f"  Mở lên:         hoinghi-tui open {word}")
    return 0


def _after(arguments: argparse.Namespace, word: str) -> int:
    from hoinghi_tui.services.next_conference import create_after
    from hoinghi_tui.services.place import shell_word

    taken = create_after(arguments.folder, arguments.after, arguments.title or "")
    print(plain(f"Đã tạo hội nghị trong {arguments.folder} theo {arguments.after}"))
    print(f"  Giữ lại {taken.people} đại biểu, {taken.items} mục chương trình, {taken.tasks} việc.")
    if taken.walk_ins:
        print(f"  Không mang theo {taken.walk_ins} người đến ngoài danh sách.")
    print(f"  Điền tên, số, ngày họp (phím T):  hoinghi-tui open {word}")
    if taken.ran:
        past = shell_word(arguments.after)
        print(f"  Số phút theo thực tế lần trước:   hoinghi-tui suggest-agenda {word} {past}")
    return 0
