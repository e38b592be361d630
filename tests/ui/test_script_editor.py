"""Writing scripts, reading them filled in, and reading them large."""

import pytest
from desk import SIZES, STRANGE, STRANGE_AT, Desk, keys
from textual import events

from hoinghi_tui.domain.scripts import PartKind
from hoinghi_tui.ui.agenda.large_script import LargeScript
from hoinghi_tui.ui.agenda.script_editor import ScriptArea, ScriptEditor
from hoinghi_tui.ui.agenda.script_words import blank_words, filled_script
from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.vietnamese import clean

PAPER = "ct-07"


@pytest.fixture
def desk(session):
    return Desk(session, "agenda")


def script(session, item_id=PAPER):
    return session.state.agenda[item_id].script


def editor(session, item_id=PAPER):
    return ScriptEditor(session, session.state.agenda[item_id])


async def write(desk, words):
    desk.app.screen.query_one(ScriptArea).text = words
    await desk.settle()


# -- words ------------------------------------------------------------------------------------


def test_values_are_gold_blanks_amber_cues_quiet(session):
    session.scripts.set(PAPER, "Kính mời {người trình bày}. [Mời {chức vụ} lên.] {không có}")
    content = filled_script(session.scripts.text(PAPER))
    tones = {content.plain[span.start : span.end]: str(span.style) for span in content.spans}
    presenter = next(
        part.text for part in session.scripts.text(PAPER).parts if part.kind is PartKind.VALUE
    )
    assert tones[presenter] == "bold $accent"
    assert tones["…"] == "bold $warning"
    assert tones["[Mời "] == "italic $muted"
    assert "Kính mời " not in tones


def test_a_misspelt_field_is_named_with_what_was_meant(session):
    session.scripts.set(PAPER, "Kính mời {nguoi trinh bai}.")
    words = blank_words(session.scripts.text(PAPER).blanks).plain
    assert "{nguoi trinh bai}" in words
    assert "{người trình bày}" in words


# -- the editor -------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_typed_is_read_filled_in_at_once(desk, session, size):
    async with desk.app.run_test(size=size) as pilot:
        await desk.open(pilot, editor(session))
        await write(desk, "Kính mời {họ tên}.")
        assert "Kính mời Đặng Văn Bằng." in desk.shown
        assert script(session) != "Kính mời {họ tên}."
        await desk.press("ctrl+s")
        assert desk.answer is True
    assert script(session) == "Kính mời {họ tên}."


