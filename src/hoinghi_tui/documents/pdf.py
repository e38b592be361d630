"""Turn Word into PDF by LibreOffice, which may be missing and may hang."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi_tui.documents.errors import DocumentError, PdfFailed, PdfUnavailable
from hoinghi_tui.file_words import why

if TYPE_CHECKING:
    from threading import Event

TIMEOUT_S = 120.0
"""Seconds after which a conversion is given up; a thousand pages take about ten."""
_LOOK_S = 0.2
"""Seconds between two looks whether somebody wants to stop it."""
# Pictures stay as they are: JPEG, the default, would blur the edges of QR codes. LibreOffice
# before 7.4 passes over what stands behind the filter's name.
_FILTER = 'pdf:writer_pdf_Export:{"UseLosslessCompression":{"type":"boolean","value":"true"}}'


class PdfCancelled(DocumentError):  # noqa: N818 - says what happened
    """Somebody stopped the conversion; the Word file is as it was."""

    def __init__(self, docx: Path) -> None:
        super().__init__(f"Đã dừng tạo PDF. Tệp Word “{docx.name}” vẫn còn nguyên.")


def find_soffice() -> Path | None:
    """Return LibreOffice's program file, or None when this machine has none.

    Looks along PATH first, then where the Windows and macOS installers put it.
    """
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return Path(found)
    return next((path for path in _usual_places() if path.is_file()), None)


def _usual_places() -> list[Path]:
    if sys.platform == "win32":
        roots = (os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)"))
        # soffice.com waits for the conversion; soffice.exe returns at once.
        return [Path(root, "LibreOffice", "program", "soffice.com") for root in roots if root]
    if sys.platform == "darwin":
        inside = Path("Applications", "LibreOffice.app", "Contents", "MacOS", "soffice")
        return [Path("/") / inside, Path.home() / inside]
    return [Path("/usr/lib/libreoffice/program/soffice"), Path("/snap/bin/libreoffice")]


def to_pdf(
    docx: Path, out_dir: Path, *, timeout_s: float = TIMEOUT_S, cancel: "Event | None" = None
) -> Path:
    """Convert one Word file to a PDF of the same name in ``out_dir`` and return its path.

    LibreOffice gets a profile of its own, so that an open LibreOffice window does not
    swallow the request; a PDF of that name is replaced only by a finished one. Raises
    ``PdfUnavailable`` without LibreOffice, and ``PdfFailed`` when it makes no PDF, when
    the PDF cannot be written (open in a viewer on Windows), or after ``timeout_s`` seconds,
    and ``PdfCancelled`` once ``cancel`` is set; then all processes started here are ended.
    """
    soffice = find_soffice()
    if soffice is None:
        raise PdfUnavailable(
            "Máy này chưa có LibreOffice nên không tạo được PDF. Tệp Word vẫn dùng được: mở "
            "bằng Word để in, hoặc cài LibreOffice (libreoffice.org) rồi làm lại."
        )
    try:
        out_dir.mkdir(parents=True, exist_ok=True)
        # Beside the target, so that the finished file can be moved in one step.
        with tempfile.TemporaryDirectory(
            prefix=".pdf-", dir=out_dir, ignore_cleanup_errors=True
        ) as temporary:
            made = _convert(soffice, docx, Path(temporary), timeout_s, cancel)
            return made.replace(out_dir / made.name)
    except OSError as error:
        raise PdfFailed(
            f"Không ghi được PDF cho “{docx.name}” ({why(error)}). Xin đóng tệp PDF đang "
            "mở, kiểm tra đĩa còn chỗ rồi làm lại."
        ) from error


def _convert(
    soffice: Path, docx: Path, work: Path, timeout_s: float, cancel: "Event | None"
) -> Path:
    profile = (work / "profile").resolve().as_uri()
    command = [str(soffice), "--headless", "--norestore", f"-env:UserInstallation={profile}"]
    command += ["--convert-to", _FILTER, "--outdir", str(work), str(docx.resolve())]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        output = _output(process, docx, timeout_s, cancel)
    finally:
        _end(process)
    # soffice ends with 0 even when it could not read the file: only the PDF itself counts.
    made = work / f"{docx.stem}.pdf"
    if not made.is_file():
        detail = output.strip()[-200:]
        raise PdfFailed(f"LibreOffice không tạo được PDF cho “{docx.name}”: {detail}")
    return made


def _output(
    process: "subprocess.Popen[str]", docx: Path, timeout_s: float, cancel: "Event | None"
) -> str:
    """Wait for the process and return what it said; raises when it is late or not wanted."""
    last = time.monotonic() + timeout_s
    while True:
        if cancel is not None and cancel.is_set():
            raise PdfCancelled(docx)
        left = last - time.monotonic()
        if left <= 0:
            raise PdfFailed(
                f"LibreOffice không tạo xong PDF cho “{docx.name}” trong {timeout_s:.0f} giây. "
                "Xin thử lại, hoặc mở tệp Word để in."
            )
        try:
            return process.communicate(timeout=min(_LOOK_S, left))[0]
        except subprocess.TimeoutExpired:
            continue


def _end(process: "subprocess.Popen[str]") -> None:
    """End the process and the children it left, and collect what it still says."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(
            ["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False
        )
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
