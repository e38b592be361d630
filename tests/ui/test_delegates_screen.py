"""The list of delegates at the keys."""

from dataclasses import replace

import pytest
from screen_reading import painted, toasts, words
from textual.widgets import Input, Static

from hoinghi_tui.domain.people import Delegate, Invitation, Role, Substitute
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.delegates.delegate_form import LABELS, DelegateForm
from hoinghi_tui.ui.widgets.choice import Choices
from hoinghi_tui.ui.widgets.row_list import RowList

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
HOSTILE = ("[/]", "=cmd()", "../x", "{{x}}", "[@click=app.quit]x[/]", "N" * 500)


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "delegates")


async def settled(pilot):
    """Wait until the search, which runs after the next painting, is done."""
    await pilot.pause()
    await pilot.pause()


def names(app):
    return [one.full_name for one in app.screen.query_one(RowList).rows]


async def test_the_list_is_in_protocol_order_and_filters_without_accents(app, session):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert names(app) == [one.full_name for one in session.roster.all()]
        await pilot.press(*"soai")
        await pilot.pause()
        assert names(app)[0] == "Đào Văn Soái"
        await pilot.press("escape")
        await pilot.pause()
        assert len(names(app)) == 40


async def test_sorting_goes_round_and_by_name_follows_vietnamese_order(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        given = [name.split()[-1] for name in names(app)]
        # Ân before Đào before Hoà before Soái: letters rank a ă â b c d đ … o ô ơ … s.
        places = [given.index(word) for word in ("An", "Dung", "Đào", "Đức", "Hoà", "Soái")]
        assert places == sorted(places)


async def test_a_correction_is_saved_and_undone(app, session):
    person = session.roster.all()[0]
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DelegateForm)
        app.screen.query_one("#field-position", Input).value = "Trưởng đoàn"
        app.screen.query_one("#field-roles").focus()
        await pilot.press("space", "right", "space", "right", "space")
        await pilot.press("ctrl+s")
        await pilot.pause()
        saved = session.state.delegates[person.id]
        assert (saved.position, saved.roles) == ("Trưởng đoàn", (Role.SECRETARY, Role.SPEAKER))
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert session.state.delegates[person.id] == person


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("full_name", "   ", "Hãy ghi họ và tên"),
        ("phone", "12345", "10 chữ số"),
        ("unit", "Bộ Ngoại giao", "Không có đơn vị này"),
    ],
)
async def test_a_wrong_field_is_named_and_nothing_is_saved(app, session, field, typed, said):
    before = dict(session.state.delegates)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        box = app.screen.query_one(f"#field-{field}", Input)
        box.value = typed
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, DelegateForm)
        assert said in str(app.screen.query_one(".form-problem", Static).render())
        assert app.focused is box
    assert dict(session.state.delegates) == before


async def test_another_station_changed_the_same_field_and_what_was_typed_stays(
    app, session, sample_folder, clock
):
    person = session.roster.all()[0]
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        with Session.open(sample_folder, station="Bàn 2", clock=clock) as other:
            theirs = other.state.delegates[person.id]
            other.roster.edit(theirs, _with(theirs, position="Của bàn 2"))
        app.screen.query_one("#field-position", Input).value = "Của bàn 1"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, DelegateForm)
        assert "Bàn 2" in str(app.screen.query_one(".form-problem", Static).render())
        assert app.screen.query_one("#field-position", Input).value == "Của bàn 1"
    assert session.state.delegates[person.id].position == "Của bàn 2"


def _with(delegate, **fields):
    return replace(delegate, **fields)


async def test_a_new_person_is_added_with_the_unit_typed_in_part(app, session):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+n")
        await pilot.pause()
        app.screen.query_one("#field-full_name", Input).value = "Trịnh Gia Mẫn"
        app.screen.query_one("#field-unit", Input).value = "kinh te"
        app.screen.query_one("#field-invitation").focus()
        await pilot.press("right", "right", "ctrl+s")
        await pilot.pause()
    added = next(one for one in session.state.delegates.values() if "Mẫn" in one.full_name)
    assert (added.unit, added.invitation) == ("KT", Invitation.CONFIRMED)


