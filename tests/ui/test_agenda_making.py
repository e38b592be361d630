"""Making the agenda on F6: forms and dialogs, what they say, what they save."""

from dataclasses import replace
from datetime import time

import pytest
from desk import SIZES, STRANGE_AT, Desk, keys
from textual.widgets import Input

from agenda_files import lengths_only, workbook, year_end
from hoinghi_tui.domain.agenda import Anchor, ItemKind
from hoinghi_tui.domain.agenda_editing import ItemDraft
from hoinghi_tui.domain.agenda_templates import TemplateName
from hoinghi_tui.services.rows import deletion
from hoinghi_tui.ui.agenda.approve_dialog import ApproveDialog
from hoinghi_tui.ui.agenda.item_form import ItemForm
from hoinghi_tui.ui.agenda.source_dialog import AgendaSourceDialog
from hoinghi_tui.ui.agenda.source_draft import Draft
from hoinghi_tui.ui.agenda.source_preview import AgendaPreview
from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.ui.help import HelpScreen
from hoinghi_tui.vietnamese import clean


@pytest.fixture
def desk(session):
    return Desk(session, "agenda")


def item(session, item_id):
    return session.state.agenda[item_id]


def titles(session):
    return [one.title for one in session.agenda.items()]


def form(session, item_id="ct-07"):
    return ItemForm(session, "SỬA MỤC", session.agenda_editor.editing(item_id))


async def settle(pilot):
    for _ in range(3):
        await pilot.pause()


async def go(desk, opened, field):
    """Go to a line of the form."""
    opened.box(field).focus()
    await desk.settle()


async def until_read(desk):
    """Wait for the threads that look for files and read them."""
    await desk.app.workers.wait_for_complete()
    await desk.settle()


# -- the form of an item --------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_minutes_are_counted_before_they_are_saved(desk, session, size):
    async with desk.app.run_test(size=size) as pilot:
        opened = await desk.open(pilot, form(session))
        assert "07:00–10:11" in desk.shown
        await go(desk, opened, "minutes")
        await desk.fill("20")
        # 13 minutes more, of which the break of 15 (at least 5) gives up 10.
        assert "07:00–10:14" in desk.shown
        assert item(session, "ct-07").duration_s == 7 * 60
        await desk.press("ctrl+s")
        assert desk.answer is True
        assert item(session, "ct-07").duration_s == 20 * 60


