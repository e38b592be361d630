"""`seats`: who sits where, as a drawing or as JSON; `--auto` arranges everybody."""

import argparse
import sys
from itertools import groupby
from typing import TextIO

from hoinghi_tui.cli.common import (
    add_folder,
    add_json,
    add_station,
    open_session,
    plain,
    print_json,
)
from hoinghi_tui.domain.room import Seat, Zone
from hoinghi_tui.domain.seat_state import SEAT_WORDS
from hoinghi_tui.services.seat_cards import SeatCard
from hoinghi_tui.services.session import Session

EXAMPLE = "hoinghi-tui seats hoi-nghi --auto"

_ZONES = {
    Zone.PRESIDIUM: "Bàn chủ tọa",
    Zone.SECRETARY: "Bàn thư ký",
    Zone.MC: "Dẫn chương trình",
    Zone.PRESS: "Bàn báo chí",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument("--auto", action="store_true", help="tự xếp cả phòng rồi lưu")
    add_station(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the seats, arranged anew first when asked to, and say how many people moved."""
    with open_session(arguments, read_only=not arguments.auto) as session:
        if arguments.auto:
            _arrange(session, sys.stderr if arguments.json else sys.stdout)
        if arguments.json:
            print_json([_as_json(session, card) for card in session.seating.cards()])
        else:
            _print_table(session)
    return 0


def _arrange(session: Session, told: TextIO) -> None:
    plan = session.seating.propose()
    moved = session.seating.apply(plan)
    words = f"Đã xếp chỗ cho {moved} người." if moved else "Không ai phải đổi chỗ."
    for sentence in (words, *plan.notes):
        print(sentence, file=told)


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
        "place": session.seating.describe(seat),
    }


def _print_table(session: Session) -> None:
    cards = sorted(session.seating.cards(), key=lambda card: _place(card.seat))
    if not cards:
        print("Hội nghị này chưa có sơ đồ phòng họp.")
    for (_, row), group in groupby(cards, key=lambda card: (card.seat.line, card.seat.row)):
        some = list(group)
        print(_ZONES.get(some[0].seat.zone, f"Hàng {plain(row)}"))
        for card in some:
            print(_as_line(card))
    unplaced = session.seating.unplaced()
    if unplaced:
        print(f"Chưa có chỗ: {len(unplaced)}")
        for delegate in unplaced:
            print(f"  {plain(session.state.attendee(delegate).text)}")


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
