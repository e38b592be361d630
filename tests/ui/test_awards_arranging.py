"""F7 before the day: batches, order, who hands over, papers, the list and its import."""

from datetime import date

import pytest
from desk import STRANGE
from openpyxl import Workbook
from screen_reading import painted, said, words
from textual.events import Key
from textual.widgets import Input, Static

from hoinghi_tui.domain.awards import Dossier
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.awards.award_form import AwardForm
from hoinghi_tui.ui.awards.batches_dialog import BatchesDialog
from hoinghi_tui.ui.awards.decision_form import DecisionForm
from hoinghi_tui.ui.awards.move_form import MoveForm
from hoinghi_tui.ui.awards.numbers_form import NumbersForm
from hoinghi_tui.ui.awards.presenter_form import PresenterForm
from hoinghi_tui.ui.awards.prizes_dialog import PrizesDialog
from hoinghi_tui.ui.awards.source_dialog import AwardSourceDialog
from hoinghi_tui.ui.awards.source_preview import AwardPreview
from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.ui.help import HelpScreen

NARROW, WIDE = (80, 24), (120, 36)
SIZES = pytest.mark.parametrize("size", [NARROW, WIDE])
FORMS = {
    "d": BatchesDialog,
    "m": MoveForm,
    "k": PresenterForm,
    "s": NumbersForm,
    "q": DecisionForm,
    "p": PrizesDialog,
    "e": AwardForm,
    "i": AwardForm,
    "ctrl+o": AwardSourceDialog,
}


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "awards")


def award(app, key):
    return app.session.state.awards[key]


async def settle(pilot, *keys):
    await pilot.press(*keys)
    for _ in range(3):
        await pilot.pause()


async def fill(app, pilot, *texts):
    """Write texts into the lines of the open form."""
    for box, text in zip(app.screen.query(Input), texts, strict=False):
        box.value = text
    await settle(pilot)


@SIZES
async def test_each_dialog_opens_has_help_and_is_left_without_a_trace(app, size):
    before = len(app.session.store.history(100))
    async with app.run_test(size=size) as pilot:
        for key, form in FORMS.items():
            await settle(pilot, key)
            assert isinstance(app.screen, form)
            assert any("Esc" in line and "thôi" in line for line in painted(app)), form
            await settle(pilot, "f1")
            assert isinstance(app.screen, HelpScreen)
            await settle(pilot, "escape", "escape")
            assert app.screen is app.conference_screen()
            assert len(app.session.store.history(100)) == before, form


@pytest.mark.parametrize("name", STRANGE)
async def test_strange_names_in_each_dialog(app, name):
    app.session.award_editor.change(
        "kt-01", AwardFormDraft.of(app.session, "kt-01", recipient=name, achievement=name)
    )
    async with app.run_test(size=NARROW) as pilot:
        for key, form in FORMS.items():
            if key == "ctrl+o":
                continue
            await settle(pilot, key)
            assert isinstance(app.screen, form)
            assert all(len(line) <= NARROW[0] for line in painted(app)), form
            await settle(pilot, "escape")
            assert app.screen is app.conference_screen()


class AwardFormDraft:
    """The draft of an award with some fields changed."""

    @staticmethod
    def of(session, key, **fields):
        from dataclasses import replace

        from hoinghi_tui.domain.award_editing import AwardDraft

        return replace(AwardDraft.of(session.state.awards[key]), **fields)


# -- batches ---------------------------------------------------------------------------


async def test_batches_are_proposed_looked_at_and_saved_as_one_action(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot, "d")
        assert "11 người, 2 đợt · 4 người đổi chỗ" in words(app, "#batches-told")
        await fill(app, pilot, "5")
        assert "11 người, 3 đợt" in words(app, "#batches-told")
        await fill(app, pilot, "")
        assert "Ghi số người" in str(app.screen.query_one(".form-problem", Static).content)
        await settle(pilot, "enter")
        assert isinstance(app.screen, BatchesDialog)
        await fill(app, pilot, "10")
        await settle(pilot, "enter")
        assert award(app, "kt-08").batch == 2
        await settle(pilot, "ctrl+z")
        assert award(app, "kt-08").batch == 3


async def test_batches_changed_at_another_station_are_shown_anew(app, desk_two):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot, "d")
        app.session.poll = lambda: False  # the timer holds app._poll itself
        desk_two.awards.move("kt-04", 3)
        await settle(pilot, "enter")
        assert isinstance(app.screen, BatchesDialog)
        assert "Bàn khác" in str(app.screen.query_one(".form-problem", Static).content)
        await settle(pilot, "enter")
        assert award(app, "kt-08").batch == 2


