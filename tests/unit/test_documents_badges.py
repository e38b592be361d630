"""What a badge says, in which colours and sizes, and the pictures of its code."""

import io
import unicodedata
import zipfile

import pytest
import zxingcpp
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from hoinghi_tui.documents.badges import (
    ROLE_COLOURS,
    badge_fields,
    badge_lines,
    missing_fields,
    render_badges,
)
from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.holders import Holder
from hoinghi_tui.documents.qr import qr_png
from hoinghi_tui.domain.badges import TEST_CODE, make_code
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Delegate, Role, Substitute
from hoinghi_tui.resources import template_dir

TEMPLATE = template_dir() / "the-dai-bieu.docx"
CONFERENCE = Conference(
    title="Hội nghị tổng kết năm 2025", event_tag="1234", issuer="UBND xã Đại Sơn"
)


def holder(number=1, **fields):
    own = {key: fields.pop(key) for key in ("substitute", "unit_name", "seat") if key in fields}
    honoured = fields.pop("honoured", False)
    known = {"full_name": f"Người {number}", "position": "Công chức"}
    delegate = Delegate(**{"id": f"dv-{number:03}", **known, **fields})
    return Holder(delegate, make_code("1234", f"{number:010}"), honoured=honoured, **own)


def texts(data):
    body = Document(io.BytesIO(data)).element.body
    paragraphs = ("".join(p.itertext(qn("w:t"))) for p in body.iter(qn("w:p")))
    return [text for text in paragraphs if text.strip()]


def codes(data):
    """Read the pictures in the order in which they stand in the document."""
    document = Document(io.BytesIO(data))
    found = []
    for blip in document.element.body.iter(qn("a:blip")):
        picture = document.part.related_parts[blip.get(qn("r:embed"))].blob
        [code] = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
        found.append(code.text)
    return found


def test_a_badge_says_who_and_where():
    person = holder(
        full_name="Đào Văn Soái",
        honorific="Ông",
        position="Chủ tịch UBND xã",
        unit_name="Lãnh đạo UBND xã",
        seat="A1",
        roles=(Role.SPEAKER, Role.PRESIDIUM),
    )
    assert badge_lines(person, CONFERENCE) == (
        "ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN",
        "Hội nghị tổng kết năm 2025",
        "",
        "Đào Văn Soái",
        "",
        "Chủ tịch UBND xã",
        "Lãnh đạo UBND xã",
        "",
        "CHỦ TỌA, THAM LUẬN · Ghế A1",
    )
    assert missing_fields(person, CONFERENCE) == []


def test_blanks_are_dots_and_are_told():
    bare = Conference(title="", event_tag="1234")
    fields = badge_fields(holder(position=" "), bare)
    assert [fields[name] for name in ("issuer", "title", "position", "seat")] == [
        "…", "…", "…", "Ghế …",
    ]  # fmt: skip
    warnings = render_badges([holder(1, position=""), holder(2)], bare, TEMPLATE).warnings
    assert warnings == (
        "Chưa có cơ quan tổ chức: 2 thẻ in “…”",
        "Chưa có tên hội nghị: 2 thẻ in “…”",
        "Chưa có chức vụ: 1 thẻ in “…”",
        "Chưa có ghế: 2 thẻ in “…”",
    )


def test_a_unit_that_the_post_names_is_not_printed_twice():
    person = holder(position="Trưởng phòng Kinh tế", unit_name="Phòng Kinh tế")
    assert badge_fields(person, CONFERENCE)["unit"] == ""
    # Without a post the unit alone says enough.
    assert badge_fields(holder(position="", unit_name="Phòng A"), CONFERENCE)["position"] == ""


def test_a_substitute_has_the_own_name_and_no_rank_of_the_other():
    person = holder(
        full_name="Đào Văn Soái",
        honorific="Ông",
        roles=(Role.PRESIDIUM, Role.SPEAKER),
        honoured=True,
        substitute=Substitute(full_name="Vũ Thị Hòa", position="Phó Chủ tịch"),
    )
    fields = badge_fields(person, CONFERENCE)
    assert (fields["name"], fields["position"]) == ("Vũ Thị Hòa", "Phó Chủ tịch")
    assert fields["instead_of"] == "Đi thay ông Đào Văn Soái"
    assert fields["role"] == "THAM LUẬN"


