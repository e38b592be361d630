"""The papers of the agenda through LibreOffice: whole, in one face, no heading left behind."""

import re
import subprocess
from datetime import time
from itertools import product
from pathlib import Path

import pytest

from hoinghi_tui.documents.pdf import find_soffice
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


def written(session, paper: Paper) -> bytes:
    """Return the Word file of a paper of the agenda as it is now."""
    return session.printing.render(session.printing.job(paper)).data


def on_paper(folder: Path, files: dict[str, bytes]) -> dict[str, list[str]]:
    """Return the text of each page of each file; LibreOffice is started once for them all.

    All letters of a file must be of one face, all sheets A4 upright.
    """
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    run(
        *(str(find_soffice()), "--headless", "--convert-to", "pdf", "--outdir", str(folder)),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *(str(folder / f"{name}.docx") for name in files),
    )
    for name in files:
        made = str(folder / f"{name}.pdf")
        fonts = [line.split()[0] for line in run("pdffonts", made).splitlines()[2:]]
        families = {font.partition("+")[2].partition("-")[0].partition("PS")[0] for font in fonts}
        assert len(families) == 1
        assert families <= FAMILIES
        sizes = re.findall(r"size:\s+([\d.]+) x ([\d.]+)", run("pdfinfo", "-l", "99", made))
        assert {(round(float(wide)), round(float(high))) for wide, high in sizes} == {(595, 842)}
    return {
        name: run("pdftotext", "-layout", str(folder / f"{name}.pdf"), "-").split("\f")[:-1]
        for name in files
    }


def test_each_paper_is_whole(session, tmp_path):
    files = {}
    for count in (1, 11, 60):
        set_agenda(session, count)
        files |= {f"{paper}-{count}": written(session, paper) for paper in OF_THE_AGENDA}
    sheets = on_paper(tmp_path, files)
    for count, paper in product((1, 11, 60), sorted(OF_THE_AGENDA)):
        name = f"{paper}-{count}"
        raw = run("pdftotext", "-raw", str(tmp_path / f"{name}.pdf"), "-")
        assert_whole(paper, count, sheets[name], " ".join(raw.split()))
    for paper in (Paper.RUNNING_ORDER, Paper.REST_OF_AGENDA):
        assert_no_heading_is_parted_from_what_is_said(sheets[f"{paper}-60"])


def assert_whole(paper: Paper, count: int, sheets: list[str], flat: str) -> None:
    """Every item stands there, on no more pages than it takes, and these have numbers."""
    assert len(sheets) <= MOST_PAGES[paper][count], paper
    for number in range(1, count + 1):
        title = " ".join(TITLES[number % len(TITLES)].split())
        assert f"{number}. {title} số {number}" in flat, paper
        if paper is not Paper.AGENDA_REPORT:
            assert f"Người trình bày {number}" in flat, paper
        if paper in (Paper.RUNNING_ORDER, Paper.REST_OF_AGENDA):
            assert f"[Nhắc {number}: mở máy chiếu.]" in flat, paper
            assert f"Xin cảm ơn lần {number}." in flat, paper
    for number, sheet in enumerate(sheets[1:], 2):
        assert sheet.split()[0] == str(number), paper


def assert_no_heading_is_parted_from_what_is_said(pages: list[str]) -> None:
    # The table of times before the scripts repeats its own heading.
    sheets = [one for one in pages[:-1] if "Nội dung" not in one]
    assert len(sheets) > 10
    for sheet in sheets:
        last = sheet.strip().splitlines()[-1]
        assert not re.search(r"\d phút$| số \d+$|Người trình bày \d+$|^\d\d:\d\d", last.strip())


def test_the_head_is_that_of_an_office(session, tmp_path):
    session.agenda.start_next()
    papers = (Paper.PROGRAMME, Paper.RUNNING_ORDER, Paper.AGENDA_REPORT)
    made = on_paper(tmp_path, {paper: written(session, paper) for paper in papers})
    for paper in papers:
        first = " ".join(made[paper][0].split())
        for words in (
            "DỮ LIỆU MẪU – KHÔNG CÓ GIÁ TRỊ", "ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
            "Thời gian: dự kiến tháng 12/2025; địa điểm: Phòng họp gác 3, UBND xã Đại Sơn",
        ):  # fmt: skip
            assert words in first


def test_the_signature_never_stands_alone_on_a_page(session, tmp_path):
    # One of three numbers of items in a row leaves no room for the signature.
    files = {}
    for count in (13, 14, 15):
        set_agenda(session, count)
        files[str(count)] = written(session, Paper.PROGRAMME)
    for count, sheets in on_paper(tmp_path, files).items():
        assert "CHỦ TỊCH" in sheets[-1]
        assert f"Người trình bày {count}" in sheets[-1]
