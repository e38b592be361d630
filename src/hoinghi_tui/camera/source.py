"""Where pictures come from: a webcam, or a video file in its place."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    import cv2

    from hoinghi_tui.camera.decoder import Frame

WIDTH, HEIGHT = 1280, 720
"""Asked of the webcam: a 15 mm code at arm's length then has three pixels a module."""


class FrameSource(Protocol):
    """An opened webcam, or what stands in for one."""

    def grab(self) -> bool:
        """Wait for the next frame and take it; False when no more will come."""
        ...

    def retrieve(self) -> "Frame | None":
        """Return the frame taken last; None when it cannot be made out."""
        ...

    def close(self) -> None:
        """Let go of the webcam."""
        ...


def open_camera(
    camera: int | Path, pause: Callable[[float], None] = time.sleep
) -> FrameSource | None:
    """Open a webcam by its number from 0, or a video file; None when it does not open.

    A file is played at its own pace, by ``pause`` between frames, for rehearsals on a machine
    without a webcam. Raises ``ImportError`` without the extra.
    """
    import cv2

    if isinstance(camera, Path):
        capture = cv2.VideoCapture(str(camera))
    else:
        capture = cv2.VideoCapture(camera)
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT)
        # The newest frame counts: no queue of old ones, where the driver can do without.
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    if not capture.isOpened():
        capture.release()
        return None
    if isinstance(camera, Path):
        return _Video(capture, pause)
    return _Capture(capture)


class _Capture:
    """An opened webcam; the driver waits for each frame."""

    def __init__(self, capture: "cv2.VideoCapture") -> None:
        self._capture = capture

    def grab(self) -> bool:
        return self._capture.grab()

    def retrieve(self) -> "Frame | None":
        import cv2

        try:
            taken, frame = self._capture.retrieve()
        except cv2.error:  # a frame cut short by pulling the plug
            return None
        return cast("Frame", frame) if taken and frame is not None and frame.size else None

    def close(self) -> None:
        self._capture.release()


class _Video(_Capture):
    """A video file, which would come all at once."""

    def __init__(self, capture: "cv2.VideoCapture", pause: Callable[[float], None]) -> None:
        import cv2

        super().__init__(capture)
        self._pause = pause
        self._frame_s = 1 / (capture.get(cv2.CAP_PROP_FPS) or 25)

    def grab(self) -> bool:
        self._pause(self._frame_s)
        return super().grab()
