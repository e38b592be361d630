"""The QR code of a badge, as a matrix and as a drawing for a terminal."""

SIZE = 21
"""Modules on a side of a version 1 QR code (ISO/IEC 18004, table 1)."""
MAX_DIGITS = 17
"""Digits that version 1 at level H can hold (ISO/IEC 18004, table 7)."""
QUIET_ZONE = 4
"""Empty modules around the code that a scanner needs (ISO/IEC 18004, 5.3.8)."""


def qr_matrix(code: str) -> list[list[bool]]:
    """Return the code as 21 rows of 21 modules, True where dark, without quiet zone.

    Always version 1, level H, numeric mode: small, and readable with nearly a third of it
    hidden by a thumb. Raises ``ValueError`` when ``code`` is not 1 to 17 digits 0-9.
    """
    if not (code.isascii() and code.isdigit() and len(code) <= MAX_DIGITS):
        raise ValueError(f"Mã QR chỉ gồm 1 đến {MAX_DIGITS} chữ số, không phải {code!r}")
    from qrcode.constants import ERROR_CORRECT_H
    from qrcode.main import QRCode

    drawing = QRCode(version=1, error_correction=ERROR_CORRECT_H)
    drawing.add_data(code, optimize=0)  # digits alone become one numeric segment
    drawing.make(fit=False)
    return [[bool(module) for module in row] for row in drawing.modules]


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
