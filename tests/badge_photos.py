"""Photos of badges as phones take them: tilted, blurred, in glare, in the dark, far away."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from badge_frames import badge

Frame = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Shot:
    """How a badge is photographed; lengths in pixels of a photo of ``size``."""

    size: tuple[int, int] = (1200, 1600)
    high: int = 900
    tilt: float = 0.0
    """By how much the far edge is shorter."""
    turn: float = 0.0
    """Degrees."""
    blur: float = 0.0
    noise: float = 4.0
    light: float = 1.0
    glare: float = 0.0
    """How much light a lamp throws onto the badge, 1 for white."""


def take(code: str, shot: Shot | None = None) -> Frame:
    """Photograph the badge of a code before a grey wall."""
    shot = shot or Shot()
    wide, high = shot.size
    scene = np.full((high, wide, 3), (120, 110, 90), np.uint8)
    card = badge(code)
    _hold(scene, card, _corners(shot, card.shape[1] / card.shape[0]))
    if shot.glare:
        scene = _lit(scene, shot)
    if shot.blur:
        scene = cv2.GaussianBlur(scene, (0, 0), shot.blur)
    dark = (scene * shot.light).astype(np.uint8)
    cv2.setRNGSeed(0)
    grain = cv2.randn(np.empty(dark.shape, np.int16), 0, shot.noise)
    return cv2.add(dark, grain, dtype=cv2.CV_8U)


def jpeg(frame: Frame, quality: int = 80) -> bytes:
    """Return the bytes a phone would send."""
    return cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()


def _corners(shot: Shot, ratio: float) -> npt.NDArray[np.float32]:
    half = np.array([ratio, 1.0]) * shot.high / 2
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * half
    corners[:2] *= 1 - shot.tilt
    angle = np.deg2rad(shot.turn)
    turned = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return (corners @ turned.T + np.array(shot.size) / 2).astype(np.float32)


def _hold(scene: Frame, card: Frame, corners: npt.NDArray[np.float32]) -> None:
    high, wide = card.shape[:2]
    flat = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
    seen, size = cv2.getPerspectiveTransform(flat, corners), scene.shape[1::-1]
    mask = cv2.warpPerspective(np.full((high, wide), 255, np.uint8), seen, size)
    scene[mask > 0] = cv2.warpPerspective(card, seen, size)[mask > 0]


def _lit(scene: Frame, shot: Shot) -> Frame:
    lamp = np.zeros(scene.shape[:2], np.float32)
    middle = (shot.size[0] // 2 + shot.high // 10, shot.size[1] // 2)
    cv2.ellipse(lamp, middle, (shot.high // 3, shot.high // 12), 30, 0, 360, 1, -1)
    light = cv2.GaussianBlur(lamp, (0, 0), shot.high * 0.04) * shot.glare * 255
    return np.clip(scene + light[:, :, None], 0, 255).astype(np.uint8)
