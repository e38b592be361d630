"""How section 1 of F9 looks: the duties by unit and by due date, its form and its reminder."""

from dataclasses import replace
from datetime import date

import pytest
from textual.widgets import Input

from hoinghi_tui.domain.tasks import TaskState
from hoinghi_tui.services.rows import change
from hoinghi_tui.ui.app import HoiNghiApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


@pytest.fixture
def app(session):
    """A week before the day: some is done, some in hand, some overdue."""
    conference = session.state.conference
    after = replace(conference, day=date(2025, 12, 22))
    session.work.act("test", lambda: change("conference", conference, after))
    session.tasks.set_state(["cv-08", "cv-12", "cv-16"], TaskState.DONE)
    session.tasks.set_state(["cv-13"], TaskState.DOING)
    return HoiNghiApp(session, "preparation")


@SIZES
@pytest.mark.parametrize(
    "keys",
    [("v", "insert", "down"), ("e",), ("r", "1")],
    ids=["by-due", "form", "reminder"],
)
def test_duties(snap_compare, app, keys, size):
    async def press(pilot):
        await pilot.press(*keys)
        for box in pilot.app.screen.query(Input):
            box.cursor_blink = False

    assert snap_compare(app, run_before=press, terminal_size=size)


@SIZES
def test_no_duties_yet(snap_compare, session, size):
    session.tasks.delete(list(session.state.tasks))
    assert snap_compare(HoiNghiApp(session, "preparation"), terminal_size=size)
