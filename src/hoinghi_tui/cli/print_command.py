"""`print`: documents of the conference as Word files."""

import argparse
import sys
from pathlib import Path

from hoinghi_tui.cli.common import add_folder, add_json, add_station, open_session, print_json

EXAMPLE = "hoinghi-tui print hoi-nghi certificates --out giay-khen.docx"

KINDS = ("certificates",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument("kind", metavar="LOẠI", choices=KINDS, help="certificates: giấy khen")
    parser.add_argument(
        "--who", metavar="MÃ", nargs="+", help="chỉ những mục khen thưởng này (kt-01 …)"
    )
    parser.add_argument(
        "--out", metavar="TỆP", type=Path, help="tệp .docx; bỏ trống thì ghi vào thư mục out/"
    )
    add_station(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the certificates; warnings about blanks go to standard error."""
    with open_session(arguments) as session:
        printed = session.printing.certificates(arguments.who, arguments.out)
    if arguments.json:
        print_json(
            {
                "file": str(printed.path),
                "awards": printed.award_ids,
                "warnings": printed.warnings,
            }
        )
        return 0
    print(f"Đã in {len(printed.award_ids)} giấy khen ra {printed.path}")
    for warning in printed.warnings:
        print(f"Lưu ý: {warning}", file=sys.stderr)
    return 0
