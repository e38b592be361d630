"""Sending a file to the printer: the system's programs are played by small scripts."""

import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from hoinghi_tui.documents.errors import PdfUnavailable
from hoinghi_tui.services import printer
from hoinghi_tui.services.printer import PrintFailed, print_file, printers

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="scripts of a Unix shell")


@pytest.fixture
def spool(tmp_path, monkeypatch):
    """Return a function that installs lpstat and lp; what lp was told lands in a file."""
    programs = tmp_path / "bin"
    programs.mkdir()
    told = tmp_path / "told.txt"

    def install(names=("VP-A4",), lp=True, fails=""):
        script(programs / "lpstat", "".join(f"echo '{name}'\n" for name in names))
        if lp:
            end = f"echo '{fails}' >&2; exit 1\n" if fails else ""
            script(programs / "lp", f'printf "%s\\n" "$@" > "{told}"\n{end}')
        monkeypatch.setenv("PATH", str(programs))
        return told

    return install


def script(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}", encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def pdf(tmp_path):
    path = tmp_path / "the một.pdf"
    path.write_bytes(b"%PDF-1.7")
    return path


@posix_only
def test_the_only_printer_gets_the_file(spool, pdf):
    told = spool()
    assert printers() == ("VP-A4",)
    print_file(pdf)
    assert told.read_text().splitlines() == ["-d", "VP-A4", str(pdf)]


@posix_only
def test_of_several_printers_the_usual_one_of_the_system_is_taken(spool, pdf):
    told = spool(("A", "B"))
    print_file(pdf)
    assert told.read_text().splitlines() == [str(pdf)]
    print_file(pdf, "B")
    assert told.read_text().splitlines() == ["-d", "B", str(pdf)]


@posix_only
def test_word_is_made_a_pdf_first(spool, tmp_path, pdf):
    told = spool()
    with patch.object(printer, "to_pdf", return_value=pdf) as made:
        print_file(tmp_path / "the.docx")
    made.assert_called_once_with(tmp_path / "the.docx", tmp_path)
    assert told.read_text().splitlines()[-1] == str(pdf)


@posix_only
@pytest.mark.parametrize(
    ("setup", "asked", "words"),
    [
        ({"names": ()}, None, "chưa có máy in nào"),
        ({}, "C", "không có máy in “C”"),
        ({"lp": False}, None, "chưa cài hệ thống in"),
        ({"fails": "queue is full"}, None, "queue is full"),
    ],
)
def test_every_failure_tells_where_the_file_lies(spool, pdf, setup, asked, words):
    spool(**setup)
    with pytest.raises(PrintFailed) as failed:
        print_file(pdf, asked)
    assert words in str(failed.value)
    assert str(pdf) in str(failed.value)


@posix_only
def test_without_libreoffice_the_word_file_is_named(spool, tmp_path):
    spool()
    docx = tmp_path / "the.docx"
    missing = PdfUnavailable("Máy này chưa có LibreOffice.")
    with patch.object(printer, "to_pdf", side_effect=missing), pytest.raises(PrintFailed) as failed:
        print_file(docx)
    assert "LibreOffice" in str(failed.value)
    assert str(docx) in str(failed.value)


@pytest.mark.parametrize(
    ("names", "asked", "call"),
    [
        (("A", "B"), None, ("print",)),
        (("A",), None, ("printto", '"A"')),
        (("A", "B"), "B", ("printto", '"B"')),
    ],
)
def test_windows_prints_by_the_program_of_the_file(tmp_path, names, asked, call):
    docx = tmp_path / "the.docx"
    with (
        patch.object(printer.sys, "platform", "win32"),
        patch.object(printer, "printers", return_value=names),
        patch("os.startfile", create=True) as start,
    ):
        print_file(docx, asked)
    start.assert_called_once_with(docx, *call)


def test_windows_without_word_says_so(tmp_path):
    docx = tmp_path / "the.docx"
    with (
        patch.object(printer.sys, "platform", "win32"),
        patch.object(printer, "printers", return_value=("A",)),
        patch("os.startfile", create=True, side_effect=OSError(0, "No application")),
        pytest.raises(PrintFailed, match="No application"),
    ):
        print_file(docx)
