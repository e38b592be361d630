"""A real print system: CUPS started by the test, with cups-pdf as the printer."""

import os
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from hoinghi_tui.documents.pdf import to_pdf
from hoinghi_tui.services.print_queue import JobState, job_news, trays
from hoinghi_tui.services.printer import PrintFailed, print_file, printers
from hoinghi_tui.services.printer_choice import PrinterChoice

BACKEND = "/usr/lib/cups/backend/cups-pdf"
DESCRIPTION = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
# Where cups-pdf puts what comes from a user this machine does not know.
TRAY_OUT = Path("/var/spool/cups-pdf/ANONYMOUS")
NOBODY = "khong-ai-o-day"
PATIENCE_S = 60
DPI, DARK = 150, 128
# cups-pdf has neither trays nor a second side; both are described as a real printer does.
TRAYS = """\
*OpenUI *InputSlot/Khay: PickOne
*DefaultInputSlot: Auto
*InputSlot Auto/Auto: "<<>>setpagedevice"
*InputSlot Tray2/Khay 2: "<<>>setpagedevice"
*CloseUI: *InputSlot
*OpenUI *Duplex/Hai mat: PickOne
*DefaultDuplex: None
*Duplex None/Khong: "<<>>setpagedevice"
*Duplex DuplexNoTumble/Canh dai: "<<>>setpagedevice"
*CloseUI: *Duplex
"""
FILES_CONF = """\
ServerRoot {home}/root
RequestRoot {home}/spool
CacheDir {home}/cache
StateDir {home}/state
TempDir {home}/tmp
AccessLog {home}/access_log
ErrorLog {home}/error_log
PageLog {home}/page_log
SystemGroup root
"""
CONF = """\
Listen 127.0.0.1:{port}
LogLevel debug
PageLogFormat %j %C %{{sides}}
Browsing No
DefaultAuthType None
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Location /admin>
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
"""


@dataclass(frozen=True)
class Spooler:
    """The running print system: its log files lie in ``home``."""

    home: Path

    def page_log(self) -> list[list[str]]:
        path = self.home / "page_log"
        return [line.split() for line in path.read_text().splitlines()] if path.exists() else []

    def log(self) -> str:
        return (self.home / "error_log").read_text(errors="replace")


def until(answer: Callable[[], object]) -> object:
    """Ask again until there is an answer; each asking takes its time."""
    last = time.monotonic() + PATIENCE_S
    while time.monotonic() < last:
        found = answer()
        if found:
            return found
    raise AssertionError("the print system did not come so far")


def is_running() -> bool:
    # Ends with 0 also when nothing runs.
    return b"is running" in subprocess.run(["lpstat", "-r"], capture_output=True).stdout


