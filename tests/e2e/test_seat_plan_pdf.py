"""The seating plan through LibreOffice onto paper: each name in its own seat, on one sheet."""

import re
import subprocess
from html import unescape
from pathlib import Path

import pytest

from hoinghi_tui.documents.pdf import to_pdf
from hoinghi_tui.documents.seat_plan import PaperSize
from hoinghi_tui.domain.room_editing import from_preset
from hoinghi_tui.domain.room_presets_halls import RoomSpec, preset_named
from hoinghi_tui.services.print_job import Paper

WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)
FAMILIES = {"TimesNewRoman", "LiberationSerif", "Tinos"}


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


@pytest.fixture(autouse=True)
def pdf_tools(need_tool):
    for name in ("soffice", "pdftotext", "pdffonts", "pdfinfo"):
        need_tool(name)


def on_paper(session, folder: Path, job) -> Path:
    path = folder / "in.docx"
    path.write_bytes(session.printing.render(job).data)
    made = to_pdf(path, folder)
    fonts = [line.split()[0] for line in run("pdffonts", str(made)).splitlines()[2:]]
    families = {font.partition("+")[2].partition("-")[0].partition("PS")[0] for font in fonts}
    assert len(families) == 1
    assert families <= FAMILIES
    return made


def pages(pdf: Path) -> int:
    return int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", str(pdf)))[1])


def in_seats(pdf: Path, ids: set[str]) -> dict[str, str]:
    """Return the name under each seat's number: the words of its cell, by where they stand."""
    words = [
        (*(float(number) for number in found[:4]), unescape(found[4]))
        for found in WORD.findall(run("pdftotext", "-bbox", str(pdf), "-"))
    ]
    heads = [word for word in words if word[4] in ids]
    assert sorted(head[4] for head in heads) == sorted(ids)
    on_a_line = [(one[0] - two[0]) for one in heads for two in heads if abs(one[1] - two[1]) < 2]
    width = min(gap for gap in on_a_line if gap > 1)
    names = {}
    for left, _, _, bottom, seat in heads:
        right = left + width - 1
        inside = [w for w in words if left - 1 <= w[0] < right and bottom - 3 < w[1] < bottom + 12]
        names[seat] = " ".join(word[4] for word in sorted(inside))
    return names


@pytest.mark.parametrize("size", PaperSize)
def test_every_name_stands_in_its_own_seat_on_one_sheet(session, tmp_path, size):
    session.seating.apply(session.seating.propose())
    job = session.printing.room_job(Paper.SEAT_PLAN, size)
    pdf = on_paper(session, tmp_path, job)
    assert pages(pdf) == 1
    seats = session.seating.seats()
    names = in_seats(pdf, {seat.id for seat in seats})
    for seat in seats:
        if seat.delegate not in job.ids:
            assert names[seat.id] in {"", "dự phòng"}
            continue
        holder = session.printing.holder(session.state.delegates[seat.delegate])
        *others, called = holder.name.split()
        dotted = "".join(f"{word[0]}." for word in others)
        assert names[seat.id] in {holder.name, f"{dotted} {called}"}
    wide, high = (842, 595) if size is PaperSize.A4 else (1191, 842)
    sheet = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", run("pdfinfo", str(pdf)))
    assert (round(float(sheet[1])), round(float(sheet[2]))) == (wide, high)


def test_a_hall_of_500_has_every_seat_once(session, tmp_path):
    spec = RoomSpec(preset=preset_named("theatre"), rows=20, seats=25)
    session.room_editor.edit(lambda room, seats: from_preset(room, seats, spec), "Hội trường")
    session.seating.apply(session.seating.propose())
    pdf = on_paper(session, tmp_path, session.printing.room_job(Paper.SEAT_PLAN))
    in_seats(pdf, {seat.id for seat in session.seating.seats()})
    assert pages(pdf) <= 3


def test_the_lists_are_whole(session, tmp_path):
    session.seating.apply(session.seating.propose())
    for paper in (Paper.SEATS_BY_SEAT, Paper.SEATS_BY_NAME):
        job = session.printing.room_job(paper)
        pdf = on_paper(session, tmp_path, job)
        text = " ".join(run("pdftotext", "-layout", str(pdf), "-").split())
        for one in job.ids:
            assert text.count(f" {session.state.seat_of(one).id} ") == 1
        assert "Danh sách có 38 đại biểu./." in text
        assert text.count("STT Họ và tên Chức vụ, đơn vị Ghế Vị trí") == pages(pdf)
