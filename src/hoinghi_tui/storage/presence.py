"""Who has a folder open: everybody shares a lock on the folder, who rewrites it takes it alone.

It lies on the folder itself, so that no file is needed and none can be deleted. The system
releases it with the process.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hoinghi_tui.storage.errors import NotSaved

try:
    import fcntl
except ImportError:  # Windows, where a file that somebody has open cannot be replaced
    _SHARED = _ALONE = 0
else:
    _SHARED, _ALONE = fcntl.LOCK_SH | fcntl.LOCK_NB, fcntl.LOCK_EX | fcntl.LOCK_NB

_POLL_S = 0.01


class Presence:
    """That one program has a folder open, to look or to work."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._handle: int | None = None

    def enter(self, timeout: float) -> None:
        """Say so; waits ``timeout`` seconds while the folder is being rewritten.

        Raises ``NotSaved`` when it still is. Where folders cannot be locked nobody is told.
        """
        deadline = time.monotonic() + timeout
        while self._handle is None and os.name != "nt":
            try:
                self._handle = _locked(self._folder, _SHARED)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise NotSaved("being_rewritten") from None
                time.sleep(_POLL_S)
            except OSError:
                return

    def leave(self) -> None:
        """Take it back."""
        if self._handle is not None:
            # Closing alone would not do while a forked child has the handle too.
            fcntl.flock(self._handle, fcntl.LOCK_UN)
            os.close(self._handle)
            self._handle = None

    def __del__(self) -> None:
        self.leave()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep everybody else from opening a folder; raises ``NotSaved`` when somebody has it open."""
    if os.name == "nt":
        yield
        return
    try:
        handle = _locked(folder, _ALONE)
    except BlockingIOError:
        raise NotSaved("folder_open") from None
    except OSError as error:
        raise NotSaved.because(error) from error
    try:
        yield
    finally:
        os.close(handle)


def expect_free(path: Path) -> None:
    """Raise ``NotSaved`` when a program has a file open, where the system keeps it then.

    Windows does: there a file takes the name it has only while nobody has it open.
    """
    if os.name != "nt":
        return
    try:
        path.replace(path)
    except FileNotFoundError:
        return
    except PermissionError as error:
        raise NotSaved("folder_open") from error


def _locked(folder: Path, how: int) -> int:
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, how)
    except OSError:
        os.close(handle)
        raise
    return handle
