"""The scripts of the sample conference, filled in, saved, taken back."""

from dataclasses import replace

import pytest

from hoinghi_tui.domain.agenda import ItemKind
from hoinghi_tui.domain.award_calls import recipient_text
from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.people import Substitute
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.script_fields import FIELDS
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.session import Session

BANG = "dv-025"


@pytest.fixture
def item_of(session):
    """Return a function that finds the first item of a kind."""

    def find(kind):
        return next(item for item in session.agenda.items() if item.kind is kind)

    return find


def filled(session, item, template):
    """Return what the script says when it is made of this template."""
    return session.scripts.preview(item.id, template).text


def paper_of_kt(session):
    return next(item for item in session.agenda.items() if item.presenter == BANG)


def test_every_field_has_a_value_or_is_a_blank(session, item_of):
    every = "\n".join(f"{{{field.name}}}" for field in FIELDS)
    text = session.scripts.preview(item_of(ItemKind.AWARDS).id, every)
    assert {blank.field for blank in text.blanks} == {
        *("ngày họp", "số quyết định", "ngày quyết định"),
        *("số đại biểu có mặt", "danh sách giới thiệu", "giới thiệu bổ sung"),
    }
    assert all(blank.known for blank in text.blanks)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{tên mục}", "Tham luận: Phòng Kinh tế"),
        ("{người trình bày}", "đồng chí Đặng Văn Bằng, Trưởng phòng Kinh tế"),
        ("{họ tên}: {chức vụ}", "Đặng Văn Bằng: Trưởng phòng Kinh tế"),
        ("{đơn vị}, {số phút} phút", "Phòng Kinh tế, 7 phút"),
        ("{mục tiếp theo}", "Tham luận: Trung tâm Phục vụ hành chính công"),
        (
            "{người tiếp theo}",
            "đồng chí Đặng Văn Đức, Giám đốc Trung tâm Phục vụ hành chính công xã",
        ),
        ("{người vừa trình bày}", "đồng chí Hoàng Thị Mỹ Dung, Chánh Văn phòng HĐND&UBND xã"),
        ("{số đại biểu}", "40"),
        ("{căn cứ}", "Kế hoạch số 16/KH-UBND ngày 31/7/2025"),
        ("{ngày họp}", "…"),
        ("{người chủ trì}", "đồng chí Đào Văn Soái, Phó Bí thư Đảng ủy, Chủ tịch UBND xã"),
    ],
)
def test_an_item_is_filled_from_the_plan(session, template, expected):
    assert filled(session, paper_of_kt(session), template) == expected


def test_who_came_instead_presents_by_the_own_title(session):
    session.door.check_in(BANG, substitute=Substitute(full_name="Lê Thế", position="Văn thư"))
    words = filled(session, paper_of_kt(session), "{người trình bày}")
    assert words == "đồng chí Lê Thế, Văn thư Phòng Kinh tế"


def test_the_batch_on_stage_moves_on_as_certificates_are_handed_over(session, item_of):
    awards = item_of(ItemKind.AWARDS)
    template = "{đợt trao thưởng}/{số đợt}: {số người nhận}; {người trao}"
    soai = "đồng chí Đào Văn Soái, Phó Bí thư Đảng ủy, Chủ tịch UBND xã"
    assert filled(session, awards, template) == f"1/3: 3 tập thể; {soai}"
    assert filled(session, awards, "{người nhận}") == (
        "Văn phòng HĐND&UBND xã Đại Sơn; Phòng Kinh tế xã Đại Sơn; "
        "Trung tâm Phục vụ hành chính công xã Đại Sơn"
    )
    session.awards.hand_over([a.id for a in session.awards.in_order() if a.batch == 1])
    kien = "đồng chí Trịnh Bá Kiên, Bí thư Đảng ủy, Chủ tịch HĐND xã"
    assert filled(session, awards, template) == f"2/3: 4 cá nhân; {kien}"
    assert filled(session, awards, "{số khen thưởng}") == "3 tập thể, 8 cá nhân"
    assert filled(session, awards, "{số tập thể}, {số hộ}") == "3, 0"


