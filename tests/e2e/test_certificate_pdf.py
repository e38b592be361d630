"""Certificates through LibreOffice onto paper: pages, names, fonts, nothing cut off."""

import subprocess
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from hoinghi_tui.documents.certificates import render_certificates
from hoinghi_tui.documents.pdf import to_pdf
from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.resources import template_dir

CONFERENCE = Conference(
    title="Hội nghị tổng kết công tác cải cách hành chính năm 2025",
    event_tag="1234",
    issuer="UBND xã Đại Sơn",
    locality="Đại Sơn",
    signer="Đào Văn Soái",
    signer_title="Chủ tịch",
    sample=True,
)
# Every Vietnamese letter that older Liberation fonts lack stands in one of these names.
NAMES = [
    ("", "Phòng Văn hóa – Xã hội"),
    ("", "Văn phòng HĐND&UBND <xã>"),
    ("", "Trung tâm Phục vụ hành chính công xã Đại Sơn, TP Hải Phòng P"),
    ("Ông", "Đào Văn Soái"),
    ("Bà", "Nguyễn Thị Ngọc Quỳnh"),
    ("Ông", "Phạm Tiến Dũng"),
    ("Bà", "Vũ Thị Thuý Hoà"),
    ("Ông", "H'Bia Niê"),
    ("Bà", "Lê Thị Ẩn Ẵm Ẫn Ễn Ộ Ỡ Ữ Ỷ Ỹ Ỵ"),
    ("Ông", "{{x}} [/] =cmd()"),
    ("Ông", "Ngô Quý Đức Ặ Ắ Ằ Ấ Ầ Ậ Ế Ề Ể Ệ Ố Ồ Ổ Ỗ Ớ Ờ Ở Ợ Ứ Ừ Ử Ự"),
]
LONG_ACHIEVEMENT = (
    "Có thành tích xuất sắc trong công tác cải cách hành chính, nâng cao chất lượng giải quyết "
    "thủ tục hành chính, chuyển đổi số và phục vụ người dân, doanh nghiệp trên địa bàn xã Đại "
    "Sơn trong cả năm 2025"
)
FAMILIES = {"TimesNewRoman", "LiberationSerif", "Tinos"}


def make_award(number: int, honorific: str, recipient: str) -> Award:
    is_last = number == len(NAMES)
    return Award(
        id=f"kt-{number:02}",
        kind=AwardKind.INDIVIDUAL if honorific else AwardKind.COLLECTIVE,
        recipient=recipient,
        honorific=honorific,
        position="Công chức Phòng Văn hóa – Xã hội" if honorific else "",
        batch=1,
        order=number,
        achievement="" if is_last else LONG_ACHIEVEMENT,
        decision_no="" if is_last else "125/QĐ-UBND",
        decision_day=None if is_last else date(2026, 2, 5),
        certificate_no=f"{number:02}",
    )


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def convert(awards: list[Award], folder: Path) -> Path:
    rendered = render_certificates(awards, CONFERENCE, template_dir() / "giay-khen.docx")
    docx = folder / "giay-khen.docx"
    docx.write_bytes(rendered.data)
    return to_pdf(docx, folder)


@pytest.fixture
def pdf_tools(need_tool):
    for name in ("soffice", "pdftotext", "pdffonts", "pdftoppm", "pdfinfo"):
        need_tool(name)


@pytest.mark.usefixtures("pdf_tools")
def test_eleven_certificates_are_eleven_pages_in_order_in_one_family(tmp_path):
    assert len(NAMES[2][1]) == 60
    assert len(LONG_ACHIEVEMENT) == 200
    awards = [make_award(number, *name) for number, name in enumerate(NAMES, 1)]

    made = convert(awards, tmp_path)

    pages = run("pdftotext", "-layout", str(made), "-").split("\f")[:-1]
    assert len(pages) == len(NAMES)
    for page, (honorific, name) in zip(pages, NAMES, strict=True):
        words = " ".join(page.split())
        assert f"{honorific} {name}".strip() in words
        for once in ("DỮ LIỆU MẪU – KHÔNG CÓ GIÁ TRỊ", "GIẤY KHEN", "Đào Văn Soái"):
            assert once in words
    assert "Đã có thành tích …" in pages[-1]
    assert "ngày … tháng … năm …" in pages[-1]
    fonts = [
        line.split()[0].partition("+")[2] for line in run("pdffonts", str(made)).splitlines()[2:]
    ]
    families = {font.partition("-")[0].partition("PS")[0] for font in fonts}
    assert len(families) == 1
    assert families <= FAMILIES
    assert "841.89 x 595.3" in run("pdfinfo", str(made))
    _assert_frame_and_red_title(made, tmp_path, page=3)


@pytest.mark.usefixtures("pdf_tools")
def test_texts_beyond_all_measure_stay_on_their_page(tmp_path):
    awards = [
        make_award(1, "Ông", ("Nguyễn Phúc " * 42)[:500].strip()),
        make_award(2, "Ông", "Ữ" * 100),
    ]

    assert "Pages:           2" in run("pdfinfo", str(convert(awards, tmp_path)))


def _assert_frame_and_red_title(made: Path, folder: Path, page: int) -> None:
    """Look at the page: a red frame on all four sides and white paper outside it."""
    number = str(page)
    run("pdftoppm", "-r", "50", "-f", number, "-l", number, "-png", str(made), str(folder / "page"))
    [path] = folder.glob("page*.png")
    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    width, height = picture.size
    middle_row = [picture.getpixel((x, height // 3)) for x in range(width)]
    side_column = [picture.getpixel((width // 3, y)) for y in range(height)]
    for line in (middle_row, side_column):
        reds = [place for place, (r, g, b) in enumerate(line) if r > 150 and g < 110 and b < 110]
        assert min(reds) < len(line) * 0.08
        assert max(reds) > len(line) * 0.92
        # LibreOffice packs pictures as JPEG, which may miss white by a hair.
        assert min(*line[2], *line[-3]) > 250
