from dataclasses import replace

import pytest
from textual import events
from textual.widgets import Static

from hoinghi_tui.domain.people import Delegate, Invitation, Presence, Substitute
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import NotSaved
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.door.result_panel import ResultPanel
from hoinghi_tui.ui.door.substitute_form import SubstituteForm
from hoinghi_tui.ui.door.suggestions import Suggestions
from hoinghi_tui.ui.widgets.scan_input import ScanInput

SOAI, LOAN, TUAN_VP, TUAN_KT = "dv-007", "dv-005", "dv-019", "dv-027"
STRANGE = ["[/]", "=cmd()", "{{x}} [b]../x", "Ng" * 250, "H'Bia Niê"]
SIZES = [(120, 36), (80, 24)]


@pytest.fixture
def app(session):
    session.seating.apply(session.seating.propose())
    return HoiNghiApp(session, "door")


def painted(app) -> str:
    """Return what stands on the screen, line by line."""
    width, height = app.size
    strips = app.screen._compositor.render_strips()
    assert len(strips) == height
    return "\n".join(strip.text[:width] for strip in strips)


def headline(app) -> str:
    return str(app.screen.query_one("#result-band", Static).content)


def tone(app) -> str:
    panel = app.screen.query_one(ResultPanel)
    return panel.result.tone if panel.result else "idle"


async def scan(app, pilot, text):
    for char in text:
        app.post_message(events.Key(char, char))
    app.post_message(events.Key("enter", None))
    await pilot.pause()
    await pilot.pause()


def typed(text):
    return ["space" if char == " " else char for char in text]


def came(app, person):
    return app.session.state.attendance.get(person)


@pytest.mark.parametrize("size", SIZES)
async def test_a_scan_fills_the_screen_with_name_seat_and_way(app, size):
    badge = app.session.badges.codes()[SOAI]
    seat = app.session.state.seat_of(SOAI)
    async with app.run_test(size=size) as pilot:
        await scan(app, pilot, badge)
        shown = painted(app)
        assert "MỜI VÀO" in shown
        assert "Đ À O   V Ă N   S O Á I" in shown
        assert "Phó Bí thư Đảng ủy, Chủ tịch UBND xã" in shown
        assert app.session.seating.describe(seat) in shown
        assert "¶ Khai mạc hội nghị" in shown
        assert "07:25:00 · quét mã · Bàn 1" in shown
        assert tone(app) == "success"
        assert f"Đào Văn Soái{' ' * 2}" in shown.replace("   ", "  ")
        assert app.screen.query_one(ScanInput).value == ""
    assert came(app, SOAI).state is Presence.PRESENT


async def test_the_next_scan_replaces_the_answer_without_any_key_between(app):
    codes = app.session.badges.codes()
    async with app.run_test(size=(120, 36)) as pilot:
        await scan(app, pilot, codes[SOAI])
        await scan(app, pilot, codes[TUAN_VP])
        assert "N G U Y Ễ N" in painted(app)
        await scan(app, pilot, "1234567890123456")
        assert (tone(app), headline(app)) == ("error", "✖  ĐỌC SAI")
        assert "1234567890123456" in painted(app)


async def test_a_second_desk_is_told_when_and_where(app, session, clock):
    with Session.open(session.folder, station="Bàn 2", clock=clock) as other:
        other.door.check_in(SOAI)
    clock.advance(minutes=3)
    async with app.run_test(size=(120, 36)) as pilot:
        await scan(app, pilot, session.badges.codes()[SOAI])
        shown = painted(app)
        assert "ĐÃ ĐIỂM DANH" in shown
        assert "Đã vào lúc 07:25:00 tại Bàn 2" in shown
        assert tone(app) == "warning"
        # The second reading within five seconds must not hide that the badge was used.
        await scan(app, pilot, session.badges.codes()[SOAI])
        assert (tone(app), headline(app)) == ("warning", "▲  ĐÃ ĐIỂM DANH")
        await scan(app, pilot, session.badges.codes()[TUAN_VP])
        await scan(app, pilot, session.badges.codes()[TUAN_VP])
        assert (tone(app), headline(app)) == ("quiet", "●  VỪA QUÉT")


