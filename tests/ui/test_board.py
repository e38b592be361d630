"""The board in the hall: it follows the desks, hides names on demand, and never writes."""

import shutil
from dataclasses import replace

import pytest
from screen_reading import painted, toasts

from hoinghi_tui.domain.people import Substitute
from hoinghi_tui.domain.public_names import Names
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.board.app import BoardApp
from hoinghi_tui.ui.theme import OWN_THEMES

SOAI, HOA = "dv-007", "dv-008"
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
NARROW, WIDE = (80, 24), (120, 36)


@pytest.fixture
def make_board(sample_folder, clock):
    """Return a function that opens the board, read-only, on the folder of ``session``."""
    boards = []

    def make(names=Names.FULL):
        board = BoardApp(lambda: Session.open(sample_folder, clock=clock, read_only=True), names)
        boards.append(board)
        return board

    yield make
    for board in boards:
        board.session.close()


async def settle(pilot):
    """Let the board look at the log once more, and paint."""
    pilot.app._poll()
    pilot.app._tick()
    await pilot.pause()


def screen_text(app):
    return "\n".join(painted(app))


def files_of(folder):
    """Return every file below a folder with its content and its time."""
    return {
        path.relative_to(folder): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


@SIZES
async def test_it_follows_the_desks(make_board, session, clock, size):
    async with make_board().run_test(size=size) as pilot:
        await settle(pilot)
        assert "Xin mời quý đại biểu đến bàn đón tiếp" in screen_text(pilot.app)
        session.door.check_in(SOAI)
        clock.advance(minutes=1)
        session.agenda.start_next()
        await settle(pilot)
        text = screen_text(pilot.app)
        assert "Xin mời" not in text
        assert "Ông Đào Văn Soái" in text
        assert "Phó Bí thư Đảng ủy, Chủ tịch UBND xã" in text
        assert "▶ ĐANG DIỄN RA" in text
        assert "Đón tiếp đại biểu" in text
        assert "Ổn định tổ chức, chào cờ" in text


@SIZES
async def test_the_newest_is_welcomed_for_some_seconds(make_board, session, clock, size):
    async with make_board().run_test(size=size) as pilot:
        session.door.check_in(SOAI)
        await settle(pilot)
        assert "★ XIN KÍNH MỜI ÔNG" in screen_text(pilot.app)
        clock.advance(seconds=9)
        await settle(pilot)
        assert "XIN KÍNH MỜI" not in screen_text(pilot.app)
        assert "VỪA ĐẾN" in screen_text(pilot.app)


async def test_an_undone_arrival_leaves_the_board(make_board, session):
    async with make_board().run_test(size=WIDE) as pilot:
        session.door.check_in(SOAI)
        await settle(pilot)
        session.undo_last()
        await settle(pilot)
        assert "Soái" not in screen_text(pilot.app)
        assert "Xin mời quý đại biểu" in screen_text(pilot.app)


@SIZES
async def test_names_are_hidden_key_by_key(make_board, session, clock, size):
    session.door.check_in(SOAI)
    session.door.take_substitute(HOA, Substitute(full_name="Lê Hoàng Nam", position="Thanh tra"))
    clock.advance(seconds=10)
    async with make_board().run_test(size=size) as pilot:
        await settle(pilot)
        text = screen_text(pilot.app)
        assert "Lê Hoàng Nam" in text
        assert "đi thay Vũ Thị Hòa" in text
        await pilot.press("p")
        await settle(pilot)
        text = screen_text(pilot.app)
        assert "Ông S." in text
        assert "Đại biểu N." in text
        for secret in ("Soái", "Hoàng", "Thanh tra", "Vũ Thị"):
            assert secret not in text
        await pilot.press("P")
        await settle(pilot)
        text = screen_text(pilot.app)
        for secret in ("S.", "N.", "Ông", "Soái", "Hoàng"):
            assert secret not in text
        await pilot.press("p")
        await settle(pilot)
        assert "Ông Đào Văn Soái" in screen_text(pilot.app)


async def test_names_can_be_hidden_from_the_start(make_board, session, clock):
    session.door.check_in(SOAI)
    async with make_board(Names.NONE).run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "SOÁI" not in screen_text(pilot.app).upper()


async def test_it_never_writes_into_the_folder(make_board, session, clock):
    session.door.check_in(SOAI)
    before = files_of(session.folder)
    app = make_board()
    async with app.run_test(size=WIDE) as pilot:
        for _ in range(3):
            clock.advance(minutes=40)  # a desk would copy the log to backup/ meanwhile
            await settle(pilot)
    app.session.close()
    assert files_of(session.folder) == before


async def test_a_lost_log_is_no_message_to_the_audience(make_board, session):
    session.door.check_in(SOAI)
    log = session.folder / "events.jsonl"
    app = make_board()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        shutil.copy(log, session.folder / "kept")
        log.unlink()
        await settle(pilot)
        assert "○ chưa có dữ liệu mới" in screen_text(app)
        assert "TT Đảng ủy" in screen_text(app)  # what was read last stays
        app._reopen()
        assert "chưa có dữ liệu mới" in screen_text(app)
        (session.folder / "kept").rename(log)
        await settle(pilot)
        app._reopen()
        await settle(pilot)
        assert "chưa có dữ liệu mới" not in screen_text(app)
        assert toasts(app) == []


async def test_it_goes_over_to_a_log_that_was_repaired(make_board, session, clock, tmp_path):
    """A shorter log at the place of the old one, as ``verify --repair`` leaves it."""
    log = session.folder / "events.jsonl"
    shorter = log.read_bytes()
    session.door.check_in(SOAI)
    app = make_board()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        session.close()
        (session.folder / "db.json").unlink(missing_ok=True)
        repaired = tmp_path / "repaired"
        repaired.write_bytes(shorter)
        repaired.replace(log)
        await settle(pilot)
        assert "chưa có dữ liệu mới" in screen_text(app)
        app._reopen()
        await settle(pilot)
        assert "Xin mời quý đại biểu đến bàn đón tiếp" in screen_text(app)
        with Session.open(session.folder, station="Bàn 2", clock=clock) as desk:
            desk.door.check_in(HOA)
        await settle(pilot)
        assert app.session.tally().present == 1


STRANGE = (
    "[/] [bold]",
    '=cmd("x")',
    "{{x}} ../../x",
    "Nguyễn\u202eVăn",
    "a\x1b[31mb\x07",
    "😀 Nguyễn 😀",
    "x" * 500,
    "Nguye\u0302\u0303n Va\u0306n " * 30,
)


@SIZES
async def test_strange_names_do_no_harm(make_board, session, clock, size):
    async with make_board().run_test(size=size) as pilot:
        for name in STRANGE:
            session.door.take_substitute(SOAI, Substitute(full_name=name, position=name))
            for title in ("★ XIN KÍNH MỜI", "VỪA ĐẾN"):
                await settle(pilot)
                text = screen_text(pilot.app)
                assert title in text, name
                assert "đi thay Đào Văn Soái" in text
                assert not set(text) & {"\x1b", "\x07", "\u202e"}
                clock.advance(seconds=10)
            session.undo_last()
            await settle(pilot)
            assert "đi thay" not in screen_text(pilot.app)


@SIZES
async def test_a_strange_title_does_no_harm(make_board, session, size):
    async with make_board().run_test(size=size) as pilot:
        for title in STRANGE:
            before = session.state.conference
            session.settings.edit(before, replace(before, title=title))
            await settle(pilot)
            assert pilot.app.session.state.conference == session.state.conference
            text = screen_text(pilot.app)
            assert "Xin mời quý đại biểu đến bàn đón tiếp" in text
            assert not set(text) & {"\x1b", "\x07", "\u202e"}


async def test_keys_are_told_after_a_key_and_then_leave_the_audience_alone(make_board, clock):
    async with make_board().run_test(size=NARROW) as pilot:
        await settle(pilot)
        assert "F1 trợ giúp" in painted(pilot.app)[-1]
        clock.advance(seconds=9)
        await settle(pilot)
        assert "F1" not in painted(pilot.app)[-1]
        await pilot.press("x")
        await settle(pilot)
        assert "Esc thoát" in painted(pilot.app)[-1]


async def test_help_light_colours_and_the_end(make_board):
    app = make_board()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("f1")
        await settle(pilot)
        assert "TRỢ GIÚP · Bảng chào" in screen_text(app)
        await pilot.press("escape", "f10")
        await settle(pilot)
        assert "TRỢ GIÚP" not in screen_text(app)
        assert app.theme == OWN_THEMES[1].name
        await pilot.press("escape")
        await pilot.pause()
        assert not app.is_running
