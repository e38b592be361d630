"""The bars of the PAR Index in a Word file: pictures drawn here, one for each line of a table."""

import re
import struct
import zlib
from decimal import Decimal
from typing import TYPE_CHECKING

from hoinghi_tui.domain.par_points import percentage_text

if TYPE_CHECKING:
    from docx.document import Document

WIDTH, HEIGHT = 1000, 72
"""Pixels of a picture: ten for each part of a hundred; sharp at 8 cm on paper."""

_ALT_TEXT = re.compile(r"Biểu đồ ([\d.]*)\|([\d.]*)")
_PAPER, _GRID, _NOW, _BEFORE = range(4)
# White, a line that a printer still shows, a red that is dark without colours too, and grey.
_PALETTE = bytes.fromhex("ffffff b8b8b8 9b1c1c 9a9a9a".replace(" ", ""))
_QUARTER = WIDTH // 4
_MARGIN, _THICK, _THIN, _GAP = 8, 36, 12, 8
"""Lines of pixels: above the bar, of the bar, of that of the year before, between them."""


def chart_mark(now: Decimal | None, before: Decimal | None) -> str:
    """Return what the alternative text of a picture says behind "Biểu đồ": "84.50|80.00"."""
    return "|".join("" if share is None else f"{share:f}" for share in (now, before))


def bar_png(now: Decimal | None, before: Decimal | None) -> bytes:
    """Draw a percentage as a thick bar, and that of the year before as a thin one below it.

    A line stands at each quarter of the width. A PNG of four colours and of two bits a pixel.
    """
    plain = _line(None, _PAPER)
    bottom = HEIGHT - _MARGIN - _THICK - _GAP - _THIN
    rows = [plain] * _MARGIN + [_line(now, _NOW)] * _THICK
    rows += [plain] * _GAP + [_line(before, _BEFORE)] * _THIN + [plain] * bottom
    # Width, height, two bits, colours of a palette, and the only compression, filter and
    # order there are (ISO/IEC 15948, 11.2.2).
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 2, 3, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    parts = ((b"IHDR", header), (b"PLTE", _PALETTE), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _line(share: Decimal | None, colour: int) -> bytes:
    filled = 0 if share is None else min(WIDTH, int(share * WIDTH / 100))
    pixels = [colour] * filled + [_PAPER] * (WIDTH - filled)
    for at in (0, _QUARTER, 2 * _QUARTER, 3 * _QUARTER, WIDTH - 4):
        for place in range(at, at + 4):
            if pixels[place] == _PAPER:
                pixels[place] = _GRID
    return bytes(
        pixels[at] << 6 | pixels[at + 1] << 4 | pixels[at + 2] << 2 | pixels[at + 3]
        for at in range(0, WIDTH, 4)
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def place_charts(document: "Document") -> None:
    """Give each picture whose alternative text is "Biểu đồ 84.50|80.00" the bars of these.

    A template has one such picture, whose alternative text ends with a field; it may be
    moved and resized in Word as any other. Its alternative text becomes words.
    """
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml.ns import qn

    part = document.part
    placed: dict[str, str] = {}
    for drawing in part.element.iter(qn("w:drawing")):
        about = next(drawing.iter(qn("wp:docPr")), None)
        found = _ALT_TEXT.fullmatch("" if about is None else about.get("descr", ""))
        if about is None or found is None:
            continue
        now, before = (Decimal(text) if text else None for text in found.groups())
        if found[0] not in placed:
            placed[found[0]] = f"rIdPar{len(placed) + 1}"
            name = PackURI(f"/word/media/par{len(placed)}.png")
            picture = Part(name, CONTENT_TYPE.PNG, bar_png(now, before), part.package)
            part.load_rel(RELATIONSHIP_TYPE.IMAGE, picture, placed[found[0]])
        for shown in drawing.iter(qn("a:blip")):
            shown.set(qn("r:embed"), placed[found[0]])
        about.set("descr", _words(now, before))


def _words(now: Decimal | None, before: Decimal | None) -> str:
    words = f"Đạt {percentage_text(now)}"
    return words if before is None else f"{words}; kỳ trước {percentage_text(before)}"
