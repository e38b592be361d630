"""Runs the webcam in a process of its own.

A thread would not do: OpenCV and its drivers write their warnings straight onto the terminal,
which is the screen here; a driver may hang in a read for ever after unplugging; and looking
for codes would delay keys and scans. A process can be silenced, killed and scheduled apart.
It ends with the program, however that ends, since its input ends then.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

from hoinghi_tui.camera.news import News, State, StateChanged, read_news
from hoinghi_tui.camera.watch import RETRY_S

_QUIET_AND_QUICK = {
    "OPENCV_LOG_LEVEL": "OFF",
    "OPENCV_FFMPEG_LOGLEVEL": "-8",
    # Without these, opening takes half a minute on some Windows machines, and a webcam that
    # stopped answering is noticed after ten seconds on Linux.
    "OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS": "0",
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "3",
    # One picture at a time: a second core stays with the desk.
    "OPENCV_FOR_THREADS_NUM": "1",
}
_END_S = 2.0


class CameraProcess:
    """A webcam being watched beside the program.

    ``report`` is called from a thread of its own with all news, in order; ``start`` and
    ``stop`` are each called once. A process that ends by itself is started anew after a
    second, except where the libraries do not work.
    """

    def __init__(self, camera: int | Path, report: Callable[[News], None]) -> None:
        self._camera = camera
        self._report = report
        self._size = (0, 0)
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="webcam", daemon=True)

    def start(self) -> None:
        """Begin watching; returns at once."""
        self._thread.start()

    def resize(self, columns: int, lines: int) -> None:
        """Ask for pictures of this many cells; 0 for none."""
        with self._lock:
            self._size = (columns, lines)
            self._send_size()

    def stop(self) -> None:
        """End the process; the webcam is free when this returns."""
        with self._lock:
            self._stopped.set()
            if self._process is not None:
                self._process.kill()
        if self._thread.is_alive():
            self._thread.join(_END_S)

    def _run(self) -> None:
        while not self._stopped.is_set():
            last = self._watch_once()
            if self._stopped.is_set() or last == StateChanged(State.UNUSABLE):
                return
            self._report(StateChanged(State.LOST))
            self._stopped.wait(RETRY_S)

    def _watch_once(self) -> News | None:
        """Run the process until it ends; return the last thing it told."""
        last: News | None = None
        try:
            process = self._spawn()
        except OSError:  # no memory, or too many processes
            return None
        with process:
            for last in read_news(cast("BinaryIO", process.stdout)):
                self._report(last)
            process.kill()
        return last

    def _spawn(self) -> "subprocess.Popen[bytes]":
        with self._lock:
            self._process = subprocess.Popen(
                # -P: no cv2.py that happens to lie in the working folder.
                [sys.executable, "-P", "-m", "hoinghi_tui.camera", str(self._camera)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | _QUIET_AND_QUICK,
                start_new_session=True,  # not ended by a Ctrl+C meant for the program
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            if self._stopped.is_set():
                self._process.kill()
            self._send_size()
            return self._process

    def _send_size(self) -> None:
        if self._process is None or self._process.stdin is None:
            return
        columns, lines = self._size
        try:
            os.write(self._process.stdin.fileno(), f"{columns} {lines}\n".encode())
        except (OSError, ValueError):
            return  # it has just ended; the next one is told
