"""The sign-in list: who stands on it, under which unit, and what the page says."""

from datetime import UTC, date, datetime

import pytest
from docx import Document
from docx.oxml.ns import qn

from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.sign_in import render_sign_in, sign_in_fields
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Attendance, Delegate, Invitation, Means, Substitute, Unit
from hoinghi_tui.domain.sign_in import pick_numbers, sign_in_groups
from hoinghi_tui.resources import template_dir

TEMPLATE = template_dir() / "danh-sach-ky-nhan.docx"
UNITS = {
    key: Unit(id=key, name=name) for key, name in {"A": "Phòng A&B <xã>", "B": "Ban B"}.items()
}
BLANK = Conference(title="", event_tag="1234")
KNOWN = Conference(
    title="Hội nghị tổng kết năm 2025",
    event_tag="1234",
    superior="Đảng ủy xã; Huyện ủy",
    issuer="UBND xã Đại Sơn",
    locality="Đại Sơn",
    day=date(2026, 2, 5),
    room="Phòng họp gác 3",
    place="UBND xã",
    signer="Đào Văn Soái",
    signer_title="Chủ tịch",
)


def delegate(number, **fields):
    return Delegate(**{"id": f"dv-{number:03}", "full_name": f"Người {number}", **fields})


def came(number, **fields):
    instant = datetime(2025, 12, 15, tzinfo=UTC)
    return Attendance(
        id=f"dv-{number:03}", arrived_at=instant, station="Bàn 1", means=Means.QR, **fields
    )


def ids(groups):
    return [[signer.delegate.id for signer in group.signers] for group in groups]


def page(tmp_path, people, conference=KNOWN):
    rendered = render_sign_in(sign_in_groups(people, UNITS, {}), conference, TEMPLATE)
    path = tmp_path / "ky-nhan.docx"
    path.write_bytes(rendered.data)
    return Document(str(path)), rendered


def all_text(document):
    paragraphs = document.element.body.iter(qn("w:p"))
    return "\n".join("".join(p.itertext(qn("w:t"))) for p in paragraphs)


# -- who signs -------------------------------------------------------------------------------


def test_units_come_once_in_the_order_they_first_come_up():
    people = [
        delegate(1, unit="B"), delegate(2, unit="A"), delegate(3), delegate(4, unit="B"),
        delegate(5, unit="gone"),
    ]  # fmt: skip
    groups = sign_in_groups(people, UNITS, {})
    assert [group.unit for group in groups] == [UNITS["B"], UNITS["A"], None]
    assert ids(groups) == [["dv-001", "dv-004"], ["dv-002"], ["dv-003", "dv-005"]]


def test_who_declined_signs_only_after_coming_or_by_somebody_else():
    other = Substitute(full_name="Vũ Thị Hòa")
    people = [
        delegate(1, invitation=Invitation.DECLINED),
        delegate(2, invitation=Invitation.DECLINED, substitute=other),
        delegate(3, invitation=Invitation.DECLINED),
        delegate(4, substitute=other),
    ]
    groups = sign_in_groups(people, UNITS, {"dv-003": came(3), "dv-004": came(4)})
    assert ids(groups) == [["dv-002", "dv-003", "dv-004"]]
    assert [signer.substitute for signer in groups[0].signers] == [other, None, None]


def test_who_really_came_instead_counts():
    hoa, an = Substitute(full_name="Vũ Thị Hòa"), Substitute(full_name="Lê Văn An")
    [group] = sign_in_groups(
        [delegate(1, substitute=hoa)], UNITS, {"dv-001": came(1, substitute=an)}
    )
    assert group.signers[0].substitute == an


# -- what the page says ------------------------------------------------------------------------


