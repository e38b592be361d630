"""`copy`: take a conference whole from a folder or database to another one."""

import argparse
from dataclasses import asdict

from hoinghi_tui.cli.common import OR_URL, add_json, place, plain, print_json, print_note
from hoinghi_tui.services.place import Database, shell_word

EXAMPLE = """\
hoinghi-tui copy hoi-nghi 'postgresql://thu_ky@192.168.1.10/hoinghi?sslmode=verify-full'
  hoinghi-tui copy 'postgresql://thu_ky@192.168.1.10/hoinghi?sslmode=verify-full' hoi-nghi-ban-chep
  hoinghi-tui copy hoi-nghi /media/usb/hoi-nghi"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "source", metavar="TỪ", type=place, help=f"thư mục của hội nghị{OR_URL}; chỉ đọc"
    )
    parser.add_argument(
        "target", metavar="SANG", type=place, help=f"thư mục mới hay trống{OR_URL} đã pg-init"
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Copy, read the copy back, and say what is in it."""
    from hoinghi_tui.services.copying import copy_conference

    source, target = arguments.source, arguments.target
    done = copy_conference(source, target)
    if arguments.json:
        print_json({"from": str(source), "to": str(target), **asdict(done)})
        return 0
    print(plain(f"Đã chép sang {target}"))
    print(f"  {done.events} việc, {done.rows} dòng dữ liệu, {done.files} tệp; đã đối chiếu khớp.")
    print(f"  Mở bản chép:  hoinghi-tui open {plain(shell_word(target))}")
    for left in done.left_out:
        print_note(f"không chép được {left}")
    if isinstance(target, Database) and done.files:
        print_note(f"các tệp (mẫu riêng, văn bản đã in) nằm ở máy này: {target.folder}")
    if done.late:
        print_note(f"nơi cũ vừa có thêm {done.late} việc không có trong bản chép; hãy chép lại")
    print_note("nơi cũ vẫn còn nguyên và vẫn ghi được; từ nay mọi bàn hãy mở cùng một nơi")
    return 0
