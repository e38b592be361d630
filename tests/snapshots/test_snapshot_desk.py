"""How the dialogs of the desk look, in a small terminal and in a roomy one."""

import pytest

from hoinghi_tui.services.desk_settings import DeskSettings
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.door.badge_dialog import CardForTesting
from hoinghi_tui.ui.door.desk_settings_form import DeskSettingsForm
from hoinghi_tui.ui.door.paper_list import PaperListDialog
from hoinghi_tui.ui.door.seat_chooser import SeatChooser
from hoinghi_tui.ui.door.substitute_form import SubstituteForm
from hoinghi_tui.ui.door.take_back_form import TakeBackForm
from hoinghi_tui.ui.door.walk_in_form import WalkInForm

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


@pytest.fixture
def app(session, clock):
    session.seating.apply(session.seating.propose())
    for person in range(10, 24):
        session.door.check_in(f"dv-{person:03}")
        clock.advance(seconds=23)
    # Behind them stands a page that changes less often than the door.
    return HoiNghiApp(session, "preparation")


def showing(app, dialog, *lines):
    """Return what to do before the picture: open a dialog, fill lines, Enter between them."""

    async def show(pilot):
        await pilot.pause()
        app.push_screen(dialog)
        await pilot.pause()
        for place, line in enumerate(lines):
            if place:
                await pilot.press("enter")
                # The line is first taken, then put back or entered.
                await pilot.pause()
                await pilot.pause()
            if dialog.focused is not None:
                dialog.focused.value = line
                await pilot.pause()
                dialog.focused.cursor_position = len(line)
            await pilot.pause()
        # What follows the typing is looked up a moment later, and drawn a moment after that.
        for _ in range(6):
            await pilot.pause()
        app.data_changed()  # the page behind catches up now, not when half a second has passed
        await pilot.pause()
        await pilot.pause()

    return show


@SIZES
def test_walk_in(snap_compare, app, size):
    form = WalkInForm(app.session, app.bell)
    lines = ("Ông Vũ Văn Khách", "Chủ tịch UBND", "kinh te")
    assert snap_compare(app, run_before=showing(app, form, *lines), terminal_size=size)


def test_namesake(snap_compare, app):
    form = WalkInForm(app.session, app.bell)
    lines = ("Nguyễn Văn Tuấn", "Nguyễn Văn Tuấn")
    assert snap_compare(app, run_before=showing(app, form, *lines), terminal_size=(80, 24))


@SIZES
def test_substitute(snap_compare, app, size):
    form = SubstituteForm(app.session, app.session.door.card("dv-007"), app.bell)
    assert snap_compare(
        app, run_before=showing(app, form, "Bùi An", "Phó phòng"), terminal_size=size
    )


def test_seats(snap_compare, app):
    chooser = SeatChooser(app.session, "F8", app.bell)
    assert snap_compare(app, run_before=showing(app, chooser), terminal_size=(80, 24))


def test_take_back(snap_compare, app):
    form = TakeBackForm(app.session, app.session.door.card("dv-010"), app.bell)
    assert snap_compare(app, run_before=showing(app, form, "1"), terminal_size=(80, 24))


@SIZES
def test_paper_list(snap_compare, app, size):
    dialog = PaperListDialog(app.session, app.bell)
    lines = ("1-3 12", "4-6 20")
    assert snap_compare(app, run_before=showing(app, dialog, *lines), terminal_size=size)


def test_namesakes_on_paper(snap_compare, app):
    dialog = PaperListDialog(app.session, app.bell)
    lines = ("nguyen van tuan", "nguyen van tuan")
    assert snap_compare(app, run_before=showing(app, dialog, *lines), terminal_size=(80, 24))


@SIZES
def test_test_card(snap_compare, app, size):
    card = CardForTesting(app.bell)
    assert snap_compare(app, run_before=showing(app, card), terminal_size=size)


def test_test_card_in_light_colours(snap_compare, app):
    app.theme = "hoi-nghi-sang"
    card = CardForTesting(app.bell)
    assert snap_compare(app, run_before=showing(app, card), terminal_size=(80, 24))


def test_settings(snap_compare, app):
    form = DeskSettingsForm(DeskSettings(operator="Nguyễn Thị Lan"), app.bell)
    assert snap_compare(app, run_before=showing(app, form), terminal_size=(80, 24))
