"""The PAR Index on a projector: its sum, its fields, "tự chấm" until appraised; nothing written."""

import pytest
from screen_reading import painted

from hoinghi_tui.cli.main import main
from hoinghi_tui.cli.parser import USAGE
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.board.par import ParApp
from hoinghi_tui.ui.widgets.big_digits import big_digits
from par_files import whole_year, write


@pytest.fixture
def board(session, clock):
    app = ParApp(lambda: Session.open(session.folder, clock=clock, read_only=True))
    yield app
    app.session.close()


def take_in(session, tmp_path, **more):
    importing = session.par_index.importing
    importing.take_in(importing.read(write(tmp_path / "a.xlsx", whole_year(1, **more))))


async def settle(pilot):
    pilot.app._poll()
    pilot.app._tick()
    await pilot.pause()


def drawn(app, face):
    size = app.screen.query_one("#par-sum").content_size
    lines = big_digits(face, size.width - 25, size.height)
    assert len(lines) > 1
    return all(line.strip() in "\n".join(painted(app)) for line in lines)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_it_follows_the_points(board, session, tmp_path, size):
    async with board.run_test(size=size) as pilot:
        await settle(pilot)
        assert "Chưa có Chỉ số CCHC" in "\n".join(painted(board))
        take_in(session, tmp_path)
        log = (session.folder / "events.jsonl").read_bytes()
        await settle(pilot)
        await settle(pilot)
        said = "\n".join(painted(board))
        assert drawn(board, "93,00")
        assert "TỰ CHẤM" in said
        assert said.count("90,00%") == 4
        assert "7. Xây dựng và phát triển chính quyền điện tử" in said
        take_in(session, tmp_path, appraised=True)
        await settle(pilot)
        assert "ĐÃ THẨM ĐỊNH" in "\n".join(painted(board))
        assert "TỰ CHẤM" not in "\n".join(painted(board))
    assert (session.folder / "events.jsonl").read_bytes().startswith(log)


async def test_a_low_window_says_what_it_leaves_out(board, session, tmp_path):
    take_in(session, tmp_path)
    async with board.run_test(size=(80, 14)) as pilot:
        await settle(pilot)
        assert "lĩnh vực, phóng to cửa sổ" in "\n".join(painted(board))


def test_one_board_at_a_time(sample_folder, capsys):
    assert main(["board", str(sample_folder), "--par", "--speaker"]) == USAGE
    assert "không dùng cùng" in capsys.readouterr().err
