"""The sign-in list through LibreOffice onto paper: pages, names, fonts, repeated header."""

import subprocess
from pathlib import Path

import pytest

from hoinghi_tui.documents.pdf import to_pdf
from hoinghi_tui.documents.sign_in import render_sign_in
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Delegate, Substitute, Unit
from hoinghi_tui.domain.sign_in import sign_in_groups
from hoinghi_tui.resources import template_dir

CONFERENCE = Conference(
    title="Hội nghị tổng kết công tác cải cách hành chính năm 2025",
    event_tag="1234",
    issuer="UBND xã Đại Sơn",
    locality="Đại Sơn",
    expected="dự kiến tháng 12/2025",
    room="Phòng họp gác 3",
    signer="Đào Văn Soái",
    signer_title="Chủ tịch",
    sample=True,
)
NAMES = (
    *("Đào Văn Soái", "Nguyễn Thị Ngọc Quỳnh", "H'Bia Niê", "{{x}} [/] =cmd()"),
    *("Lê Thị Ẩn Ẵm Ẫn Ễn Ộ", "Vũ Ặ Ắ Ằ Ấ Ầ Ậ Ế", "A & B <C>"),
)
UNITS = {f"u{n}": Unit(id=f"u{n}", name=f"Phòng số {n} & <xã>") for n in range(1, 7)}
FAMILIES = {"TimesNewRoman", "LiberationSerif", "Tinos"}


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


@pytest.fixture
def pages(need_tool, tmp_path: Path) -> list[str]:
    """The pages' text of a list of 60 people in six units, some of them substituted."""
    for name in ("soffice", "pdftotext", "pdffonts", "pdfinfo"):
        need_tool(name)
    other = Substitute(full_name="Trần Thị Thay", position="Phó phòng")
    people = [
        Delegate(
            id=f"dv-{number:03}",
            full_name=f"{NAMES[number % len(NAMES)]} {number}",
            position="Phó Bí thư Đảng ủy, Chủ tịch UBND xã" if number % 5 else "",
            unit=f"u{1 + (number - 1) // 10}",
            substitute=other if number % 20 == 0 else None,
        )
        for number in range(1, 61)
    ]
    groups = sign_in_groups(people, UNITS, {})
    rendered = render_sign_in(groups, CONFERENCE, template_dir() / "danh-sach-ky-nhan.docx")
    docx = tmp_path / "ky-nhan.docx"
    docx.write_bytes(rendered.data)
    made = to_pdf(docx, tmp_path)
    fonts = [line.split()[0] for line in run("pdffonts", str(made)).splitlines()[2:]]
    families = {font.partition("+")[2].partition("-")[0].partition("PS")[0] for font in fonts}
    assert len(families) == 1
    assert families <= FAMILIES
    assert "595.3" in run("pdfinfo", str(made))  # A4 upright, in points
    return run("pdftotext", "-layout", str(made), "-").split("\f")[:-1]


def test_the_list_is_whole_and_each_page_has_its_header(pages):
    assert len(pages) > 2
    flat = [" ".join(page.split()) for page in pages]
    for number, page in enumerate(flat, 1):
        assert page.count("STT Họ và tên Chức vụ, đơn vị Ký nhận Ghi chú") == 1
        assert page.startswith(f"{number} STT") == (number > 1)
    first, last = flat[0], flat[-1]
    for words in (
        "DỮ LIỆU MẪU – KHÔNG CÓ GIÁ TRỊ", "ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Đại Sơn, ngày … tháng … năm …", "DANH SÁCH ĐẠI BIỂU KÝ NHẬN", CONFERENCE.title,
        "Thời gian: dự kiến tháng 12/2025; địa điểm: Phòng họp gác 3",
    ):  # fmt: skip
        assert words in first
    for words in ("Danh sách có 60 đại biểu./.", "NGƯỜI LẬP DANH SÁCH", "CHỦ TỊCH", "Đào Văn Soái"):
        assert words in last
    whole = " ".join(flat)
    assert whole.count("(đi thay: Trần Thị Thay, Phó") == 3
    for number in range(1, 61):
        assert f"{NAMES[number % len(NAMES)]} {number}" in whole
    for unit in UNITS.values():
        assert whole.count(unit.name) == 1


def test_no_heading_of_a_unit_stands_alone_at_the_foot_of_a_page(pages):
    for page in pages[:-1]:
        assert "Phòng số" not in page.strip().splitlines()[-1]
