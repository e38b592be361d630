"""The refusals: when, where from, why. No names, no keys, no paths, bounded in size."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hoinghi_tui.server.private_files import make_private_folder
from hoinghi_tui.vietnamese import printable

LARGEST = 256 * 1024
"""Bytes of the file; when it is full, one older file of this size is kept beside it."""
_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One refusal: the instant, the address, the reason in a few Vietnamese words."""

    at: datetime
    address: str
    reason: str


class Journal:
    """Notes refusals; may be used from any thread."""

    def __init__(self, now: Callable[[], datetime], file: Path | None = None) -> None:
        self._now = now
        self._file = file
        self._lock = threading.Lock()
        self._last: deque[Line] = deque(maxlen=_SHOWN)
        self.count = 0
        """How many there were since the start."""

    def note(self, address: str, reason: str) -> None:
        """Keep one refusal; a disk that refuses does not stop the server."""
        line = Line(self._now(), printable(address)[:64], printable(reason)[:200])
        with self._lock:
            self.count += 1
            self._last.append(line)
            try:
                self._write(line)
            except OSError:
                return

    def latest(self) -> tuple[Line, ...]:
        """Return the last refusals, the newest last."""
        with self._lock:
            return tuple(self._last)

    def _write(self, line: Line) -> None:
        if self._file is None:
            return
        if self.count == 1:
            make_private_folder(self._file.parent)
        if self._file.exists() and self._file.stat().st_size > LARGEST:
            self._file.replace(self._file.with_suffix(".old"))
        with self._file.open("a", encoding="utf-8") as file:
            file.write(f"{line.at:%Y-%m-%dT%H:%M:%SZ}\t{line.address}\t{line.reason}\n")
