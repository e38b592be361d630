"""Badges and invitations through LibreOffice onto paper, read back by two decoders."""

import re
import subprocess
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from hoinghi_tui.documents.badges import render_badges
from hoinghi_tui.documents.holders import Holder
from hoinghi_tui.documents.invitations import render_invitations
from hoinghi_tui.documents.pdf import to_pdf
from hoinghi_tui.domain.badges import TEST_CODE, make_code
from hoinghi_tui.domain.occasion import Occasion
from hoinghi_tui.domain.people import Delegate, Role
from hoinghi_tui.resources import template_dir

DPI = 150
# How the sheet is cut: 2 x 4 badges of 95 x 68 mm, 10 mm from the left and 12 mm from above.
LEFT, TOP, WIDTH, HEIGHT, ACROSS, DOWN = 10, 12, 95, 68, 2, 4
SMALLEST_CODE_MM = 15
FAMILIES = {"TimesNewRoman", "LiberationSerif", "Tinos"}
LONG = ("Nguyễn Phúc " * 42)[:500].strip()
HOSTILE = [
    "A & B <C> {{x}} {% y %}", LONG, "Ữ" * 500, "Một\nHai\nBa\nBốn\nNăm\nSáu",
    "[/] =cmd() \x1b[31m ../x", "Nguyễn Thị Thuỷ",
]  # fmt: skip
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)<')


@dataclass(frozen=True)
class Cell:
    """One badge as it is cut out, or one page: what stands in it and its picture."""

    text: str
    picture: Path


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


@pytest.fixture(autouse=True)
def pdf_tools(need_tool):
    for name in ("soffice", "pdftotext", "pdffonts", "pdftoppm", "zbarimg"):
        need_tool(name)


def convert(data: bytes, folder: Path) -> Path:
    docx = folder / "in.docx"
    docx.write_bytes(data)
    return to_pdf(docx, folder)


def cells(pdf: Path, boxes: list[tuple[float, float, float, float]]) -> list[list[Cell]]:
    """Cut each page along boxes (left, top, right, bottom in mm): pages of cells."""
    run("pdftoppm", "-r", str(DPI), "-gray", str(pdf), str(pdf.with_suffix("")))
    pictures = sorted(pdf.parent.glob(f"{pdf.stem}-*.pgm"))
    words = [
        [(float(x), float(y), unescape(text)) for x, y, _, text in WORD.findall(page)]
        for page in run("pdftotext", "-bbox", str(pdf), "-").split("</page>")[:-1]
    ]
    return [
        [_cell(picture, here, box) for box in boxes]
        for picture, here in zip(pictures, words, strict=True)
    ]


def _cell(picture: Path, words: list[tuple[float, float, str]], box) -> Cell:
    left, top, right, bottom = box
    inside = [
        text
        for x, y, text in words
        if left <= x / 72 * 25.4 < right and top <= y / 72 * 25.4 < bottom
    ]
    cut = picture.with_name(f"{picture.stem}-{left}-{top}.png")
    with Image.open(picture) as page:
        page.crop(tuple(round(side / 25.4 * DPI) for side in box)).save(cut)
    return Cell(" ".join(inside), cut)


def badges_of(pdf: Path) -> list[Cell]:
    boxes = [
        (
            LEFT + column * WIDTH,
            TOP + row * HEIGHT,
            LEFT + (column + 1) * WIDTH,
            TOP + (row + 1) * HEIGHT,
        )
        for row in range(DOWN)
        for column in range(ACROSS)
    ]
    return [cell for page in cells(pdf, boxes) for cell in page]


def pages_of(pdf: Path) -> list[Cell]:
    return [page[0] for page in cells(pdf, [(0, 0, 210, 297)])]


def zxing(cell: Cell) -> str:
    """Read the one code of a cell and see that it is large enough."""
    with Image.open(cell.picture) as picture:
        [found] = zxingcpp.read_barcodes(picture)
    corners = found.position
    side = (corners.bottom_right.x - corners.top_left.x) / DPI * 25.4
    assert side >= SMALLEST_CODE_MM * 0.98
    return found.text


