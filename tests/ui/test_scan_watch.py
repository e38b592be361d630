"""Badges scanned on any screen, and what a scanner must never do to the program."""

import threading
from unittest.mock import patch

import pytest
from screen_reading import toasts
from textual import events
from textual.widgets import Input

from hoinghi_tui.domain.badges import make_code
from hoinghi_tui.domain.burst import GAP_S
from hoinghi_tui.domain.people import Invitation
from hoinghi_tui.services.desk_settings import DeskSettings
from hoinghi_tui.storage import disk
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.delegates.delegate_form import DelegateForm
from hoinghi_tui.ui.door.screen import DoorScreen
from hoinghi_tui.ui.help import HelpScreen
from hoinghi_tui.ui.kiosk import KioskApp
from hoinghi_tui.ui.screens import SCREENS
from hoinghi_tui.ui.widgets.scan_input import LONGEST

SOAI = "dv-007"
SUFFIXES = [(), ("enter",), ("tab",), ("ctrl+j",), ("enter", "ctrl+j")]
COMMANDS = ["ctrl+q", "ctrl+z", "ctrl+p", "ctrl+s", "ctrl+n", "ctrl+d", "f1", "f2", "f7", "escape"]


def keys(*names):
    """Make keys that come at once; a word stands for its letters."""
    for name in names:
        for letter in [name] if name in (*COMMANDS, "enter", "tab", "ctrl+j", "up") else name:
            yield events.Key(letter, letter if len(letter) == 1 else None)


def send(app, *names):
    for key in keys(*names):
        app.post_message(key)


async def until(pilot, there):
    """Wait until something holds; tell whether it came to hold."""
    for _ in range(100):
        if there():
            return True
        await pilot.pause()
    return False


def came(app):
    """Return who came, in the order of their arrival in the log."""
    history = reversed(app.session.store.history(limit=None))
    return [event.ops[0].id for event in history if event.kind == "check_in"]


@pytest.fixture
def app(session):
    app = HoiNghiApp(session, "delegates")
    app.desk = DeskSettings(scan_everywhere=True)
    return app


@pytest.fixture
def codes(session):
    """The codes of those who did not say that they would stay away."""
    everybody = session.state.delegates
    return {
        person: code
        for person, code in session.badges.codes().items()
        if everybody[person].invitation is not Invitation.DECLINED
    }


@pytest.mark.parametrize("ends", SUFFIXES, ids=["none", "cr", "tab", "lf", "crlf"])
async def test_badges_are_taken_on_another_screen_and_the_answer_is_said(app, codes, ends):
    people = sorted(codes, key=lambda person: codes[person][::-1])
    async with app.run_test(size=(120, 36)) as pilot:
        for person in people:
            send(app, codes[person], *ends)
        assert await until(pilot, lambda: came(app) == people)
        name = app.session.state.delegates[people[-1]].full_name
        severity, said = toasts(app)[-1]
        assert severity == "information"
        assert "MỜI VÀO" in said
        assert name in said
        assert app.screen.query_one(Input).value == ""
        assert app.current_mode == "delegates"
        assert len(app.screen_stack) == 1


async def test_switched_off_a_code_on_another_screen_is_what_was_typed(app, codes):
    app.desk = DeskSettings()
    async with app.run_test(size=(120, 36)) as pilot:
        send(app, codes[SOAI])
        assert await until(pilot, lambda: app.screen.query_one(Input).value == codes[SOAI])
    assert came(app) == []


async def test_in_a_form_the_code_is_taken_and_the_typing_stays(app, codes):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("ctrl+n")
        assert isinstance(app.screen, DelegateForm)
        await pilot.press(*"Lan")
        before = [box.value for box in app.screen.query(Input)]
        assert "Lan" in before
        send(app, codes[SOAI], "enter")
        assert await until(pilot, lambda: came(app) == [SOAI])
        assert isinstance(app.screen, DelegateForm)
        assert [box.value for box in app.screen.query(Input)] == before