async def test_keys_are_typed_and_run_nothing(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        opened = await desk.open(pilot, editor(session))
        await write(desk, "")
        await desk.press(*keys("xin mời dz "), "enter", "g")
        assert opened.query_one(ScriptArea).text == "xin mời dz \ng"


@pytest.mark.parametrize("size", SIZES)
async def test_a_field_is_found_by_a_few_letters_and_put_in(desk, session, size):
    async with desk.app.run_test(size=size) as pilot:
        opened = await desk.open(pilot, editor(session))
        await write(desk, "")
        await desk.press("ctrl+f", *keys("chu tri"), "enter")
        assert opened.query_one(ScriptArea).text == "{người chủ trì}"
        assert opened.query_one(ScriptArea).has_focus


async def test_the_fields_stand_beside_the_text_where_there_is_room(desk, session):
    async with desk.app.run_test(size=(120, 36)) as pilot:
        opened = await desk.open(pilot, editor(session))
        await write(desk, "")
        assert "{người trình bày}" in desk.shown
        await desk.press("tab", "down", "enter")
        second = session.scripts.fields()[1][0]
        assert opened.query_one(ScriptArea).text == f"{{{second}}}"


async def test_a_blank_is_named_under_the_text(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, editor(session))
        await write(desk, "Quyết định {số quyết định xx yy}")
        assert "✖ Không có trường {số quyết định xx yy}" in desk.shown


async def test_the_usual_words_come_back_and_are_kept_as_none(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        opened = await desk.open(pilot, editor(session))
        await desk.press("ctrl+r")
        assert opened.query_one(ScriptArea).text == session.scripts.default(PAPER)
        assert "KHI ĐỌC · lời mặc định" in desk.shown
        await desk.press("ctrl+s")
    assert script(session) == ""


async def test_leaving_asks_only_when_something_was_typed(desk, session):
    before = script(session)
    async with desk.app.run_test(size=(80, 24)) as pilot:
        opened = await desk.open(pilot, editor(session))
        await write(desk, "Mất công")
        await desk.press("escape")
        assert isinstance(desk.app.screen, Confirm)
        await desk.press("escape")
        assert desk.app.screen is opened
        await desk.press("escape", "enter")
        assert desk.answer is False
    assert script(session) == before


async def test_an_untouched_script_is_left_at_once(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, editor(session))
        await desk.press("escape")
        assert desk.answer is False


async def test_when_another_station_was_faster_it_is_told_and_nothing_is_lost(
    desk, session, desk_two
):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        opened = await desk.open(pilot, editor(session))
        await write(desk, "Lời của bàn một")
        desk_two.scripts.set(PAPER, "Lời của bàn hai")
        session.poll()
        await desk.press("ctrl+s")
        assert "vừa được sửa ở bàn khác" in desk.shown
        assert desk.answers == []
        assert opened.query_one(ScriptArea).text == "Lời của bàn một"
    assert script(session) == "Lời của bàn hai"


@pytest.mark.parametrize(("words", "size"), STRANGE_AT)
async def test_strange_words_pass_unharmed(desk, session, words, size):
    async with desk.app.run_test(size=size) as pilot:
        opened = await desk.open(pilot, editor(session))
        await write(desk, "")
        opened.query_one(ScriptArea).post_message(events.Paste(words))
        await desk.settle()
        assert "\x1b" not in desk.shown
        await desk.press("ctrl+s")
        assert desk.answer is True
    assert script(session) == clean(words)


# -- reading it large --------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_paragraph_by_paragraph(desk, session, clock, size):
    session.scripts.set("ct-01", "Đoạn một.\n\nĐoạn hai.\n\n" + "Dài lắm. " * 200 + "\n\nCuối.")
    async with desk.app.run_test(size=size) as pilot:
        await desk.open(pilot, LargeScript())
        assert "đoạn 1/4" in desk.shown
        await desk.press("down")
        assert "đoạn 2/4" in desk.shown
        assert "Đoạn một" not in desk.shown
        await desk.press("pagedown")
        assert "đoạn 3/4" in desk.shown
        for _ in range(30):  # the long one is read to its end before the last one comes
            if "đoạn 4/4" in desk.shown:
                break
            assert "Dài lắm" in desk.shown
            await desk.press("enter")
        assert "đoạn 4/4" in desk.shown
        await desk.press("up", "up")
        assert "đoạn 2/4" in desk.shown


async def test_it_follows_the_running_item_from_its_first_paragraph(desk, session, clock):
    async with desk.app.run_test(size=(120, 36)) as pilot:
        await desk.open(pilot, LargeScript())
        await desk.press("down", "space")
        assert session.state.agenda["ct-01"].is_running
        clock.advance(minutes=5)
        await desk.press("down", "space")
        assert session.state.agenda["ct-02"].is_running
        assert "2/13 Ổn định tổ chức, chào cờ" in desk.shown
        assert "đoạn 1/" in desk.shown
        await desk.press("ctrl+z")
        assert "1/13 Đón tiếp đại biểu" in desk.shown
        await desk.press("escape")
        assert not isinstance(desk.app.screen, LargeScript)


@pytest.mark.parametrize("words", STRANGE)
async def test_strange_scripts_are_read_unharmed(desk, session, words):
    session.scripts.set("ct-01", f"{words}\n\n{words}")
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, LargeScript())
        assert "đoạn 1/2" in desk.shown
        assert "\x1b" not in desk.shown
