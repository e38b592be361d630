"""How the board in the hall looks: the welcome, people coming in, without names, the thanks."""

import pytest

from hoinghi_tui.domain.people import Substitute
from hoinghi_tui.domain.public_names import Names
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.board.app import BoardApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
LARGE = (160, 45)


@pytest.fixture
def make_board(session, clock):
    """Return a function that opens the board, once the keys are no longer told."""
    boards = []

    def make(names=Names.FULL):
        board = BoardApp(lambda: Session.open(session.folder, clock=clock, read_only=True), names)
        board._keys_until = clock.now()
        boards.append(board)
        return board

    yield make
    for board in boards:
        board.session.close()


@pytest.fixture
def busy(session, clock):
    """Reception runs; people have come for some minutes, the last one just now."""
    session.seating.apply(session.seating.propose())
    session.agenda.start_next()
    for person in range(6, 31):
        clock.advance(seconds=37)
        if person == 28:
            stand_in = Substitute(full_name="Lê Hoàng Nam", position="Chuyên viên")
            session.door.take_substitute("dv-028", stand_in)
        else:
            session.door.check_in(f"dv-{person:03}")


@SIZES
def test_welcome(snap_compare, make_board, size):
    assert snap_compare(make_board(), terminal_size=size)


@SIZES
@pytest.mark.usefixtures("busy")
def test_somebody_comes_in(snap_compare, make_board, size):
    assert snap_compare(make_board(), terminal_size=size)


@SIZES
@pytest.mark.usefixtures("busy")
def test_calm(snap_compare, make_board, clock, size):
    clock.advance(seconds=30)
    assert snap_compare(make_board(), terminal_size=size)


@SIZES
@pytest.mark.parametrize("names", [Names.SHORT, Names.NONE])
@pytest.mark.usefixtures("busy")
def test_privacy(snap_compare, make_board, names, size):
    assert snap_compare(make_board(names), terminal_size=size)


@pytest.mark.usefixtures("busy")
def test_large(snap_compare, make_board):
    assert snap_compare(make_board(), terminal_size=LARGE)


@pytest.mark.usefixtures("busy")
def test_light(snap_compare, make_board):
    assert snap_compare(make_board(), press=["f10"], terminal_size=(120, 36))


@SIZES
@pytest.mark.usefixtures("busy")
def test_thanks(snap_compare, make_board, session, clock, size):
    for _ in session.agenda.items()[1:]:
        clock.advance(minutes=10)
        session.agenda.start_next()
    clock.advance(minutes=10)
    session.agenda.end_current()
    assert snap_compare(make_board(), terminal_size=size)