async def test_numbers_typed_by_a_person_arrive_in_order(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(*"0912345678")
        assert app.screen.query_one(Input).value == "0912345678"
        # A script types all at once: held until it is clear that it is no code.
        send(app, "0912345678")
        assert await until(pilot, lambda: app.screen.query_one(Input).value == "0912345678" * 2)
        send(app, "up", "5")
        assert await until(pilot, lambda: app.screen.query_one(Input).value.endswith("85"))
    assert came(app) == []


async def test_a_badge_of_another_conference_is_told_in_its_colour(app):
    async with app.run_test(size=(120, 36)) as pilot:
        other = (int(app.session.state.conference.event_tag) + 1) % 10_000
        send(app, make_code(f"{other:04}", "0123456789"))
        assert await until(pilot, lambda: toasts(app))
        assert toasts(app)[-1][0] == "error"
        assert "KHÁC HỘI NGHỊ" in toasts(app)[-1][1]


async def test_what_cannot_be_saved_is_told_and_heard(app, codes, disk_full, monkeypatch):
    rung = []
    monkeypatch.setattr(app, "ring", rung.append)
    async with app.run_test(size=(120, 36)) as pilot:
        with disk_full():
            send(app, codes[SOAI], "enter")
            assert await until(pilot, lambda: toasts(app))
        assert toasts(app)[-1][0] == "error"
        assert rung == ["error"]
        send(app, codes[SOAI], "enter")
        assert await until(pilot, lambda: rung == ["error", "success"])
    assert came(app) == [SOAI]


async def test_pasted_codes_are_scans_and_other_texts_are_not(app, codes):
    people = sorted(codes)[:3]
    async with app.run_test(size=(120, 36)) as pilot:
        app.post_message(events.Paste("\r\n".join(codes[person] for person in people) + "\r\n"))
        app.post_message(events.Paste("Lan"))
        assert await until(pilot, lambda: came(app) == people)
        assert app.screen.query_one(Input).value == "Lan"


async def test_at_the_door_a_scan_is_taken_while_the_help_is_open(session, codes):
    app = HoiNghiApp(session, "door")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("f1")
        assert isinstance(app.screen, HelpScreen)
        send(app, codes[SOAI], "enter")
        assert await until(pilot, lambda: came(app) == [SOAI])
        assert isinstance(app.screen, HelpScreen)
        assert "Đào Văn Soái" in toasts(app)[-1][1]
        await pilot.press("escape")
        assert isinstance(app.screen, DoorScreen)
        assert app.screen.result.headline == "MỜI VÀO"


@pytest.mark.parametrize("everywhere", [False, True], ids=["here", "everywhere"])
async def test_no_control_character_of_a_code_is_a_command(session, codes, everywhere):
    app = HoiNghiApp(session, "door")
    app.desk = DeskSettings(scan_everywhere=everywhere)
    async with app.run_test(size=(120, 36)) as pilot:
        for mode in sorted(SCREENS):
            await app.switch_mode(mode)
            await pilot.pause()
            for command in COMMANDS:
                send(app, command, "98", command, "76543210", command, "55", command)
            await pilot.pause()
            await pilot.pause()
            assert app.is_running
            # Digits are no commands: on F9 they turn to a section, where nothing is saved.
            assert [screen.MODE for screen in app.screen_stack] == [mode] * len(app.screen_stack)
            # The first key that comes after a pause is a person's again.
            await pilot.press("f4" if mode != "seating" else "f3")
            assert app.current_mode != mode
    assert came(app) == []


SHORT_CODES = [
    ("ctrl+z", "enter"),
    ("ctrl+z", "tab"),
    ("ctrl+q", "enter"),
    ("ctrl+q", "ctrl+d"),
    ("ctrl+q", "ctrl+d", "enter", "ctrl+j"),
    ("ctrl+z", "5", "ctrl+j"),
    ("f2", "enter"),
    ("ctrl+n", "ctrl+s", "enter"),
]


@pytest.mark.parametrize("is_kiosk", [False, True], ids=["door", "kiosk"])
async def test_a_code_of_one_or_two_control_characters_does_nothing(session, codes, is_kiosk):
    app = KioskApp(session) if is_kiosk else HoiNghiApp(session, "door")
    async with app.run_test(size=(120, 36)) as pilot:
        send(app, codes[SOAI], "enter")
        assert await until(pilot, lambda: came(app) == [SOAI])
        for short in SHORT_CODES:
            await pilot.pause(2 * GAP_S)
            send(app, *short)
            await pilot.pause(2 * GAP_S)
            assert app.is_running
            assert app.current_mode == "door"
            assert len(app.screen_stack) == 1
            assert SOAI in session.state.attendance
        # One after the other they are a person's.
        await pilot.press(*(["ctrl+q", "ctrl+d"] if is_kiosk else ["ctrl+z", "ctrl+q"]))
        assert await until(pilot, lambda: not app.is_running)
        assert (SOAI in session.state.attendance) is is_kiosk


async def test_a_pasted_list_of_names_lets_nobody_in(session):
    app = HoiNghiApp(session, "door")
    async with app.run_test(size=(120, 36)) as pilot:
        app.post_message(events.Paste("Đào Văn Soái\r\nNguyễn Thị Loan\r\n" * 10_000))
        assert await until(pilot, lambda: len(app.screen.box.value) == LONGEST)
        app.screen.box.value = ""
        app.post_message(events.Paste("Đào Văn Soái\r\n"))
        assert await until(pilot, lambda: app.screen.box.value == "Đào Văn Soái ")
        assert came(app) == []
        await pilot.press("enter")
        assert await until(pilot, lambda: came(app) == [SOAI])


@pytest.mark.parametrize("typed", ["+84912345678", "12/12/1975", "nguyễn0912345678"])
async def test_what_is_typed_at_the_door_is_a_search_and_no_attempt(session, typed):
    app = HoiNghiApp(session, "door")
    events_before = session.store.last_seq
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(*("slash" if sign == "/" else sign for sign in typed), "enter")
        assert await until(pilot, lambda: app.screen.result is not None)
        assert app.screen.result.headline == "KHÔNG TÌM THẤY"
    assert session.store.last_seq == events_before


async def test_an_input_method_that_corrects_a_letter_keeps_the_order(app):
    async with app.run_test(size=(120, 36)) as pilot:
        for name in ["n", "g", "u", "y", "e", "backspace", "ễ", "n"]:
            app.post_message(events.Key(name, name if len(name) == 1 else None))
        assert await until(pilot, lambda: app.screen.query_one(Input).value == "nguyễn")


async def test_nothing_is_dropped_while_something_is_being_saved(session, codes):
    """The disk takes the first arrival only when all others have been scanned."""
    app = HoiNghiApp(session, "door")
    people = sorted(codes, key=lambda person: codes[person][::-1])
    is_saving, all_sent = threading.Event(), threading.Event()
    real_sync = disk.sync

    def slow_sync(*args):
        is_saving.set()
        assert all_sent.wait(20)
        return real_sync(*args)

    def scan_the_others():
        assert is_saving.wait(20)
        for person in people[1:]:
            send(app, codes[person], "enter")
        all_sent.set()

    scanner = threading.Thread(target=scan_the_others)
    async with app.run_test(size=(120, 36)) as pilot:
        scanner.start()
        with patch("hoinghi_tui.storage.disk.sync", slow_sync):
            send(app, codes[people[0]], "enter")
            assert await until(pilot, lambda: len(came(app)) == len(people))
        scanner.join(20)
    assert came(app) == people
