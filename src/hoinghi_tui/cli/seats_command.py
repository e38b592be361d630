"""`seats`: who sits where, as a list, a drawing or JSON; the room from a preset or a file."""

import argparse
import re
import shutil
import sys
from itertools import groupby
from pathlib import Path
from typing import TextIO

from hoinghi_tui.cli.common import (
    add_folder,
    add_json,
    add_station,
    open_session,
    plain,
    print_json,
)
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Seat, Zone
from hoinghi_tui.domain.room_editing import from_preset
from hoinghi_tui.domain.room_labels import ZONE_WORDS
from hoinghi_tui.domain.room_presets_halls import PRESET_WORDS, RoomSpec, preset_named
from hoinghi_tui.domain.seat_state import SEAT_WORDS
from hoinghi_tui.domain.seating import PlanMode
from hoinghi_tui.services.room_editor import WouldVacate
from hoinghi_tui.services.seat_cards import SeatCard
from hoinghi_tui.services.seat_printing import PICTURES
from hoinghi_tui.services.session import Session

EXAMPLE = (
    "hoinghi-tui seats hoi-nghi --auto --show\n"
    "  hoinghi-tui seats hoi-nghi --preset theatre 10x20 --aisles 5 15\n"
    "  hoinghi-tui seats hoi-nghi --export phong.json"
)

_USUAL_WIDTH = 120
_SIZE = re.compile(r"([0-9]{1,4})[xX×]([0-9]{1,4})")

_PRESET_WORDS = ", ".join(f"{preset} ({word})" for preset, word in PRESET_WORDS.items())


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    room = parser.add_mutually_exclusive_group()
    room.add_argument(
        "--import",
        dest="source",
        metavar="TỆP",
        type=Path,
        help="lấy sơ đồ phòng từ tệp .json (pretix) hoặc .toml; ai ngồi ghế cùng số vẫn ngồi đó",
    )
    room.add_argument(
        "--preset",
        nargs=2,
        metavar=("MẪU", "DÃYxGHẾ"),
        help=f"dựng lại phòng theo mẫu: {_PRESET_WORDS}; ví dụ: --preset theatre 10x20",
    )
    _add_preset_sizes(parser)
    parser.add_argument(
        "--vacate",
        action="store_true",
        help="với --import, --preset: ghế bị bỏ đang có người thì người đó mất chỗ",
    )
    _add_plans(parser)
    parser.add_argument(
        "--export",
        metavar="TỆP",
        type=Path,
        help="xuất sơ đồ phòng ra tệp .json (pretix) hoặc .toml, không kèm tên người; "
        "hoặc ra ảnh .svg, .png có tên người",
    )
    parser.add_argument("--show", action="store_true", help="vẽ phòng bằng chữ")
    add_station(parser)
    add_json(parser)


def _add_plans(parser: argparse.ArgumentParser) -> None:
    plans = parser.add_mutually_exclusive_group()
    for word, mode, help_text in (
        ("--auto", PlanMode.FULL, "tự xếp cả phòng rồi lưu"),
        ("--keep", PlanMode.KEEP, "chỉ xếp người chưa có chỗ, không ai phải đổi ghế"),
        ("--close-up", PlanMode.CLOSE_UP, "dồn người có mặt lên ghế trống phía trước"),
    ):
        plans.add_argument(word, dest="plan", action="store_const", const=mode, help=help_text)
    parser.add_argument(
        "--reprint",
        action="store_true",
        help="với --auto: đổi cả ghế đã ghi trên giấy đã in, rồi phải in lại",
    )


def _add_preset_sizes(parser: argparse.ArgumentParser) -> None:
    usual = RoomSpec()
    for word, number, help_text in (
        ("--presidium", usual.presidium, "số ghế bàn chủ tọa"),
        ("--secretaries", usual.secretaries, "số ghế bàn thư ký"),
        ("--press", usual.press, "số ghế bàn báo chí"),
        ("--reserve-rows", usual.reserve_rows, "số dãy cuối để dự phòng"),
    ):
        parser.add_argument(
            word, metavar="SỐ", type=_size, default=number, help=f"với --preset: {help_text}"
        )
    parser.add_argument(
        "--aisles",
        metavar="SỐ",
        nargs="*",
        type=_size,
        help="với --preset: lối đi sau ghế số mấy; không có số nào thì không có lối đi",
    )


