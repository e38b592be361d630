"""An SVG picture as PNG, by what the machine has: rsvg-convert, else LibreOffice."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.pdf import find_soffice

_TIMEOUT_S = 120.0
_ZOOM = 2
"""Pixels of the picture for each of the drawing."""
_INSTEAD = (
    "Xuất ra tệp .svg rồi mở bằng trình duyệt, hoặc cài LibreOffice (libreoffice.org) đủ "
    "phần Draw rồi làm lại."
)


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
            command = [rsvg, "--zoom", str(_ZOOM), "--output", str(made), str(source)]
        elif soffice is not None:
            profile = (work / "profile").resolve().as_uri()
            command = [str(soffice), "--headless", "--norestore"]
            command += [f"-env:UserInstallation={profile}", "--convert-to", _filter(svg)]
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


def _filter(svg: str) -> str:
    """Return LibreOffice's name for a PNG of twice the drawing's size.

    Left to itself it makes no picture wider than 2048 pixels, too little to read the names
    of a hall; before 7.4 it passes over what stands behind the filter's name.
    """
    root = ElementTree.fromstring(svg)
    sizes = {
        f"Pixel{side.title()}": {"type": "long", "value": str(round(_ZOOM * float(pixels)))}
        for side in ("width", "height")
        if (pixels := root.get(side))
    }
    return f"png:draw_png_Export:{json.dumps(sizes)}"
