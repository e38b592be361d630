"""How F7 looks before the day, with a batch on stage, with absentees, in an exchange, when done."""

import pytest

from hoinghi_tui.ui.app import HoiNghiApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
AWAY = ("dv-017", "dv-027")
"""Two recipients of the second batch."""


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "awards")


@pytest.fixture
def second_batch(session):
    """Batch 1 is handed over, two of batch 2 are away."""
    for key in session.state.delegates:
        if key not in AWAY:
            session.door.check_in(key, accept_declined=True)
    session.awards.number_certificates("01/2025")
    session.awards.set_presenter(2, "Trịnh Bá Kiên", title="Cá nhân tiêu biểu")
    session.awards.call_batch(1)
    session.awards.hand_batch(1)
    return session


@pytest.fixture
def on_stage(second_batch, clock):
    """One of batch 2 has received, somebody receives for another, one is still away."""
    awards = second_batch.awards
    awards.proxy("kt-05", "Trần Thị Đào", "Phó Chánh Văn phòng", "đi công tác")
    awards.call_batch(2, despite_absent=True)
    clock.advance(seconds=50)
    awards.hand_over(["kt-04"])
    return second_batch


@SIZES
def test_before_the_day(snap_compare, app, size):
    assert snap_compare(app, terminal_size=size)


@SIZES
def test_two_are_absent(snap_compare, app, second_batch, size):
    assert snap_compare(app, press=["c"], terminal_size=size)


@SIZES
def test_on_stage(snap_compare, app, on_stage, size):
    assert snap_compare(app, terminal_size=size)


@SIZES
def test_an_exchange(snap_compare, app, on_stage, size):
    assert snap_compare(app, press=["t", "down"], terminal_size=size)


@SIZES
def test_done(snap_compare, app, second_batch, clock, size):
    for key in AWAY:
        second_batch.door.check_in(key)
    for number in (2, 3):
        clock.advance(minutes=2)
        second_batch.awards.hand_batch(number)
    assert snap_compare(app, terminal_size=size)


def test_light(snap_compare, app, on_stage):
    assert snap_compare(app, press=["f10"], terminal_size=(120, 36))
