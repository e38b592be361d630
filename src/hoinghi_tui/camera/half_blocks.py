"""The webcam's picture, small enough to be drawn with half blocks."""

from typing import TYPE_CHECKING, TypeAlias

from hoinghi_tui.camera.news import Picture

if TYPE_CHECKING:
    from hoinghi_tui.camera.decoder import Frame

Colour: TypeAlias = tuple[int, int, int]
"""Red, green and blue, 0 to 255 each."""

_STEP = 16
"""Tones are told apart no finer: noise then changes few cells and most styles are known."""


def small_picture(frame: "Frame", columns: int, lines: int) -> Picture:
    """Return a frame as large as it fits into so many cells, sides kept in proportion.

    It is mirrored, so that a hand moves on the screen to the side it moves to; codes are read
    from the frame itself. ``columns`` and ``lines`` are 1 or more; one cell shows two pixels,
    one above the other, which are taken for square.
    """
    import cv2

    high, wide = frame.shape[:2]
    scale = min(columns / wide, 2 * lines / high)
    width = min(columns, max(1, round(wide * scale)))
    height = 2 * min(lines, max(1, round(high * scale / 2)))
    small = cv2.resize(frame, (width, height), interpolation=cv2.INTER_AREA)
    to_rgb = cv2.COLOR_GRAY2RGB if frame.ndim == 2 else cv2.COLOR_BGR2RGB
    toned = cv2.cvtColor(small[:, ::-1], to_rgb) // _STEP * _STEP
    return Picture(width, height, toned.tobytes())


def cell_rows(picture: Picture) -> list[list[tuple[Colour, Colour]]]:
    """Return the cells line by line: the colour above and the colour below, for a "▀"."""
    stride = 3 * picture.width
    rows = [
        picture.pixels[start : start + stride]
        for start in range(0, stride * picture.height, stride)
    ]
    return [
        list(zip(_colours(above), _colours(below), strict=True))
        for above, below in zip(rows[::2], rows[1::2], strict=True)
    ]


def _colours(row: bytes) -> list[Colour]:
    return list(zip(row[::3], row[1::3], row[2::3], strict=True))
