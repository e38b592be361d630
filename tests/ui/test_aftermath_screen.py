"""F9, 7 Sau hội nghị: what is owed, tasks given, news; every key does what it says."""

from datetime import time

import pytest
from screen_reading import painted, said, text
from textual.widgets import Input

from hoinghi_tui.domain.people import Role
from hoinghi_tui.domain.tasks import Phase, TaskState
from hoinghi_tui.ui.agenda.script_editor import ScriptArea
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.widgets.row_list import RowList

HOSTILE = "[/] {{x}} =cmd()"


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "preparation")


async def open_section(app, pilot):
    await pilot.pause()
    await pilot.press("7")
    await pilot.pause()
    await pilot.pause()


async def fill(app, pilot, **values):
    for name, value in values.items():
        app.screen.query_one(f"#field-{name}", Input).value = value
    await pilot.press("ctrl+s")
    await pilot.pause()
    await pilot.pause()


async def test_a_task_is_written_down_moved_on_corrected_deleted_and_taken_back(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await open_section(app, pilot)
        await pilot.press("n")
        await pilot.pause()
        await fill(app, pilot, title=HOSTILE, due="31/01/2026")
        [task] = app.session.aftermath.follow_ups()
        assert (task.title, task.phase, str(task.due)) == (HOSTILE, Phase.AFTER, "2026-01-31")

        place = next(at for at, row in enumerate(rows(app)) if row == task)
        app.screen.query_one(RowList).cursor = place
        await pilot.press("space")
        assert app.session.aftermath.follow_ups()[0].state is TaskState.DOING
        await pilot.press("enter")
        await pilot.pause()
        await fill(app, pilot, note="gấp")
        assert app.session.aftermath.follow_ups()[0].note == "gấp"
        assert "gấp" in text(app, "#section-detail")
        await pilot.press("delete")
        assert app.session.aftermath.follow_ups() == []
        await pilot.press("ctrl+z")
        assert [one.title for one in app.session.aftermath.follow_ups()] == [HOSTILE]


def rows(app):
    return app.screen.query_one(RowList).rows


async def test_a_task_is_written_down_on_any_page_by_the_palette(app):
    async with app.run_test() as pilot:
        await pilot.press("f6")
        await pilot.pause()
        await pilot.press("ctrl+p")
        await pilot.press(*"nhiem", "space", *"vu", "space", *"ket")
        await pilot.pause(0.5)
        await app.workers.wait_for_complete()
        await pilot.press("enter")
        await pilot.pause()
        await fill(app, pilot, title="Rà soát")
        assert [one.title for one in app.session.aftermath.follow_ups()] == ["Rà soát"]
        assert app.current_mode == "agenda"


async def test_the_conclusion_is_written_and_counted(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await open_section(app, pilot)
        await pilot.press("k")
        await pilot.pause()
        app.screen.query_one(ScriptArea).text = f"{HOSTILE}\n\n- Giữ nề nếp"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.session.aftermath.conclusion().points == (HOSTILE, "Giữ nề nếp")
        [row] = [one for one in rows(app) if getattr(one, "key", "") == "conclusion-text"]
        assert row.words == "đã ghi 2 ý"


async def test_what_is_typed_of_a_conclusion_is_not_lost_unasked(app):
    async with app.run_test() as pilot:
        await open_section(app, pilot)
        await pilot.press("k")
        await pilot.pause()
        await pilot.press(*"abc", "escape")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.query_one(ScriptArea).text == "abc"


async def test_news_are_logged_and_wrong_days_told(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await open_section(app, pilot)
        await pilot.press("b")
        await pilot.pause()
        await fill(app, pilot, channel="Đài truyền thanh xã", at="17h", day="tháng 12/2025")
        assert app.session.aftermath.all() == []
        assert "Ngày phát ghi đủ" in "".join(painted(app))
        await fill(app, pilot, day="14/12/2025")
        [one] = app.session.aftermath.all()
        assert (str(one.day), one.at) == ("2025-12-14", time(17, 0))
        assert any("đã phát 14/12" in line for line in painted(app))


async def test_a_reporter_is_chosen_by_a_few_letters(app):
    person = app.session.roster.all()[0]
    async with app.run_test() as pilot:
        await open_section(app, pilot)
        await pilot.press("v")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert Role.PRESS in app.session.state.delegates[person.id].roles
        assert "đưa tin hội nghị" in said(app)


async def test_the_news_can_be_copied_once_something_happened(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await open_section(app, pilot)
        await pilot.press("c")
        assert "chưa bắt đầu" in said(app)
        app.session.agenda.approve(time(7, 30))
        app.session.agenda.start_next()
        await pilot.press("c")
        await pilot.pause()
        assert app.clipboard.startswith("Ủy ban nhân dân xã Đại Sơn tổ chức hội nghị")


async def test_enter_prints_the_paper_that_is_owed(app, clock):
    session = app.session
    session.agenda.approve(time(7, 30))
    for _ in session.agenda.items():
        session.agenda.start_next()
        clock.advance(minutes=5)
    session.agenda.end_current()
    async with app.run_test(size=(120, 36)) as pilot:
        await open_section(app, pilot)
        keys = [getattr(one, "key", "") for one in rows(app)]
        app.screen.query_one(RowList).cursor = keys.index("press-brief")
        await pilot.pause()
        assert "Dự hội nghị có … đại biểu." in text(app, "#section-detail")
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.pause()
        assert [path.name[:16] for path in (session.folder / "out").iterdir()] == [
            "tai-lieu-bao-chi"
        ]
        [row] = [one for one in rows(app) if getattr(one, "key", "") == "press-brief"]
        assert row.words.startswith("in ")
