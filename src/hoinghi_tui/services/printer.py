"""Sends a finished file to a printer, by the means of the system."""

import shutil
import subprocess
import sys
from pathlib import Path

from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.pdf import to_pdf
from hoinghi_tui.services import machine

_TIMEOUT_S = 30.0
"""Seconds after which a print queue that does not answer is given up."""


class PrintFailed(DocumentError):  # noqa: N818 - says what happened
    """A file is there but no printer took it; the sentence says where the file lies."""

    def __init__(self, reason: str, path: Path) -> None:
        super().__init__(f"{reason} Tệp đã có, nằm ở {path}: có thể mở bằng Word để in.")


def printers() -> tuple[str, ...]:
    """Return the names of the printers of this machine; may take a second."""
    return machine.printers(machine.ask, sys.platform) or ()


def print_file(path: Path, printer: str | None = None) -> None:
    """Hand a .docx or .pdf over to a printer, by default the usual one of the machine.

    Returns when the print queue has it, which is before it is on paper. Takes seconds: call
    it in a thread. Windows prints by the program that opens such files; elsewhere ``lp`` is
    asked, which takes no .docx, so that LibreOffice makes a PDF beside it first. Raises
    ``PrintFailed`` when there is no printer or it does not take the file.
    """
    names = printers()
    if not names:
        raise PrintFailed("Máy này chưa có máy in nào.", path)
    if printer is not None and printer not in names:
        raise PrintFailed(f"Máy này không có máy in “{printer}”.", path)
    chosen = printer or (names[0] if len(names) == 1 else None)
    if sys.platform == "win32":
        _by_windows(path, chosen)
    else:
        _by_lp(path, chosen)


def _by_windows(path: Path, printer: str | None) -> None:
    # Only there on Windows, so that elsewhere neither import nor type check may ask for it.
    import os

    start = getattr(os, "startfile")  # noqa: B009
    try:
        if printer is None:
            start(path, "print")
        else:
            start(path, "printto", f'"{printer}"')
    except OSError as error:
        raise PrintFailed(f"Windows không in được tệp này ({error.strerror}).", path) from error


def _by_lp(path: Path, printer: str | None) -> None:
    program = shutil.which("lp")
    if program is None:
        raise PrintFailed("Máy này chưa cài hệ thống in CUPS (lệnh lp).", path)
    try:
        pdf = path if path.suffix.lower() == ".pdf" else to_pdf(path, path.parent)
    except DocumentError as error:
        raise PrintFailed(str(error), path) from error
    command = [program, *(["-d", printer] if printer else []), str(pdf.resolve())]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT_S,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise PrintFailed("Hệ thống in không trả lời.", path) from error
    if done.returncode != 0:
        reason = done.stderr.strip()[-200:] or f"mã lỗi {done.returncode}"
        raise PrintFailed(f"Máy in chưa nhận tệp ({reason}).", path)