def test_a_citizen_is_called_by_the_own_honorific_and_a_proxy_is_told():
    award = Award(
        id="a", kind=AwardKind.INDIVIDUAL, recipient="Lò Văn A", honorific="Ông", batch=1, order=1
    )
    assert recipient_text(award, {}) == "ông Lò Văn A"
    assert recipient_text(replace(award, receiver="Lò Thị B"), {}) == (
        "ông Lò Văn A (Lò Thị B nhận thay)"
    )
    household = replace(award, kind=AwardKind.HOUSEHOLD, recipient="Hộ ông Lò Văn A")
    assert recipient_text(household, {}) == "Hộ ông Lò Văn A"


def test_people_in_the_room_are_counted_as_they_come(session, item_of):
    item = item_of(ItemKind.INTRODUCTION)
    session.scripts.set(item.id, "Có {số đại biểu có mặt} đại biểu")
    assert session.scripts.text(item.id).text == "Có … đại biểu"
    assert session.scripts.blanks() == []
    session.door.check_in(BANG)
    assert session.scripts.text(item.id).text == "Có 1 đại biểu"


def test_a_script_is_saved_and_taken_back_as_one_action(session, sample_folder, clock):
    item = paper_of_kt(session)
    session.scripts.set(item.id, "  Xin mời\u200b {họ ten}. \r\n\n [Chờ] \n")
    assert session.state.agenda[item.id].script == "Xin mời {họ ten}.\n\n[Chờ]"
    with Session.open(sample_folder, station="MC", clock=clock) as other:
        assert other.scripts.text(item.id).text == "Xin mời Đặng Văn Bằng.\n\n[Chờ]"
    session.undo_last()
    assert session.state.agenda[item.id].script == item.script


@pytest.mark.parametrize("blank", ["", " \n "])
def test_an_item_without_an_own_script_has_the_usual_one(session, blank):
    item = paper_of_kt(session)
    assert not session.scripts.text(item.id).is_default
    session.scripts.set(item.id, blank)
    assert session.scripts.text(item.id).is_default
    assert session.scripts.text(item.id).template == session.scripts.default(item.id)
    session.scripts.set(item.id, session.scripts.default(item.id))
    assert session.state.agenda[item.id].script == ""


def test_two_stations_do_not_overwrite_each_other(session):
    item = paper_of_kt(session)
    session.scripts.set(item.id, "Một", seen=item.script)
    with pytest.raises(Refused, match="bàn khác"):
        session.scripts.set(item.id, "Hai", seen=item.script)
    assert session.state.agenda[item.id].script == "Một"


def test_a_preview_saves_nothing(session):
    item = paper_of_kt(session)
    before = session.state.changes
    assert filled(session, item, "{đơn vị}") == "Phòng Kinh tế"
    assert session.state.changes == before


def test_blanks_are_a_line_of_what_is_missing(session):
    item = paper_of_kt(session)
    missing = [finding.text for finding in session.overview.readiness()]
    assert not any("Lời dẫn" in text for text in missing)
    session.scripts.set(item.id, "{số quyết định} {ngay hop} {đon vj}")
    [blank, day, misspelt] = session.scripts.blanks()
    assert (blank.item_id, blank.title, blank.field) == (item.id, item.title, "số quyết định")
    assert (day.field, day.known) == ("ngày họp", True)
    assert (misspelt.field, misspelt.suggestion) == ("đon vj", "đơn vị")
    found = next(one for one in session.overview.readiness() if "Lời dẫn" in one.text)
    assert (found.text, found.place) == ("Lời dẫn còn 3 chỗ trống", "agenda")
    session.agenda.skip_or_restore(item.id)
    assert session.scripts.blanks() == []


def test_hostile_names_are_said_as_they_are(session):
    item = paper_of_kt(session)
    bang = session.state.delegates[BANG]
    hostile = replace(bang, full_name="{đơn vị} [/] " + "N" * 500)
    session.work.act("edit", lambda: list(change("delegates", bang, hostile)))
    assert filled(session, item, "{họ tên}") == hostile.full_name


def test_the_help_names_each_field_with_its_meaning(session):
    assert ("đơn vị", "đơn vị phụ trách mục này") in session.scripts.fields()
    assert len(session.scripts.fields()) == len(FIELDS)