def test_the_colour_is_that_of_the_first_role_and_never_alone():
    assert badge_fields(holder(), CONFERENCE)["role"] == "ĐẠI BIỂU"
    honoured = badge_fields(holder(honoured=True, roles=(Role.GUEST,)), CONFERENCE)
    assert honoured["role"] == "ĐƯỢC KHEN THƯỞNG, KHÁCH MỜI"
    assert honoured["colour"] == ROLE_COLOURS[Role.HONOREE]
    assert set(ROLE_COLOURS) == set(Role)


def contrast_with_white(colour):
    """WCAG 2.2, contrast ratio."""

    def linear(channel):
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in bytes.fromhex(colour))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


@pytest.mark.parametrize("colour", sorted({*ROLE_COLOURS.values(), "4A4A4A", "000000"}))
def test_white_letters_can_be_read_on_every_colour(colour):
    assert contrast_with_white(colour) >= 4.5


def test_the_text_gets_smaller_in_steps():
    names = ["Lê Na", "Nguyễn Thị Ưng Phượng", "Công Tằng Tôn Nữ " * 3, "Nguyễn " * 70]
    sizes = [badge_fields(holder(full_name=name), CONFERENCE)["name_size"] for name in names]
    assert sizes == [1, 2, 3, 4]
    decomposed = unicodedata.normalize("NFD", names[1])
    assert badge_fields(holder(full_name=decomposed), CONFERENCE)["name_size"] == 2


def test_invented_people_are_marked():
    rendered = render_badges([holder(1, sample=True), holder(2)], CONFERENCE, TEMPLATE)
    assert texts(rendered.data).count("DỮ LIỆU MẪU – KHÔNG CÓ GIÁ TRỊ") == 1
    assert rendered.warnings[-1] == "Dữ liệu mẫu, không có giá trị: 1 thẻ"


@pytest.mark.parametrize("people", [1, 2, 7, 8, 9])
def test_each_code_stands_in_order_and_the_last_row_is_full(people):
    holders = [holder(number) for number in range(people)]
    data = render_badges(holders, CONFERENCE, TEMPLATE, TEST_CODE).data
    assert codes(data) == [*(one.code for one in holders), TEST_CODE]
    [table] = Document(io.BytesIO(data)).tables
    assert len(table.rows) == 5 * ((people + 2) // 2)
    assert [len(row.cells) for row in table.rows] == [4] * len(table.rows)
    assert {row.height_rule for row in table.rows} == {2}  # wdRowHeightExactly


def test_equal_data_give_equal_bytes_and_one_picture_a_code():
    holders = [holder(1), holder(2), holder(1)]
    first, second = (render_badges(holders, CONFERENCE, TEMPLATE).data for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        pictures = [name for name in package.namelist() if name.startswith("word/media/qr")]
    assert len(pictures) == 2


HOSTILE = ["A & B <C> {{x}} {% y %}", "]]> <w:p/>", "Mã QR 1234567890123456", "Một\nHai", "x" * 500]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_are_text(text):
    person = holder(full_name=text, position=text, unit_name=f"P. {text}", seat="A1")
    data = render_badges([person], CONFERENCE, TEMPLATE).data
    assert text.replace("\n", "") in texts(data)
    assert codes(data) == [person.code]


def test_nobody_is_refused():
    with pytest.raises(DocumentError, match="Chưa có đại biểu"):
        render_badges([], CONFERENCE, TEMPLATE, TEST_CODE)


@given(st.text("0123456789", min_size=16, max_size=16))
def test_any_code_as_a_picture_reads_back(code):
    picture = Image.open(io.BytesIO(qr_png(code)))
    assert picture.size == (232, 232)
    assert picture.mode == "1"
    [found] = zxingcpp.read_barcodes(picture)
    assert (found.text, found.ec_level) == (code, "H")
    quiet = picture.crop((0, 0, 32, 232))
    assert quiet.getextrema() == (255, 255)
