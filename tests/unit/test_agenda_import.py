"""A programme taken in from a file: who is meant, one action, nothing half done."""

from dataclasses import replace

import pytest

from agenda_files import lengths_only, running_order, training, workbook, year_end
from hoinghi_tui.domain.agenda import ItemKind
from hoinghi_tui.domain.agenda_editing import ItemDraft
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.agenda_editor import WouldReplace

HEAD = ["Thời gian", "Nội dung", "Người thực hiện"]


def one_item(session, tmp_path, presenter):
    path = workbook(tmp_path / "ct.xlsx", [HEAD, ["8h - 8h10", "Tham luận", presenter]])
    return session.agenda_import.read(path)


def id_of(session, name):
    return next(one.id for one in session.state.delegates.values() if one.full_name == name)


def test_presenters_are_found_by_name_and_doubts_are_asked(session, tmp_path):
    imported = session.agenda_import.read(year_end(tmp_path / "tong-ket.xlsx"))
    presenters = [item.presenter for item in imported.items()]
    assert presenters[2] == id_of(session, "Nguyễn Đăng Khôi")
    assert presenters[3] == id_of(session, "Đào Văn Soái")
    assert presenters[6] == id_of(session, "Đặng Văn Bằng")
    asked = {one.written: one for one in imported.questions}
    assert set(asked) == {"Đ/c Trương Bá Lạ", "Đ/c Bí thư Đảng ủy"}
    assert "không có trong danh sách" in asked["Đ/c Trương Bá Lạ"].reason
    assert asked["Đ/c Trương Bá Lạ"].proposed is None
    assert asked["Đ/c Bí thư Đảng ủy"].proposed == id_of(session, "Trịnh Bá Kiên")
    notes = [item.presenter_note for item in imported.items()]
    assert notes[0] == "Văn phòng HĐND&UBND xã"
    assert notes[7] == "Đ/c Trương Bá Lạ"
    assert imported.items()[0].unit is not None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Đào Văn Soai", "gần giống"),
        ("Ông Lê Văn Xuyến – Trưởng thôn", "không có trong"),
        ("Ban Tổ chức", ""),
        ("MC", ""),
        ("", ""),
        ("Phòng Kinh tế", ""),
        ("Văn phòng xã, bàn đón tiếp", ""),
    ],
)
def test_words_that_are_no_delegate_stay_as_words(session, tmp_path, words, reason):
    imported = one_item(session, tmp_path, words)
    [item] = imported.items()
    assert (item.presenter, item.presenter_note) == (None, words)
    assert [reason in one.reason for one in imported.questions] == ([True] if reason else [])


def test_two_of_one_name_are_asked_about_and_the_answer_counts(session, tmp_path):
    session.roster.add(Delegate(id="", full_name="Đào Văn Soái", position="Trưởng thôn"))
    imported = one_item(session, tmp_path, "Đ/c Đào Văn Soái")
    [question] = imported.questions
    assert (len(question.candidates), question.proposed) == (2, None)
    [item] = imported.items({question.written: question.candidates[1]})
    assert (item.presenter, item.presenter_note) == (question.candidates[1], "")


def test_several_people_keep_all_their_names(session, tmp_path):
    [item] = one_item(session, tmp_path, "Đào Văn Soái\nVũ Thị Hòa").items()
    assert item.presenter == id_of(session, "Đào Văn Soái")
    assert item.presenter_note == "Đào Văn Soái; Vũ Thị Hòa"


@pytest.mark.parametrize("make", [year_end, training, running_order, lengths_only])
def test_a_file_replaces_the_agenda_as_one_action(session, tmp_path, make):
    was = session.agenda.items()
    suffix = ".docx" if make is running_order else ".xlsx"
    imported = session.agenda_import.read(make(tmp_path / f"ct{suffix}"))
    with pytest.raises(WouldReplace):
        session.agenda_import.take_in(imported)
    assert session.agenda.items() == was
    session.agenda_import.take_in(imported, replace=True)
    now = session.agenda.items()
    assert [item.title for item in now] == [row.title for row in imported.rows]
    assert [item.duration_s for item in now] == [row.minutes * 60 for row in imported.rows]
    assert all(item.is_break == (item.kind is ItemKind.BREAK) for item in now)
    assert session.agenda_editor.totals().items == len(now)
    session.undo_last()
    assert session.agenda.items() == was


def test_a_file_with_a_problem_changes_nothing_and_is_named(session, tmp_path):
    was = session.agenda.items()
    rows = [HEAD, ["8h - 8h30", "A", ""], ["8h20 - 9h", "B", ""], ["9h - 8h", "C", ""]]
    imported = session.agenda_import.read(workbook(tmp_path / "ct.xlsx", rows))
    with pytest.raises(Refused, match=r"ct\.xlsx: Trang “Chương trình”, ô A3.*Còn 1 chỗ"):
        session.agenda_import.take_in(imported, replace=True)
    assert session.agenda.items() == was


def test_a_presenter_deleted_meanwhile_is_refused(session, tmp_path):
    added = session.roster.add(Delegate(id="", full_name="Trương Bá Lạ"))
    imported = one_item(session, tmp_path, "Trương Bá Lạ")
    session.roster.delete(added.id)
    with pytest.raises(Refused, match="đọc lại tệp"):
        session.agenda_import.take_in(imported, replace=True)


def test_a_post_of_one_of_several_is_found(session, tmp_path):
    """He is Phó Bí thư Đảng ủy too; the commune's own abbreviations are understood."""
    soai = session.state.delegates[id_of(session, "Đào Văn Soái")]
    session.roster.edit(soai, replace(soai, position="Phó Bí thư, Chủ tịch Ủy ban nhân dân xã"))
    [question] = one_item(session, tmp_path, "Đ/c Chủ tịch UBND xã").questions
    assert question.proposed == soai.id
    assert "chức vụ" in question.reason


def unlisted(session):
    return [one.text for one in session.overview.readiness() if "người trình bày" in one.text]


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Đ/c Trương Bá Lạ – Trưởng thôn", True),
        ("Đào Văn Soái; Trương Bá Lạ", True),
        ("Ông Đào Văn Soái", False),
        ("Ban Tổ chức", False),
        ("Đ/c Chủ tịch UBND xã", False),
        ("", False),
    ],
)
def test_a_presenter_who_is_not_on_the_list_is_told_before_the_day(session, note, found):
    assert unlisted(session) == []
    draft = replace(ItemDraft.of(session.state.agenda["ct-06"]), presenter=None)
    session.agenda_editor.change("ct-06", replace(draft, presenter_note=note))
    words = ["1 người trình bày chưa có trong danh sách đại biểu"]
    assert unlisted(session) == (words if found else [])