async def test_a_presenter_is_found_by_a_few_letters(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        opened = await desk.open(pilot, form(session))
        await go(desk, opened, "presenter")
        await desk.press(*keys("soai"))
        assert "→ Đào Văn Soái" in desk.shown
        await desk.press("down")
        assert opened.box("presenter").box.value == "Đào Văn Soái"
        await desk.press("ctrl+s")
        presenter = item(session, "ct-07").presenter
        assert session.state.delegates[presenter].full_name == "Đào Văn Soái"


async def test_who_is_not_on_the_list_is_named_in_words(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        opened = await desk.open(pilot, form(session))
        await go(desk, opened, "presenter")
        await desk.fill("Qqqq Wwww")
        assert "Không có đại biểu nào khớp" in desk.shown
        await desk.press("ctrl+s")
        saved = item(session, "ct-07")
        assert (saved.presenter, saved.presenter_note) == (None, "Qqqq Wwww")


async def test_an_emptied_presenter_is_nobody(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        opened = await desk.open(pilot, form(session))
        await go(desk, opened, "presenter")
        await desk.press("delete", "ctrl+s")
        assert item(session, "ct-07").presenter is None


async def test_a_unit_that_is_none_is_told(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        opened = await desk.open(pilot, form(session))
        await go(desk, opened, "unit")
        await desk.fill("Qqqq")
        await desk.press("ctrl+s")
        assert "Không có đơn vị nào như vậy" in desk.shown
        assert desk.answers == []
        assert opened.box("unit").has_focus_within


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("title", " ", "Hãy ghi nội dung"),
        ("minutes", "mười", "Ghi số phút"),
        ("minimum", "30", "Dài hơn thời lượng"),
        ("hard_end", "25h", "Ghi giờ như"),
        ("warn", "x", "Ghi số phút từ 0"),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_saved(desk, session, field, typed, sentence):
    before = item(session, "ct-07")
    async with desk.app.run_test(size=(80, 24)) as pilot:
        opened = await desk.open(pilot, form(session))
        await go(desk, opened, field)
        await desk.fill(typed)
        await desk.press("ctrl+s")
        assert sentence in desk.shown
        assert opened.box(field).has_focus
        assert desk.answers == []
    assert item(session, "ct-07") == before


async def test_a_time_is_asked_for_where_one_is_kept(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        opened = await desk.open(pilot, form(session))
        row = opened.query_one("#row-anchor_at")
        assert not row.display
        await go(desk, opened, "anchor")
        await desk.press("right", "right")
        assert row.display
        await go(desk, opened, "anchor_at")
        await desk.fill("9h15")
        await desk.press("ctrl+s")
        saved = item(session, "ct-07")
        assert (saved.anchor, saved.anchor_at) == (Anchor.HARD_START, time(9, 15))


async def test_a_break_makes_up_for_lost_time_unless_chosen_otherwise(desk, session):
    async with desk.app.run_test(size=(120, 36)) as pilot:
        opened = await desk.open(pilot, form(session))
        opened.box("kind").value = ItemKind.BREAK
        await desk.settle()
        assert opened.box("is_break").value is True
        opened.box("is_break").value = False
        await desk.press("ctrl+s")
        saved = item(session, "ct-07")
        assert (saved.kind, saved.is_break) == (ItemKind.BREAK, False)


async def test_what_another_desk_saved_meanwhile_is_told(desk, session, desk_two):
    async with desk.app.run_test(size=(120, 36)) as pilot:
        opened = await desk.open(pilot, form(session))
        await go(desk, opened, "title")
        await desk.fill("Tham luận của chúng tôi")
        ours, unit = list(session.state.units.values())[:2]
        opened.box("unit").value = ours.id
        theirs = replace(ItemDraft.of(item(desk_two, "ct-07")), title="Của bàn hai", unit=unit.id)
        desk_two.agenda_editor.change("ct-07", theirs)
        await desk.press("ctrl+s")
        assert "Nội dung nay là “Của bàn hai”" in desk.shown
        assert f"Đơn vị nay là “{unit.name}”" in desk.shown
        assert desk.answers == []


@pytest.mark.parametrize(("words", "size"), STRANGE_AT)
async def test_strange_words_pass_unharmed(desk, session, words, size):
    async with desk.app.run_test(size=size) as pilot:
        opened = await desk.open(pilot, form(session))
        for name in ("title", "presenter_note", "documents"):
            opened.box(name).value = words
        await desk.settle()
        await desk.press("ctrl+s")
        saved = item(session, "ct-07")
        assert saved.title == saved.presenter_note == clean(words)


async def test_f1_explains_the_form_and_keeps_what_was_typed(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        opened = await desk.open(pilot, form(session))
        await desk.fill("Tên mới")
        await desk.press("f1")
        assert isinstance(desk.app.screen, HelpScreen)
        assert "TRỢ GIÚP · Mục chương trình" in desk.shown
        await desk.press("f1")
        assert desk.app.screen is opened
        assert opened.box("title").value == "Tên mới"


# -- approving -------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_the_times_are_seen_before_they_are_frozen(desk, session, size):
    before = session.agenda.items()
    async with desk.app.run_test(size=size) as pilot:
        await desk.open(pilot, ApproveDialog(session))
        assert "07:00–07:30" in desk.shown
        assert "như cũ" in desk.shown
        await desk.fill("8h")
        assert "08:00–08:01" in desk.shown  # its hard end, 07:30, is over: the least is left
        assert "08:01–08:06" in desk.shown
        assert session.agenda.items() == before
        await desk.press("enter")
        assert desk.answer is True
        assert item(session, "ct-01").baseline_start == time(8)


async def test_a_time_that_is_none_freezes_nothing(desk, session):
    before = session.agenda.items()
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, ApproveDialog(session))
        await desk.fill("sáng sớm")
        assert "Ghi giờ bắt đầu như" in desk.shown
        await desk.press("enter")
        assert desk.answers == []
    assert session.agenda.items() == before


async def test_an_agenda_that_has_begun_says_why_it_is_not_approved(desk, session):
    session.agenda.start_next()
    async with desk.app.run_test(size=(80, 24)) as pilot:
        dialog = await desk.open(pilot, ApproveDialog(session))
        await desk.press("enter")
        assert str(dialog.query_one(".form-problem").content)
        assert desk.answers == []


async def test_what_another_station_changed_is_looked_at_first(desk, session, desk_two):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, ApproveDialog(session))
        desk_two.agenda.skip_or_restore("ct-09")
        session.poll()
        await desk.press("enter")
        assert "vừa được sửa ở bàn khác" in desk.shown
        assert desk.answers == []
        await desk.press("enter")
        assert desk.answer is True
        assert item(session, "ct-09").baseline_start is None


# -- templates and files ----------------------------------------------------------------------


def empty(session):
    items = session.agenda.items()
    session.work.act("clear", lambda: [deletion("agenda", one) for one in items])


@pytest.mark.parametrize("size", SIZES)
async def test_a_template_is_looked_at_and_saved_as_one_action(desk, session, tmp_path, size):
    empty(session)
    async with desk.app.run_test(size=size) as pilot:
        await desk.open(pilot, AgendaSourceDialog(session, [tmp_path]))
        await until_read(desk)
        await desk.press("down", "enter")
        assert isinstance(desk.app.screen, AgendaPreview)
        assert "Hội nghị sơ kết" in desk.shown
        assert session.agenda.items() == []
        await desk.press("enter")
        assert desk.answer is True
    assert len(session.agenda.items()) == 11
    session.undo_last()
    assert session.agenda.items() == []


async def test_an_agenda_is_replaced_only_after_asking(desk, session):
    before = titles(session)
    async with desk.app.run_test(size=(80, 24)) as pilot:
        draft = Draft.of_template(session, TemplateName.MEETING)
        await desk.open(pilot, AgendaPreview(session, draft))
        assert "Thay cả chương trình đang có (13 mục)" in desk.shown
        await desk.press("enter")
        assert isinstance(desk.app.screen, Confirm)
        await desk.press("escape")
        assert titles(session) == before
        await desk.press("enter", "enter")
        assert desk.answer is True
        assert len(titles(session)) == 6


async def test_a_file_is_chosen_its_doubts_are_asked_and_it_is_taken_in(desk, session, tmp_path):
    year_end(tmp_path / "tong-ket.xlsx")
    async with desk.app.run_test(size=(120, 36)) as pilot:
        await desk.open(pilot, AgendaSourceDialog(session, [tmp_path]))
        await until_read(desk)
        assert "tong-ket.xlsx" in desk.shown
        await desk.press("pagedown", "enter")
        await until_read(desk)
        assert isinstance(desk.app.screen, AgendaPreview)
        assert "“Đ/c Trương Bá Lạ”: không có trong danh sách" in desk.shown
        await desk.press("c", *keys("soai"), "enter")
        assert "→ Đào Văn Soái" in desk.shown
        await desk.press("enter", "enter")
        assert desk.answer is True
    [paper] = [one for one in session.agenda.items() if "PVHCC" in one.title]
    assert session.state.delegates[paper.presenter].full_name == "Đào Văn Soái"


async def test_who_may_be_meant_is_gone_through_by_space(desk, session, tmp_path):
    rows = [["Thời gian", "Nội dung", "Người thực hiện"], ["8h - 8h10", "Báo cáo", "Đào Văn Soai"]]
    workbook(tmp_path / "ct.xlsx", rows)
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, AgendaSourceDialog(session, [tmp_path]))
        await until_read(desk)
        await desk.press("pagedown", "enter")
        await until_read(desk)
        assert "không ai, giữ nguyên chữ" in desk.shown
        await desk.press("space")
        assert "→ Đào Văn Soái" in desk.shown
        await desk.press("space")
        assert "không ai, giữ nguyên chữ" in desk.shown


async def test_a_file_that_must_be_mended_is_not_saved(desk, session, tmp_path):
    rows = [
        ["Thời gian", "Nội dung"],
        ["8h - 8h10", "Khai mạc"],
        ["8h05 - 8h20", "Báo cáo [/]"],
    ]
    path = workbook(tmp_path / "sai.xlsx", rows)
    before = titles(session)
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, AgendaSourceDialog(session, []))
        await desk.fill(str(path))
        await desk.press("enter")
        await until_read(desk)
        assert "✖ Chưa lưu được: sửa 1 chỗ" in desk.shown
        assert "dòng 3" in desk.shown or "A3" in desk.shown
        await desk.press("enter", "ctrl+s")
        assert isinstance(desk.app.screen, AgendaPreview)
    assert titles(session) == before


async def test_a_file_that_is_none_is_told(desk, session, tmp_path):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, AgendaSourceDialog(session, []))
        await desk.fill(str(tmp_path / "khong-co.xlsx"))
        await desk.press("enter")
        await until_read(desk)
        assert "khong-co.xlsx" in desk.shown
        assert isinstance(desk.app.screen, AgendaSourceDialog)
        assert desk.app.screen.query_one(Input).value.endswith("khong-co.xlsx")


async def test_lengths_without_times_are_laid_out_too(desk, session, tmp_path):
    empty(session)
    lengths_only(tmp_path / "phut.xlsx")
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, AgendaSourceDialog(session, [tmp_path]))
        await until_read(desk)
        await desk.press("pagedown", "enter")
        await until_read(desk)
        await desk.press("ctrl+s")
        assert desk.answer is True
    assert session.agenda.items()
