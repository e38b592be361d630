"""How section 3 of F9 looks, half done."""

import pytest

from hoinghi_tui.ui.app import HoiNghiApp


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
def test_half_done(snap_compare, session, clock, size):
    session.operator = "Lê Lan"
    ids = [one.id for one in session.checklist.all()]
    session.checklist.tick([*ids[:5], *ids[8:10]])
    clock.advance(minutes=10)
    app = HoiNghiApp(session, "preparation")
    assert snap_compare(app, press=["3", "down", *["down"] * 4], terminal_size=size)
