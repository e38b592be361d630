"""The one lock by which stations on one machine write one at a time."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from hoinghi_tui.storage.errors import NotSaved

_POLL_S = 0.004


class FolderLock:
    """A lock file, and under it a lock on the log itself.

    The second one keeps writers apart even when someone deletes the lock file while it
    is held; on Windows a file that is open cannot be deleted, and a lock on the log
    would keep readers out, so there the lock file is enough.

    These are filelock's native locks, the same that its ``FileLock`` takes, but on files
    that stay open: opening, resolving and closing the path for every action costs
    ``FileLock`` 0.14 ms, half of what a whole action may. They never fall back to a soft
    lock, which a crash would leave behind; the system releases these with the process.
    """

    def __init__(self, path: Path, timeout: float) -> None:
        self._path = path
        self._timeout = timeout
        self._file: IO[bytes] | None = None
        self.held = False

    @contextmanager
    def hold(self, log: IO[bytes]) -> Iterator[None]:
        """Hold both locks; raises ``NotSaved`` when they are not to be had in time."""
        deadline = time.monotonic() + self._timeout
        taken: list[IO[bytes]] = []
        try:
            try:
                taken.append(self._take_lock_file(deadline))
                if os.name != "nt":
                    _take(log, deadline)
                    taken.append(log)
            except OSError as error:
                raise NotSaved.because(error) from error
            self.held = True
            yield
        finally:
            self.held = False
            for file in reversed(taken):
                _release(file)

    def _take_lock_file(self, deadline: float) -> IO[bytes]:
        while True:
            file = self._file or self._path.open("ab", buffering=0)
            self._file = file
            _take(file, deadline)
            with suppress(FileNotFoundError):
                if os.path.samestat(self._path.stat(), os.fstat(file.fileno())):
                    return file
            # Deleted or replaced: others lock the file that is at the path now.
            self.close()

    def close(self) -> None:
        """Let go of the lock file."""
        if self._file is not None:
            self._file.close()
            self._file = None


@contextmanager
def hold_closed(log: Path, lock_file: Path, timeout: float) -> Iterator[None]:
    """Hold the locks of a log that nobody here has open, to replace it.

    Raises ``NotSaved`` when they are not to be had in ``timeout`` seconds.
    """
    from tempfile import TemporaryFile  # late: no start of the program needs it

    lock = FolderLock(lock_file, timeout)
    # Windows does not replace a file that is open, and there the lock file is enough.
    can_lock = log.is_file() and os.name != "nt"
    try:
        with log.open("ab") if can_lock else TemporaryFile() as held, lock.hold(held):
            yield
    except OSError as error:
        raise NotSaved.because(error) from error
    finally:
        lock.close()


def _take(file: IO[bytes], deadline: float) -> None:
    # Imported late: it costs a fifth of the program's start, and only writers need it.
    from filelock import lock_descriptor

    while not lock_descriptor(file.fileno(), blocking=False):
        if time.monotonic() > deadline:
            raise NotSaved("lock_held")
        time.sleep(_POLL_S)


def _release(file: IO[bytes]) -> None:
    from filelock import unlock_descriptor

    unlock_descriptor(file.fileno())
