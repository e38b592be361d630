"""What `print` may be told besides the kind: whose papers, why again, on which printer."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi_tui.cli.common import count, plain
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.print_job import Paper, PrintJob
from hoinghi_tui.services.session import Session

if TYPE_CHECKING:
    from hoinghi_tui.services.printer import Sent
    from hoinghi_tui.services.printer_choice import PrinterChoice

OF_PEOPLE = (Paper.CERTIFICATES, Paper.BADGES, Paper.INVITATIONS, Paper.TENT_CARDS)
"""The kinds of which some people's can be printed."""
_NO_REASON = "in lại theo --again, không ghi lý do"
_NAMED = 5
"""So many of those already printed are named."""


def add_choice(parser: argparse.ArgumentParser) -> None:
    """Let some people be chosen, in one of three ways."""
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument(
        "--who",
        metavar="MÃ",
        nargs="+",
        help="chỉ những người này (đại biểu dv-001 …; giấy khen: kt-01 …)",
    )
    choice.add_argument("--unit", metavar="ĐƠN VỊ", help="chỉ người của đơn vị này (tên hoặc mã)")
    choice.add_argument("--batch", metavar="SỐ", type=count, help="certificates: chỉ đợt trao này")


def add_again(parser: argparse.ArgumentParser) -> None:
    """Let certificates and badges be printed once more, with a reason."""
    again = parser.add_mutually_exclusive_group()
    again.add_argument(
        "--reason", metavar="LÝ DO", help="certificates, badges: vì sao in lại tờ đã in"
    )
    again.add_argument("--again", action="store_true", help="in lại cả tờ đã in mà không ghi lý do")


def add_printer(parser: argparse.ArgumentParser) -> None:
    """Let the file be sent to a printer."""
    parser.add_argument("--printer", metavar="TÊN", help="gửi luôn tới máy in này")
    parser.add_argument(
        "--copies", metavar="SỐ", type=count, default=1, help="số bản (cần --printer)"
    )
    parser.add_argument("--tray", metavar="KHAY", default="", help="khay giấy (cần --printer)")
    parser.add_argument("--duplex", action="store_true", help="in hai mặt (cần --printer)")


def expect_printer(arguments: argparse.Namespace) -> None:
    """Refuse what only a printer could do when none is named, and too many copies."""
    from hoinghi_tui.services.printer_choice import checked_copies

    checked_copies(str(arguments.copies))
    if arguments.printer is None and (arguments.copies > 1 or arguments.tray or arguments.duplex):
        raise Refused("--copies, --tray, --duplex cần có --printer: thêm tên máy in rồi in lại.")


def chosen_ids(session: Session, arguments: argparse.Namespace) -> list[str] | None:
    """Return whose papers are asked for, None for all; refuses what the kind has not."""
    from hoinghi_tui.services import print_choice

    if arguments.batch is not None:
        return print_choice.of_stage_batch(session, arguments.batch)
    if arguments.unit is not None:
        unit = print_choice.find_unit(session.state, arguments.unit)
        return print_choice.of_unit(session, Paper(arguments.kind), unit)
    ids: list[str] | None = arguments.who
    return ids


def expect_choice(arguments: argparse.Namespace) -> None:
    """Refuse a unit or a batch for a paper that has no such parts."""
    if arguments.unit is not None and arguments.kind not in OF_PEOPLE:
        raise Refused("Văn bản này luôn in đủ: bỏ --unit rồi in lại.")
    if arguments.batch is not None and arguments.kind != Paper.CERTIFICATES:
        raise Refused("--batch chỉ dùng với certificates: bỏ đi rồi in lại.")


def reason_again(session: Session, job: PrintJob, arguments: argparse.Namespace) -> str:
    """Return why papers are made again: told by an option or typed at the terminal; "" for none.

    Refuses without a terminal to ask at, and when nothing is typed.
    """
    before = session.printing.printed_before(job)
    if not before or arguments.reason:
        return arguments.reason or ""
    if arguments.again:
        return _NO_REASON
    told = f"{len(before)} tờ đã in rồi ({_names(before)})."
    if not sys.stdin.isatty():
        raise Refused(f"{told} Thêm --reason “lý do”, hoặc --again, rồi in lại.")
    print(plain(f"{told}\nLý do in lại (để trống là thôi): "), end="", file=sys.stderr, flush=True)
    typed = sys.stdin.readline().strip()
    if not typed:
        raise Refused("Chưa in gì.")
    return typed


def _names(ids: tuple[str, ...]) -> str:
    more = f" và {len(ids) - _NAMED} tờ nữa" if len(ids) > _NAMED else ""
    return ", ".join(ids[:_NAMED]) + more


def printer_choice(arguments: argparse.Namespace) -> "PrinterChoice | None":
    """Return how the file goes to a printer, None when it does not."""
    from hoinghi_tui.services.printer_choice import PrinterChoice

    if arguments.printer is None:
        return None
    return PrinterChoice(
        printer=arguments.printer,
        copies=arguments.copies,
        tray=arguments.tray,
        duplex=arguments.duplex,
    )


def send(path: Path, choice: "PrinterChoice") -> "Sent":
    """Send a finished file; raises ``PrintFailed``, which says where the file lies."""
    from hoinghi_tui.services.printer import print_file

    return print_file(path, choice)