async def test_deleting_asks_once_and_can_be_undone(app, session):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"huyen")
        await pilot.pause()
        person = app.screen.chosen
        await pilot.press("delete", "escape")
        await pilot.pause()
        assert person.id in session.state.delegates
        await pilot.press("delete", "enter")
        await pilot.pause()
        assert person.id not in session.state.delegates
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert session.state.delegates[person.id] == person


@SIZES
async def test_hostile_names_show_as_they_are(app, session, size):
    added = [
        session.roster.add(Delegate(id="", full_name=name, position=name, note=name))
        for name in HOSTILE
    ]
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("end", "ctrl+s")
        for one in added:
            app.screen.query_one(Input).value = one.full_name
            await settled(pilot)
            assert one in app.screen.query_one(RowList).rows
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.query_one("#field-full_name", Input).value == added[-1].full_name


# -- a quick hand --------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["enter", "delete"])
async def test_a_command_right_after_typing_is_for_whom_was_typed(app, session, key):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        box = screen.query_one(Input)
        for letter in "huyen":
            box.insert_text_at_cursor(letter)
        # The list has not been searched yet; the key comes before its message.
        if key == "enter":
            screen.action_edit()
        else:
            screen.action_delete()
        await pilot.pause()
        assert screen.chosen.full_name == "Tôn Nữ Khánh Huyền"