def zbar(these: list[Cell]) -> list[str]:
    pictures = [str(cell.picture) for cell in these]
    return run("zbarimg", "-q", "--raw", "--nodbus", *pictures).split()


def families(pdf: Path) -> set[str]:
    lines = run("pdffonts", str(pdf)).splitlines()[2:]
    names = [line.split()[0].partition("+")[2] for line in lines]
    return {name.partition("-")[0].partition("PS")[0] for name in names}


def test_each_badge_of_the_sample_carries_its_own_name_and_code(session, tmp_path):
    session.seating.apply(session.seating.propose())
    people = session.roster.all()
    job = session.printing.badge_job([one.id for one in people], test_card=True)
    pdf = convert(session.printing.render(job).data, tmp_path)
    codes = session.badges.codes()

    badges = badges_of(pdf)
    assert len(badges) == 6 * 8  # 41 cards on whole sheets
    for badge, person in zip(badges, people, strict=False):
        unit, seat = session.state.unit_of(person), session.state.seat_of(person.id)
        for words in (
            person.full_name,
            "ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN",
            f"Ghế {seat.id if seat else '…'}",
        ):
            assert words in badge.text
        assert unit.name in badge.text or unit.name in person.position
    expected = [*(codes[one.id] for one in people), TEST_CODE]
    assert len(expected) == 41
    assert [zxing(badge) for badge in badges[:41]] == expected
    assert zbar(badges[:41]) == expected
    assert "Thẻ thử máy quét" in badges[40].text
    assert all(badge.text == "" for badge in badges[41:])
    assert len(families(pdf)) == 1
    assert families(pdf) <= FAMILIES


def test_each_invitation_of_the_sample_carries_its_own_name_and_code(session, tmp_path):
    people = session.roster.all()
    job = session.printing.invitation_job([one.id for one in people])
    pdf = convert(session.printing.render(job).data, tmp_path)
    codes = session.badges.codes()

    pages = pages_of(pdf)
    assert len(pages) == len(people) == 40
    for page, person in zip(pages, people, strict=True):
        for words in (f"{person.honorific} {person.full_name}", "GIẤY MỜI", "TM. ỦY BAN NHÂN DÂN"):
            assert words in page.text
    expected = [codes[one.id] for one in people]
    assert [zxing(page) for page in pages] == expected
    assert zbar(pages) == expected
    assert len(families(pdf)) == 1
    assert families(pdf) <= FAMILIES


def hostile_holders() -> list[Holder]:
    return [
        Holder(
            Delegate(
                id=f"dv-{n}", full_name=text, position=text, honorific="Bà", roles=tuple(Role)
            ),
            make_code("1234", f"{n:010}"),
            unit_name=f"{text} đơn vị",
            seat="A10",
        )
        for n, text in enumerate(HOSTILE)
    ]


def test_no_text_moves_a_badge_off_its_place(session, tmp_path):
    holders = hostile_holders()
    conference = replace(session.state.conference, title=LONG)
    template = template_dir() / "the-dai-bieu.docx"
    pdf = convert(render_badges(holders, conference, template).data, tmp_path)

    badges = badges_of(pdf)
    assert len(badges) == 8
    assert [zxing(badge) for badge in badges[: len(HOSTILE)]] == [one.code for one in holders]
    assert all("Ghế A10" in badge.text for badge in badges[: len(HOSTILE)])
    assert HOSTILE[0] in badges[0].text


def test_no_text_makes_an_invitation_longer_than_a_page(session, tmp_path):
    holders = hostile_holders()
    conference = replace(session.state.conference, title=LONG, place=LONG)
    template = template_dir() / "giay-moi.docx"
    occasion = Occasion(contents=(LONG,))
    pdf = convert(render_invitations(holders, conference, occasion, template).data, tmp_path)

    pages = pages_of(pdf)
    assert [zxing(page) for page in pages] == [one.code for one in holders]
