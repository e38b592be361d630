"""`print`: documents of the conference as Word files."""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi_tui.cli import print_options
from hoinghi_tui.cli.common import add_folder, add_json, add_station, open_session, print_json
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.print_job import (
    OF_THE_AGENDA,
    OF_THE_CONFERENCE,
    OF_THE_ROOM,
    Paper,
    PrintJob,
)
from hoinghi_tui.services.session import Session

if TYPE_CHECKING:
    from hoinghi_tui.documents.seat_plan import PaperSize
    from hoinghi_tui.domain.print_profile import PrintProfile

EXAMPLE = (
    "hoinghi-tui print hoi-nghi badges --pdf\n"
    "  hoinghi-tui print hoi-nghi invitations --who dv-001 dv-007\n"
    "  hoinghi-tui print hoi-nghi certificates --batch 2 --out giay-khen.docx\n"
    "  hoinghi-tui print hoi-nghi badges --who dv-001 --reason 'sai chức vụ' --printer VP-A4\n"
    "  hoinghi-tui print hoi-nghi seat-plan --paper a3 --pdf"
)

SIGN_IN = "sign-in"
KINDS = (*(paper.value for paper in Paper), SIGN_IN)


@dataclass(frozen=True, slots=True)
class _Made:
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
        help="badges: thẻ đại biểu; invitations: giấy mời; certificates: giấy khen; "
        "sign-in: danh sách đại biểu ký nhận; tent-cards: biển tên để bàn; "
        "seat-plan: sơ đồ chỗ ngồi; "
        "seats-by-seat, seats-by-name: danh sách chỗ ngồi theo ghế, theo tên; "
        "programme: chương trình; script: kịch bản điều hành; rest-of-agenda: phần còn lại "
        "của chương trình, theo giờ dự kiến; agenda-report: báo cáo thực hiện chương trình; "
        "award-proposal: tờ trình khen thưởng; decision-list: danh sách kèm quyết định; "
        "award-receipt: danh sách ký nhận thưởng; attendance-report: báo cáo điểm danh; "
        "task-list: bảng phân công nhiệm vụ; reminder: phiếu đôn đốc từng đơn vị; "
        "checklist: danh mục hội trường; dispatch-list: sổ theo dõi gửi; "
        "minutes: dự thảo biên bản; dispatch: phiếu gửi; "
        "press-brief: tin và bài phát thanh; conclusion: dự thảo thông báo kết luận; "
        "follow-ups: danh mục nhiệm vụ; "
        "estimate: dự toán; settlement: quyết toán; allowances: danh sách ký nhận tiền; "
        "par-report: báo cáo Chỉ số CCHC; calibration: trang căn máy in",
    )
    print_options.add_choice(parser)
    parser.add_argument(
        "--test-card",
        action="store_true",
        default=None,
        help="badges: thêm thẻ thử máy quét cả khi có --who (in hết thì luôn có)",
    )
    parser.add_argument(
        "--everybody",
        action="store_true",
        help="tent-cards: cả người không ngồi bàn chủ tọa, thư ký, dẫn chương trình",
    )
    parser.add_argument(
        "--blank",
        metavar="PHÔI",
        help="certificates, calibration: in lên phôi có sẵn, dịch như đã đặt bằng lệnh blanks",
    )
    parser.add_argument(
        "--paper",
        metavar="KHỔ",
        choices=("a4", "a3"),
        help="seat-plan: khổ giấy nằm ngang a4 (mặc định) hoặc a3",
    )
    parser.add_argument(
        "--out", metavar="TỆP", type=Path, help="tệp .docx; bỏ trống thì ghi vào thư mục out/"
    )
    parser.add_argument(
        "--pdf", action="store_true", help="tạo thêm bản PDF bên cạnh (cần LibreOffice)"
    )
    print_options.add_again(parser)
    print_options.add_printer(parser)
    add_station(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the documents; warnings about blanks go to standard error."""
    is_sign_in = arguments.kind == SIGN_IN
    _expect_fitting(arguments)
    with open_session(arguments) as session:
        made = _sign_in(session, arguments) if is_sign_in else _people(session, arguments)
    if not arguments.json:
        print(f"Đã in {made.said} ra {made.path}")
    facts = {"file": str(made.path), **made.facts, "warnings": made.warnings}
    facts |= _on_paper(made.path, arguments)
    if arguments.json:
        print_json(facts)
        return 0
    for warning in made.warnings:
        print(f"Lưu ý: {warning}", file=sys.stderr)
    return 0


def _on_paper(path: Path, arguments: argparse.Namespace) -> dict[str, object]:
    """Make the PDF and send it to the printer where that is wanted; say so and return it."""
    facts: dict[str, object] = {}
    file = _to_pdf(path) if arguments.pdf else path
    if arguments.pdf:
        facts["pdf"] = str(file)
        if not arguments.json:
            print(f"Đã đổi sang PDF: {file}")
    choice = print_options.printer_choice(arguments)
    if choice is not None:
        sent = print_options.send(file, choice)
        facts |= {"printer": sent.printer, "job": sent.job}
        if not arguments.json:
            job = f", lệnh in {sent.job}" if sent.job else ""
            print(f"Máy in “{sent.printer}” đã nhận{job}.")
    return facts


def _expect_fitting(arguments: argparse.Namespace) -> None:
    """Refuse an option that the kind of document has no use for."""
    kind = arguments.kind
    print_options.expect_choice(arguments)
    print_options.expect_printer(arguments)
    if arguments.who and kind == SIGN_IN:
        raise Refused("Danh sách ký nhận luôn có đủ đại biểu: bỏ --who rồi in lại.")
    if arguments.who and kind in OF_THE_ROOM:
        raise Refused("Sơ đồ và danh sách chỗ ngồi luôn có đủ người: bỏ --who rồi in lại.")
    if arguments.who and kind in OF_THE_AGENDA:
        raise Refused("Chương trình luôn in đủ mục: bỏ --who rồi in lại.")
    if arguments.who and kind in (*OF_THE_CONFERENCE, Paper.CALIBRATION):
        raise Refused("Văn bản này luôn in đủ, không chọn người: bỏ --who rồi in lại.")
    if arguments.blank and kind not in (Paper.CERTIFICATES, Paper.CALIBRATION):
        raise Refused("--blank chỉ dùng với certificates và calibration: bỏ đi rồi in lại.")
    if arguments.test_card and kind != Paper.BADGES:
        raise Refused("Thẻ thử máy quét chỉ in cùng thẻ đại biểu: bỏ --test-card rồi in lại.")
    if arguments.everybody and (kind != Paper.TENT_CARDS or arguments.who or arguments.unit):
        raise Refused("--everybody chỉ dùng với tent-cards, in hết: bỏ đi rồi in lại.")
    if arguments.paper and kind != Paper.SEAT_PLAN:
        raise Refused("Khổ giấy chỉ chọn được cho sơ đồ chỗ ngồi: bỏ --paper rồi in lại.")


def _people(session: Session, arguments: argparse.Namespace) -> _Made:
    paper, printing = Paper(arguments.kind), session.printing
    job = _job(session, arguments)
    done = printing.run(
        job, arguments.out, again=print_options.reason_again(session, job, arguments)
    )
    whose = "awards" if paper in (Paper.CERTIFICATES, *OF_THE_CONFERENCE) else "delegates"
    whose = "items" if paper in OF_THE_AGENDA else whose
    return _Made(done.path, done.words, {whose: done.ids}, done.warnings)


def _job(session: Session, arguments: argparse.Namespace) -> PrintJob:
    paper, printing = Paper(arguments.kind), session.printing
    if paper is Paper.CALIBRATION:
        return printing.calibration_job(_blank(arguments.blank))
    if paper is Paper.SEAT_PLAN:
        return printing.room_job(paper, _size(arguments.paper))
    who = print_options.chosen_ids(session, arguments)
    if paper is Paper.BADGES:
        return printing.badge_job(who, test_card=arguments.test_card)
    if paper is Paper.TENT_CARDS:
        return printing.tent_job(who, everybody=arguments.everybody)
    if paper is Paper.CERTIFICATES:
        return printing.certificate_job(who, _blank(arguments.blank))
    return printing.job(paper, who)


def _blank(name: str | None) -> "PrintProfile | None":
    from hoinghi_tui.services.print_profiles import find_profile

    return find_profile(name) if name else None


def _size(name: str | None) -> "PaperSize | None":
    from hoinghi_tui.documents.seat_plan import PaperSize

    return PaperSize(name) if name else None


def _sign_in(session: Session, arguments: argparse.Namespace) -> _Made:
    done = session.exporting.run(session.exporting.sign_in_job(), arguments.out)
    session.printing.note_sign_in(done.path.name)
    said = f"danh sách ký nhận {done.people} đại biểu"
    return _Made(done.path, said, {"delegates": done.people}, done.warnings)


def _to_pdf(path: Path) -> Path:
    from hoinghi_tui.documents.pdf import to_pdf

    return to_pdf(path, path.parent)
