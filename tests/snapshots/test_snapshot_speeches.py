"""How F9's section of papers and reports looks."""

import pytest

from hoinghi_tui.services.received_files import Handed
from hoinghi_tui.ui.app import HoiNghiApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


@pytest.fixture
def app(session):
    """One paper has come, the file of another is gone, a third has lost its place."""
    first, second, third = session.speeches.all()
    (session.folder / "tai-lieu").mkdir()
    (session.folder / "tai-lieu" / "Tham luận Văn phòng.docx").write_bytes(b"x")
    came = Handed("tai-lieu/Tham luận Văn phòng.docx", 34_567, words=910)
    session.speeches.receive(first.id, came)
    session.speeches.receive(second.id, Handed("tai-lieu/Bài Kinh tế.docx", 20_480, words=700))
    session.speeches.place(third.id, None)
    session.reports.advance(session.reports.all()[0].id)
    return HoiNghiApp(session, "preparation")


@SIZES
def test_papers_and_reports(snap_compare, app, size):
    async def turn(pilot):
        await pilot.press("2")
        await pilot.app.workers.wait_for_complete()
        for _ in range(3):
            await pilot.pause()
        await pilot.press("down")
        await pilot.pause()

    assert snap_compare(app, run_before=turn, terminal_size=size)
