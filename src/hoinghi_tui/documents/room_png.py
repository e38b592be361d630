"""An SVG picture as PNG, by what the machine has: rsvg-convert, else LibreOffice."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.pdf import find_soffice

_TIMEOUT_S = 120.0
_INSTEAD = "Xuất ra tệp .svg rồi mở bằng trình duyệt, hoặc cài LibreOffice đủ phần Draw."


def room_png(svg: str) -> bytes:
    """Return the picture as the bytes of a PNG file.

    Raises ``DocumentError`` when no program of the machine can do it; takes seconds with
    LibreOffice, which gets a profile of its own.
    """
    rsvg, soffice = shutil.which("rsvg-convert"), find_soffice()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        work = Path(temporary)
        source, made = work / "so-do.svg", work / "so-do.png"
        source.write_text(svg, encoding="utf-8")
        if rsvg is not None:
            command = [rsvg, "--zoom", "2", "--output", str(made), str(source)]
        elif soffice is not None:
            profile = (work / "profile").resolve().as_uri()
            command = [str(soffice), "--headless", "--norestore"]
            command += [f"-env:UserInstallation={profile}", "--convert-to", "png"]
            command += ["--outdir", str(work), str(source)]
        else:
            raise DocumentError(f"Máy này chưa có chương trình đổi sơ đồ ra PNG. {_INSTEAD}")
        try:
            subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_TIMEOUT_S,
                check=False,
            )
            return made.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise DocumentError(f"Không đổi được sơ đồ ra PNG. {_INSTEAD}") from error
