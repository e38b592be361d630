"""`pg-init`: prepare a PostgreSQL database, once, for a conference of several laptops."""

import argparse
from dataclasses import asdict

from hoinghi_tui.cli.common import add_json, place, plain, print_json, print_note
from hoinghi_tui.services.place import EXAMPLE_URL, Database, Place, shell_word
from hoinghi_tui.services.place_store import naming
from hoinghi_tui.storage.pg_extra import require_extra

_AS_ADMIN = "hoinghi-tui pg-init 'postgresql://quan_tri@192.168.1.10/hoinghi?sslmode=verify-full"
EXAMPLE = f"{_AS_ADMIN}' --role thu_ky\n  {_AS_ADMIN}&schema=tong_ket_2025' --role thu_ky"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "address",
        metavar="ĐỊA-CHỈ",
        type=_database,
        help=f"cơ sở dữ liệu, như {EXAMPLE_URL}; thêm ?schema=TÊN để một cơ sở dữ liệu giữ nhiều "
        "hội nghị. Người dùng trong địa chỉ cần quyền tạo bảng",
    )
    parser.add_argument(
        "--role",
        metavar="TÊN",
        help="người dùng có sẵn trên máy chủ sẽ làm việc hằng ngày: được xem và ghi thêm, không "
        "được sửa, xóa việc đã lưu",
    )
    add_json(parser)


def _database(text: str) -> Place:
    found = place(text)
    if isinstance(found, Database):
        return found
    raise argparse.ArgumentTypeError("cần địa chỉ một cơ sở dữ liệu, không phải thư mục")


def run(arguments: argparse.Namespace) -> int:
    """Create what is missing; run again it changes nothing but the rights asked for."""
    require_extra()
    from hoinghi_tui.storage.pg_schema import prepare

    database: Database = arguments.address
    with naming(database):
        done = prepare(database.address, arguments.role)
    if arguments.json:
        print_json(asdict(done))
        return 0
    where = plain(f"{done.database}, schema {done.schema}")
    if done.created:
        print(f"Đã chuẩn bị cơ sở dữ liệu {where}.")
    else:
        print(f"Cơ sở dữ liệu {where} đã sẵn sàng, có {done.events} việc đã lưu.")
    if done.role is not None:
        print(f"Đã cấp cho {plain(done.role)} quyền xem và ghi thêm.")
    if not done.durable:
        print_note(
            "máy chủ đang tắt fsync nên mất điện có thể mất việc đã báo lưu. Hãy nhờ người quản "
            "trị bật lại trước khi dùng thật."
        )
    if done.events == 0:
        # From now on by the one who may not change the past.
        daily = database if done.role is None else database.as_user(done.role)
        print(f"Tạo hội nghị:  hoinghi-tui new {plain(shell_word(daily))}")
        print(f"Hoặc chép vào: hoinghi-tui copy THƯ-MỤC {plain(shell_word(daily))}")
    return 0
