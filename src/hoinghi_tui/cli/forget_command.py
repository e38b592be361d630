"""`forget`: erase phone numbers and birth dates once they are not needed any more."""

import argparse
from dataclasses import asdict
from datetime import date

from hoinghi_tui.cli.common import add_folder, add_json, plain, print_json
from hoinghi_tui.domain.conference_date import parse_conference_date
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.archive import ARCHIVE_PREFIX
from hoinghi_tui.services.erasure import Erasure, forget

EXAMPLE = """\
hoinghi-tui forget hoi-nghi --after 31/3/2026
  hoinghi-tui forget hoi-nghi --after 31/3/2026 --yes --out"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument(
        "--after",
        metavar="NGÀY",
        type=_day,
        required=True,
        help="chỉ xóa từ ngày này trở đi, như 31/3/2026; trước đó thì từ chối",
    )
    parser.add_argument(
        "--yes", action="store_true", help="xóa thật; không có thì chỉ xem trước, không đổi gì"
    )
    parser.add_argument(
        "--out",
        action="store_true",
        help="xóa cả tệp trong out/ và tệp lưu trữ .zip có số điện thoại, ngày sinh",
    )
    add_json(parser)


def _day(text: str) -> date:
    try:
        day = parse_conference_date(text).day
    except Refused:
        day = None
    if day is None:
        raise argparse.ArgumentTypeError(f"cần một ngày như 31/3/2026, không phải {text!r}")
    return day


def run(arguments: argparse.Namespace) -> int:
    """Say what is to go, or erase it for good with ``--yes``."""
    found = forget(
        arguments.folder,
        after=arguments.after,
        files_too=arguments.out,
        dry_run=not arguments.yes,
    )
    if arguments.json:
        print_json(_as_json(found))
    else:
        _print_words(found, is_asked=arguments.yes, files_too=arguments.out)
    return 0


def _as_json(found: Erasure) -> dict[str, object]:
    receipt = str(found.receipt) if found.receipt else None
    return asdict(found) | {"done": found.receipt is not None, "receipt": receipt}


def _print_words(found: Erasure, *, is_asked: bool, files_too: bool) -> None:
    will = "Đã xóa" if found.receipt else "Sẽ xóa"
    if found.words:
        copies = f" và {len(found.copies)} bản sao lưu" if found.copies else ""
        print(f"{will} khỏi events.jsonl, db.json{copies}:")
        for words in found.words:
            print(f"  {words}")
    else:
        print("Nhật ký, bảng dữ liệu và bản sao lưu không còn số điện thoại, ngày sinh nào.")
    going = (*found.remains, *found.going(files_too=files_too))
    for name in going:
        print(plain(f"  {will.lower()} hẳn tệp {name}"))
    for file in found.files:
        if file.name not in going:
            doubt = "" if file.is_seen else " (không xem được bên trong)"
            hint = "; thêm --out để xóa" if file.is_ours else "; hãy tự xem và xóa"
            print(plain(f"  còn ở {file.name}{doubt}{hint}"))
    if found.receipt:
        print(plain(f"Biên nhận: {found.receipt}"))
        if any(name.startswith(ARCHIVE_PREFIX) for name in going):
            print("Cần tệp lưu trữ mới: hoinghi-tui close THƯ-MỤC --reopen, rồi close lần nữa.")
        print("Bản chép ở máy khác, USB, thư điện tử và giấy đã in: hãy tự xóa.")
    elif not is_asked and (found.is_needed or going):
        print("Chưa xóa gì. Thêm --yes để xóa; không lấy lại được.")
