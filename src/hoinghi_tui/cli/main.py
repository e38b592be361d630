"""Find the command that was asked for, run it, and turn failures into exit codes."""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from hoinghi_tui import __version__
from hoinghi_tui.cli.parser import USAGE, VietnameseParser

DONE = 0
REFUSED = 3
"""Exit code: a rule forbids it; nothing was changed."""
NOT_SAVED = 4
"""Exit code: it could not be saved; nothing was changed."""

COMMANDS = {
    "demo": "mở hội nghị mẫu để xem thử và diễn tập",
    "new": "tạo một hội nghị mới trong một thư mục hoặc cơ sở dữ liệu",
    "open": "mở hội nghị trong một thư mục hoặc cơ sở dữ liệu",
    "board": "chiếu bảng chào cho cả hội trường: ai đã đến, đang tới mục nào",
    "serve": "cho máy khác, điện thoại vào bằng trình duyệt, mỗi máy một mã",
    "ready": "xem còn thiếu gì trước ngày họp, việc nào bắt buộc",
    "import": "nhập danh sách đại biểu từ tệp Excel, Word hoặc CSV",
    "delegates": "liệt kê, tìm đại biểu",
    "badges": "cho biết mã trên thẻ của từng đại biểu",
    "check-in": "điểm danh bằng mã thẻ hoặc theo tên",
    "seats": "xem, tự xếp chỗ ngồi, dựng, nhập hoặc xuất sơ đồ phòng",
    "tasks": "xem việc chuẩn bị từng đơn vị, việc quá hạn; tin đôn đốc, lịch hạn xong",
    "agenda": "xem chương trình và giờ dự kiến",
    "import-agenda": "nhập chương trình từ bảng Excel hoặc Word",
    "suggest-agenda": "gợi ý số phút từng mục theo một hội nghị đã diễn ra",
    "script": "xem lời dẫn từng mục, đã điền sẵn những gì đã biết",
    "introductions": "in danh sách giới thiệu đại biểu đang có mặt",
    "awards": "xem khen thưởng theo đợt, đề nghị chia đợt trao",
    "import-awards": "nhập khen thưởng từ danh sách kèm quyết định",
    "par": "xem Chỉ số cải cách hành chính (PAR Index) theo lĩnh vực",
    "import-par": "nhập bảng điểm Chỉ số cải cách hành chính",
    "budget": "xem dự toán, quyết toán kinh phí; xuất bảng tính có công thức",
    "export": "xuất danh sách đại biểu ra Excel hoặc CSV",
    "print": "in thẻ, giấy mời, giấy khen, danh sách ký nhận ra tệp Word",
    "blanks": "đặt độ lệch của máy in trên phôi giấy khen",
    "templates": "kiểm tra, lấy ra để sửa các mẫu Word; xem mẫu được dùng trường nào",
    "close": "kết thúc hội nghị: in hết văn bản, lưu trữ, khóa lại; hoặc mở lại",
    "log": "xem nhật ký: ai làm gì, lúc nào",
    "offline": "việc làm lúc mất máy chủ PostgreSQL: còn chờ gửi, cần quyết định",
    "copy": "chép nguyên hội nghị sang thư mục hay cơ sở dữ liệu khác",
    "verify": "kiểm tra dữ liệu còn nguyên vẹn",
    "forget": "xóa số điện thoại, ngày sinh khi không còn cần",
    "pg-init": "chuẩn bị cơ sở dữ liệu PostgreSQL cho nhiều máy cùng dùng",
    "doctor": "kiểm tra máy này đã sẵn sàng chưa",
}
"""Each command with its one line of help; its module in this package has its name."""

_ON_SCREEN = frozenset({"open", "demo", "board", "serve"})
"""The commands that end in the program on screen."""

_OVERVIEW = "Điều hành hội nghị: đại biểu, chỗ ngồi, đón tiếp, chương trình, khen thưởng."


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, 2 usage, 3 refused, 4 not saved."""
    _speak_utf8()
    words = list(sys.argv[1:] if argv is None else argv) or ["open"]
    # A start builds much and throws nothing away; looking for garbage in it takes a
    # sixth of the time. The screen turns collecting on again once it is painted.
    gc.disable()
    try:
        if words[0] in COMMANDS:
            return _run(words[0], words[1:])
        _top_parser().parse_args(words)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else DONE
    finally:
        gc.enable()
    return USAGE


def _run(name: str, words: list[str]) -> int:
    from hoinghi_tui.cli.password import run_asking
    from hoinghi_tui.domain.refusal import Refused
    from hoinghi_tui.storage import Conflict, Damaged, NotSaved

    command = import_module(f"hoinghi_tui.cli.{name.replace('-', '_')}_command")
    parser = VietnameseParser(
        prog=f"hoinghi-tui {name}",
        description=f"{COMMANDS[name][:1].upper()}{COMMANDS[name][1:]}.",
        epilog=f"Ví dụ:\n  {command.EXAMPLE}",
    )
    command.add_arguments(parser)
    arguments = parser.parse_args(words)
    if name not in _ON_SCREEN:
        gc.enable()
    try:
        code = run_asking(command.run, arguments)
        sys.stdout.flush()
    except Refused as refusal:
        return _fail(str(refusal), REFUSED)
    except Conflict as conflict:
        return _fail(str(conflict), REFUSED)
    except (NotSaved, Damaged) as failure:
        return _fail(str(failure), NOT_SAVED)
    except BrokenPipeError:
        # The reader of our output left (`… | head`); what is still to be flushed at the
        # end of the program must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return 130
    return code


def _fail(sentence: str, code: int) -> int:
    from hoinghi_tui.cli.common import in_lines

    print(in_lines(sentence), file=sys.stderr)
    return code


def _top_parser() -> VietnameseParser:
    width = max(map(len, COMMANDS)) + 2
    listing = "\n".join(f"  {name.ljust(width)}{help_}" for name, help_ in COMMANDS.items())
    parser = VietnameseParser(
        prog="hoinghi-tui",
        description=_OVERVIEW,
        epilog=f"Các lệnh:\n{listing}\n\n"
        "Không có lệnh: mở lại hội nghị lần trước.\n"
        "Xem cách dùng một lệnh: hoinghi-tui LỆNH --help",
    )
    parser.add_argument(
        "--version", action="version", version=__version__, help="cho biết phiên bản"
    )
    parser.add_argument("command", metavar="LỆNH", choices=list(COMMANDS), help="một lệnh dưới đây")
    return parser


def _speak_utf8() -> None:
    """Windows consoles and pipes may have another encoding, without our letters.

    Names of files may hold bytes that no encoding has; they must not end the program.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
