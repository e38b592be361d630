"""`demo`: the sample conference, made on the first call and opened again later."""

import argparse

from hoinghi_tui.cli.common import add_station, folder_only, open_folder
from hoinghi_tui.cli.open_command import add_screen, first_screen, show
from hoinghi_tui.services.place import shell_word
from hoinghi_tui.services.recent import demo_folder
from hoinghi_tui.services.session import holds_conference

EXAMPLE = "hoinghi-tui demo"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "folder", metavar="DIR", type=folder_only, nargs="?", help="thư mục đặt hội nghị mẫu"
    )
    parser.add_argument("--no-open", action="store_true", help="chỉ tạo, không mở lên màn hình")
    add_station(parser)
    add_screen(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make the sample conference if it is not there yet, then open it."""
    folder = arguments.folder or demo_folder()
    if not holds_conference(folder):
        from hoinghi_tui.services.setup import create_sample

        create_sample(folder)
        print(f"Đã tạo hội nghị mẫu trong {folder}")
    if arguments.no_open:
        with open_folder(folder):  # else the next words would be a promise
            print(f"Mở bằng lệnh: hoinghi-tui open {shell_word(folder)}")
        return 0
    return show(folder, arguments.station, first_screen(arguments))