async def test_unikey_is_called_by_its_name(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await scan(app, pilot, "12ế456789012345")
        assert headline(app) == "✖  UNIKEY ĐANG BẬT"
        assert "Tắt bộ gõ tiếng Việt" in painted(app)


async def test_typing_a_name_and_enter_checks_in_the_only_one(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"soai")
        assert "▶ Đào Văn Soái" in painted(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Đ À O   V Ă N   S O Á I" in painted(app)
    assert came(app, SOAI) is not None


async def test_homonyms_are_told_apart_and_enter_never_guesses(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tuan")
        shown = painted(app)
        assert "Phó Chánh Văn phòng" in shown
        assert "Công chức Địa chính – Xây dựng" in shown
        await pilot.press("enter")
        await pilot.pause()
        assert not app.session.state.attendance
        assert app.screen.query_one(ScanInput).value == "tuan"
        await pilot.press("down", "enter")
        await pilot.pause()
        assert list(app.session.state.attendance) == [TUAN_KT]
        assert app.screen.query_one(ScanInput).value == ""


async def test_a_badge_scanned_over_a_half_typed_name_is_still_a_badge(app):
    badge = app.session.badges.codes()[SOAI]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"nguyen")
        await scan(app, pilot, badge)
        assert list(app.session.state.attendance) == [SOAI]


async def test_nobody_found_is_said(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"xyz", "enter")
        await pilot.pause()
        assert "Không có ai khớp “xyz”" in painted(app)
        await pilot.press("escape")
        assert tone(app) == "idle"
        assert "Sẵn sàng".upper() in painted(app)


async def test_clicking_elsewhere_does_not_take_the_focus_from_the_box(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#result")
        await pilot.click("#latest")
        await scan(app, pilot, app.session.badges.codes()[SOAI])
        assert came(app, SOAI) is not None


async def test_a_person_is_chosen_by_two_clicks(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tuan")
        list_ = app.screen.query_one(Suggestions)
        for _ in range(2):
            await pilot.click(list_, offset=(6, 4))
        await pilot.pause()
        assert list(app.session.state.attendance) == [TUAN_KT]


async def test_who_declined_needs_ctrl_y_and_a_line_feed_is_no_confirmation(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await scan(app, pilot, app.session.badges.codes()[LOAN])
        assert "ĐÃ BÁO VẮNG" in painted(app)
        assert "Lý do: đi công tác" in painted(app)
        await pilot.press("enter", "ctrl+j")
        assert came(app, LOAN) is None
        await pilot.press("ctrl+y")
        assert tone(app) == "success"
    assert came(app, LOAN) is not None


async def test_nothing_green_shows_when_it_could_not_be_saved(app, monkeypatch):
    def full(*_args, **_options):
        raise NotSaved("disk_full")

    async with app.run_test(size=(80, 24)) as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(type(app.session.store), "transact", full)
            await scan(app, pilot, app.session.badges.codes()[SOAI])
            shown = painted(app)
            assert "CHƯA LƯU" in shown
            assert "Đ À O   V Ă N   S O Á I" in shown
            assert "Đào Văn Soái chưa được điểm danh." in shown
            assert "✗ CHƯA LƯU – ổ đĩa đầy" in shown
            assert tone(app) == "error"
            assert came(app, SOAI) is None
        await scan(app, pilot, app.session.badges.codes()[SOAI])
        assert tone(app) == "success"
        assert "CHƯA LƯU" not in painted(app)


async def test_undo_takes_the_answer_back(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await scan(app, pilot, app.session.badges.codes()[SOAI])
        await pilot.press("ctrl+z")
        assert "ĐÃ HOÀN TÁC" in painted(app)
        assert came(app, SOAI) is None
        await scan(app, pilot, app.session.badges.codes()[SOAI])
        assert tone(app) == "success"


async def test_leaving_is_noted_for_the_person_in_sight(app):
    async with app.run_test(size=(80, 24)) as pilot:
        assert not app.screen.check_action("leave", ())
        await scan(app, pilot, app.session.badges.codes()[SOAI])
        await pilot.press("ctrl+r")
        assert "ĐÃ BÁO VỀ" in painted(app)
        assert came(app, SOAI).state is Presence.LEFT
        await pilot.press("ctrl+z")
        assert came(app, SOAI).state is Presence.PRESENT
        assert "ĐÃ HOÀN TÁC" in painted(app)
        assert "Đại biểu vẫn đang có mặt." in painted(app)


async def test_a_substitute_is_named_and_shown_by_the_own_name(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await scan(app, pilot, app.session.badges.codes()[SOAI])
        await pilot.press("ctrl+t")
        assert isinstance(app.screen, SubstituteForm)
        await pilot.press("enter")
        assert "Hãy ghi họ và tên" in painted(app)
        await pilot.press(*typed("Bùi An"), "enter", *typed("Phó phòng"), "enter")
        await pilot.pause()
        shown = painted(app)
        assert "B Ù I   A N" in shown
        assert "đi thay Đào Văn Soái" in shown
    assert came(app, SOAI).substitute == Substitute(full_name="Bùi An", position="Phó phòng")


@pytest.mark.parametrize("invitation", [Invitation.SENT, Invitation.DECLINED])
async def test_who_was_announced_to_come_instead_is_asked_for_and_stands_in_the_form(
    app, session, invitation
):
    person = session.state.delegates[SOAI]
    announced = Substitute(full_name="Nguyễn Thị Hoài Ân", position="Công chức", rank=50)
    session.roster.edit(person, replace(person, substitute=announced, invitation=invitation))
    async with app.run_test(size=(80, 24)) as pilot:
        # The name of either finds the place.
        await pilot.press(*typed("hoai an"))
        await pilot.pause()
        await pilot.pause()
        assert "↷ Nguyễn Thị Hoài Ân" in painted(app)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert "Đã báo Nguyễn Thị Hoài Ân, Công chức" in " ".join(painted(app).split())
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert app.screen.query_one("#substitute-name", ScanInput).value == announced.full_name
        await pilot.press("enter", "enter")
        await pilot.pause()
        await pilot.pause()
        assert came(app, SOAI).substitute == announced
        assert "Đã báo" not in painted(app)


async def test_a_badge_scanned_into_the_form_is_checked_in_and_the_form_keeps_its_text(app):
    codes = app.session.badges.codes()
    async with app.run_test(size=(80, 24)) as pilot:
        await scan(app, pilot, codes[SOAI])
        await pilot.press("ctrl+t", *"Bùi")
        await scan(app, pilot, codes[TUAN_VP])
        assert came(app, TUAN_VP) is not None
        assert isinstance(app.screen, SubstituteForm)
        assert app.screen.query_one("#substitute-name", ScanInput).value == "Bùi"
        await pilot.press("escape")
        assert came(app, SOAI).substitute is None


async def test_counts_and_arrivals_follow_another_desk(app, session, clock):
    async with app.run_test(size=(120, 36)) as pilot:
        assert "ĐÃ ĐẾN  0 / 40" in painted(app)
        with Session.open(session.folder, station="Bàn 2", clock=clock) as other:
            other.door.check_in(SOAI)
        app._poll()
        await pilot.pause()
        shown = painted(app)
        assert "ĐÃ ĐẾN  1 / 40" in shown
        assert "07:25 Đào Văn Soái" in shown


async def test_the_name_hides_after_a_quiet_minute(app, clock):
    async with app.run_test(size=(80, 24)) as pilot:
        await scan(app, pilot, app.session.badges.codes()[SOAI])
        clock.advance(seconds=60)
        app.screen.tick(clock.now())
        assert tone(app) == "success"
        clock.advance(seconds=1)
        app.screen.tick(clock.now())
        await pilot.pause()
        assert tone(app) == "idle"
        assert "S O Á I" not in painted(app)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", STRANGE, ids=[name[:6] for name in STRANGE])
async def test_strange_names_pass_unharmed(session, size, name):
    added = session.roster.add(
        Delegate(id="", full_name=name, position=name, invitation=Invitation.DECLINED)
    )
    session.badges.issue_missing()
    app = HoiNghiApp(session, "door")
    async with app.run_test(size=size) as pilot:
        await pilot.press(*name[:3])
        await scan(app, pilot, session.badges.codes()[added.id])
        await pilot.press("ctrl+y", "ctrl+t", "escape")
        await pilot.pause()
        assert name[:12].upper() in painted(app).replace(" ", "").upper() or name in painted(app)
    assert came(app, added.id) is not None


async def test_an_empty_conference_says_what_to_do(tmp_path, clock):
    from hoinghi_tui.services.setup import create_blank

    create_blank(tmp_path / "trong", "Hội nghị trống", clock=clock)
    with Session.open(tmp_path / "trong", clock=clock) as empty:
        app = HoiNghiApp(empty, "door")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert "Chưa có danh sách đại biểu." in painted(app)
            await pilot.press(*"an", "enter")
            await pilot.pause()
            assert "KHÔNG TÌM THẤY" in painted(app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_panel_follows_a_person_moved_by_another_station(app, desk_two, size):
    async with app.run_test(size=size) as pilot:
        await scan(app, pilot, app.session.badges.codes()[SOAI])
        before = app.session.state.seat_of(SOAI).id
        assert f"GHẾ {before}" in painted(app)
        desk_two.seating.vacate(before)
        app._poll()
        await pilot.pause()
        assert "CHƯA XẾP CHỖ" in painted(app)
        assert f"GHẾ {before}" not in painted(app)
        desk_two.seating.move(SOAI, before)
        app._poll()
        await pilot.pause()
        assert f"GHẾ {before}" in painted(app)
        assert "MỜI VÀO" in painted(app)


async def test_an_older_failure_does_not_stand_beside_a_welcome(app, disk_full):
    badge = app.session.badges.codes()[SOAI]
    async with app.run_test() as pilot:
        with disk_full():
            app.perform(lambda: app.session.door.check_in(SOAI))
            await pilot.pause()
            assert "error" in [one.severity for one in app._notifications]
        await scan(app, pilot, badge)
        assert "MỜI VÀO" in painted(app)
        assert list(app._notifications) == []


def told(app):
    """Return what the message in the corner says."""
    return " ".join(message.message for message in app._notifications)


async def test_somebody_deleted_at_another_desk_is_said_and_nothing_breaks(app, desk_two):
    person = desk_two.roster.add(Delegate(id="", full_name="Khách Mới"))
    async with app.run_test(size=(120, 36)) as pilot:
        app._poll()
        desk_two.roster.delete(person.id)
        app.screen.check_in(person)
        await pilot.pause()
        assert f"Không có đại biểu {person.id} trong danh sách" in told(app)
        app.clear_notifications()
        named = Substitute(full_name="Vũ Thị Thay")
        door = app.session.door
        app.screen.answer(lambda: door.take_substitute(person.id, named), person)
        await pilot.pause()
        assert "Hãy tìm lại theo tên" in told(app)


async def test_not_saved_is_said_also_of_somebody_deleted_meanwhile(app, desk_two, disk_full):
    person = desk_two.roster.add(Delegate(id="", full_name="Khách Mới"))
    async with app.run_test(size=(120, 36)) as pilot:
        app._poll()
        desk_two.roster.delete(person.id)
        app._poll()
        with disk_full():
            app.screen.answer(lambda: app.session.door.check_in(SOAI), person)
        await pilot.pause()
        assert tone(app) == "error"
        assert came(app, SOAI) is None


@pytest.mark.parametrize("garbage", ["0123456789" * 300, "HN1 " + "x" * 3000])
@pytest.mark.parametrize("size", SIZES)
async def test_of_long_garbage_only_the_beginning_is_shown(app, size, garbage):
    async with app.run_test(size=size) as pilot:
        app.screen.scan(garbage)
        await pilot.pause()
        body = str(app.screen.query_one("#result-body", Static).content)
        assert "…" in body
        assert len(body) < 200
        assert garbage[:20] in painted(app)


async def test_a_newcomer_who_could_not_be_saved_is_asked_for_again_with_all_that_was_typed(
    app, disk_full
):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*typed("Vũ Khách"), "ctrl+n")
        await pilot.pause()
        await pilot.press("enter", *typed("Giám đốc"), "enter", *typed("Sở Y tế"))
        await pilot.pause()
        with disk_full():
            await pilot.press("enter")
            await pilot.pause()
            await pilot.pause()
        shown = painted(app)
        for words in ("KHÁCH MỚI", "Vũ Khách", "Giám đốc", "Sở Y tế", "đĩa"):
            assert words in shown
        assert not any(one.walk_in for one in app.session.state.delegates.values())
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
        await pilot.pause()
        assert "Khách phát sinh" in painted(app)
    (newcomer,) = [one for one in app.session.state.delegates.values() if one.walk_in]
    assert (newcomer.full_name, newcomer.position) == ("Vũ Khách", "Giám đốc")


async def test_f12_turns_the_sound_off_and_on_also_for_the_next_start(app):
    from hoinghi_tui.services.desk_settings import load_desk_settings

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f12")
        assert not load_desk_settings().sound
        assert "Đã tắt âm thanh" in told(app)
        await pilot.press("f12")
        assert load_desk_settings().sound


async def test_names_in_the_list_of_arrivals_hide_too_and_come_back_with_the_next_key(app, clock):
    async with app.run_test(size=(120, 36)) as pilot:
        await scan(app, pilot, app.session.badges.codes()[SOAI])
        clock.advance(seconds=61)
        app.screen.tick(clock.now())
        await pilot.pause()
        assert "Đào Văn Soái" not in painted(app)
        assert "07:25 Lãnh đạo UBND" in painted(app)
        await pilot.press("a")
        await pilot.press("escape")
        await pilot.pause()
        assert "07:25 Đào Văn Soái" in painted(app)


async def test_the_operator_stands_in_every_arrival_and_is_told_to_the_next_desk(app, desk_two):
    from hoinghi_tui.services.desk_settings import DeskSettings

    async with app.run_test(size=(120, 36)) as pilot:
        desk_two.operator = "Chị Lan"
        desk_two.door.check_in(SOAI)
        app.keep_desk(DeskSettings(operator="Anh Tú"))
        await scan(app, pilot, app.session.badges.codes()[SOAI])
        assert "tại Bàn 2 · tìm tên · người trực Chị Lan" in painted(app)
        await scan(app, pilot, app.session.badges.codes()[TUAN_VP])
    assert came(app, TUAN_VP).operator == "Anh Tú"


async def test_twenty_unknown_codes_in_a_minute_are_told(app, clock):
    from hoinghi_tui.domain.badges import make_code

    tag = app.session.state.conference.event_tag
    known = app.session.state.badges
    forged = [one for one in map("{:010}".format, range(40)) if one not in known][:20]
    async with app.run_test(size=(120, 36)) as pilot:
        for secret in forged:
            assert "thử mã" not in painted(app)
            await scan(app, pilot, make_code(tag, secret))
            clock.advance(seconds=2)
        assert "thử mã" in painted(app)


async def test_without_the_extra_the_webcam_key_says_what_to_install(app, monkeypatch):
    from hoinghi_tui.camera import errors

    def missing():
        raise errors.CameraMissing

    monkeypatch.setattr("hoinghi_tui.ui.door.camera_view.require_extra", missing)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert "[camera]" in told(app)
        assert not app.screen.query("#camera")


@pytest.mark.parametrize("size", SIZES)
async def test_many_units_leave_the_latest_arrivals_their_room(session, size):
    from hoinghi_tui.domain.people import Unit
    from hoinghi_tui.services.rows import insertion

    units = [Unit(id=f"T{n}", name=f"Thôn {n}", rank=200 + n) for n in range(40)]
    session.work.act("test", lambda: [insertion("units", unit) for unit in units])
    for unit in units:
        session.roster.add(Delegate(id="", full_name=f"Người {unit.id}", unit=unit.id))
    session.badges.issue_missing()
    app = HoiNghiApp(session, "door")
    async with app.run_test(size=size) as pilot:
        await scan(app, pilot, session.badges.codes()[SOAI])
        await pilot.pause()
        shown = painted(app)
        assert "VỪA ĐẾN" in shown
        assert "07:25 Đào Văn Soái" in shown
        assert "đơn vị" in shown


async def test_a_list_of_people_and_a_badge_on_the_screen_hide_too(app, clock):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"tuan")
        await pilot.pause()
        assert "Nguyễn Văn Tuấn" in painted(app)
        clock.advance(seconds=61)
        app._tick()
        await pilot.pause()
        assert "Tuấn" not in painted(app)
        assert app.screen.query_one(ScanInput).value == ""
        await scan(app, pilot, app.session.badges.codes()[SOAI])
        await pilot.press("ctrl+b")
        await pilot.pause()
        clock.advance(seconds=59)
        app._tick()
        await pilot.pause()
        assert "THẺ ĐẠI BIỂU" in painted(app)
        clock.advance(seconds=2)
        app._tick()
        await pilot.pause()
        assert "Soái" not in painted(app)
        assert "S O Á I" not in painted(app)


async def test_a_badge_read_by_the_webcam_behind_a_dialog_is_said(app):
    from types import SimpleNamespace

    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("ctrl+l")
        await pilot.pause()
        app.conference_screen().on_camera_view_code_seen(
            SimpleNamespace(text=app.session.badges.codes()[SOAI])
        )
        await pilot.pause()
        assert "MỜI VÀO: Đào Văn Soái" in told(app)
    assert came(app, SOAI).means == "camera"


async def test_what_was_not_saved_of_somebody_who_is_in_does_not_deny_the_arrival(app, disk_full):
    async with app.run_test(size=(120, 36)) as pilot:
        await scan(app, pilot, app.session.badges.codes()[SOAI])
        await pilot.press("ctrl+t")
        await pilot.pause()
        await pilot.press(*"Nam", "enter", *"Cv")
        await pilot.pause()
        with disk_full():
            await pilot.press("enter")
            await pilot.pause()
            await pilot.pause()
        shown = painted(app)
        assert "Chưa ghi được Nam đi thay Đào Văn Soái." in shown
        assert "chưa được điểm danh" not in shown


async def test_who_comes_after_all_takes_the_place_back_from_the_substitute(app):
    named = Substitute(full_name="Lê Thị Thay", position="Phó phòng")
    app.session.door.take_substitute(SOAI, named)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(*typed("le thi thay"))
        await pilot.pause()
        assert "▶ Lê Thị Thay" in painted(app)
        assert "đi thay Đào Văn Soái" in painted(app)
        await pilot.press("escape")
        await scan(app, pilot, app.session.badges.codes()[SOAI])
        assert "Ctrl+Y" in painted(app)
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert "Đ À O   V Ă N   S O Á I" in painted(app)
        assert tone(app) == "success"
    assert came(app, SOAI).substitute is None


async def test_ctrl_y_takes_in_who_had_declined_also_from_the_list(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(*typed("doan thi loan"))
        await pilot.pause()
        assert "▶ Đoàn Thị Loan" in painted(app)
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert tone(app) == "success"
    assert came(app, LOAN) is not None


async def test_a_badge_scanned_over_a_code_on_the_screen_is_shown_in_full(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("ctrl+k")
        await pilot.pause()
        await scan(app, pilot, app.session.badges.codes()[SOAI])
        await pilot.pause()
        assert app.screen is app.conference_screen()
        assert "Đ À O   V Ă N   S O Á I" in painted(app)


async def test_a_newcomers_unit_that_is_on_no_list_is_shown(app):
    from hoinghi_tui.services.desk import Guest

    guest = Guest(full_name="Vũ Khách", position="Trưởng thôn", unit_name="Thôn 5")
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.answer(lambda: app.session.desk.walk_in(guest, seat=None), None)
        await pilot.pause()
        assert "Đơn vị: Thôn 5" in painted(app)