def _size(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError(f"cần một số từ 0 trở lên, không phải {text!r}")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Change the room or the plan as asked, then print the seats or say what was done."""
    edits = bool(arguments.source or arguments.preset)
    told = sys.stderr if arguments.json else sys.stdout
    with open_session(arguments, read_only=not (edits or arguments.plan)) as session:
        if edits:
            _edit_room(session, arguments, told)
        if arguments.plan:
            _arrange(session, arguments.plan, told, reprint=arguments.reprint)
        if arguments.export:
            path = _export(session, arguments.export)
            print(plain(f"Đã xuất sơ đồ phòng ra {path}"), file=told)
        if arguments.json:
            print_json([_as_json(session, card) for card in session.seating.cards()])
        elif arguments.show:
            _print_drawing(session)
        elif arguments.plan or not (edits or arguments.export):
            _print_table(session)
    return 0


def _export(session: Session, path: Path) -> Path:
    """Write the plan as a picture, or the room alone, as the file's ending asks."""
    if path.suffix.lower() in PICTURES:
        return session.printing.write_picture(path)
    return session.room_editor.export(path)


def _edit_room(session: Session, arguments: argparse.Namespace, told: TextIO) -> None:
    notes: tuple[str, ...] = ()
    try:
        if arguments.source:
            notes = session.room_editor.take_in(arguments.source, vacate=arguments.vacate)
        else:
            spec = _spec(arguments)
            session.room_editor.edit(
                lambda room, seats: from_preset(room, seats, spec),
                f"Dựng phòng theo mẫu {PRESET_WORDS[spec.preset]}",
                vacate=arguments.vacate,
            )
    except WouldVacate as refusal:
        raise Refused(f"{refusal} Hoặc thêm --vacate để họ mất chỗ, rồi xếp lại.") from refusal
    review = session.room_editor.review()
    seats, people = review.capacity.seats, review.capacity.people
    print(f"Đã lưu sơ đồ phòng: {seats} ghế, {people} người.", file=told)
    for note in (*notes, *(problem.text for problem in review.problems)):
        print(plain(note), file=told)


def _spec(arguments: argparse.Namespace) -> RoomSpec:
    kind, size = arguments.preset
    preset = preset_named(kind)
    if preset is None:
        raise Refused(f"Không có mẫu phòng “{kind}”. Chọn một mẫu: {_PRESET_WORDS}.")
    numbers = _SIZE.fullmatch(size)
    if numbers is None:
        raise Refused(f"Cỡ phòng viết như 6x8 (6 dãy, mỗi dãy 8 ghế), không phải “{size}”.")
    return RoomSpec(
        preset=preset,
        rows=int(numbers[1]),
        seats=int(numbers[2]),
        aisles=None if arguments.aisles is None else tuple(arguments.aisles),
        presidium=arguments.presidium,
        secretaries=arguments.secretaries,
        press=arguments.press,
        reserve_rows=arguments.reserve_rows,
    )


def _arrange(session: Session, mode: PlanMode, told: TextIO, *, reprint: bool) -> None:
    """Save a plan; nobody whose seat is on paper moves unasked, but up into the front."""
    proposal = session.seating.proposal(mode)
    plan, wrong = proposal.plan, len(proposal.reprint or ())
    if wrong and mode is PlanMode.FULL and not (reprint or plan.problem):
        raise Refused(
            f"{wrong} người có giấy đã in ghi ghế khác. Dùng --keep để họ giữ ghế, "
            "hoặc thêm --reprint rồi in lại giấy."
        )
    moved = session.seating.apply(plan)
    sentences = [f"Đã xếp chỗ cho {moved} người." if moved else "Không ai phải đổi chỗ."]
    if moved and mode is PlanMode.CLOSE_UP:
        before, after = proposal.ahead
        sentences.append(f"Ghế trống phía trước: {before} → {after}.")
    if wrong:
        sentences.append(f"{wrong} người có giấy đã in ghi ghế khác.")
    for sentence in (*sentences, *plan.notes):
        print(plain(sentence), file=told)


def _as_json(session: Session, card: SeatCard) -> dict[str, object]:
    seat = card.seat
    return {
        "id": seat.id,
        "zone": seat.zone,
        "row": seat.row,
        "number": seat.number,
        "delegate": card.delegate.id if card.delegate else None,
        "full_name": card.delegate.full_name if card.delegate else None,
        "substitute": card.sitter.full_name if card.sitter and card.sitter.replaces else None,
        "locked": seat.locked,
        "blocked": seat.blocked,
        "reserve": seat.reserve,
        "accessible": seat.accessible,
        "power": seat.power,
        "place": session.seating.describe(seat),
    }


def _print_table(session: Session) -> None:
    cards = sorted(session.seating.cards(), key=lambda card: _place(card.seat))
    if not cards:
        print("Hội nghị này chưa có sơ đồ phòng họp.")
    for (_, row), group in groupby(cards, key=lambda card: (card.seat.line, card.seat.row)):
        some = list(group)
        zone = some[0].seat.zone
        print(f"Hàng {plain(row)}" if zone is Zone.HALL else ZONE_WORDS[zone])
        for card in some:
            print(_as_line(card))
    unplaced = session.seating.unplaced()
    if unplaced:
        print(f"Chưa có chỗ: {len(unplaced)}")
        for delegate in unplaced:
            print(f"  {plain(session.state.attendee(delegate).text)}")


def _print_drawing(session: Session) -> None:
    from hoinghi_tui.cli.room_drawing import draw_room

    room = session.seating.room
    if room is None:
        print("Hội nghị này chưa có sơ đồ phòng họp.")
        return
    width = shutil.get_terminal_size((_USUAL_WIDTH, 0)).columns
    print("\n".join(draw_room(room, session.seating.cards(), width)))


def _place(seat: Seat) -> tuple[int, str, float]:
    return seat.line, seat.row, seat.column


def _as_line(card: SeatCard) -> str:
    marks = " (khóa)" * card.seat.locked + " (chặn)" * (
        card.seat.blocked and card.delegate is not None
    )
    if card.sitter is None:
        return f"  {plain(card.seat.id):<5} {SEAT_WORDS[card.state]}{marks}"
    unit = card.unit.label if card.unit else ""
    name = plain(card.sitter.text)
    return f"  {plain(card.seat.id):<5} {name:<28} {plain(unit)}{marks}".rstrip()
