"""How people are addressed and which unit their post belongs to."""

import pytest

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.people_words import Attendee
from hoinghi_tui.domain.titles import form_of_address, post_with_unit, sentence_start, titled

KT = Unit(id="KT", name="Phòng Kinh tế")
VP = Unit(id="VP", name="Văn phòng HĐND&UBND xã")
HCC = Unit(id="HCC", name="Trung tâm Phục vụ hành chính công xã")


@pytest.mark.parametrize(
    ("honorific", "position", "unit", "expected"),
    [
        ("Ông", "Chủ tịch UBND xã", None, "đồng chí"),
        ("Bà", "", KT, "đồng chí"),
        ("Ông", "", None, "ông"),
        ("Bà", "Chủ hộ", None, "bà"),
        ("Đ/c", "", None, "đồng chí"),
        ("", "", None, "đồng chí"),
        ("Thượng tọa", "Trưởng phòng", KT, "Thượng tọa"),
        ("[/]", "", None, "[/]"),
    ],
)
def test_officials_are_comrades_and_citizens_are_not(honorific, position, unit, expected):
    assert form_of_address(honorific, position, unit) == expected


@pytest.mark.parametrize(
    ("position", "unit", "expected"),
    [
        ("Trưởng phòng", KT, "Trưởng phòng Kinh tế"),
        ("Phó Trưởng phòng", KT, "Phó Trưởng phòng Kinh tế"),
        ("Chánh Văn phòng", VP, "Chánh Văn phòng HĐND&UBND xã"),
        ("Giám đốc", HCC, "Giám đốc Trung tâm Phục vụ hành chính công xã"),
        ("Phó Chủ tịch UBND xã", VP, "Phó Chủ tịch UBND xã"),
        ("Trưởng Ban Văn hóa – Xã hội HĐND xã", VP, "Trưởng Ban Văn hóa – Xã hội HĐND xã"),
        ("Trưởng phòng", None, "Trưởng phòng"),
        ("", KT, "Phòng Kinh tế"),
        ("", None, ""),
    ],
)
def test_a_bare_post_is_told_with_its_unit(position, unit, expected):
    assert post_with_unit(position, unit) == expected


def test_a_person_is_told_by_address_name_and_post():
    bang = Attendee("Đặng Văn Bằng", "Trưởng phòng", "Ông")
    assert titled(bang, KT) == "đồng chí Đặng Văn Bằng, Trưởng phòng Kinh tế"
    assert titled(Attendee("Lò Văn Mới", "", "Ông"), None) == "ông Lò Văn Mới"
    assert sentence_start("đồng chí H'Bia") == "Đồng chí H'Bia"
