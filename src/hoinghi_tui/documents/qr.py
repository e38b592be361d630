"""The QR code of a badge: as a matrix, as a drawing for a terminal, as a picture for paper."""

import struct
import zlib

SIZE = 21
"""Modules on a side of a version 1 QR code (ISO/IEC 18004, table 1)."""
MAX_DIGITS = 17
"""Digits that version 1 at level H can hold (ISO/IEC 18004, table 7)."""
QUIET_ZONE = 4
"""Empty modules around the code that a scanner needs (ISO/IEC 18004, 5.3.8)."""
DOTS = 8
"""Pixels on a side of a module in a picture: sharp on paper, below what printers scale down.

With one bit for a pixel, a module's width is just a byte.
"""

# One mask for all codes: choosing the best of eight takes ten times as long, and with random
# digits this one is the best or within a few hundredths of it (300 codes, mean penalty).
_MASK = 0

_LIGHT, _DARK = b"\xff", b"\0"
_SHADES = bytes.maketrans(bytes([False, True]), _LIGHT + _DARK)


def qr_matrix(code: str) -> list[list[bool]]:
    """Return the code as 21 rows of 21 modules, True where dark, without quiet zone.

    Always version 1, level H, numeric mode: small, and readable with nearly a third of it
    hidden by a thumb. Raises ``ValueError`` when ``code`` is not 1 to 17 digits 0-9.
    """
    if not (code.isascii() and code.isdigit() and len(code) <= MAX_DIGITS):
        raise ValueError(f"Mã QR chỉ gồm 1 đến {MAX_DIGITS} chữ số, không phải {code!r}")
    from qrcode.constants import ERROR_CORRECT_H
    from qrcode.main import QRCode

    drawing = QRCode(version=1, error_correction=ERROR_CORRECT_H, mask_pattern=_MASK)
    drawing.add_data(code, optimize=0)  # digits alone become one numeric segment
    drawing.make(fit=False)
    return [list(map(bool, row)) for row in drawing.modules]


def qr_text(code: str, *, on_dark: bool = True) -> str:
    """Draw the code in half blocks: 15 lines of 29 characters with its quiet zone.

    ``on_dark`` draws the light modules, for light letters on a dark screen; otherwise the
    dark ones are drawn, for black letters on white. Raises as ``qr_matrix`` does.
    """
    side = SIZE + 2 * QUIET_ZONE
    border = [False] * QUIET_ZONE
    rows = [border + row + border for row in qr_matrix(code)]
    # One line of text is two modules high, so the odd side gets one more light row below.
    above, below = QUIET_ZONE, QUIET_ZONE + side % 2
    rows = [[False] * side for _ in range(above)] + rows + [[False] * side for _ in range(below)]
    marks = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
    return "\n".join(
        "".join(
            marks[top != on_dark, bottom != on_dark]
            for top, bottom in zip(rows[line], rows[line + 1], strict=True)
        )
        for line in range(0, len(rows), 2)
    )


def qr_png(code: str) -> bytes:
    """Draw the code with its quiet zone as a PNG of one bit, 232 pixels on a side.

    Raises as ``qr_matrix`` does.
    """
    side = (SIZE + 2 * QUIET_ZONE) * DOTS
    margin = _LIGHT * QUIET_ZONE
    blank = _module_row(_LIGHT * (SIZE + 2 * QUIET_ZONE)) * QUIET_ZONE
    rows = (_module_row(margin + bytes(row).translate(_SHADES) + margin) for row in qr_matrix(code))
    # Width, height, one bit, grey, and the only compression, filter and order there are
    # (ISO/IEC 15948, 11.2.2).
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join((blank, *rows, blank)), 6)
    parts = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _module_row(line: bytes) -> bytes:
    """Put a line of pixels first, then as many "as the line above" as a module is high."""
    return b"\0" + line + (b"\2" + bytes(len(line))) * (DOTS - 1)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
