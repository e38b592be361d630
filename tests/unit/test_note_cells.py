"""Notes turned into flags, absences, substitutes; roles and invitations in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.people import Invitation, Role, Substitute
from hoinghi_tui.domain.people_words import INVITATION_WORDS, ROLE_WORDS, roles_text
from hoinghi_tui.spreadsheets.note_cells import (
    Flag,
    parse_absence,
    parse_invitation,
    parse_roles,
    parse_substitute,
    read_flags,
    read_note_roles,
)


@pytest.mark.parametrize(
    ("note", "flags"),
    [
        ("Tham luận", (Flag.SPEAKER,)),
        ("THAM LUẬN số 2", (Flag.SPEAKER,)),
        ("Khen thưởng", (Flag.HONOREE,)),
        ("Nhận giấy khen", (Flag.HONOREE,)),
        ("Thư ký Hội nghị", (Flag.SECRETARY,)),
        ("Dự và đưa tin", (Flag.PRESS,)),
        ("Đi xe lăn", (Flag.WHEELCHAIR,)),
        ("Điều hành phần khen thưởng", (Flag.CONDUCTOR,)),
        ("Điều hành phần khen thưởng; tham luận", (Flag.SPEAKER, Flag.CONDUCTOR)),
        ("Vắng có lý do (đi công tác)", (Flag.ABSENT,)),
        ("Cử người dự thay", (Flag.SUBSTITUTED,)),
        ("không tham luận", ()),
        ("Chủ trì", ()),
        ("nhận tài liệu", ()),
        ("", ()),
    ],
)
def test_notes_raise_flags(note, flags):
    assert read_flags(note) == flags


def test_a_note_may_give_a_role_without_a_flag():
    assert read_note_roles("Chủ trì") == (Role.PRESIDIUM,)
    assert read_note_roles("MC") == (Role.MC,)
    assert read_note_roles("Tham luận") == ()


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("Báo vắng: đi công tác", "đi công tác"),
        ("báo vắng", ""),
        ("Vắng có lý do (đi công tác)", "đi công tác"),
        ("Xin vắng – nghỉ ốm", "nghỉ ốm"),
        ("Vắng mặt", ""),
        ("Không báo vắng", None),
        ("Vàng", None),
        ("", None),
    ],
)
def test_absences_give_their_reason(note, reason):
    assert parse_absence(note) == reason


@pytest.mark.parametrize(
    ("text", "name", "position"),
    [
        ("đi thay: Nguyễn Thị Hoài Ân", "Nguyễn Thị Hoài Ân", ""),
        ("dự thay: bà Lê Thị C, Phó phòng", "Lê Thị C", "Phó phòng"),
        ("Cử đ/c Nguyễn Văn B (Phó Trưởng phòng) dự thay", "Nguyễn Văn B", "Phó Trưởng phòng"),
        ("Nguyễn Văn B đi thay", "Nguyễn Văn B", ""),
        ("Vắng: đi công tác; cử Lê Văn Tý (PP) đi thay", "Lê Văn Tý", "PP"),
    ],
)
def test_a_note_names_the_substitute(text, name, position):
    assert parse_substitute(text) == Substitute(full_name=name, position=position)


@pytest.mark.parametrize("text", ["Cử người dự thay", "Đi thay ông An", "đi thay", "Tham luận", ""])
def test_a_note_that_names_nobody_gives_no_substitute(text):
    assert parse_substitute(text) is None


@pytest.mark.parametrize(
    ("written", "roles"),
    [
        ("Chủ tọa", (Role.PRESIDIUM,)),
        ("chủ toạ, CHỦ TRÌ", (Role.PRESIDIUM,)),
        ("Thư ký Hội nghị", (Role.SECRETARY,)),
        ("Tham luận số 1 + Phóng viên", (Role.SPEAKER, Role.PRESS)),
        ("Dẫn chương trình", (Role.MC,)),
        ("MC", (Role.MC,)),
        ("Khách mời", (Role.GUEST,)),
        ("Chủ tọa\nTham luận", (Role.PRESIDIUM, Role.SPEAKER)),
        ("", ()),
    ],
)
def test_role_words_are_recognised(written, roles):
    assert parse_roles(written) == (roles, False, ())


def test_a_wheelchair_and_unknown_words_are_told_apart():
    assert parse_roles("xe lăn, Bảo vệ") == ((), True, ("Bảo vệ",))


@given(st.lists(st.sampled_from(Role), unique=True))
def test_roles_as_we_write_them_are_read_back(roles):
    assert parse_roles(roles_text(roles)) == (tuple(roles), False, ())
    assert set(ROLE_WORDS) == set(Role)


@pytest.mark.parametrize("state", Invitation)
def test_invitations_as_we_write_them_are_read_back(state):
    assert parse_invitation(INVITATION_WORDS[state]) is state


@given(st.text())
def test_any_note_is_read(text):
    read_flags(text), parse_absence(text), parse_substitute(text), parse_roles(text)
