"""Sending a file to the printer: the system's programs are played by small scripts."""

import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from hoinghi_tui.documents.errors import PdfUnavailable
from hoinghi_tui.services import printer
from hoinghi_tui.services.printer import PrintFailed, Sent, print_file, printers
from hoinghi_tui.services.printer_choice import PrinterChoice

ONE_SIDE = ("-o", "sides=one-sided", "-o", "print-scaling=none")
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="scripts of a Unix shell")


@pytest.fixture
def spool(tmp_path, monkeypatch):
    """Return a function that installs the programs of CUPS; what lp was told lands in a file."""
    programs = tmp_path / "bin"
    programs.mkdir()
    told = tmp_path / "told.txt"

    def install(names=("VP-A4",), lp=True, fails="", has_trays=True):
        script(programs / "lpstat", "".join(f"echo '{name}'\n" for name in names))
        slots = "echo 'InputSlot/Khay: *Auto Tray2'\n"
        script(programs / "lpoptions", "echo 'PageSize/Size: *A4'\n" + slots * has_trays)
        if lp:
            end = (
                f"echo '{fails}' >&2; exit 1\n"
                if fails
                else "echo 'request id is VP-A4-12 (1 file(s))'\n"
            )
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
    assert print_file(pdf) == Sent(pdf, "VP-A4", "VP-A4-12")
    assert told.read_text().splitlines() == ["-d", "VP-A4", *ONE_SIDE, "--", str(pdf)]


@posix_only
def test_of_several_printers_the_usual_one_of_the_system_is_taken(spool, pdf):
    told = spool(("A", "B"))
    print_file(pdf)
    assert told.read_text().splitlines() == [*ONE_SIDE, "--", str(pdf)]
    print_file(pdf, PrinterChoice(printer="B"))
    assert told.read_text().splitlines() == ["-d", "B", *ONE_SIDE, "--", str(pdf)]


@posix_only
def test_copies_tray_and_both_sides_are_passed_on(spool, pdf):
    told = spool()
    print_file(pdf, PrinterChoice(copies=3, tray="Tray2", duplex=True))
    options = ["-n", "3", "-o", "InputSlot=Tray2", "-o", "sides=two-sided-long-edge", *ONE_SIDE[2:]]
    assert told.read_text().splitlines() == ["-d", "VP-A4", *options, "--", str(pdf)]


@posix_only
@pytest.mark.parametrize(
    ("box", "asked"),
    [
        # A point is 1/72 inch: A4 is 210 by 297 mm, lying or standing.
        (b"0 0 595.303937 841.889764", ["media=A4", "print-scaling=none"]),
        (b"0 0 842 595", ["media=A4", "print-scaling=none"]),
        (b"0 0 1190.55 841.89", ["media=A3", "print-scaling=auto"]),
        (b"0 0 612 792", ["print-scaling=none"]),
    ],
)
def test_the_sheet_is_asked_for_in_true_size(spool, pdf, box, asked):
    told = spool()
    pdf.write_bytes(b"%PDF-1.7\n<</Type/Page/MediaBox[" + box + b"]>>")
    print_file(pdf)
    assert [
        one for one in told.read_text().splitlines() if "media" in one or "scal" in one
    ] == asked


@posix_only
def test_word_is_made_a_pdf_first(spool, tmp_path, pdf):
    told = spool()
    with patch.object(printer, "to_pdf", return_value=pdf) as made:
        print_file(tmp_path / "the.docx")
    made.assert_called_once_with(tmp_path / "the.docx", tmp_path, cancel=None)
    assert told.read_text().splitlines()[-1] == str(pdf)


@posix_only
@pytest.mark.parametrize(
    ("setup", "asked", "words"),
    [
        ({"names": ()}, None, "chưa có máy in nào"),
        ({}, {"printer": "C"}, "không có máy in “C”"),
        ({}, {"tray": "Tray9"}, "không có khay “Tray9”. Có: Auto, Tray2"),
        ({"has_trays": False}, {"tray": "Tray2"}, "không cho biết"),
        ({"names": ("A", "B")}, {"tray": "Tray2"}, "phải chọn cả máy in"),
        ({"lp": False}, None, "chưa cài hệ thống in"),
        ({"fails": "queue is full"}, None, "queue is full"),
    ],
)
def test_every_failure_tells_where_the_file_lies(spool, pdf, setup, asked, words):
    spool(**setup)
    with pytest.raises(PrintFailed) as failed:
        print_file(pdf, PrinterChoice(**(asked or {})))
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
        (("A", "B"), "", ("print",)),
        (("A",), "", ("printto", '"A"')),
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
        print_file(docx, PrinterChoice(printer=asked, copies=2))
    assert start.call_args_list == [((docx, *call),)] * 2


@pytest.mark.parametrize("asked", [{"tray": "Tray2"}, {"duplex": True}])
def test_windows_does_not_pretend_to_know_trays_or_sides(tmp_path, asked):
    with (
        patch.object(printer.sys, "platform", "win32"),
        patch.object(printer, "printers", return_value=("A",)),
        patch("os.startfile", create=True) as start,
        pytest.raises(PrintFailed, match="cửa sổ in"),
    ):
        print_file(tmp_path / "the.docx", PrinterChoice(**asked))
    start.assert_not_called()


def test_windows_without_word_says_so(tmp_path):
    docx = tmp_path / "the.docx"
    with (
        patch.object(printer.sys, "platform", "win32"),
        patch.object(printer, "printers", return_value=("A",)),
        patch("os.startfile", create=True, side_effect=OSError(0, "No application")),
        pytest.raises(PrintFailed, match="No application"),
    ):
        print_file(docx)
