"""`budget`: estimate and settlement, line by line, and as a workbook."""

import argparse
from pathlib import Path

from hoinghi_tui.cli.common import (
    add_folder,
    add_json,
    add_own_rates,
    open_session,
    plain,
    print_json,
    print_note,
    print_own_rates,
)
from hoinghi_tui.cli.main import DONE
from hoinghi_tui.cli.table import table, terminal_room
from hoinghi_tui.domain.budget_sums import Sum, WorkedLine
from hoinghi_tui.domain.money_text import amount_text
from hoinghi_tui.services import budget_norms
from hoinghi_tui.services.session import Session

EXAMPLE = "hoinghi-tui budget hoi-nghi --xlsx kinh-phi.xlsx"

_TITLES = ("NỘI DUNG CHI", "SỐ LƯỢNG", "ĐƠN GIÁ", "DỰ TOÁN", "QUYẾT TOÁN", "CÒN LẠI")
_LEAST = {"NỘI DUNG CHI": 20}
_DROP = ("ĐƠN GIÁ", "SỐ LƯỢNG")
_BLANK = "…"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument(
        "--xlsx",
        metavar="TỆP",
        type=Path,
        nargs="?",
        const=Path(),
        help="ghi bảng tính có công thức; không ghi tên tệp thì vào thư mục out/",
    )
    add_own_rates(parser, "--own-norms", "định mức chi")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print estimate and settlement; what is missing goes to standard error."""
    with open_session(arguments, read_only=True) as session:
        if arguments.own_norms:
            return print_own_rates(session.folder, budget_norms.FILE)
        path: Path | None = None
        if arguments.xlsx is not None:
            out = None if arguments.xlsx == Path() else arguments.xlsx
            path = session.budget.write_xlsx(out)
        gaps = tuple(gap.sentence for gap in session.budget.gaps())
        if arguments.json:
            print_json(_as_json(session, path, gaps))
            return DONE
        _print(session)
    if path is not None:
        print(plain(f"Đã xuất kinh phí ra {path}"))
    for gap in gaps:
        print_note(gap)
    return DONE


def _print(session: Session) -> None:
    account = session.budget.account()
    if account.lines:
        rows = [_row(one) for one in account.lines]
        print("\n".join(table(_TITLES, rows, room=terminal_room(), least=_LEAST, drop=_DROP)))
    for name, total, each in (
        ("Dự toán", account.planned, account.planned_each),
        ("Quyết toán", account.settled, account.settled_each),
    ):
        print(f"{name}: {_sum_text(total)}{_each_text(each)}")
    if account.difference is not None:
        word = "Còn lại" if account.difference >= 0 else "Chi vượt"
        print(f"{word}: {amount_text(abs(account.difference))} đồng")


def _sum_text(total: Sum) -> str:
    if total.whole is not None:
        return f"{amount_text(total.whole)} đồng ({total.words})"
    if not total.known:
        return _BLANK
    return f"{amount_text(total.amount)} đồng, chưa kể {total.unknown} dòng chưa rõ"


def _each_text(each: int | None) -> str:
    return "" if each is None else f", bình quân {amount_text(each)} đồng một đại biểu"


def _row(one: WorkedLine) -> tuple[str, ...]:
    numbers = (
        *(one.planned_quantity, one.line.unit_price),
        *(one.planned, one.settled, one.difference),
    )
    return (one.line.title, *(_BLANK if n is None else amount_text(n) for n in numbers))


def _as_json(session: Session, path: Path | None, gaps: tuple[str, ...]) -> dict[str, object]:
    account = session.budget.account()
    return {
        "planned": account.planned.whole,
        "planned_known": account.planned.amount,
        "planned_words": account.planned.words,
        "planned_each": account.planned_each,
        "settled": account.settled.whole,
        "settled_known": account.settled.amount,
        "settled_words": account.settled.words,
        "settled_each": account.settled_each,
        "difference": account.difference,
        "fixed": session.budget.is_fixed,
        "lines": [_line_as_json(one) for one in account.lines],
        "warnings": gaps,
        "file": None if path is None else str(path),
    }


def _line_as_json(one: WorkedLine) -> dict[str, object]:
    line = one.line
    return {
        "id": line.id,
        "title": line.title,
        "measure": line.measure,
        "quantity_from": line.source,
        "planned_quantity": one.planned_quantity,
        "unit_price": line.unit_price,
        "planned": one.planned,
        "settled_quantity": one.settled_quantity,
        "settled": one.settled,
        "difference": one.difference,
        "voucher_no": line.voucher_no,
        "voucher_day": line.voucher_day,
        "norm": line.norm,
        "basis": line.basis,
        "note": line.note,
    }
