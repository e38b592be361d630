"""How the dialogs and pages look in which an agenda is made and its scripts are read."""

from dataclasses import replace

import pytest
from textual.screen import ModalScreen

from agenda_files import workbook, year_end
from hoinghi_tui.services.rows import change
from hoinghi_tui.spreadsheets.agenda_table import read_agenda_file
from hoinghi_tui.ui.agenda.approve_dialog import ApproveDialog
from hoinghi_tui.ui.agenda.comparison import ComparisonScreen
from hoinghi_tui.ui.agenda.introductions_screen import IntroductionsScreen
from hoinghi_tui.ui.agenda.item_form import ItemForm
from hoinghi_tui.ui.agenda.large_script import LargeScript
from hoinghi_tui.ui.agenda.script_editor import ScriptEditor
from hoinghi_tui.ui.agenda.source_dialog import AgendaSourceDialog
from hoinghi_tui.ui.agenda.source_draft import Draft
from hoinghi_tui.ui.agenda.source_preview import AgendaPreview
from hoinghi_tui.ui.app import HoiNghiApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
BLANKS = (
    "Kính thưa hội nghị!\n\nXin mời {người trình bày}. [Chờ {người tiếp theo}.]\n\n"
    "Quyết định số {số quyết định}, {nguoi trao thuong xx}, {giới thiệu bổ sung}."
)


@pytest.fixture
def app(session):
    """The sample as it is at the door's busiest: two in three are here."""
    for delegate_id in list(session.state.delegates)[:26]:
        session.door.check_in(delegate_id, accept_declined=True)
    return HoiNghiApp(session, "agenda")


def opening(dialog, *pressed):
    """Return what opens a dialog over F6 before the picture is taken."""

    async def run(pilot):
        await pilot.pause()
        pilot.app.push_screen(dialog)
        if isinstance(dialog, ModalScreen):
            dialog.styles.background = "#141210"  # what lies below is no matter of these pictures
        for _ in range(3):
            await pilot.pause()
        await pilot.press(*pressed)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    return run


def go_on(session, clock, *minutes):
    for span in minutes:
        session.agenda.start_next()
        clock.advance(minutes=span)


@SIZES
def test_the_form_of_an_item(snap_compare, app, session, size):
    form = ItemForm(session, "SỬA MỤC CHƯƠNG TRÌNH", session.agenda_editor.editing("ct-07"))
    presenter = ["tab"] * 5 + list("soai")
    assert snap_compare(app, run_before=opening(form, *presenter), terminal_size=size)


@SIZES
def test_approving(snap_compare, app, session, size):
    dialog = ApproveDialog(session)
    assert snap_compare(app, run_before=opening(dialog, *"8h"), terminal_size=size)


@SIZES
def test_three_times_side_by_side(snap_compare, app, session, clock, size):
    go_on(session, clock, 6, 6, 11, 4, 21, 8, 0)
    session.agenda.skip_or_restore("ct-08")
    clock.advance(seconds=220)
    assert snap_compare(app, run_before=opening(ComparisonScreen()), terminal_size=size)


@SIZES
def test_writing_a_script(snap_compare, app, session, size):
    session.scripts.set("ct-07", BLANKS)
    editor = ScriptEditor(session, session.state.agenda["ct-07"])
    assert snap_compare(app, run_before=opening(editor), terminal_size=size)


@SIZES
def test_introductions_with_one_who_came_late(snap_compare, app, session, clock, size):
    chairman = next(
        one for one in session.state.delegates.values() if one.full_name == "Đào Văn Soái"
    )
    noted = replace(chairman, reading="Đào Văn Xoái")
    session.work.act("edit", lambda: list(change("delegates", chairman, noted)))
    go_on(session, clock, 6, 6, 1)
    first = session.introductions.main()[0]
    session.introductions.mark_said([key for line in first.lines for key in line.delegate_ids])
    for delegate_id in list(session.state.delegates)[26:31]:
        session.door.check_in(delegate_id, accept_declined=True)
    pressed = ["down"] * 7
    screen = IntroductionsScreen()
    assert snap_compare(app, run_before=opening(screen, *pressed), terminal_size=size)


@SIZES
def test_reading_large(snap_compare, app, session, clock, size):
    go_on(session, clock, 6, 6, 11, 4, 21, 8, 0)
    clock.advance(seconds=220)
    assert snap_compare(app, run_before=opening(LargeScript(), "down"), terminal_size=size)


@SIZES
def test_choosing_a_template_or_a_file(snap_compare, app, session, size, tmp_path):
    dialog = AgendaSourceDialog(session, [tmp_path])
    assert snap_compare(app, run_before=opening(dialog, "down"), terminal_size=size)


@SIZES
def test_a_file_with_people_to_ask_about(snap_compare, app, session, size, tmp_path):
    draft = Draft.of_file(session, read_agenda_file(year_end(tmp_path / "tong-ket.xlsx")))
    preview = AgendaPreview(session, draft)
    assert snap_compare(app, run_before=opening(preview), terminal_size=size)


@SIZES
def test_a_file_that_must_be_mended(snap_compare, app, session, size, tmp_path):
    rows = [
        ["Thời gian", "Nội dung"],
        ["8h - 8h10", "Khai mạc"],
        ["8h05 - 8h20", "Báo cáo [/]"],
        ["8h30 - 8h20", "Tham luận"],
    ]
    draft = Draft.of_file(session, read_agenda_file(workbook(tmp_path / "sai.xlsx", rows)))
    preview = AgendaPreview(session, draft)
    assert snap_compare(app, run_before=opening(preview), terminal_size=size)
