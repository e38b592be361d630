"""The drawing of an address that a phone's camera reads from the screen."""

from functools import lru_cache

from hoinghi_tui.ui.widgets.big_text import halves

QUIET = 2
"""Empty modules around it: half of what paper needs; cameras of phones are content with it."""


def address_matrix(text: str) -> list[list[bool]]:
    """Return the modules of an address, True where dark, without quiet zone.

    The smallest code at level L: a screen has no dirt and no folds, and a small one is read
    from further away.
    """
    from qrcode.constants import ERROR_CORRECT_L
    from qrcode.main import QRCode

    drawing = QRCode(error_correction=ERROR_CORRECT_L)
    drawing.add_data(text, optimize=0)
    drawing.make(fit=True)
    return [list(map(bool, row)) for row in drawing.modules]


@lru_cache(maxsize=8)
def qr_lines(text: str) -> list[str]:
    """Draw an address in half blocks, to be painted black on white."""
    margin = "." * QUIET
    rows = [
        margin + "".join("#" if dark else "." for dark in row) + margin
        for row in address_matrix(text)
    ]
    blank = ["." * len(rows[0])] * QUIET
    return halves([*blank, *rows, *blank])
