"""The speaker's board: it counts, warns, shows what the MC has to say, and never writes."""

from dataclasses import replace

import pytest
from screen_reading import painted

from hoinghi_tui.cli import board_command
from hoinghi_tui.cli.main import main
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.speaker_board import SpeakerBoard
from hoinghi_tui.ui.board.app import BoardApp
from hoinghi_tui.ui.board.speaker import SpeakerApp
from hoinghi_tui.ui.widgets.big_digits import big_digits

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])


@pytest.fixture
def board(session, clock):
    """The board, read-only, on the folder of ``session``."""
    app = SpeakerApp(lambda: Session.open(session.folder, clock=clock, read_only=True))
    yield app
    app.session.close()


async def settle(pilot):
    """Let the board look at the log once more, and paint."""
    pilot.app._poll()
    pilot.app._tick()
    await pilot.pause()


def shown(app):
    return "\n".join(painted(app))


def drawn(app, face):
    """Tell whether a face stands on the screen in large digits, of whatever size."""
    time = app.screen.query_one("#speaker-time").content_size
    lines = big_digits(face, time.width, time.height - 2)
    assert len(lines) > 1
    return all(line.strip() in shown(app) for line in lines)


def begin_paper(session, clock):
    """Begin a paper of seven minutes."""
    session.agenda.start("ct-07")
    return session.agenda.forecast().current.remaining


@SIZES
async def test_it_counts_down_and_then_up(board, session, clock, size):
    left = begin_paper(session, clock)
    clock.advance(seconds=left.total_seconds() - 320)
    async with board.run_test(size=size) as pilot:
        await settle(pilot)
        assert "Đặng Văn Bằng" in shown(board)
        assert "CÒNLẠI" in shown(board).replace(" ", "")
        assert drawn(board, "05:20")
        clock.advance(seconds=320 + 125)
        await settle(pilot)
        assert drawn(board, "+2:05")
        assert not drawn(board, "02:05")


@SIZES
async def test_words_of_another_station_appear_and_go(board, session, clock, size):
    begin_paper(session, clock)
    async with board.run_test(size=size) as pilot:
        await settle(pilot)
        assert not board.query_one("#speaker-message").display
        session.agenda.say("[/] Xin lỗi vì làm phiền, mời đại biểu về chỗ")
        await settle(pilot)
        await settle(pilot)
        assert board.query_one("#speaker-message").display
        letters = shown(board).replace(" ", "")
        assert "[/]XINLỖIVÌLÀMPHIỀN" in letters
        session.agenda.clear_message()
        await settle(pilot)
        assert not board.query_one("#speaker-message").display


async def test_the_message_is_not_for_the_next_speaker(board, session, clock):
    begin_paper(session, clock)
    session.agenda.say("Còn 1 phút")
    clock.advance(seconds=10)
    async with board.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert board.query_one("#speaker-message").display
        session.agenda.start("ct-08")
        await settle(pilot)
        assert not board.query_one("#speaker-message").display


@SIZES
async def test_before_the_start_while_paused_and_at_the_end(board, session, clock, size):
    clock.advance(minutes=-30)
    async with board.run_test(size=size) as pilot:
        await settle(pilot)
        assert "BẮTĐẦUSAU" in shown(board).replace(" ", "")
        assert drawn(board, "05:00")
        clock.advance(minutes=30)
        begin_paper(session, clock)
        session.agenda.pause_or_resume()
        await settle(pilot)
        assert "‖TẠMDỪNG" in shown(board).replace(" ", "")
        session.agenda.end_current()
        for item in session.agenda.items():
            if item.is_waiting:
                session.agenda.skip_or_restore(item.id)
        await settle(pilot)
        assert "ĐÃKẾTTHÚC" in shown(board).replace(" ", "")


def test_what_is_not_known_is_three_dots(session):
    before = session.agenda.items()[0]
    after = replace(before, title=" ", presenter=None, presenter_note="")
    session.work.act("test", lambda: change("agenda", before, after))
    view = SpeakerBoard(session).view()
    assert (view.title, view.presenter) == ("…", "…")


def test_a_forgotten_start_does_not_alarm_the_hall(session):
    view = SpeakerBoard(session).view()  # 07:25, due at 07:00
    assert (view.state, view.face) == ("SẮP BẮT ĐẦU", "07:25")


async def test_it_writes_nothing_and_keys_are_told_after_a_key(board, session, clock):
    begin_paper(session, clock)
    before = sorted((path, path.stat().st_mtime_ns) for path in session.folder.rglob("*"))
    async with board.run_test(size=(80, 24)) as pilot:
        clock.advance(seconds=30)
        await settle(pilot)
        assert "F1" not in shown(board)
        await pilot.press("x")
        await settle(pilot)
        assert "F1 trợ giúp" in shown(board)
    assert sorted((path, path.stat().st_mtime_ns) for path in session.folder.rglob("*")) == before


@pytest.mark.parametrize(("words", "kind"), [([], BoardApp), (["--speaker"], SpeakerApp)])
def test_the_command_chooses_the_board(session, monkeypatch, words, kind):
    shown_boards = []
    monkeypatch.setattr(board_command, "has_terminal", lambda: True)
    monkeypatch.setattr(kind, "run", lambda self: shown_boards.append(type(self)))
    assert main(["board", str(session.folder), *words]) == 0
    assert shown_boards == [kind]


@pytest.mark.parametrize("face", ["00:00", "12:34", "56:78", "+9:59", "+1:02:05"])
def test_a_face_takes_the_largest_square_dots_that_fit(face):
    for width, height in [(30, 4), (58, 7), (78, 11), (116, 14), (300, 60)]:
        lines = big_digits(face, width, height)
        assert all(len(line) <= width for line in lines)
        assert len(lines) <= height
    assert len(big_digits(face, 300, 60)) > len(big_digits(face, 58, 7))
    assert big_digits(face, 10, 2) == [face]
