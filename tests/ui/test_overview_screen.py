import pytest
from screen_reading import painted, toasts, words

from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.widgets.row_list import RowList

NARROW, WIDE = (80, 24), (120, 36)
SOAI = "dv-007"


@pytest.fixture
def app(session):
    return HoiNghiApp(session)


def footer(app):
    return painted(app)[-1]


async def test_each_finding_leads_to_where_it_is_mended(app):
    async with app.run_test() as pilot:
        await pilot.pause()
        findings = app.screen.query_one("#readiness", RowList).rows
        places = [finding.place for finding in findings]
        await pilot.press(*["down"] * places.index("awards"), "enter")
        assert app.current_mode == "awards"


async def test_a_finding_is_mended_before_ones_eyes(app):
    async with app.run_test() as pilot:
        await pilot.pause()
        before = words(app, "#readiness-title")
        app.perform(lambda: app.session.seating.apply(app.session.seating.propose()))
        after = words(app, "#readiness-title")
    count = int(before.split()[2])
    assert before == f"CÒN THIẾU {count} VIỆC  ✖ 2 bắt buộc"
    assert after == f"CÒN THIẾU {count - 1} VIỆC  ✖ 2 bắt buộc"


async def test_the_footer_shows_the_keys_of_the_list_that_has_them(app):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "xử lý" in footer(app)
        assert "hoàn tác việc này" not in footer(app)
        await pilot.press("tab")
        await pilot.pause()
        assert "xử lý" not in footer(app)
        assert "hoàn tác việc này" in footer(app)


async def test_u_does_nothing_outside_the_log(app):
    app.session.door.check_in(SOAI)
    async with app.run_test() as pilot:
        await pilot.press("u")
    assert SOAI in app.session.state.attendance


async def test_another_stations_action_is_undone_from_the_log(app, desk_two):
    desk_two.door.check_in(SOAI)
    app.session.poll()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "u")
        await pilot.pause()
        assert toasts(app)[-1][1] == "Đã hoàn tác: Điểm danh Đào Văn Soái"
        assert any("  đã hoàn tác: Điểm danh Đào Văn Soái" in line for line in painted(app))
    assert SOAI not in app.session.state.attendance


async def test_the_cursor_stays_on_its_action_when_another_station_saves(app, desk_two):
    app.session.door.check_in(SOAI)
    async with app.run_test() as pilot:
        await pilot.press("tab")
        desk_two.door.check_in("dv-001")
        app._poll()
        await pilot.press("u")
    assert set(app.session.state.attendance) == {"dv-001"}


async def test_what_others_built_on_is_not_undone(app):
    awards = app.session.awards
    awards.hand_over(["kt-01"])
    programme = next(line for line in app.session.overview.log() if "chương trình" in line.words)
    async with app.run_test() as pilot:
        await pilot.press("tab")
        log = app.screen.query_one("#log", RowList)
        log.cursor = [line.event.id for line in log.rows].index(programme.event.id)
        await pilot.press("u")
        assert toasts(app)[-1][0] == "error"
        assert "Trao Văn phòng" in toasts(app)[-1][1]


async def test_the_creation_stays(app):
    async with app.run_test() as pilot:
        await pilot.press("tab", "end", "u")
        assert toasts(app)[-1] == ("warning", "Việc tạo hội nghị không hoàn tác được.")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_day_in_three_lines(app, size):
    app.session.agenda.start_next()
    app.session.awards.hand_over(["kt-01"])
    app.session.door.check_in(SOAI)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        text = "\n".join(painted(app))
        day = words(app, "#day-lines").splitlines()
    assert "ĐÃ ĐẾN  1 / 40" in text
    assert "Đang" in day[0]
    assert "Đón tiếp đại biểu" in day[0]
    assert "07:3" in day[1]
    assert "1/11" in day[2]


async def test_a_blank_conference_says_what_to_do_first(tmp_path, clock):
    from hoinghi_tui.services.session import Session
    from hoinghi_tui.services.setup import create_blank

    create_blank(tmp_path / "hn", "Họp", clock=clock)
    with Session.open(tmp_path / "hn", clock=clock) as session:
        app = HoiNghiApp(session)
        async with app.run_test() as pilot:
            await pilot.pause()
            text = "\n".join(painted(app))
    assert "Chưa có đại biểu" in text
    assert "Chưa có chương trình" in text


async def test_when_people_came_is_drawn_once_somebody_has(app):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "LÚC ĐẾN" not in "\n".join(painted(app))
        app.perform(lambda: app.session.door.check_in(SOAI))
        await pilot.pause()
        text = "\n".join(painted(app))
        assert "LÚC ĐẾN" in text
        assert "1 đại biểu, đông nhất 07:25: 1 người" in text


async def test_on_a_small_screen_the_log_has_the_room_of_the_chart(app):
    app.session.door.check_in(SOAI)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        text = "\n".join(painted(app))
        assert "LÚC ĐẾN" not in text
        assert "Đào Văn Soái" in text