def test_the_fields_are_ready_to_be_printed():
    people = [
        delegate(1, honorific="Ông", position="Chủ tịch", unit="A"),
        delegate(2, substitute=Substitute(full_name="Vũ Thị Hòa", position="Phó phòng")),
    ]
    fields = sign_in_fields(sign_in_groups(people, UNITS, {}), KNOWN)
    assert fields == {
        "notice": "",
        "superiors": ["ĐẢNG ỦY XÃ", "HUYỆN ỦY"],
        "issuer": "ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN",
        "locality": "Đại Sơn",
        "date": "ngày 05 tháng 02 năm 2026",
        "title": "Hội nghị tổng kết năm 2025",
        "when": "05/02/2026",
        "place": "Phòng họp gác 3, UBND xã",
        "groups": [
            {
                "heading": "Phòng A&B <xã>",
                "people": [
                    {"number": 1, "name": "Ông Người 1", "position": "Chủ tịch", "substitute": ""}
                ],
            },
            {
                "heading": "Đại biểu khác",
                "people": [
                    {
                        "number": 2,
                        "name": "Người 2",
                        "position": "…",
                        "substitute": "Vũ Thị Hòa, Phó phòng",
                    }
                ],
            },
        ],
        "total": "02",
        "signer_title": "CHỦ TỊCH",
        "signer": "Đào Văn Soái",
    }


def test_what_nobody_knows_is_left_blank_and_told():
    rendered = render_sign_in(sign_in_groups([delegate(1)], {}, {}), BLANK, TEMPLATE)
    told = "\n".join(rendered.warnings)
    for missing in ("cơ quan tổ chức", "địa danh", "ngày họp", "người ký", "chức vụ: 1 đại biểu"):
        assert f"Chưa có {missing}" in told
    fields = sign_in_fields(sign_in_groups([delegate(1)], {}, {}), BLANK)
    blank = ("issuer", "locality", "title", "when", "place", "signer_title", "signer")
    assert {fields[name] for name in blank} == {"…"}
    assert fields["date"] == "ngày … tháng … năm …"
    assert fields["groups"][0]["heading"] == ""


def test_invented_people_are_told_as_such():
    rendered = render_sign_in(sign_in_groups([delegate(1, sample=True)], {}, {}), KNOWN, TEMPLATE)
    assert rendered.warnings[-1] == "Dữ liệu mẫu, không có giá trị: 1 đại biểu"


def test_without_people_there_is_no_list():
    with pytest.raises(DocumentError, match="Chưa có đại biểu"):
        render_sign_in((), KNOWN, TEMPLATE)


def test_names_stay_letter_for_letter(tmp_path):
    names = ["{{ x }}", "{% raw %}", "[/] =cmd()", "A & B <C>", "Ẩn " * 166 + "Ẵ", "Lê 😀"]
    people = [delegate(number, full_name=name, unit="A") for number, name in enumerate(names)]
    text = all_text(page(tmp_path, people)[0])
    assert [name for name in [*names, "Phòng A&B <xã>"] if name not in text] == []


def test_the_page_is_laid_out_as_decree_30_asks(tmp_path):
    document, _ = page(tmp_path, [delegate(number, unit="A") for number in range(3)])
    [section] = document.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    for side, least, most in (
        ("top", 20, 25), ("bottom", 20, 25), ("left", 30, 35), ("right", 15, 20),
    ):  # fmt: skip
        assert least <= round(getattr(section, f"{side}_margin").mm, 1) <= most
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xpath("string(.)")
    assert section.first_page_header._element.xpath("string(.)") == ""
    fonts = {run.get(qn("w:ascii")) for run in document.styles.element.iter(qn("w:rFonts"))} & {
        "Times New Roman"
    }
    assert fonts
    people = document.tables[1]
    rows = [row._tr for row in people.rows]
    assert rows[0].trPr.findall(qn("w:tblHeader"))
    assert all(row.trPr.findall(qn("w:cantSplit")) for row in rows)
    assert len(rows) == 1 + 1 + 3
    assert "Danh sách có 03 đại biểu./." in all_text(document)


# -- numbers of the list --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", [12]),
        (" 1-5 8 ", [1, 2, 3, 4, 5, 8]),
        ("1 – 3,2;5", [1, 2, 3, 5]),
        ("5-3", [3, 4, 5]),
        ("007", [7]),
        ("0", []),
        ("39-99999999999999999999", [39, 40]),
        ("41", []),
        ("0912345678", []),
        ("40 41", [40]),
        ("8 1", [8, 1]),
        ("", []),
        ("1a", []),
        ("-1", []),
        ("1-", []),
        ("١٢", []),
        ("Soái 12", []),
        ("1" * 500 + "x", []),
        ("1 " * 5_000 + "x", []),
    ],
)
def test_numbers_of_the_list_are_read_as_people_write_them(text, expected):
    assert pick_numbers(text, 40) == expected
