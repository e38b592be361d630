"""What a certificate says, and what the final print warns of."""

import io
from datetime import date

import pytest
from docx import Document

from hoinghi_tui.documents.certificates import (
    SAMPLE_NOTICE,
    certificate_fields,
    missing_fields,
    render_certificates,
)
from hoinghi_tui.documents.dates import long_date
from hoinghi_tui.documents.errors import DocumentError, TemplateError
from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.resources import template_dir

TEMPLATE = template_dir() / "giay-khen.docx"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def conference(**changes: object) -> Conference:
    known = {
        "title": "Hội nghị tổng kết",
        "event_tag": "1234",
        "issuer": "UBND xã Đại Sơn",
        "locality": "Đại Sơn",
        "signer": "Đào Văn Soái",
        "signer_title": "Chủ tịch",
    }
    return Conference(**(known | changes))


def award(**changes: object) -> Award:
    known = {
        "id": "kt-01",
        "kind": AwardKind.INDIVIDUAL,
        "recipient": "Nguyễn Thị Thuý Hoà",
        "honorific": "Bà",
        "position": "Công chức",
        "batch": 1,
        "order": 1,
        "achievement": "Có thành tích xuất sắc năm 2025",
        "decision_no": "125/QĐ-UBND",
        "decision_day": date(2025, 12, 5),
        "certificate_no": "07",
    }
    return Award(**(known | changes))


def lines(data: bytes) -> list[str]:
    """All text of the document in reading order, merged cells once."""
    body = Document(io.BytesIO(data)).element.body
    paragraphs = ("".join(t.text or "" for t in p.iter(f"{WORD}t")) for p in body.iter(f"{WORD}p"))
    return [text for text in paragraphs if text.strip()]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 1, 2), "ngày 02 tháng 01 năm 2026"),
        (date(2025, 2, 10), "ngày 10 tháng 02 năm 2025"),
        (date(2025, 3, 9), "ngày 09 tháng 3 năm 2025"),
        (date(2025, 12, 31), "ngày 31 tháng 12 năm 2025"),
        (None, "ngày … tháng … năm …"),
    ],
)
def test_dates_are_written_as_the_decree_wants(day, text):
    assert long_date(day) == text


def test_an_individuals_certificate_reads_from_top_to_bottom():
    rendered = render_certificates(
        [award(unit="VHXH")], conference(), TEMPLATE, {"VHXH": "Phòng Văn hóa – Xã hội"}
    )

    assert lines(rendered.data) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN",
        "TẶNG",
        "GIẤY KHEN",
        "Bà Nguyễn Thị Thuý Hoà",
        "Công chức, Phòng Văn hóa – Xã hội",
        "Đã có thành tích xuất sắc năm 2025",
        "Quyết định số: 125/QĐ-UBND ngày 05 tháng 12 năm 2025",
        "Số sổ vàng: 07",
        "Đại Sơn, ngày 05 tháng 12 năm 2025",
        "CHỦ TỊCH",
        "Đào Văn Soái",
    ]
    assert rendered.warnings == ()


def test_a_collectives_certificate_has_neither_honorific_nor_repeated_unit():
    collective = award(
        kind=AwardKind.COLLECTIVE, recipient="Phòng Kinh tế xã Đại Sơn", honorific="", position=""
    )
    rendered = render_certificates([collective], conference(), TEMPLATE, {"KT": "Phòng Kinh tế"})
    text = lines(rendered.data)

    assert text[5:7] == ["Phòng Kinh tế xã Đại Sơn", "Đã có thành tích xuất sắc năm 2025"]
    assert rendered.warnings == ()


def test_blanks_are_dots_and_each_is_warned_of_once_with_its_count():
    blank = award(decision_no="", decision_day=None, certificate_no="")
    nameless = award(recipient=" ", honorific="", position="", achievement="", certificate_no="")
    rendered = render_certificates([blank, blank, nameless], conference(signer=""), TEMPLATE)
    text = lines(rendered.data)

    assert text.count("Quyết định số: … ngày … tháng … năm …") == 2
    assert text.count("Số sổ vàng: …") == 3
    assert "Đã có thành tích …" in text
    assert not any("None" in line for line in text)
    warned = dict(warning.split(": ", 1) for warning in rendered.warnings)
    assert warned == {
        "Chưa có số quyết định": "2 giấy khen in “…”",
        "Chưa có ngày quyết định": "2 giấy khen in “…”",
        "Chưa có số giấy khen (sổ vàng)": "3 giấy khen in “…”",
        "Chưa có người ký": "3 giấy khen in “…”",
        "Chưa có tên người, tập thể được khen": "1 giấy khen in “…”",
        "Chưa có danh xưng (ông, bà)": "1 giấy khen in “…”",
        "Chưa có chức vụ, đơn vị hoặc địa chỉ": "1 giấy khen in “…”",
        "Chưa có thành tích": "1 giấy khen in “…”",
    }


@pytest.mark.parametrize("name", ["issuer", "locality", "signer", "signer_title"])
def test_each_blank_of_the_conference_is_named(name):
    assert len(missing_fields(award(), conference(**{name: ""}))) == 1
    assert "…" in certificate_fields(award(), conference(**{name: ""})).values()


