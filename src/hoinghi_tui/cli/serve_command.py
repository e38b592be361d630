"""`serve`: let other machines and phones take part by a browser, behind one-time keys."""

import argparse
import os
import sys
from pathlib import Path

from hoinghi_tui.cli.common import add_folder, add_json, can_ask, plain, print_note
from hoinghi_tui.cli.open_command import has_terminal
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.server.listening import PORT
from hoinghi_tui.services.place import Database
from hoinghi_tui.services.session import expect_conference
from hoinghi_tui.storage.network_folder import expect_local

EXAMPLE = """\
hoinghi-tui serve hoi-nghi
  hoinghi-tui serve hoi-nghi --lan --tls
  hoinghi-tui serve hoi-nghi --address 192.168.1.20 --no-screen

Mỗi máy vào bằng một mã dùng một lần: quét mã QR hoặc gõ sáu chữ số hiện trên màn hình này.
Không có --lan thì chỉ trình duyệt của chính máy này vào được.

Qua SSH, không mở cổng nào ra mạng: ở máy kia chạy
  ssh -L 8000:127.0.0.1:8000 TÊN@MÁY-NÀY
rồi mở http://localhost:8000 trong trình duyệt của máy kia."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument(
        "--port", metavar="SỐ", type=port_number, default=PORT, help=f"cổng (mặc định {PORT})"
    )
    parser.add_argument(
        "--lan", action="store_true", help="cho máy khác trong mạng vào; hỏi mở ở địa chỉ nào"
    )
    parser.add_argument("--address", metavar="ĐỊA-CHỈ", help="mở ở địa chỉ này của máy, không hỏi")
    parser.add_argument(
        "--tls",
        action="store_true",
        help="mã hóa bằng chứng chỉ tự ký, làm một lần; so vân tay hiện trên màn hình",
    )
    parser.add_argument(
        "--cert", metavar="TỆP", type=Path, help="chứng chỉ PEM của cơ quan, đi cùng --key"
    )
    parser.add_argument("--key", metavar="TỆP", type=Path, help="khóa của chứng chỉ ấy")
    parser.add_argument(
        "--no-screen",
        action="store_true",
        help="không vẽ màn hình: in địa chỉ và mã ra, chạy tới khi bấm Ctrl+C",
    )
    add_json(parser)


def port_number(text: str) -> int:
    """Read a port; 0 takes any that is free."""
    if not (text.isascii() and text.isdecimal() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"cổng là số từ 1 đến 65535, không phải {text!r}")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Serve until somebody ends it; refuses what would open more than was asked for."""
    from hoinghi_tui.server.extras import require_serve

    require_serve()
    if (arguments.cert is None) != (arguments.key is None):
        raise Refused("--cert và --key phải đi cùng nhau: chứng chỉ và khóa của nó.")
    expect_conference(arguments.folder)
    if isinstance(arguments.folder, Path) and (doubt := expect_local(arguments.folder)):
        print_note(doubt)
    silent = arguments.no_screen or arguments.json
    if not silent and not has_terminal():
        raise Refused("Màn hình máy chủ cần một cửa sổ dòng lệnh. Chạy ngầm thì thêm --no-screen.")
    from hoinghi_tui.server.opening import Wanted, open_server

    if isinstance(arguments.folder, Database) and arguments.folder.password:
        # For the programs that are shown in browsers: a command line can be read by others.
        os.environ.setdefault("PGPASSWORD", arguments.folder.password)
    wanted = Wanted(
        address=_address(arguments),
        port=arguments.port,
        tls=arguments.tls,
        certificate=arguments.cert,
        key=arguments.key,
    )
    opened = open_server(arguments.folder, wanted)
    opened.serving.start()
    try:
        if silent:
            from hoinghi_tui.cli.serve_plain import PlainScreen

            return PlainScreen(opened, as_json=arguments.json).run()
        from hoinghi_tui.server.screen import ServerApp

        app = ServerApp(opened)
        app.run()
        return app.return_code or 0
    finally:
        opened.serving.stop()


def _address(arguments: argparse.Namespace) -> str:
    """Return the address to listen at; asks when the network is wanted and none is named."""
    from hoinghi_tui.server.hosts import is_loopback
    from hoinghi_tui.server.listening import LOOPBACK, own_addresses
    from hoinghi_tui.server.opening import what_others_see

    if arguments.address is None and not arguments.lan:
        return LOOPBACK
    if not is_loopback(arguments.address or ""):
        print_note(what_others_see(tls=arguments.tls or arguments.cert is not None))
    if arguments.address is not None:
        return str(arguments.address)
    found = own_addresses()
    if not found:
        raise Refused("Máy này chưa nối mạng nào. Hãy nối Wi-Fi hoặc dây mạng rồi chạy lại.")
    if not can_ask():
        raise Refused(
            f"Không hỏi được ở đây. Hãy chọn một địa chỉ bằng --address: {', '.join(found)}"
        )
    print("Mở cho mạng nào? Máy khác sẽ gõ địa chỉ này.", file=sys.stderr)
    for number, address in enumerate(found, 1):
        print(plain(f"  {number}. {address}"), file=sys.stderr)
    print("  0. thôi, chỉ máy này", file=sys.stderr)
    print("Chọn số [1]: ", end="", file=sys.stderr, flush=True)
    typed = sys.stdin.readline().strip() or "1"
    if typed == "0":
        return LOOPBACK
    if not (typed.isascii() and typed.isdecimal() and 1 <= int(typed) <= len(found)):
        raise Refused(f"Không có số “{plain(typed)}” trong các địa chỉ trên. Hãy chạy lại và chọn.")
    return found[int(typed) - 1]
