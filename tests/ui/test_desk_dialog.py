"""A badge scanned while any dialog of the desk is open goes to the door, and nowhere else."""

import pytest
from desk import Desk
from textual import events

from hoinghi_tui.services.desk import Guest
from hoinghi_tui.services.desk_settings import DeskSettings
from hoinghi_tui.ui.door.badge_dialog import BadgeDialog, CardForTesting
from hoinghi_tui.ui.door.desk_settings_form import DeskSettingsForm
from hoinghi_tui.ui.door.paper_list import PaperListDialog
from hoinghi_tui.ui.door.seat_chooser import SeatChooser
from hoinghi_tui.ui.door.substitute_form import SubstituteForm
from hoinghi_tui.ui.door.take_back_form import TakeBackForm
from hoinghi_tui.ui.door.walk_in_form import WalkInForm
from hoinghi_tui.ui.widgets.scan_input import ScanInput

SOAI, TUAN = "dv-007", "dv-019"


def take_back(session, scan):
    session.door.check_in(SOAI)
    return TakeBackForm(session, session.door.card(SOAI), scan)


ALL = {
    "walk_in": lambda session, scan: WalkInForm(session, scan, Guest(full_name="Bùi")),
    "substitute": lambda session, scan: SubstituteForm(session, session.door.card(SOAI), scan),
    "take_back": take_back,
    "paper": PaperListDialog,
    "badge": lambda session, scan: BadgeDialog(session, SOAI, scan, print),
    "test_card": lambda session, scan: CardForTesting(scan),
    "settings": lambda session, scan: DeskSettingsForm(DeskSettings(), scan),
    "seats": lambda session, scan: SeatChooser(session, None, scan),
}


@pytest.fixture
def desk(session):
    session.seating.apply(session.seating.propose())
    return Desk(session)


async def each_dialog(desk, pilot):
    """Open one dialog after the other and yield it; Esc closes what is still open then."""
    for make in ALL.values():
        dialog = await desk.open(pilot, make(desk.app.session, desk.scanned.append))
        yield dialog
        if desk.app.screen is dialog:
            await desk.press("escape")
        assert desk.app.screen is desk.app.conference_screen()
        desk.answers.clear()


async def test_a_badge_goes_to_the_door_and_the_dialog_stays_as_it_was(desk, session):
    code = session.badges.codes()[TUAN]
    async with desk.app.run_test(size=(80, 24)) as pilot:
        async for dialog in each_dialog(desk, pilot):
            before = [box.value for box in dialog.query(ScanInput)]
            events = session.store.last_seq
            for end in ("enter", "tab", "ctrl+j"):
                await desk.scan(code, end)
                assert desk.scanned == [code], (dialog, end)
                desk.scanned.clear()
                assert desk.app.screen is dialog
                assert [box.value for box in dialog.query(ScanInput)] == before
                assert session.store.last_seq == events


@pytest.mark.parametrize("name", ["walk_in", "substitute", "take_back"])
async def test_a_code_read_badly_becomes_no_part_of_a_name(desk, session, name):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        dialog = await desk.open(pilot, ALL[name](session, desk.scanned.append))
        box = dialog.focused
        box.value = "Bùi"
        box.cursor_position = 3
        await desk.scan("1234567890123456")
        assert len(desk.scanned) == 1
        assert desk.scanned[0].endswith("1234567890123456")
        assert box.value in ("Bùi", "")
        assert not desk.answers


@pytest.mark.parametrize("name", ["walk_in", "substitute", "take_back"])
async def test_a_line_end_that_comes_late_goes_on_to_no_other_line(
    desk, session, monkeypatch, name
):
    monkeypatch.setattr("hoinghi_tui.ui.door.desk_dialog.SUFFIX_S", 60.0)
    async with desk.app.run_test(size=(80, 24)) as pilot:
        dialog = await desk.open(pilot, ALL[name](session, desk.scanned.append))
        box = dialog.focused
        await desk.fill("Bùi")
        for late in ("enter", "ctrl+j"):
            await desk.scan(session.badges.codes()[TUAN])
            await desk.press(late)
            assert dialog.focused is box, late
            assert box.value == "Bùi"
            assert not desk.answers