@pytest.mark.parametrize("sample_of", ["award", "conference"])
def test_sample_data_are_marked_on_every_page_and_warned_of(sample_of):
    awards = [award(sample=sample_of == "award")] * 3
    rendered = render_certificates(awards, conference(sample=sample_of == "conference"), TEMPLATE)

    assert lines(rendered.data).count(SAMPLE_NOTICE) == 3
    assert rendered.warnings == ("Dữ liệu mẫu, không có giá trị: 3 giấy khen",)


def test_real_data_are_not_marked():
    assert SAMPLE_NOTICE not in lines(render_certificates([award()], conference(), TEMPLATE).data)


def test_every_certificate_but_the_first_starts_a_page():
    data = render_certificates([award()] * 4, conference(), TEMPLATE).data
    body = Document(io.BytesIO(data)).element.body
    paragraphs = [child for child in body if child.tag == f"{WORD}p"]

    breaks = [p.find(f"{WORD}pPr/{WORD}pageBreakBefore") is not None for p in paragraphs]
    # Of each certificate the notice and the paragraph behind the table; Word ends on the last.
    assert breaks == [False, False, True, False, True, False, True, False]


def test_certificates_keep_the_order_given():
    names = [f"Lê Văn {given}" for given in ("Tám", "An", "Bảy")]
    rendered = render_certificates([award(recipient=n) for n in names], conference(), TEMPLATE)

    assert [line for line in lines(rendered.data) if "Lê Văn" in line] == [f"Bà {n}" for n in names]


@pytest.mark.parametrize(
    ("stored", "printed"),
    [
        ("Có thành tích xuất sắc", "Đã có thành tích xuất sắc"),
        ("có thành tích xuất sắc", "Đã có thành tích xuất sắc"),
        ("Đã có thành tích xuất sắc", "Đã có thành tích xuất sắc"),
        ("đã hoàn thành nhiệm vụ", "Đã hoàn thành nhiệm vụ"),
        ("Thành tích xuất sắc", "Đã có thành tích xuất sắc"),
        ("Xuất sắc trong công tác", "Đã có thành tích xuất sắc trong công tác"),
        ("CCHC năm 2025", "Đã có thành tích CCHC năm 2025"),
        ("", "Đã có thành tích …"),
    ],
)
def test_the_achievement_begins_in_the_usual_words(stored, printed):
    assert certificate_fields(award(achievement=stored), conference())["achievement"] == printed


@pytest.mark.parametrize(
    ("issuer", "printed"),
    [
        ("UBND xã Đại Sơn", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN"),
        ("Ủy ban nhân dân xã Đại Sơn", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN"),
        ("Uỷ ban nhân dân xã Hoà Sơn", "CHỦ TỊCH UỶ BAN NHÂN DÂN XÃ HOÀ SƠN"),
        ("Trường Tiểu học Đại Sơn", "TRƯỜNG TIỂU HỌC ĐẠI SƠN"),
        ("", "…"),
    ],
)
def test_the_chairman_confers_for_a_peoples_committee(issuer, printed):
    assert certificate_fields(award(), conference(issuer=issuer))["authority"] == printed


@pytest.mark.parametrize(
    ("position", "unit", "printed"),
    [
        ("Công chức", "Phòng Kinh tế", "Công chức, Phòng Kinh tế"),
        ("Trưởng phòng Kinh tế", "Phòng Kinh tế", "Trưởng phòng Kinh tế"),
        ("", "Phòng Kinh tế", "Phòng Kinh tế"),
        ("Trưởng thôn", "", "Trưởng thôn"),
        ("", "", "…"),
    ],
)
def test_position_and_unit_are_joined_without_repeating(position, unit, printed):
    fields = certificate_fields(award(position=position), conference(), unit)
    assert fields["affiliation"] == printed


def test_hostile_names_arrive_on_paper_as_they_are():
    names = ["[/] {{x}} {% raw %}", "A & B <C>", "=cmd()", "../x", "Ng" * 250, "Tên\x00 sạch"]
    rendered = render_certificates(
        [award(recipient=name, honorific="") for name in names], conference(), TEMPLATE
    )
    text = lines(rendered.data)

    assert all(name.replace("\x00", "") in text for name in names)


def test_equal_data_give_equal_bytes():
    first = render_certificates([award()] * 3, conference(), TEMPLATE)

    assert render_certificates([award()] * 3, conference(), TEMPLATE) == first


def test_no_award_is_told_instead_of_an_empty_file():
    with pytest.raises(DocumentError, match="Chưa chọn"):
        render_certificates([], conference(), TEMPLATE)


def test_an_offices_template_with_a_misspelt_field_is_named(make_template):
    template = make_template(
        "{% for c in certificates %}{{ c.ho_ten }}{% endfor %}", name="ub.docx"
    )

    with pytest.raises(TemplateError, match=r"ub\.docx.*ho_ten"):
        render_certificates([award()], conference(), template)


def test_the_shipped_template_names_one_font_only():
    document = Document(str(TEMPLATE))
    named = {
        value
        for element in document.element.iter(f"{WORD}rFonts")
        for key, value in element.attrib.items()
        if key != f"{WORD}hint"
    }

    assert named <= {"Times New Roman"}
    assert document.styles["Normal"].font.name == "Times New Roman"
