"""A station with a role: its places, its keys, and nothing of the machine that serves it."""

import subprocess

import pytest
from screen_reading import painted, said
from textual.command import CommandPalette

from hoinghi_tui.domain.station_roles import NotYours, Role
from hoinghi_tui.services import desk_settings
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.frame import EVERYWHERE, TABS
from hoinghi_tui.ui.palette import ConferenceCommands
from hoinghi_tui.ui.screens import SCREENS, screen_class
from hoinghi_tui.ui.station_app import StationApp
from hoinghi_tui.ui.station_places import PLACES, may_open

WORKING = [role for role in Role if PLACES[role]]
NAMES = {Role.DOOR: "BÀN ĐÓN", Role.MC: "DẪN CHƯƠNG TRÌNH", Role.AWARDS: "KHEN THƯỞNG"}


@pytest.fixture
def at(arranged, clock):
    """Return what makes the program of a role, as a browser shows it."""
    opened = []

    def at(role, *, served=True, station="Máy 2"):
        session = Session.open(arranged.folder, station=station, role=role, clock=clock)
        opened.append(session)
        return StationApp(session, served=served)

    yield at
    for session in opened:
        session.close()


@pytest.fixture
def machine(monkeypatch, own_desk_settings):
    """Return what was done to the machine the program runs on: it must stay empty."""
    touched = []

    def note(what):
        def noted(*arguments, **_):
            touched.append((what, *map(str, arguments)))
            raise AssertionError(what)

        return noted

    monkeypatch.setattr(subprocess, "Popen", note("started a program"))
    monkeypatch.setattr("hoinghi_tui.camera.process.CameraProcess.start", note("camera"))
    monkeypatch.setattr("hoinghi_tui.services.desk_settings.write_whole", note("settings"))
    monkeypatch.setattr("hoinghi_tui.services.list_files.usual_folders", note("looked for files"))
    return touched


def files(folder):
    """Return the files of a conference that are there beside its log."""
    return {path.name for path in folder.rglob("*") if "backup" not in path.parts}


async def settle(pilot):
    for _ in range(3):
        await pilot.pause()