async def test_typing_starts_at_the_best_and_the_arrows_keep_the_box(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+end")
        await pilot.press(*"van")
        await settled(pilot)
        rows = app.screen.query_one(RowList)
        assert rows.cursor == 0
        await pilot.press("down", "down", "up")
        assert rows.cursor == 1
        assert isinstance(app.focused, Input)
        assert app.focused.value == "van"
        await pilot.press("pagedown")
        assert rows.cursor > 1
        await pilot.press("ctrl+home")
        assert rows.cursor == 0


async def test_a_check_in_elsewhere_leaves_the_cursor_on_its_person(app, session, desk_two):
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("down", "down", "down")
        person = app.screen.chosen
        desk_two.roster.delete("dv-014")
        desk_two.roster.add(Delegate(id="", full_name="Bí thư", position="Bí thư", unit="TTDU"))
        assert session.poll()
        app.data_changed()
        await settled(pilot)
        assert app.screen.chosen.id == person.id


async def test_the_mouse_chooses_and_a_double_click_opens_the_form(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.click(RowList, offset=(8, 4))
        await pilot.pause()
        assert app.screen.chosen.full_name == names(app)[3]
        assert isinstance(app.focused, Input)
        await pilot.click(RowList, offset=(8, 4), times=2)
        await pilot.pause()
        assert isinstance(app.screen, DelegateForm)


# -- what is written -----------------------------------------------------------------------


@SIZES
async def test_state_is_a_word_and_a_shape(app, session, size):
    session.door.check_in("dv-001")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        lines = painted(app)
        assert any("Trịnh Bá Kiên" in line and "● có mặt" in line for line in lines)
        assert any("Phan Đình Quảng" in line and "○ chưa đến" in line for line in lines)
        assert any("Đoàn Thị Loan" in line and "× báo vắng" in line for line in lines)


async def test_the_card_tells_everything_of_one_person(app, session):
    session.seating.move("dv-007", "CT2")
    session.door.check_in("dv-007")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(*"soai")
        await settled(pilot)
        card = " ".join(words(app, "#delegate-detail").split())
    place = session.seating.describe(session.state.seats["CT2"])
    for expected in (
        "Ông Đào Văn Soái", "0900000007", "Lãnh đạo UBND xã", "dv-007", "đã cấp", "chủ tọa",
        "07:25:00", "Khai mạc hội nghị", "không có thật", f"CT2, {place[:8]}",
    ):  # fmt: skip
        assert expected in card


async def test_a_blank_shows_as_dots(app, session):
    session.roster.add(Delegate(id="", full_name="Ai Đó"))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(*"ai do")
        await settled(pilot)
        lines = words(app, "#delegate-detail").splitlines()
    for label in ("Chức vụ", "Đơn vị", "Điện thoại", "Chỗ ngồi"):
        assert any(line.startswith(label) and line.endswith("…") for line in lines)


async def test_nobody_fits_and_the_name_typed_is_taken_into_the_form(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Zorba")
        await settled(pilot)
        assert any("Không có ai khớp" in line for line in painted(app))
        assert any("0 / 40 đại biểu" in line for line in painted(app))
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert app.screen.query_one("#field-full_name", Input).value == "Zorba"


async def test_deleting_says_what_is_lost(app, session):
    session.seating.move("dv-014", "D5")
    session.door.check_in("dv-014")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"huyen")
        await pilot.press("delete")
        await pilot.pause()
        text = " ".join(" ".join(painted(app)).split())
    assert "cùng ghế D5, mã trên thẻ, điểm danh lúc 07:25" in text
    assert "Ctrl+Z" in text


async def test_who_receives_an_award_is_not_deleted_and_it_is_said(app, session):
    recipient = next(award.delegate for award in session.state.awards.values() if award.delegate)
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one(Input).value = session.state.delegates[recipient].full_name
        await settled(pilot)
        await pilot.press("delete", "enter")
        await pilot.pause()
        assert "khen thưởng" in toasts(app)[-1][1]
    assert recipient in session.state.delegates


# -- the form ------------------------------------------------------------------------------


async def test_a_unit_is_suggested_while_typing_and_written_out_when_left(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+n")
        await pilot.pause()
        await pilot.press("down", "down", "down", *"kinh")
        await pilot.pause()
        assert words(app, "#hint-unit").startswith("→ Phòng Kinh tế")
        await pilot.press("down")
        await pilot.pause()
        assert app.screen.query_one("#field-unit", Input).value == "Phòng Kinh tế"


async def test_another_unit_is_typed_over_the_old_one(app, session):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"huyen")
        await settled(pilot)
        person = app.screen.chosen
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("down", "down", "down", *"kinh te", "ctrl+s")
        await pilot.pause()
    assert person.unit != "KT"
    assert session.state.delegates[person.id].unit == "KT"


async def test_a_reason_is_asked_only_of_those_who_do_not_come(app, session):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"huyen")
        await settled(pilot)
        person = app.screen.chosen
        await pilot.press("enter")
        await pilot.pause()
        row = app.screen.query_one("#row-absence_reason")
        assert not row.display
        app.screen.query_one("#field-invitation").focus()
        await pilot.press("left")
        await pilot.pause()
        assert row.display
        await pilot.press("down", *"hop tinh", "ctrl+s")
        await pilot.pause()
    saved = session.state.delegates[person.id]
    assert (saved.invitation, saved.absence_reason) == (Invitation.DECLINED, "hop tinh")


@pytest.mark.parametrize("honorific", ["", "Ông", "TS."])
async def test_opening_and_saving_changes_nothing(app, session, honorific):
    added = session.roster.add(
        Delegate(id="", full_name="Ai Đó", honorific=honorific, roles=(Role.MC, Role.GUEST))
    )
    seq = session.store.last_seq
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"ai do")
        await settled(pilot)
        assert app.screen.chosen == added
        await pilot.press("enter", "ctrl+s")
        await pilot.pause()
        assert not isinstance(app.screen, DelegateForm)
    assert session.store.last_seq == seq