def admin(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


def description() -> str:
    """Describe a printer like those in offices: two trays, both sides, an edge it cannot reach."""
    text = DESCRIPTION.read_text(encoding="latin-1")
    text = text.replace("*OpenUI *Resolution", f"{TRAYS}*OpenUI *Resolution", 1)
    return re.sub(r'(\*ImageableArea A4[^:]*:) *"[^"]*"', r'\1 "18 18 577 824"', text)


@pytest.fixture(scope="module")
def spooler() -> Iterator[Spooler]:
    if os.geteuid() != 0:
        pytest.skip("cupsd is started by root only")
    if shutil.which("cupsd") is None or not DESCRIPTION.is_file():
        message = "cần chương trình cupsd và cups-pdf, máy này không có"
        if os.environ.get("HOINGHI_REQUIRE_TOOLS") == "1":
            pytest.fail(message)
        pytest.skip(message)
    # Not below pytest's folder, which the scheduler's own user may not enter.
    home = Path(tempfile.mkdtemp(prefix="hoinghi-cups-"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home.chmod(0o755)
    for name in ("root/ppd", "spool", "cache", "state", "tmp"):
        (home / name).mkdir(parents=True)
        shutil.chown(home / name, group="lp")
        (home / name).chmod(0o770)
    (home / "files.conf").write_text(FILES_CONF.format(home=home))
    (home / "cupsd.conf").write_text(CONF.format(port=port))
    ppd = home / "printer.ppd"
    ppd.write_text(description(), encoding="latin-1")
    process = subprocess.Popen(
        ["cupsd", "-f", "-c", str(home / "cupsd.conf"), "-s", str(home / "files.conf")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("CUPS_SERVER", f"127.0.0.1:{port}")
        patched.setenv("CUPS_USER", NOBODY)
        try:
            until(
                lambda: (
                    b"is running" in subprocess.run(["lpstat", "-r"], capture_output=True).stdout
                )
            )
            admin("lpadmin", "-p", "Giay-A4", "-E", "-v", "cups-pdf:/", "-P", str(ppd))
            yield Spooler(home)
        finally:
            process.terminate()
            process.wait(30)
            shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(autouse=True)
def tools(need_tool):
    for name in ("lp", "lpstat", "lpoptions", "pdftoppm", "soffice"):
        need_tool(name)
    if os.geteuid() == 0:
        need_tool("cupsd")
        need_tool(BACKEND)


@pytest.fixture
def paper(spooler, session, tmp_path):
    """The badges of ten people under a name of their own; what was printed goes again."""
    people = [f"dv-{number:03}" for number in range(1, 11)]
    out = tmp_path / f"the{secrets.token_hex(6)}.docx"
    made = session.printing.run(session.printing.badge_job(people), out)
    yield to_pdf(made.path, tmp_path)
    for file in printed(out.stem):
        file.unlink()


def printed(stem: str) -> list[Path]:
    return list(TRAY_OUT.glob(f"{stem}*.pdf"))


def is_done(job: str) -> bool:
    news = job_news(job)
    return news is not None and news.state is JobState.DONE


def sheets(pdf: Path, folder: Path) -> list[Path]:
    """Return a picture of each page."""
    command = ["pdftoppm", "-r", str(DPI), "-gray", "-png", pdf, folder / pdf.stem]
    subprocess.run(command, check=True)
    return sorted(folder.glob(f"{pdf.stem}-*.png"))


def ink(picture: Path) -> tuple[int, int, int, int]:
    """Return the box around all that is darker than paper."""
    with Image.open(picture) as image:
        return image.point(lambda grey: 255 * (grey < DARK)).getbbox()


def test_badges_come_out_in_true_size_with_codes_that_scan(spooler, paper, tmp_path):
    assert printers() == ("Giay-A4",)
    sent = print_file(paper)
    assert sent.printer == "Giay-A4"
    until(lambda: is_done(sent.job))
    [made] = printed(paper.stem)
    asked, came = sheets(paper, tmp_path), sheets(made, tmp_path)
    assert len(came) == len(asked) == 2
    for there, here in zip(asked, came, strict=True):
        with Image.open(there) as one, Image.open(here) as other:
            assert all(abs(a - b) <= 1 for a, b in zip(one.size, other.size, strict=True))
        assert all(abs(a - b) <= 1 for a, b in zip(ink(there), ink(here), strict=True))
    codes = [code.text for page in came for code in zxingcpp.read_barcodes(Image.open(page))]
    assert sorted(codes) == sorted(
        code.text for page in asked for code in zxingcpp.read_barcodes(Image.open(page))
    )
    assert len(codes) == 10


def test_copies_tray_and_sides_reach_the_printer(spooler, paper):
    assert trays("Giay-A4") == ("Auto", "Tray2")
    choice = PrinterChoice(printer="Giay-A4", copies=2, tray="Tray2", duplex=True)
    sent = print_file(paper, choice)
    until(lambda: is_done(sent.job))
    number = sent.job.rpartition("-")[2]
    [line] = [line for line in spooler.page_log() if line[0] == number]
    assert line[2] == "two-sided-long-edge"
    [driver] = [one for one in spooler.log().splitlines() if f"[Job {number}] argv[5]=" in one][:1]
    assert "InputSlot=Tray2" in driver
    assert "Duplex=DuplexNoTumble" in driver
    assert f'[Job {number}] argv[4]="2"' in spooler.log()


def test_a_printer_that_stands_still_is_told_and_goes_on(spooler, paper):
    admin("cupsdisable", "Giay-A4")
    try:
        sent = print_file(paper)
        # The next job of a printer that stands still waits, and says so or nothing.
        news = job_news(sent.job)
        assert news is not None
        assert news.state in (JobState.WAITING, JobState.STOPPED)
        assert printed(paper.stem) == []
    finally:
        admin("cupsenable", "Giay-A4")
    until(lambda: is_done(sent.job))
    assert len(printed(paper.stem)) == 1


def test_what_the_printer_has_not_is_refused(spooler, paper):
    with pytest.raises(PrintFailed, match="Có: Auto, Tray2"):
        print_file(paper, PrinterChoice(printer="Giay-A4", tray="Tray9"))
    assert printed(paper.stem) == []