async def test_unikey_is_told_also_where_there_is_no_box(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, ALL["test_card"](session, desk.scanned.append))
        await desk.scan("12ế4567890123456")
        assert desk.scanned == ["12ế4567890123456"]


async def test_two_badges_at_once_are_two(desk, session):
    codes = session.badges.codes()
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, ALL["badge"](session, desk.scanned.append))
        await desk.scan(codes[SOAI])
        await desk.scan(codes[TUAN])
        assert desk.scanned == [codes[SOAI], codes[TUAN]]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_keys_stand_whole_at_the_foot_and_esc_closes(desk, size):
    async with desk.app.run_test(size=size) as pilot:
        async for dialog in each_dialog(desk, pilot):
            for command in dialog.COMMANDS_HERE:
                if command.shown:
                    assert f"{command.cap} {command.label}" in desk.shown, dialog
            await desk.press("escape")
            assert desk.answer is None


async def test_a_click_on_a_key_does_what_it_says(desk):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        async for dialog in each_dialog(desk, pilot):
            row = max(at for at, line in enumerate(desk.lines) if "Esc" in line)
            await pilot.click(offset=(desk.lines[row].index("Esc") + 1, row))
            await desk.settle()
            assert desk.answers == [None], dialog


async def test_what_is_typed_behind_an_enter_belongs_to_the_next_line(desk, session):
    """A program that lags behind must not put a post behind a name."""
    async with desk.app.run_test(size=(80, 24)) as pilot:
        dialog = await desk.open(pilot, ALL["walk_in"](session, desk.scanned.append))
        typed = [events.Key("enter", None), *(events.Key(char, char) for char in "Giao")]
        for key in typed:
            desk.app.screen.focused.post_message(key)  # as many keys as one reading brings
        await desk.settle()
        assert dialog.query_one("#guest-name", ScanInput).value == "Bùi"
        assert dialog.query_one("#guest-position", ScanInput).value == "Giao"


@pytest.mark.parametrize("name", ["walk_in", "substitute", "take_back", "settings", "seats"])
async def test_a_second_enter_behind_the_last_one_closes_nothing_else(desk, session, name):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        dialog = await desk.open(pilot, ALL[name](session, desk.scanned.append))
        for box in dialog.query(ScanInput):
            box.value = box.value or "1"
        await desk.settle()
        for _ in range(8):
            desk.app.post_message(events.Key("enter", None))
        await desk.settle()
        assert len(desk.answers) == 1
        assert desk.app.conference_screen() is desk.app.screen
        assert desk.app.is_running


@pytest.mark.parametrize(
    ("position", "row", "filled"),
    [
        ("", "\tChủ tịch\tUBND xã X\r\n", ["Bùi", "Chủ tịch", "UBND xã X"]),
        ("", " Giao\tChủ tịch\tUBND\txã X", ["Bùi Giao", "Chủ tịch", "UBND xã X"]),
        ("", " Giao\tChủ tịch", ["Bùi Giao", "Chủ tịch", ""]),
        ("Bí thư", " Giao\tChủ tịch\tUBND", ["Bùi Giao Chủ tịch UBND", "Bí thư", ""]),
        ("", " Giao\tChủ tịch\nAn\tBí thư\n", ["Bùi Giao Chủ tịch An Bí thư ", "", ""]),
    ],
)
async def test_a_pasted_row_fills_the_empty_lines_below(desk, session, position, row, filled):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        dialog = await desk.open(pilot, ALL["walk_in"](session, desk.scanned.append))
        dialog.query_one("#guest-position", ScanInput).value = position
        dialog.focused.post_message(events.Paste(row))
        await desk.settle()
        assert [box.value for box in dialog.query(ScanInput)] == filled
        assert not desk.scanned
        assert not desk.answers