async def test_after_a_conflict_both_desks_words_are_seen_and_saving_again_decides(
    app, session, desk_two
):
    person = session.roster.all()[0]
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await pilot.pause()
        theirs = _with(person, position="Của bàn 2", phone="0911222333", roles=(Role.GUEST,))
        desk_two.roster.edit(person, theirs)
        app.screen.query_one("#field-position", Input).value = "Của bàn 1"
        await pilot.press("ctrl+s")
        await pilot.pause()
        problem = words(app, ".form-problem")
        assert "Bàn 2" in problem
        assert "Chức vụ nay là “Của bàn 2”" in problem
        assert "Điện thoại" not in problem
        assert app.screen.query_one("#field-phone", Input).value == "0911222333"
        assert app.screen.query_one("#field-roles", Choices).value == (Role.GUEST,)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert not isinstance(app.screen, DelegateForm)
    saved = session.state.delegates[person.id]
    assert (saved.position, saved.phone, saved.roles) == ("Của bàn 1", "0911222333", (Role.GUEST,))


async def test_what_cannot_be_saved_keeps_the_form_open(app, session, disk_full):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await pilot.pause()
        app.screen.query_one("#field-position", Input).value = "Mới"
        with disk_full():
            await pilot.press("ctrl+s")
            await pilot.pause()
        assert "ổ đĩa đã đầy" in words(app, ".form-problem")
        assert app.screen.query_one("#field-position", Input).value == "Mới"
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert session.state.delegates["dv-001"].position == "Mới"


# -- the whole form ------------------------------------------------------------------------


@SIZES
async def test_the_keys_stay_in_sight_on_every_line_of_the_form(app, session, size):
    person = session.state.delegates["dv-001"]
    substitute = Substitute(full_name="Nguyễn Thị Hoài Ân", position="Công chức")
    session.roster.edit(
        person, _with(person, substitute=substitute, invitation=Invitation.DECLINED)
    )
    async with app.run_test(size=size) as pilot:
        await pilot.press(*"trinh ba kien", "enter")
        await pilot.pause()
        seen = set()
        while (focused := app.focused.id) not in seen:
            seen.add(focused)
            lines = painted(app)
            assert any("Ctrl+S  lưu" in line for line in lines)
            row = app.focused.region
            assert 0 <= row.y < row.bottom <= size[1]
            assert app.screen.get_widget_at(row.x, row.y)[0] is app.focused
            await pilot.press("down")
            await pilot.pause()
    assert seen == {f"field-{name}" for name in LABELS}


async def test_the_posts_recognised_are_told_with_their_ranks(app, session):
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await pilot.pause()
        box = app.screen.query_one("#field-position", Input)
        box.value = "Chủ tịch UBND xã; Phó Bí thư Đảng ủy, Nghệ nhân"
        await pilot.pause()
        # 12 and 14: the customary order in domain/protocol.py.
        assert words(app, "#hint-position") == (
            "bậc: Chủ tịch UBND xã (14) · Phó Bí thư Đảng ủy, Nghệ nhân (12)"
        )


async def test_a_substitute_is_announced_and_lowers_the_place(app, session):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        first = app.screen.chosen
        await pilot.press("enter")
        await pilot.pause()
        assert not app.screen.query_one("#row-substitute_position").display
        app.screen.query_one("#field-substitute", Input).value = "Lò Văn Thay"
        await pilot.pause()
        assert app.screen.query_one("#row-substitute_position").display
        app.screen.query_one("#field-substitute_position", Input).value = "Công chức"
        app.screen.query_one("#field-birth", Input).value = "7/1980"
        app.screen.query_one("#field-phone", Input).value = "0900000001 / 02203000010"
        await pilot.press("ctrl+s")
        await settled(pilot)
        saved = session.state.delegates[first.id]
        assert saved.substitute == Substitute(full_name="Lò Văn Thay", position="Công chức")
        assert (saved.birth, saved.phone_other) == ("1980-07", "02203000010")
        assert session.roster.all()[0].id != first.id
        await pilot.press("ctrl+z")
        await settled(pilot)
    assert session.state.delegates[first.id] == first