@pytest.mark.parametrize("role", WORKING)
async def test_no_command_and_no_key_leads_out_of_the_role(at, machine, role):
    """Each command of a place is asked for by its name, be it offered here or not."""
    app = at(role)
    before = files(app.session.folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for mode in PLACES[role]:
            app.action_open_tab(mode)
            await settle(pilot)
            place = app.conference_screen()
            for command in (*place.COMMANDS_HERE, *EVERYWHERE):
                await place.run_action(command.action)
                if command.action.partition("(")[0] in PLACES[role][mode]:
                    assert str(NotYours(role)) not in said(app), command
                if app.screen is not place:
                    assert may_open(role, type(app.screen).__module__), command
                    await pilot.pause()
                    app.pop_screen()
            for tab in TABS:
                await pilot.press(tab.key.lower())
                assert app.current_mode in PLACES[role], tab
            app.action_open_tab(mode)
            for key in ("ctrl+n", "ctrl+o", "ctrl+e", "t", "d", "w", "delete", "enter", "escape"):
                await pilot.press(key)
                assert app.is_running, key
                assert app.screen is place or may_open(role, type(app.screen).__module__), key
                while app.screen is not place:
                    app.pop_screen()
                    await pilot.pause()
    assert machine == []
    assert files(app.session.folder) - before <= {"heartbeat", "locks"}


@pytest.mark.parametrize("role", WORKING)
async def test_the_frame_names_role_and_station_and_only_its_places(at, role):
    app = at(role, station="[/] Bục \x1b[31m{{x}}")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        bar, tabs, *_ = painted(app)
        assert NAMES[role] in bar
        assert "[/] Bục" in bar
        assert "\x1b" not in bar
        assert [tab.mode for tab in app.tabs] == [
            tab.mode for tab in TABS if tab.mode in PLACES[role]
        ]
        assert [key for key in tabs.split() if key[0] == "F" and key[1:].isdigit()] == [
            tab.key for tab in app.tabs
        ]
        assert app.current_mode == next(iter(PLACES[role]))
        await pilot.press("f1")
        await settle(pilot)
        help_lines = "\n".join(painted(app))
        for secretarys in ("nhập tệp", "duyệt", "in phần còn lại", "chia đợt", "số vào sổ"):
            assert f" {secretarys} " not in help_lines


async def test_a_station_called_by_its_role_says_so_once(at):
    app = at(Role.MC, station="Dẫn chương trình 2")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert painted(app)[0].casefold().count("dẫn chương trình") == 1


@pytest.mark.parametrize("role", WORKING)
async def test_the_palette_offers_what_the_role_may_do_and_nothing_else(at, role):
    app = at(role)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        assert isinstance(app.screen, CommandPalette)
        provider = ConferenceCommands(app.conference_screen(), None)
        hits = [hit async for hit in provider.search("a")]
        names = {hit.text for hit in hits} | {choice.name for choice in provider._choices()}
        for other in TABS:
            assert (other.title in names) is (other.mode in PLACES[role])
        refused = {
            command.label[:1].upper() + command.label[1:]
            for mode in SCREENS
            for command in (*screen_class(mode).COMMANDS_HERE, *EVERYWHERE)
            if command.action.partition("(")[0] not in PLACES[role].get(mode, ())
        }
        may = {
            command.label[:1].upper() + command.label[1:]
            for mode in PLACES[role]
            for command in screen_class(mode).COMMANDS_HERE
            if command.action.partition("(")[0] in PLACES[role][mode]
        }
        assert not (names & refused) - may - {"Hoàn tác"}
        assert names & may


async def test_a_dialog_of_another_part_is_not_opened_and_that_is_said(at):
    from hoinghi_tui.ui.agenda.item_form import ItemForm

    app = at(Role.AWARDS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(ItemForm.__new__(ItemForm))
        await settle(pilot)
        assert app.screen is app.conference_screen()
        assert said(app) == str(NotYours(Role.AWARDS))
        app.action_open_tab("printing")
        assert app.current_mode == "awards"


@pytest.mark.parametrize("role", [Role.MC, Role.AWARDS])
async def test_a_badge_scanned_away_from_the_door_checks_nobody_in(at, role):
    app = at(role)
    code = next(iter(app.session.state.badges))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.code_scanned(code)
        await settle(pilot)
        assert said(app) == str(NotYours(role))
        assert not app.session.state.attendance


async def test_the_awards_station_sees_the_agenda_and_starts_nothing(at):
    app = at(Role.AWARDS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f6")
        await settle(pilot)
        assert "Đón tiếp đại biểu" in "\n".join(painted(app))
        await pilot.press("space", "plus", "k", "enter")
        await settle(pilot)
        assert app.session.agenda.forecast().current is None


async def test_the_mc_sees_the_awards_and_hands_nothing_over(at):
    app = at(Role.MC)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f7")
        await settle(pilot)
        shown = "\n".join(painted(app))
        assert "ĐỢT 1" in shown
        assert "mời đợt" not in shown
        await pilot.press("enter", "space", "a", "c", "n", "r")
        await settle(pilot)
        assert app.screen is app.conference_screen()
        assert not app._notifications
        await pilot.press("l")
        await settle(pilot)
        assert "LỜI MỜI" in "\n".join(painted(app))


# -- the machine that serves ---------------------------------------------------------------


async def test_a_served_desk_keeps_its_settings_to_itself(at, machine, own_desk_settings):
    own_desk_settings.mkdir()
    path = own_desk_settings / "desk.json"
    path.write_text('{"operator": "Cô Hoa", "sound": false, "scan_everywhere": true}')
    app = at(Role.DOOR)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.desk == desk_settings.DeskSettings()
        assert app.session.operator == ""
        await pilot.press("f12")
        await settle(pilot)
        assert not app.desk.sound
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Webcam" not in "\n".join(painted(app))
        await pilot.press(*"Lan", "ctrl+s")
        await settle(pilot)
        assert app.session.operator == "Lan"
    assert machine == []
    assert '"Cô Hoa"' in path.read_text()


async def test_a_desk_of_its_own_machine_has_its_settings_webcam_and_sounds(
    at, machine, own_desk_settings
):
    own_desk_settings.mkdir()
    (own_desk_settings / "desk.json").write_text('{"operator": "Cô Hoa"}')
    app = at(Role.DOOR, served=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.session.operator == "Cô Hoa"
        assert app.sound_folder == app.session.folder
        assert app.conference_screen().check_action("camera", ())


async def test_a_served_door_rings_the_bell_of_the_browser_and_no_loudspeaker(
    at, machine, monkeypatch
):
    app = at(Role.DOOR)
    sounds = app.session.folder / "sounds"
    sounds.mkdir()
    (sounds / "moi-vao.wav").write_bytes(b"RIFF")
    rung = []
    monkeypatch.setattr(app, "bell", lambda: rung.append("bell"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert not app.conference_screen().check_action("camera", ())
        app.ring("success")
    assert rung == ["bell"]
    assert machine == []


async def test_a_badge_is_shown_and_replaced_and_not_printed(at, machine):
    app = at(Role.DOOR)
    person = next(iter(app.session.state.delegates.values()))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        app.code_scanned(app.session.desk.badge_code(person.id))
        await settle(pilot)
        await pilot.press("ctrl+b")
        await settle(pilot)
        shown = "\n".join(painted(app))
        assert "THẺ ĐẠI BIỂU" in shown
        assert "in thẻ" not in shown
        await pilot.press("i", "t", "t")
        await settle(pilot)
        assert "In thẻ ở máy chính." in "\n".join(painted(app))
    assert machine == []
    assert person.id in app.session.state.delegates


@pytest.mark.parametrize("action", ["suspend_process", "screenshot", "change_theme"])
async def test_what_textual_does_by_itself_is_not_done(at, action, monkeypatch):
    app = at(Role.MC)
    done = []
    monkeypatch.setattr(app, f"action_{action}", lambda: done.append(action))
    async with app.run_test(size=(80, 24)):
        await app.run_action(action)
    assert done == []


@pytest.mark.parametrize("role", [None, Role.BOARD])
def test_there_is_no_such_program_for_boards_and_the_whole(session, clock, role):
    opened = Session.open(session.folder, role=role, clock=clock)
    with opened, pytest.raises(ValueError, match="no program"):
        StationApp(opened)
