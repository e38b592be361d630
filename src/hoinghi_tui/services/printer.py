"""Sends a finished file to a printer, by the means of the system."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.pdf import PdfCancelled, to_pdf
from hoinghi_tui.services import machine, print_queue
from hoinghi_tui.services.printer_choice import PrinterChoice, load_choice

if TYPE_CHECKING:
    from threading import Event

_USUAL = PrinterChoice()
_BOX = re.compile(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]")
_SHEETS_MM = {"A3": (297, 420), "A4": (210, 297), "A5": (148, 210)}
_POINT_MM = 25.4 / 72


class PrintFailed(DocumentError):  # noqa: N818 - says what happened
    """A file is there but no printer took it; the sentence says where the file lies."""

    def __init__(self, reason: str, path: Path) -> None:
        super().__init__(f"{reason} Tệp đã có, nằm ở {path}: có thể mở bằng Word để in.")


@dataclass(frozen=True, slots=True)
class Sent:
    """A file the print system has taken: by which printer, as which job; "" where untold."""

    path: Path
    printer: str
    job: str = ""


def printers() -> tuple[str, ...]:
    """Return the names of the printers of this machine; may take a second."""
    return machine.printers(machine.ask, sys.platform) or ()


def usual_printer() -> PrinterChoice:
    """Return the printer chosen on this machine, one copy from its usual tray."""
    return PrinterChoice(printer=load_choice().printer)


def print_file(
    path: Path, choice: PrinterChoice = _USUAL, *, cancel: "Event | None" = None
) -> Sent:
    """Hand a .docx or .pdf over to a printer, by default the usual one of the machine.

    Returns when the print queue has it, which is before it is on paper. Takes seconds: call
    it in a thread; ``cancel`` gives it up while it is made ready. Windows prints by the
    program that opens such files, which knows no tray and no sides; elsewhere ``lp`` is
    asked, which takes no .docx, so that LibreOffice makes a PDF beside it first. Raises
    ``PrintFailed`` when there is no such printer or tray, or it does not take the file.
    """
    names = printers()
    if not names:
        raise PrintFailed("Máy này chưa có máy in nào.", path)
    if choice.printer and choice.printer not in names:
        raise PrintFailed(f"Máy này không có máy in “{choice.printer}”.", path)
    chosen = choice.printer or (names[0] if len(names) == 1 else "")
    if sys.platform == "win32":
        return _by_windows(path, chosen, choice)
    return _by_lp(path, chosen, choice, cancel)


def _by_windows(path: Path, printer: str, choice: PrinterChoice) -> Sent:
    if choice.tray or choice.duplex:
        raise PrintFailed("Trên Windows, khay giấy và in hai mặt chọn ở cửa sổ in.", path)
    # Only there on Windows, so that elsewhere the type check may not ask for it.
    start = getattr(os, "startfile")  # noqa: B009
    try:
        for _ in range(choice.copies):
            if printer:
                start(path, "printto", f'"{printer}"')
            else:
                start(path, "print")
    except OSError as error:
        raise PrintFailed(f"Windows không in được tệp này ({error.strerror}).", path) from error
    return Sent(path, printer)


def _by_lp(path: Path, printer: str, choice: PrinterChoice, cancel: "Event | None") -> Sent:
    program = shutil.which("lp")
    if program is None:
        raise PrintFailed("Máy này chưa cài hệ thống in CUPS (lệnh lp).", path)
    _expect_tray(path, printer, choice.tray)
    try:
        pdf = path if path.suffix.lower() == ".pdf" else to_pdf(path, path.parent, cancel=cancel)
    except PdfCancelled:
        raise
    except DocumentError as error:
        raise PrintFailed(str(error), path) from error
    command = [program, *_options(printer, choice), *_size(pdf), "--", str(pdf.resolve())]
    try:
        done = print_queue.run(command)
    except (OSError, subprocess.SubprocessError) as error:
        raise PrintFailed("Hệ thống in không trả lời.", path) from error
    if done.returncode != 0:
        reason = done.stderr.strip()[-200:] or f"mã lỗi {done.returncode}"
        raise PrintFailed(f"Máy in chưa nhận tệp ({reason}).", path)
    return Sent(path, printer, print_queue.job_named(done.stdout))


def _expect_tray(path: Path, printer: str, tray: str) -> None:
    """Refuse a tray a printer has not: CUPS would silently take the usual one."""
    if not tray:
        return
    if not printer:
        raise PrintFailed("Chọn khay giấy thì phải chọn cả máy in.", path)
    known = print_queue.trays(printer)
    if tray not in known:
        there = f"Có: {', '.join(known)}." if known else "Máy in không cho biết có khay nào."
        raise PrintFailed(f"Máy in “{printer}” không có khay “{tray}”. {there}", path)


def _options(printer: str, choice: PrinterChoice) -> list[str]:
    options = ["-d", printer] if printer else []
    if choice.copies != 1:
        options += ["-n", str(choice.copies)]
    if choice.tray:
        options += ["-o", f"InputSlot={choice.tray}"]
    # One side is said as well: no certificate may come out on the back of another.
    sides = "two-sided-long-edge" if choice.duplex else "one-sided"
    return [*options, "-o", f"sides={sides}"]


def _size(pdf: Path) -> list[str]:
    """Ask for the sheet a PDF is made for, and for its true size.

    Left to themselves some printers shrink a page to what they can reach: nothing would stand
    where it belongs on a blank. Only a large plan may be shrunk to a small printer's sheet.
    """
    found = _BOX.search(pdf.read_bytes())
    sides = sorted(float(side) * _POINT_MM for side in found.groups()) if found else []
    for name, sheet in _SHEETS_MM.items():
        if sides and all(abs(a - b) < 1 for a, b in zip(sides, sheet, strict=True)):
            scaling = "auto" if name == "A3" else "none"
            return ["-o", f"media={name}", "-o", f"print-scaling={scaling}"]
    return ["-o", "print-scaling=none"]