async def test_an_award_moves_to_batch_and_place(app):
    async with app.run_test() as pilot:
        await settle(pilot, "end", "m")
        await fill(app, pilot, "9")
        await settle(pilot, "ctrl+s")
        assert "Không có đợt 9" in str(app.screen.query_one(".form-problem", Static).content)
        await fill(app, pilot, "2", "1")
        await settle(pilot, "ctrl+s")
        assert (award(app, "kt-11").batch, award(app, "kt-11").order) == (2, 1)
        assert app.screen.chosen.id == "kt-11"


async def test_quick_hands_move_an_award_too(app):
    async with app.run_test() as pilot:
        await settle(pilot, "end", "m")
        app.screen.query(Input).first().value = ""
        for key in ("2", "enter", "1", "enter"):
            # Faster than the form answers: a quick hand at a busy machine.
            app.post_message(Key(key, key if len(key) == 1 else None))
        await settle(pilot)
        assert (award(app, "kt-11").batch, award(app, "kt-11").order) == (2, 1)


async def test_the_order_of_calling_is_changed_by_two_keys(app):
    async with app.run_test() as pilot:
        await settle(pilot, "alt+down")
        assert [award(app, f"kt-0{n}").order for n in (1, 2)] == [2, 1]
        await settle(pilot, "alt+up", "alt+up")
        assert [award(app, f"kt-0{n}").order for n in (1, 2)] == [1, 2]


async def test_who_hands_over_and_who_may_instead(app):
    soai = app.session.awards.presenter(1)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot, "k", "down", "ctrl+l", *"vu thi hoa", "enter")
        assert isinstance(app.screen, PresenterForm)
        await settle(pilot, "ctrl+s")
        arranged = app.session.awards.arranged(1)
        assert (arranged.presenter, arranged.stand_ins) == (soai, ("Vũ Thị Hòa",))
        vu = next(d for d in app.session.state.delegates.values() if d.full_name == "Vũ Thị Hòa")
        app.session.door.check_in(vu.id)
        app.data_changed()
        await settle(pilot)
        assert f"↷ Vũ Thị Hòa trao thay {soai}" in words(app, "#stage-giver")


# -- papers ----------------------------------------------------------------------------


async def test_numbers_follow_the_order_of_calling(app):
    async with app.run_test() as pilot:
        await settle(pilot, "s")
        await fill(app, pilot, "chín")
        assert "chữ số" in words(app, ".small-preview")
        await fill(app, pilot, "09/2025")
        assert "đến 19/2025 (Nông Thị Xuân)" in words(app, ".small-preview")
        await settle(pilot, "enter")
        assert award(app, "kt-01").certificate_no == "09/2025"
        assert award(app, "kt-11").certificate_no == "19/2025"


async def test_the_decision_of_all_or_of_one(app):
    async with app.run_test() as pilot:
        await settle(pilot, "q")
        await fill(app, pilot, "12/QĐ-UBND", "31/02/2025")
        await settle(pilot, "ctrl+s")
        assert isinstance(app.screen, DecisionForm)
        await fill(app, pilot, "12/QĐ-UBND", "10/12/2025")
        await settle(pilot, "ctrl+s")
        assert all(one.decision_no == "12/QĐ-UBND" for one in app.session.awards.in_order())
        assert award(app, "kt-07").decision_day == date(2025, 12, 10)
        await settle(pilot, "q", "down", "down", "right")
        assert words(app, ".small-preview").startswith("1 mục: ")
        await fill(app, pilot, "13/QĐ-UBND")
        await settle(pilot, "ctrl+s")
        assert [one.decision_no for one in app.session.awards.in_order()].count("13/QĐ-UBND") == 1


async def test_how_far_the_papers_are(app):
    async with app.run_test() as pilot:
        await settle(pilot, "h", "3")
        assert [award(app, f"kt-0{n}").dossier for n in (1, 4)] == [
            Dossier.COUNCIL,
            Dossier.PROPOSED,
        ]


async def test_prizes_by_the_rates_with_their_source(app):
    ids = [one.id for one in app.session.awards.in_order()]
    app.session.awards.set_decision(ids, "12/QĐ-UBND", date(2025, 12, 10))
    expected = {one.award.id: one.prize for one in app.session.awards.propose_prizes()}
    assert expected
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot, "p")
        assert expected["kt-01"].source in words(app, "#prize-source")
        assert "đồng" in words(app, "#prize-total")
        await settle(pilot, "enter")
        assert award(app, "kt-01").prize == expected["kt-01"].amount
        await settle(pilot, "ctrl+z")
        assert award(app, "kt-01").prize is None


# -- the list --------------------------------------------------------------------------


