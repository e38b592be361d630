"""`print`: documents of the conference as Word files."""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hoinghi_tui.cli.common import add_folder, add_json, add_station, open_session, print_json
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.session import Session

EXAMPLE = "hoinghi-tui print hoi-nghi certificates --out giay-khen.docx"

SIGN_IN = "sign-in"
KINDS = ("certificates", SIGN_IN)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A finished file, what is in it in words and for JSON, and what is blank in it."""

    path: Path
    said: str
    facts: Mapping[str, object]
    warnings: tuple[str, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument(
        "kind",
        metavar="LOẠI",
        choices=KINDS,
        help="certificates: giấy khen; sign-in: danh sách đại biểu ký nhận",
    )
    parser.add_argument(
        "--who", metavar="MÃ", nargs="+", help="chỉ những mục khen thưởng này (kt-01 …)"
    )
    parser.add_argument(
        "--out", metavar="TỆP", type=Path, help="tệp .docx; bỏ trống thì ghi vào thư mục out/"
    )
    parser.add_argument(
        "--pdf", action="store_true", help="tạo thêm bản PDF bên cạnh (cần LibreOffice)"
    )
    add_station(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the documents; warnings about blanks go to standard error."""
    is_sign_in = arguments.kind == SIGN_IN
    if is_sign_in and arguments.who:
        raise Refused("Danh sách ký nhận luôn có đủ đại biểu: bỏ --who rồi in lại.")
    with open_session(arguments, read_only=is_sign_in) as session:
        printed = _sign_in(session, arguments) if is_sign_in else _certificates(session, arguments)
    if not arguments.json:
        print(f"Đã in {printed.said} ra {printed.path}")
    pdf = _to_pdf(printed.path) if arguments.pdf else None
    if arguments.json:
        made = {"pdf": str(pdf)} if pdf else {}
        facts = {"file": str(printed.path), **printed.facts, "warnings": printed.warnings}
        print_json(facts | made)
        return 0
    if pdf is not None:
        print(f"Đã đổi sang PDF: {pdf}")
    for warning in printed.warnings:
        print(f"Lưu ý: {warning}", file=sys.stderr)
    return 0


def _certificates(session: Session, arguments: argparse.Namespace) -> _Printed:
    done = session.printing.certificates(arguments.who, arguments.out)
    said = f"{len(done.award_ids)} giấy khen"
    return _Printed(done.path, said, {"awards": done.award_ids}, done.warnings)


def _sign_in(session: Session, arguments: argparse.Namespace) -> _Printed:
    done = session.exporting.run(session.exporting.sign_in_job(), arguments.out)
    said = f"danh sách ký nhận {done.people} đại biểu"
    return _Printed(done.path, said, {"delegates": done.people}, done.warnings)


def _to_pdf(path: Path) -> Path:
    from hoinghi_tui.documents.pdf import to_pdf

    return to_pdf(path, path.parent)
