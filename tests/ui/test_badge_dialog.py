"""The code on the screen is a real one: a picture of the screen is decoded."""

import numpy
import pytest
import zxingcpp
from desk import SIZES, STRANGE_AT, Desk
from rich.cells import cell_len

from hoinghi_tui.domain.badges import TEST_CODE
from hoinghi_tui.domain.check_in import CheckInResult
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.services.rows import insertion
from hoinghi_tui.ui.door.badge_dialog import BadgeDialog, CardForTesting
from hoinghi_tui.ui.theme import OWN_THEMES

SOAI = "dv-007"
BLACK, WHITE = (0, 0, 0), (255, 255, 255)
_UPPER, _LOWER = "█▀", "█▄"
_MODULE = 6
"""Pixels of the picture for half a cell."""


@pytest.fixture
def desk(session):
    return Desk(session)


def _rgb(colour):
    """Return a colour in red, green, blue; grey where a cell names none."""
    return tuple(colour.get_truecolor()) if colour else (128, 128, 128)


def half_cells(app):
    """Return the screen as rows of colours, two rows a line: what a terminal paints."""
    rows = []
    for strip in app.screen._compositor.render_strips():
        upper, lower = [], []
        for segment in strip:
            ink, paper = (_rgb(segment.style.color), _rgb(segment.style.bgcolor))
            for char in segment.text:
                cells = cell_len(char)  # an emoji takes two
                upper += [ink if char in _UPPER else paper] * cells
                lower += [ink if char in _LOWER else paper] * cells
        rows += [upper, lower]
    return rows


def decoded(app):
    """Return what a scanner reads off the whole screen."""
    width = app.size.width
    pixels = numpy.array([row[:width] for row in half_cells(app)], dtype=numpy.uint8)
    picture = pixels.repeat(_MODULE, axis=0).repeat(_MODULE, axis=1)
    return [one.text for one in zxingcpp.read_barcodes(picture)]


def without_badge(session):
    """Put somebody on the list to whom no code was issued, as an older version did."""
    added = Delegate(id="dv-900", full_name="Vũ Văn Mới", order=900)
    session.work.act("add_delegate", lambda: [insertion("delegates", added)])
    assert session.state.badge_of(added.id) is None
    return added


@pytest.mark.parametrize("theme", [theme.name for theme in OWN_THEMES])
@pytest.mark.parametrize("size", SIZES)
async def test_a_scanner_reads_the_badge_off_the_screen(desk, session, size, theme):
    code = session.badges.codes()[SOAI]
    async with desk.app.run_test(size=size) as pilot:
        desk.app.theme = theme
        await desk.open(pilot, BadgeDialog(session, SOAI, desk.scanned.append, print))
        assert decoded(desk.app) == [code]
        assert f"{code[:4]} {code[4:8]} {code[8:12]} {code[12:]}" in desk.shown
        assert "Đào Văn Soái" in desk.shown


@pytest.mark.parametrize("theme", [theme.name for theme in OWN_THEMES])
async def test_it_is_black_on_white_with_four_modules_of_quiet_zone(desk, session, theme):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        desk.app.theme = theme
        dialog = await desk.open(pilot, BadgeDialog(session, SOAI, desk.scanned.append, print))
        left, top, width, height = dialog.query_one("#qr").region
        assert (width, height * 2) == (29, 30)
        code = [
            row[left : left + width] for row in half_cells(desk.app)[2 * top : 2 * (top + height)]
        ]
        assert {colour for row in code for colour in row} == {BLACK, WHITE}
        dark = [(x, y) for y, row in enumerate(code) for x, one in enumerate(row) if one == BLACK]
        assert min(x for x, _ in dark) == 4
        assert max(x for x, _ in dark) == 24
        assert min(y for _, y in dark) == 4
        assert max(y for _, y in dark) == 24


