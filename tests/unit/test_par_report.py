"""The report on the PAR Index: bars drawn to the pixel, "tự chấm" until appraised, blanks told."""

import io
from decimal import Decimal

import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image

from hoinghi_tui.documents.par_chart import bar_png
from hoinghi_tui.documents.par_report import roman
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.print_job import Paper
from par_files import take_in_a_year, whole_year, write


def printed(session):
    return session.printing.render(session.printing.job(Paper.PAR_REPORT))


def texts(rendered):
    body = Document(io.BytesIO(rendered.data)).element.body
    return ["".join(p.itertext(qn("w:t"))) for p in body.iter(qn("w:p"))]


def bars(rendered):
    """Return the alternative text of each bar, and its picture's bytes."""
    document = Document(io.BytesIO(rendered.data))
    found = []
    for drawing in document.element.body.iter(qn("w:drawing")):
        about = next(drawing.iter(qn("wp:docPr"))).get("descr")
        shown = next(drawing.iter(qn("a:blip"))).get(qn("r:embed"))
        found.append((about, document.part.related_parts[shown].blob))
    return found


@pytest.mark.parametrize(
    ("share", "pixels"), [("0", 0), ("0.10", 1), ("50", 500), ("84.55", 845), ("100", 1000)]
)
def test_a_bar_is_as_long_as_its_percentage(share, pixels):
    with Image.open(io.BytesIO(bar_png(Decimal(share), None))) as opened:
        picture = opened.convert("RGB")
    assert picture.width == 1000
    line = [picture.getpixel((x, 20)) for x in range(picture.width)]
    red = [x for x, (r, g, _) in enumerate(line) if r > 120 and g < 60]
    assert red == list(range(pixels))


def test_the_year_before_is_a_thinner_bar_of_another_grey():
    with Image.open(io.BytesIO(bar_png(Decimal(80), Decimal(40)))) as opened:
        picture = opened.convert("L")
    lengths = {}
    for y in range(picture.height):
        dark = sum(picture.getpixel((x, y)) < 180 for x in range(picture.width))
        lengths[dark] = lengths.get(dark, 0) + 1
    assert set(lengths) == {0, 800, 400}
    assert lengths[800] > lengths[400]


def test_each_field_and_the_sum_have_a_bar_of_their_own(session):
    take_in_a_year(session, 3, year=2024)
    take_in_a_year(session)
    rendered = printed(session)
    found = bars(rendered)
    # 9 of 10, 19 of 20, 14 of 15, 24 of 25, and 93 of 100; the year before three lost each
    assert [about for about, _ in found] == [
        *("Đạt 90,00%; kỳ trước 70,00%", "Đạt 90,00%; kỳ trước 70,00%"),
        *("Đạt 95,00%; kỳ trước 85,00%", "Đạt 90,00%; kỳ trước 70,00%"),
        *("Đạt 93,33%; kỳ trước 80,00%", "Đạt 90,00%; kỳ trước 70,00%"),
        *("Đạt 96,00%; kỳ trước 88,00%", "Đạt 93,00%; kỳ trước 79,00%"),
    ]
    assert found[0][1] == bar_png(Decimal("90.00"), Decimal("70.00"))
    assert len({picture for _, picture in found}) == 5
    said = texts(rendered)
    assert "Năm 2024 (tự chấm): đạt 79,00%; chênh lệch +14 điểm phần trăm." in said


def test_it_says_that_nobody_has_appraised_it_until_somebody_has(session, tmp_path):
    take_in_a_year(session)
    own = printed(session)
    assert "Tổng điểm tự chấm năm 2025: 93 trên 100 điểm, đạt 93,00%." in texts(own)
    assert "Số liệu tự chấm, chưa thẩm định" in own.warnings
    importing = session.par_index.importing
    path = write(tmp_path / "b.xlsx", whole_year(1, appraised=True))
    importing.take_in(importing.read(path))
    final = printed(session)
    assert "Số liệu tự chấm, chưa thẩm định" not in final.warnings
    assert any(text.endswith("(đã\u00a0thẩm\u00a0định)") for text in texts(final))


def test_the_frame_prints_blanks_and_a_notice_and_no_number(session):
    importing = session.par_index.importing
    importing.take_in(importing.frame(2025))
    rendered = printed(session)
    said = texts(rendered)
    assert "DỮ LIỆU MẪU – KHÔNG CÓ GIÁ TRỊ" in said
    assert "Tổng điểm chưa chấm năm 2025: … trên … điểm, đạt …." in said
    assert "7 lĩnh vực chưa có điểm tối đa" in rendered.warnings
    assert "7 lĩnh vực chưa có đơn vị phụ trách" in rendered.warnings


def test_without_a_field_there_is_no_report(session):
    with pytest.raises(Refused, match="F9, mục 6"):
        session.printing.job(Paper.PAR_REPORT)


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (39, "XXXIX"), (40, "40")]
)
def test_fields_are_numbered_by_roman_letters(number, letters):
    assert roman(number) == letters
