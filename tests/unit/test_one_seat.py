"""Whoever is moved has the same seat on all papers, at the door, on the board and for the MC."""

from io import BytesIO

from docx import Document

from hoinghi_tui.services.board import Board
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.seat_printing import seat_plan


def told(session, delegate):
    """Return the seat of a person, by each place that tells it, and the words for it."""
    state, printing = session.state, session.printing
    card = session.door.card(delegate.id)
    item = next(one for one in state.agenda.values() if one.presenter == delegate.id)
    [newcomer] = Board(session).view().latest
    [drawn] = [
        one.seat.id
        for one in seat_plan(state).seats
        if one.holder and one.holder.delegate.id == delegate.id
    ]
    badge = " ".join(printing.preview(delegate.id, Paper.BADGES))
    [where] = [
        line
        for line in printing.preview(delegate.id, Paper.INVITATIONS)
        if line.startswith("Địa điểm")
    ]
    seats = {
        "badge": badge.rpartition("Ghế ")[2],
        "invitation": where.rpartition("ghế ")[2].rstrip("."),
        "lists": printing.holder(delegate).seat,
        "plan": drawn,
        "door": card.seat.id,
        "board": newcomer.seat,
        "mc": session.agenda.presenter(item).seat,
    }
    return seats, {card.place, newcomer.place}


def listed_place(session, seat):
    """Return the line of the list by name in which a seat stands, as its cells."""
    data = session.printing.render(session.printing.room_job(Paper.SEATS_BY_NAME)).data
    rows = [row for table in Document(BytesIO(data)).tables for row in table.rows]
    [line] = [cells for row in rows if seat in (cells := [cell.text for cell in row.cells])]
    return line


def test_a_move_shows_everywhere_at_once(arranged):
    presenters = {one.presenter for one in arranged.state.agenda.values()}
    delegate = next(
        one
        for one in arranged.state.delegates.values()
        if one.id in presenters and arranged.state.seat_of(one.id)
    )
    arranged.door.check_in(delegate.id)
    before = arranged.state.seat_of(delegate.id).id
    seats, [place] = told(arranged, delegate)
    assert set(seats.values()) == {before}

    free = next(seat for seat in arranged.seating.seats() if not seat.delegate and seat.row == "E")
    arranged.seating.move(delegate.id, free.id)

    seats, [moved_place] = told(arranged, delegate)
    assert set(seats.values()) == {free.id}
    assert moved_place != place
    assert listed_place(arranged, free.id)[-2:] == [free.id, moved_place]
