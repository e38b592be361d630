"""The facts of the conference: read, checked, saved, by one desk and by two at once."""

from dataclasses import replace
from datetime import date, time

import pytest

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.conference_entry import (
    FIELD_NAMES,
    LABELS,
    ConferenceEntry,
    check_conference,
)
from hoinghi_tui.services.entries import combine
from hoinghi_tui.storage import Conflict

HOSTILE = ("[/]", "=cmd()", "../x", "{{x}}", "N" * 500, "Họp 🏛 tổng kết")


@pytest.fixture
def before(session):
    return session.state.conference


def typed(before, **fields):
    return replace(ConferenceEntry.of(before), **fields)


def checked(before, **fields):
    return check_conference(typed(before, **fields), before)


def test_every_field_has_a_label():
    assert tuple(LABELS) == FIELD_NAMES


def test_what_was_not_touched_changes_nothing(before):
    assert checked(before).record == before
    assert checked(before).problems == {}


@pytest.mark.parametrize(
    ("field", "text", "changed"),
    [
        ("title", "  Hội nghị   mới ", {"title": "Hội nghị mới"}),
        ("number", "12/KH-UBND", {"number": "12/KH-UBND"}),
        ("when", "15/12/2025", {"day": date(2025, 12, 15), "expected": ""}),
        ("when", "dự kiến 1/2026", {"expected": "dự kiến tháng 1/2026"}),
        ("when", "", {"expected": ""}),
        ("deadline", "11h45", {"deadline": time(11, 45)}),
        ("deadline", "", {"deadline": None}),
        ("superior", "Thành ủy;HĐND thành phố", {"superior": "Thành ủy; HĐND thành phố"}),
        ("recipients", "TT Đảng uỷ;\nLưu: VT", {"recipients": ("TT Đảng uỷ", "Lưu: VT")}),
        ("aims", "Tổng kết; thống nhất", {"aims": ("Tổng kết", "thống nhất")}),
        ("signer_title", "Chủ tịch", {}),
    ],
)
def test_what_was_typed_becomes_the_field_it_stands_for(before, field, text, changed):
    found = checked(before, **{field: text})
    assert found.problems == {}
    assert found.record == replace(before, **changed)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("title", " ", "tên hội nghị"),
        ("when", "31/02/2025", "28 ngày"),
        ("deadline", "25:00", "11:30"),
    ],
)
def test_a_wrong_field_is_named_and_the_others_are_read(before, field, text, said):
    found = checked(before, number="7", **{field: text})
    assert said in found.problems.pop(field)
    assert found.problems == {}
    assert found.record == replace(before, number="7")


def test_words_for_the_date_from_an_older_file_do_not_block_other_fields(before):
    older = replace(before, expected="sau Tết")
    assert checked(older, place="Nhà văn hóa").record == replace(older, place="Nhà văn hóa")


def test_several_superior_bodies(before):
    named = checked(before, superior="Thành ủy; HĐND thành phố").record
    assert named.superiors == ("Thành ủy", "HĐND thành phố")
    assert before.superiors == ()


def test_a_correction_is_one_action_and_undone_at_once(session, before):
    session.settings.edit(before, replace(before, number="5/KH-UBND", place="Nhà văn hóa"))
    saved = session.state.conference
    assert (saved.number, saved.place) == ("5/KH-UBND", "Nhà văn hóa")
    event = session.store.history(limit=1)[0]
    assert event.note == "Sửa thông tin hội nghị: số văn bản, nơi họp"
    session.undo_last()
    assert session.state.conference == before


def test_nothing_changed_is_no_action(session, before):
    count = len(session.store.history(limit=1000))
    session.settings.edit(before, before)
    assert len(session.store.history(limit=1000)) == count


def test_a_blank_title_is_refused_and_nothing_changes(session, before):
    with pytest.raises(Refused, match="tên hội nghị"):
        session.settings.edit(before, replace(before, title=" \u200b", number="9"))
    assert session.state.conference == before


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_letter_for_letter(session, before, text):
    found = check_conference(typed(before, title=text, chair=text), before)
    session.settings.edit(before, found.record)
    session.store.close()
    from hoinghi_tui.services.session import Session

    with Session.open(session.folder) as again:
        assert (again.state.conference.title, again.state.conference.chair) == (text, text)


def test_two_desks_change_different_fields_and_both_stay(session, desk_two, before):
    theirs = desk_two.state.conference
    session.settings.edit(before, replace(before, number="5"))
    desk_two.settings.edit(theirs, replace(theirs, place="Nhà văn hóa"))
    session.poll()
    saved = session.state.conference
    assert (saved.number, saved.place) == ("5", "Nhà văn hóa")


def test_two_desks_at_the_same_field_the_second_is_told(session, desk_two, before):
    theirs = desk_two.state.conference
    session.settings.edit(before, replace(before, number="5"))
    with pytest.raises(Conflict, match="Bàn 1 vừa lưu"):
        desk_two.settings.edit(theirs, replace(theirs, number="6"))
    assert desk_two.state.conference.number == "5"


def test_a_day_fixed_here_and_words_changed_there_cannot_both_stand(session, desk_two):
    blank = replace(session.state.conference, expected="")
    session.settings.edit(session.state.conference, blank)
    desk_two.poll()
    theirs = desk_two.state.conference
    session.settings.edit(blank, replace(blank, day=date(2025, 12, 15)))
    with pytest.raises(Conflict):
        desk_two.settings.edit(theirs, replace(theirs, expected="dự kiến tháng 1/2026"))


def test_what_both_typed_is_put_together_field_by_field(before):
    opened = ConferenceEntry.of(before)
    mine = replace(opened, number="5", place="Nhà văn hóa")
    theirs = replace(opened, number="6", room="Tầng 2")
    entry, both = combine(opened, mine, theirs)
    assert (entry.number, entry.place, entry.room) == ("5", "Nhà văn hóa", "Tầng 2")
    assert both == ("number",)
