"""The papers of the agenda through LibreOffice: whole, in one face, no heading left behind."""

import re
import subprocess
from datetime import time
from pathlib import Path

import pytest

from hoinghi_tui.documents.pdf import to_pdf
from hoinghi_tui.domain.agenda import AgendaItem, Anchor, ItemKind
from hoinghi_tui.services.print_job import OF_THE_AGENDA, Paper
from hoinghi_tui.services.rows import deletion, insertion

FAMILIES = {"TimesNewRoman", "LiberationSerif", "Tinos"}
TITLES = (
    *("Báo cáo tổng kết công tác năm", "A & B <C> {{x}} [/] =cmd()", "Tham luận: Ẩn Ẵm Ẫn Ễn Ộ"),
    *("Phát biểu chỉ đạo của đại diện lãnh đạo Ủy ban nhân dân thành phố " * 3, "Giải lao"),
)
SPEECH = "Kính thưa quý vị đại biểu, xin trân trọng kính mời quý vị nghe phần tiếp theo. " * 4
MOST_PAGES = {
    Paper.PROGRAMME: {1: 1, 11: 2, 60: 7},
    Paper.RUNNING_ORDER: {1: 1, 11: 6, 60: 30},
    Paper.REST_OF_AGENDA: {1: 1, 11: 7, 60: 34},
    Paper.AGENDA_REPORT: {1: 1, 11: 2, 60: 10},
}
"""What may be on paper at most: a sheet more is a layout that came apart."""


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


@pytest.fixture(autouse=True)
def pdf_tools(need_tool):
    for name in ("soffice", "pdftotext", "pdffonts", "pdfinfo"):
        need_tool(name)


def set_agenda(session, count: int) -> None:
    items = [
        AgendaItem(
            id=f"ct-{number:02}",
            order=number,
            number=str(number),
            title=f"{TITLES[number % len(TITLES)].strip()} số {number}",
            kind=ItemKind.REPORT,
            duration_s=300,
            presenter_note=f"Người trình bày {number}",
            script=f"[Nhắc {number}: mở máy chiếu.]\n\n{SPEECH}\n\nXin cảm ơn lần {number}.",
            anchor=Anchor.NOT_BEFORE if number == 1 else Anchor.FLOW,
            anchor_at=time(7, 30) if number == 1 else None,
        )
        for number in range(1, count + 1)
    ]
    old = session.agenda.items()
    ops = [*(deletion("agenda", one) for one in old), *(insertion("agenda", one) for one in items)]
    session.work.act("test", lambda: ops)
    session.agenda.approve(time(7, 30))
    session.agenda.start_next()


def pages(session, folder: Path, paper: Paper) -> list[str]:
    """Return the text of each page; all letters must be of one face, all sheets A4 upright."""
    path = folder / "in.docx"
    path.write_bytes(session.printing.render(session.printing.job(paper)).data)
    made = to_pdf(path, folder)
    fonts = [line.split()[0] for line in run("pdffonts", str(made)).splitlines()[2:]]
    families = {font.partition("+")[2].partition("-")[0].partition("PS")[0] for font in fonts}
    assert len(families) == 1
    assert families <= FAMILIES
    sizes = re.findall(r"size:\s+([\d.]+) x ([\d.]+)", run("pdfinfo", "-l", "99", str(made)))
    assert {(round(float(wide)), round(float(high))) for wide, high in sizes} == {(595, 842)}
    return run("pdftotext", "-layout", str(made), "-").split("\f")[:-1]


@pytest.mark.parametrize("count", [1, 11, 60])
@pytest.mark.parametrize("paper", sorted(OF_THE_AGENDA))
def test_a_paper_is_whole(session, tmp_path, paper, count):
    set_agenda(session, count)
    sheets = pages(session, tmp_path, paper)
    assert len(sheets) <= MOST_PAGES[paper][count]
    raw = run("pdftotext", "-raw", str(tmp_path / "in.pdf"), "-")
    flat = " ".join(raw.split())
    for number in range(1, count + 1):
        title = " ".join(TITLES[number % len(TITLES)].split())
        assert f"{number}. {title} số {number}" in flat
        if paper is not Paper.AGENDA_REPORT:
            assert f"Người trình bày {number}" in flat
        if paper in (Paper.RUNNING_ORDER, Paper.REST_OF_AGENDA):
            assert f"[Nhắc {number}: mở máy chiếu.]" in flat
            assert f"Xin cảm ơn lần {number}." in flat
    for number, sheet in enumerate(sheets[1:], 2):
        assert sheet.split()[0] == str(number)


@pytest.mark.parametrize("paper", [Paper.RUNNING_ORDER, Paper.REST_OF_AGENDA])
def test_no_heading_of_an_item_is_parted_from_what_is_said(session, tmp_path, paper):
    set_agenda(session, 60)
    # The table of times before the scripts repeats its own heading.
    sheets = [one for one in pages(session, tmp_path, paper)[:-1] if "Nội dung" not in one]
    assert len(sheets) > 10
    for sheet in sheets:
        last = sheet.strip().splitlines()[-1]
        assert not re.search(r"\d phút$| số \d+$|Người trình bày \d+$|^\d\d:\d\d", last.strip())


def test_the_head_is_that_of_an_office(session, tmp_path):
    session.agenda.start_next()
    for paper in (Paper.PROGRAMME, Paper.RUNNING_ORDER, Paper.AGENDA_REPORT):
        first = " ".join(pages(session, tmp_path, paper)[0].split())
        for words in (
            "DỮ LIỆU MẪU – KHÔNG CÓ GIÁ TRỊ", "ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
            "Thời gian: dự kiến tháng 12/2025; địa điểm: Phòng họp gác 3, UBND xã Đại Sơn",
        ):  # fmt: skip
            assert words in first


def test_the_signature_never_stands_alone_on_a_page(session, tmp_path):
    # One of three numbers of items in a row leaves no room for the signature.
    for count in (13, 14, 15):
        set_agenda(session, count)
        last = pages(session, tmp_path, Paper.PROGRAMME)[-1]
        assert "CHỦ TỊCH" in last
        assert f"Người trình bày {count}" in last
