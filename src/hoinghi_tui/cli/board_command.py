"""`board`: show the hall who has come and what is on now, on a projector."""

import argparse
from typing import TYPE_CHECKING

from hoinghi_tui.cli.common import add_folder
from hoinghi_tui.cli.open_command import has_terminal
from hoinghi_tui.domain.public_names import Names
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.place import Place
from hoinghi_tui.services.session import Session, expect_conference

if TYPE_CHECKING:
    from hoinghi_tui.ui.board.program import BoardProgram

EXAMPLE = "hoinghi-tui board hoi-nghi --names short"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument(
        "--names",
        metavar="CÁCH",
        type=names,
        default=Names.FULL,
        help="tên người vừa đến: full đầy đủ, short viết tắt, none không ghi (đổi bằng phím P)",
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--speaker",
        action="store_true",
        help="bảng của người nói: đồng hồ đếm lùi thật lớn và lời nhắn của người dẫn",
    )
    which.add_argument(
        "--par",
        action="store_true",
        help="bảng Chỉ số cải cách hành chính, chiếu trong lúc báo cáo",
    )


def names(text: str) -> Names:
    """Read how much of a name is told."""
    if text not in list(Names):
        raise argparse.ArgumentTypeError(f"không có cách {text!r}; hãy chọn: {', '.join(Names)}")
    return Names(text)


def run(arguments: argparse.Namespace) -> int:
    """Show the board until somebody closes it; the place is only read."""
    folder: Place = arguments.folder
    expect_conference(folder)
    if not has_terminal():
        raise Refused("Bảng chào cần một cửa sổ dòng lệnh để vẽ. Hãy chạy trực tiếp trong cửa sổ.")
    board = _board(folder, arguments)
    try:
        board.run()
    finally:
        board.session.close()
    return board.return_code or 0


def _board(folder: Place, arguments: argparse.Namespace) -> "BoardProgram":
    def read() -> Session:
        return Session.open(folder, read_only=True)

    if arguments.speaker:
        from hoinghi_tui.ui.board.speaker import SpeakerApp

        return SpeakerApp(read)
    if arguments.par:
        from hoinghi_tui.ui.board.par import ParApp

        return ParApp(read)
    from hoinghi_tui.ui.board.app import BoardApp

    return BoardApp(read, arguments.names)