async def test_an_award_is_corrected_added_and_deleted(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot, "e")
        app.screen.box("achievement").value = "Thành tích mới"
        app.screen.box("prize").value = "nhiều"
        await settle(pilot, "ctrl+s")
        assert "702.000" in str(app.screen.query_one(".form-problem", Static).content)
        app.screen.box("prize").value = "1.404.000"
        await settle(pilot, "ctrl+s")
        assert award(app, "kt-01").achievement == "Thành tích mới"
        assert award(app, "kt-01").prize == 1_404_000
        await settle(pilot, "i")
        app.screen.box("recipient").value = "Hộ ông Lý A"
        await settle(pilot, "ctrl+s")
        added = app.session.state.awards["kt-12"]
        assert (added.recipient, added.batch, added.order) == ("Hộ ông Lý A", 1, 4)
        await settle(pilot, "down", "down", "down", "delete")
        assert isinstance(app.screen, Confirm)
        await settle(pilot, "enter")
        assert "kt-12" not in app.session.state.awards
        await settle(pilot, "ctrl+z")
        assert "kt-12" in app.session.state.awards


async def test_two_stations_correct_the_same_field(app, desk_two):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot, "e")
        app.session.poll = lambda: False  # the timer holds app._poll itself
        desk_two.award_editor.change(
            "kt-01", AwardFormDraft.of(desk_two, "kt-01", achievement="của bàn 2")
        )
        app.screen.box("achievement").value = "của bàn 1"
        await settle(pilot, "ctrl+s")
        assert "“của bàn 2”" in str(app.screen.query_one(".form-problem", Static).content)
        assert award(app, "kt-01").achievement == "của bàn 2"
        await settle(pilot, "ctrl+s")
        assert award(app, "kt-01").achievement == "của bàn 1"


async def test_an_empty_list_names_the_ways_to_fill_it(app):
    from hoinghi_tui.services.rows import deletion

    gone = list(app.session.state.awards.values())
    app.session.work.act("clear", lambda: [deletion("awards", one) for one in gone])
    async with app.run_test() as pilot:
        await settle(pilot)
        text = " ".join(" ".join(painted(app)).split())
        assert "Chưa có khen thưởng nào. Ctrl+O" in text.replace("│", "")
        await settle(pilot, *FORMS)
        assert isinstance(app.screen, AwardForm)


@pytest.fixture
def annex(tmp_path):
    """A list with one who is known, one who is not a delegate, and one who is new."""
    book = Workbook()
    sheet = book.active
    sheet.append(["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Thành tích"])
    sheet.append([1, "Nguyễn Văn Tuấn", "Công chức Địa chính – Xây dựng", "Phòng Kinh tế", "Mới"])
    sheet.append([2, "Lò Thị [/] Ngoài", "Trưởng thôn", "", "Vận động nhân dân"])
    path = tmp_path / "danh-sach.xlsx"
    book.save(path)
    return path


async def open_annex(app, pilot, path):
    await settle(pilot, "ctrl+o")
    app.screen.query_one(Input).value = str(path)
    await settle(pilot, "enter")
    await app.workers.wait_for_complete()
    await settle(pilot)


@SIZES
async def test_an_annex_is_looked_at_and_taken_in_as_one_action(app, annex, size):
    async with app.run_test(size=size) as pilot:
        await open_annex(app, pilot, annex)
        assert isinstance(app.screen, AwardPreview)
        assert "Thêm 1 mục, cập nhật 1 mục." in words(app, "#preview-told")
        await settle(pilot, "enter")
        assert app.screen is app.conference_screen()
        assert award(app, "kt-07").achievement == "Mới"
        assert award(app, "kt-12").recipient == "Lò Thị [/] Ngoài"
        assert "Đã nhập danh sách" in said(app)
        await settle(pilot, "ctrl+z")
        assert "kt-12" not in app.session.state.awards
        assert award(app, "kt-07").achievement != "Mới"


async def test_the_preview_uses_the_width_and_says_each_thing_on_a_line_of_its_own(app, annex):
    async with app.run_test(size=WIDE) as pilot:
        await open_annex(app, pilot, annex)
        await settle(pilot, "end")
        lines = [line.strip(" │") for line in painted(app)]
        assert any("Vận động nhân dân" in line and "ngoài DS" in line for line in lines)
        assert any(line.startswith("? “Lò Thị [/] Ngoài”: không có") for line in lines)
        assert any("Esc quay lại" in line for line in lines)


async def test_somebody_else_may_be_chosen_to_come_up(app, annex):
    async with app.run_test(size=WIDE) as pilot:
        await open_annex(app, pilot, annex)
        await settle(pilot, "end", "c", *"vu thi hoa", "enter")
        assert isinstance(app.screen, AwardPreview)
        await settle(pilot, "enter")
        who = app.session.state.delegates[award(app, "kt-12").delegate]
        assert who.full_name == "Vũ Thị Hòa"


async def test_a_file_that_is_none_is_named(app, tmp_path):
    path = tmp_path / "hong.xlsx"
    path.write_text("không phải bảng", encoding="utf-8")
    async with app.run_test() as pilot:
        await open_annex(app, pilot, path)
        assert isinstance(app.screen, AwardSourceDialog)
        assert "hong.xlsx" in words(app, "#source-told")
        await settle(pilot, "escape")
        assert app.screen is app.conference_screen()
