"""The seating plan through LibreOffice onto paper: each name in its own seat, on one sheet."""

import re
import subprocess
import unicodedata
from html import unescape
from itertools import cycle
from pathlib import Path

import pytest

from hoinghi_tui.documents.pdf import to_pdf
from hoinghi_tui.documents.seat_plan import PaperSize
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.room_editing import from_preset
from hoinghi_tui.domain.room_presets_halls import RoomSpec, preset_named
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.rows import insertion
from hoinghi_tui.vietnamese import clean

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
        inside = [w for w in words if left - 1 <= w[0] < right and bottom - 3 < w[1] < bottom + 9]
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


WIDE_NAMES = [
    "Hoàng Mạnh Mừng", "Trương Ưng Ngữ", "Đặng Mai Hạnh", "Nguyễn Thị Ngọc Quỳnh",
    unicodedata.normalize("NFD", "Phạm Hữu Khương"), "Ữ" * 500, "Mai [/] {{x}}", "=cmd() ../W",
]  # fmt: skip


def fill(session, preset: str, rows: int, seats: int) -> None:
    """Build a room of a preset, invite as many as it holds and give all a seat."""
    spec = RoomSpec(preset=preset_named(preset), rows=rows, seats=seats)
    session.room_editor.edit(lambda room, seats: from_preset(room, seats, spec), "Phòng")
    units = list(session.state.units)
    names = zip(range(len(session.seating.seats()) - len(session.state.delegates)),
                cycle(WIDE_NAMES), cycle(units))  # fmt: skip
    people = [
        Delegate(id=f"x-{n:03}", full_name=name, position="Công chức", unit=unit)
        for n, name, unit in names
    ]
    session.work.act("add", lambda: [insertion("delegates", one) for one in people])
    session.seating.apply(session.seating.propose())


@pytest.mark.parametrize(
    ("preset", "rows", "seats", "size"),
    [
        ("theatre", 20, 25, PaperSize.A4),
        ("theatre", 20, 25, PaperSize.A3),
        ("u-shape", 14, 10, PaperSize.A4),
        ("long", 18, 4, PaperSize.A3),
        ("round", 12, 8, PaperSize.A4),
    ],
)
def test_a_full_room_of_any_shape_is_one_sheet_with_whole_names(
    session, tmp_path, preset, rows, seats, size
):
    fill(session, preset, rows, seats)
    job = session.printing.room_job(Paper.SEAT_PLAN, size)
    pdf = on_paper(session, tmp_path, job)
    assert pages(pdf) == 1
    names = in_seats(pdf, {seat.id for seat in session.seating.seats()})
    for one in job.ids:
        delegate, seat = session.state.delegates[one], session.state.seat_of(one)
        given = delegate.given_name or clean(delegate.full_name).split()[-1]
        shown = names[seat.id]  # of a name that is broken or cut at the edge the end is lost
        assert given in shown or (len(given) == 500 and given.startswith(shown.rstrip("…")))
    text = run("pdftotext", "-layout", str(pdf), "-")
    for thing in ("Màn hình", "Bục", "Bàn chủ tọa", "SƠ ĐỒ CHỖ NGỒI", "Nhìn từ cuối phòng"):
        assert thing in text
    for unit in session.state.units.values():
        assert unit.label in text


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
