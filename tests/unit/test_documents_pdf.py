"""LibreOffice may be missing, fail without saying so, or hang."""

import os
import shutil
import sys
import time
from pathlib import Path
from threading import Event, Timer

import pytest

from hoinghi_tui.documents import pdf
from hoinghi_tui.documents.errors import PdfFailed, PdfUnavailable

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="a shell script plays soffice")


@pytest.fixture
def docx(tmp_path: Path) -> Path:
    path = tmp_path / "Giấy khen [1].docx"
    path.write_bytes(b"word")
    return path


@pytest.fixture
def soffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that puts a shell script in LibreOffice's place."""

    def play(script: str) -> None:
        folder = tmp_path / "bin"
        folder.mkdir()
        program = folder / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    return play


def test_without_libreoffice_the_sentence_says_what_to_do(docx, tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(pdf, "_usual_places", lambda: [tmp_path / "nowhere"])

    with pytest.raises(PdfUnavailable, match=r"cài LibreOffice"):
        pdf.to_pdf(docx, tmp_path / "out")


def test_libreoffice_is_found_where_installers_put_it(tmp_path, monkeypatch):
    program = tmp_path / "LibreOffice" / "program" / "soffice.com"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    monkeypatch.delenv("PROGRAMFILES(X86)", raising=False)

    assert pdf.find_soffice() == program


@posix_only
def test_the_pdf_lands_beside_nothing_else(docx, tmp_path, soffice):
    # $2 … are the options; the script answers as LibreOffice does, into --outdir.
    soffice('out="$7"; name=$(basename "$8" .docx); echo "%PDF $3" > "$out/$name.pdf"')
    out = tmp_path / "out"

    made = pdf.to_pdf(docx, out)

    assert made == out / "Giấy khen [1].pdf"
    assert "UserInstallation=file:///" in made.read_text(encoding="utf-8")
    assert list(out.iterdir()) == [made]


@posix_only
def test_an_end_without_a_pdf_is_a_failure_and_keeps_the_old_file(docx, tmp_path, soffice):
    soffice('echo "source file could not be loaded"')
    out = tmp_path / "out"
    out.mkdir()
    (out / "Giấy khen [1].pdf").write_text("old")

    with pytest.raises(PdfFailed, match="could not be loaded"):
        pdf.to_pdf(docx, out)

    assert [path.read_text() for path in out.iterdir()] == ["old"]


@posix_only
def test_a_pdf_that_cannot_be_written_is_told_in_words(docx, tmp_path, soffice):
    soffice('out="$7"; name=$(basename "$8" .docx); echo x > "$out/$name.pdf"')
    (tmp_path / "out" / "Giấy khen [1].pdf" / "in the way").mkdir(parents=True)

    with pytest.raises(PdfFailed, match="Không ghi được PDF"):
        pdf.to_pdf(docx, tmp_path / "out")


@posix_only
def test_a_hanging_conversion_is_ended_with_its_children(docx, tmp_path, soffice):
    soffice(f'sleep 60 & echo $! > "{tmp_path}/child"; wait')

    started = time.monotonic()
    with pytest.raises(PdfFailed, match="trong 1 giây"):
        pdf.to_pdf(docx, tmp_path / "out", timeout_s=0.7)

    assert time.monotonic() - started < 20
    assert not _is_running(int((tmp_path / "child").read_text()))
    assert list((tmp_path / "out").iterdir()) == []


@posix_only
def test_a_conversion_that_is_stopped_ends_with_its_children(docx, tmp_path, soffice):
    soffice(f'sleep 60 & echo $! > "{tmp_path}/child"; wait')
    stop = Event()
    timer = Timer(0.7, stop.set)
    timer.start()

    with pytest.raises(pdf.PdfCancelled, match="vẫn còn nguyên"):
        pdf.to_pdf(docx, tmp_path / "out", cancel=stop)

    timer.join()
    assert not _is_running(int((tmp_path / "child").read_text()))
    assert list((tmp_path / "out").iterdir()) == []
    assert docx.read_bytes() == b"word"


def _is_running(pid: int) -> bool:
    """Whether the process still runs; a zombie, killed and not yet collected, does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not (status.is_file() and status.read_text().rpartition(")")[2].split()[0] in "ZX")