async def test_who_has_no_code_gets_one(desk, session):
    added = without_badge(session)
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, BadgeDialog(session, added.id, desk.scanned.append, print))
        code = session.badges.code_of(added.id)
        assert code is not None
        assert decoded(desk.app) == [code]
        assert session.door.scan(code).result is CheckInResult.OK


async def test_a_code_that_could_not_be_saved_is_not_shown(desk, session, disk_full):
    added = without_badge(session)
    async with desk.app.run_test(size=(80, 24)) as pilot:
        with disk_full():
            await desk.open(pilot, BadgeDialog(session, added.id, desk.scanned.append, print))
        assert decoded(desk.app) == []
        assert "Chưa lưu được" in desk.shown
        await desk.press("i")


@pytest.mark.parametrize("key", ["t", "T"])
async def test_a_lost_badge_is_replaced_after_asking_once(desk, session, key):
    old = session.badges.codes()[SOAI]
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, BadgeDialog(session, SOAI, desk.scanned.append, print))
        await desk.press(key)
        assert "Thẻ cũ sẽ không dùng được nữa" in desk.shown
        assert session.badges.codes()[SOAI] == old
        await desk.press(key)
        new = session.badges.codes()[SOAI]
        assert new != old
        assert decoded(desk.app) == [new]
        assert "Đã cấp mã mới" in desk.shown
    assert session.door.scan(old).result is CheckInResult.REPLACED
    assert session.door.scan(new).result is CheckInResult.OK


async def test_a_badge_scanned_at_the_question_does_not_answer_it(desk, session):
    codes = session.badges.codes()
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, BadgeDialog(session, SOAI, desk.scanned.append, print))
        await desk.press("t")
        await desk.scan(codes["dv-019"])
        assert desk.scanned == [codes["dv-019"]]
        assert session.badges.codes() == codes


async def test_the_old_code_stays_when_the_new_one_was_not_saved(desk, session, disk_full):
    old = session.badges.codes()[SOAI]
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, BadgeDialog(session, SOAI, desk.scanned.append, print))
        with disk_full():
            await desk.press("t", "t")
        assert decoded(desk.app) == [old]
        assert "Chưa lưu được" in desk.shown
        assert "Đã cấp mã mới" not in desk.shown


@pytest.mark.parametrize("key", ["i", "I"])
async def test_printing_is_asked_of_the_caller(desk, session, key):
    printed = []
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, BadgeDialog(session, SOAI, desk.scanned.append, printed.append))
        await desk.press(key)
        assert printed == [SOAI]


async def test_a_badge_on_paper_is_printed_again_after_asking_once(desk, session):
    session.printing.run(session.printing.badge_job([SOAI]))
    printed = []
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, BadgeDialog(session, SOAI, desk.scanned.append, printed.append))
        await desk.press("i")
        assert printed == []
        assert "Thẻ này đã in rồi" in desk.shown
        await desk.press("i")
        assert printed == [SOAI]


@pytest.mark.parametrize("theme", [theme.name for theme in OWN_THEMES])
@pytest.mark.parametrize("size", SIZES)
async def test_the_test_card_is_read_and_told(desk, session, size, theme):
    async with desk.app.run_test(size=size) as pilot:
        desk.app.theme = theme
        await desk.open(pilot, CardForTesting(desk.scanned.append))
        assert decoded(desk.app) == [TEST_CODE]
        assert "MÁY QUÉT TỐT" in desk.shown
        await desk.scan(TEST_CODE)
        assert desk.scanned == [TEST_CODE]
    assert session.door.scan(TEST_CODE).result is CheckInResult.TEST
    assert not session.state.attendance


@pytest.mark.parametrize(("name", "size"), STRANGE_AT)
async def test_strange_names_leave_the_code_readable(desk, session, name, size):
    added = session.roster.add(Delegate(id="", full_name=name, position=name))
    async with desk.app.run_test(size=size) as pilot:
        await desk.open(pilot, BadgeDialog(session, added.id, desk.scanned.append, print))
        assert decoded(desk.app) == [session.badges.code_of(added.id)]
        assert "Esc đóng" in desk.shown
