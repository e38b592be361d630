"""Name plates through LibreOffice onto paper: one page each, whatever the name."""

import re
import subprocess
import unicodedata

from hoinghi_tui.documents.holders import Holder
from hoinghi_tui.documents.pdf import to_pdf
from hoinghi_tui.documents.tent_cards import render_tent_cards
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.resources import template_dir

FAMILIES = {"TimesNewRoman", "LiberationSerif", "Tinos"}
NAMES = [
    "Đào Văn Soái", "Nguyễn Thị Ngọc Quỳnh", "NGUYỄN THỊ NGỌC QUỲNH", "A & B <C> {{x}}",
    "Công Tằng Tôn Nữ Hoàng Thị Ngọc Quỳnh", ("Nguyễn Phúc " * 42)[:500].strip(), "Ữ" * 500,
    "[/] =cmd() ../x", unicodedata.normalize("NFD", "Phạm Hữu Khương"),
]  # fmt: skip
WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def test_each_plate_is_one_page_and_both_faces_stay_within_their_third(need_tool, tmp_path):
    for name in ("soffice", "pdftotext", "pdffonts"):
        need_tool(name)
    holders = [
        Holder(
            # The longest name has the longest post as well.
            Delegate(
                id=f"dv-{number}",
                full_name=name,
                position=name if name.startswith("Nguyễn Phúc") else "Phó Chủ tịch HĐND",
            ),
            "",
            unit_name="Thường trực HĐND xã",
        )
        for number, name in enumerate(NAMES)
    ]
    conference = Conference(title="Hội nghị", event_tag="1234", sample=True)
    path = tmp_path / "in.docx"
    path.write_bytes(render_tent_cards(holders, conference, template_dir() / "bien-ten.docx").data)
    pdf = to_pdf(path, tmp_path)
    pages = run("pdftotext", "-bbox", str(pdf), "-").split("</page>")[:-1]
    assert len(pages) == len(NAMES)
    for page, name in zip(pages, NAMES, strict=True):
        words = [found[:4] for found in WORD.findall(page)]
        third = 70 / 25.4 * 72
        for edges in words:
            left, top, right, bottom = map(float, edges)
            assert int(left / third) == int(right / third) < 2
            assert 0 < top < bottom < 842
        if len(name) < 25:
            text = run("pdftotext", "-f", str(NAMES.index(name) + 1), "-l",
                       str(NAMES.index(name) + 1), str(pdf), "-")  # fmt: skip
            assert " ".join(text.split()).count(name) == 2
    fonts = [line.split()[0] for line in run("pdffonts", str(pdf)).splitlines()[2:]]
    families = {font.partition("+")[2].partition("-")[0].partition("PS")[0] for font in fonts}
    assert len(families) == 1
    assert families <= FAMILIES
