"""Badges before a webcam: pictures and videos made from the program's own codes."""

from collections.abc import Callable, Iterable
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from hoinghi_tui.documents.qr import QUIET_ZONE, qr_matrix
from hoinghi_tui.domain.badges import make_code

Frame = npt.NDArray[np.uint8]
Corners = tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]
"""Where the four corners of a badge are seen, clockwise from its top left one."""

WIDTH, HEIGHT = 640, 480
CODE_A = make_code("0471", "1234567890")
CODE_B = make_code("0471", "0000000042")

STRAIGHT: Corners = ((60, 60), (240, 60), (240, 300), (60, 300))
TILTED: Corners = ((70, 90), (250, 60), (275, 320), (50, 290))
BESIDE: Corners = ((380, 120), (560, 140), (540, 390), (390, 360))
UPSIDE_DOWN: Corners = ((260, 330), (80, 320), (75, 80), (250, 70))


def badge(code: str) -> Frame:
    """Draw a card of 180 x 240 with a red band and the code below it."""
    card = np.full((240, 180, 3), 245, np.uint8)
    card[:36] = (42, 50, 194)
    modules = np.where(np.array(qr_matrix(code)), 0, 255).astype(np.uint8)
    quiet = np.pad(modules, QUIET_ZONE, constant_values=255)
    drawn = cv2.resize(quiet, (160, 160), interpolation=cv2.INTER_NEAREST)
    card[60:220, 10:170] = drawn[:, :, None]
    return card


def scene(
    *held: tuple[str, Corners], blur: float = 1.0, noise: float = 8.0, seed: int = 0
) -> Frame:
    """Picture badges held before a wall, out of focus by ``blur`` pixels, with sensor noise."""
    frame = np.full((HEIGHT, WIDTH, 3), (120, 110, 90), np.uint8)
    cv2.circle(frame, (330, 260), 150, (110, 140, 190), -1)
    for code, corners in held:
        card = badge(code)
        high, wide = card.shape[:2]
        flat = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
        seen = cv2.getPerspectiveTransform(flat, np.array(corners, np.float32))
        mask = cv2.warpPerspective(np.full((high, wide), 255, np.uint8), seen, (WIDTH, HEIGHT))
        frame[mask > 0] = cv2.warpPerspective(card, seen, (WIDTH, HEIGHT))[mask > 0]
    soft = cv2.GaussianBlur(frame, (0, 0), blur) if blur else frame
    cv2.setRNGSeed(seed)
    grain = cv2.randn(np.empty(frame.shape, np.int16), 0, noise)
    return cv2.add(soft, grain, dtype=cv2.CV_8U)


def write_video(path: Path, frames: Iterable[Frame], fps: int) -> Path:
    """Write frames of 640 x 480 as Motion JPEG, which webcams send too."""
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), fps, (WIDTH, HEIGHT))
    assert writer.isOpened()
    for frame in frames:
        writer.write(frame)
    writer.release()
    return path


def shifted(corners: Corners, right: int) -> Corners:
    """Move a badge sideways, as a hand does."""
    return tuple((x + right, y) for x, y in corners)  # type: ignore[return-value]


def film(
    path: Path, seconds: float, held_at: Callable[[float], list[tuple[str, Corners]]], fps: int = 15
) -> Path:
    """Film what is held before the webcam at each moment."""
    moments = (number / fps for number in range(round(seconds * fps)))
    frames = (scene(*held_at(moment), seed=round(moment * fps)) for moment in moments)
    return write_video(path, frames, fps)
