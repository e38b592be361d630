"""How F9's section of what comes after the day looks, and how its dialogs do."""

from datetime import date, time

import pytest

from hoinghi_tui.domain.aftermath import Broadcast, NewsKind
from hoinghi_tui.domain.task_editing import TaskDraft
from hoinghi_tui.domain.tasks import Phase
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.ui.app import HoiNghiApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
KEYS = {
    "list": (),
    "brief": ("down",) * 9,
    "task": ("n",),
    "conclusion": ("k",),
    "news": ("b",),
}


@pytest.fixture
def app(session, clock):
    """The day is over; half of what is owed is done."""
    session.agenda.approve(time(7, 30))
    for person in session.roster.all()[:31]:
        session.door.check_in(person.id)
    for _ in session.agenda.items():
        session.agenda.start_next()
        clock.advance(minutes=12)
    session.agenda.end_current()
    session.awards.hand_over([one.id for one in session.awards.in_order()])
    session.aftermath.write_conclusion(
        "Giữ nề nếp giao ban hằng tuần\nCông khai kết quả giải quyết"
    )
    for title, unit, due in (
        ("Rà soát, đơn giản hóa thủ tục trong lĩnh vực đất đai", "KT", "31/01/2026"),
        ("Công khai kết quả giải quyết hồ sơ hằng tháng", "TTPVHCC", ""),
    ):
        session.tasks.add(TaskDraft(title=title, unit=unit, due=due), Phase.AFTER)
    session.aftermath.add(
        Broadcast(id="", channel="Đài truyền thanh xã", kind=NewsKind.RADIO, day=date(2025, 12, 15))
    )
    session.printing.run(session.printing.job(Paper.MINUTES))
    return HoiNghiApp(session, "preparation")


@SIZES
@pytest.mark.parametrize("what", KEYS)
def test_after_the_day(snap_compare, app, what, size):
    async def go(pilot):
        await pilot.press("7")
        await pilot.pause()
        await pilot.press(*KEYS[what])
        await pilot.pause()

    assert snap_compare(app, run_before=go, terminal_size=size)
