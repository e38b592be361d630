"""`export`: the list of delegates as an Excel workbook or a text file."""

import argparse
from pathlib import Path

from hoinghi_tui.cli.common import add_folder, add_json, open_session, plain, print_json
from hoinghi_tui.services.exporting import Form
from hoinghi_tui.spreadsheets.export_table import View

EXAMPLE = "hoinghi-tui export hoi-nghi --format csv --view unit"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument(
        "--format",
        metavar="KIỂU",
        choices=[form.value for form in Form],
        help="xlsx: Excel; csv: văn bản UTF-8; bỏ trống thì theo đuôi của --out, hoặc xlsx",
    )
    parser.add_argument(
        "--view",
        metavar="AI",
        choices=[view.value for view in View],
        help="all: toàn bộ; unit: theo đơn vị; name: theo tên; present: có mặt; "
        "absent: chưa đến; declined: báo vắng; bỏ trống thì Excel có đủ các trang",
    )
    parser.add_argument(
        "--out", metavar="TỆP", type=Path, help="tệp sẽ ghi; bỏ trống thì ghi vào thư mục out/"
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the file and say where it is."""
    view = View(arguments.view) if arguments.view else None
    with open_session(arguments, read_only=True) as session:
        job = session.exporting.list_job(_form(arguments), view)
        exported = session.exporting.run(job, arguments.out)
    if arguments.json:
        print_json({"file": str(exported.path), "delegates": exported.people})
    else:
        print(plain(f"Đã xuất {exported.people} đại biểu ra {exported.path}"))
    return 0


def _form(arguments: argparse.Namespace) -> Form:
    if arguments.format:
        return Form(arguments.format)
    is_csv = arguments.out is not None and arguments.out.suffix.lower() == ".csv"
    return Form.CSV if is_csv else Form.XLSX
