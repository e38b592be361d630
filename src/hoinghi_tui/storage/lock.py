"""The one lock by which stations on one machine write one at a time."""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from hoinghi_tui.storage.errors import NotSaved

if TYPE_CHECKING:
    from filelock import BaseFileLock

_POLL_S = 0.004
_UNSUPPORTED = {errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP}


class FolderLock:
    """A lock file, and under it a lock on the log itself.

    The second one keeps writers apart even when someone deletes the lock file while it
    is held; on Windows a file that is held cannot be deleted, and a lock on the log
    would keep readers out, so there the lock file is enough.
    """

    def __init__(self, path: Path, timeout: float) -> None:
        self._path = path
        self._timeout = timeout
        self._lock: BaseFileLock | None = None
        self.held = False

    @contextmanager
    def hold(self, log: IO[bytes]) -> Iterator[None]:
        """Hold the lock; raises ``NotSaved`` when it is not to be had in time."""
        deadline = time.monotonic() + self._timeout
        lock = self._acquire()
        try:
            unlock = self._acquire_log(log, deadline)
            self.held = True
            try:
                yield
            finally:
                self.held = False
                if unlock:
                    _unlock(log)
        finally:
            lock.release()

    def _acquire(self) -> "BaseFileLock":
        # Imported late: it costs a fifth of the program's start, and only writers need it.
        from filelock import FileLock, Timeout

        if self._lock is None:
            self._lock = FileLock(
                self._path, fallback_to_soft=False, thread_local=False, poll_interval=_POLL_S
            )
        try:
            self._lock.acquire(timeout=self._timeout)
        except Timeout as error:
            raise NotSaved("lock_held") from error
        except OSError as error:
            raise _refused(error) from error
        return self._lock

    def _acquire_log(self, log: IO[bytes], deadline: float) -> bool:
        if os.name == "nt":
            return False
        from filelock import lock_descriptor

        try:
            while not lock_descriptor(log.fileno(), blocking=False):
                if time.monotonic() > deadline:
                    raise NotSaved("lock_held")
                time.sleep(_POLL_S)
        except OSError as error:
            raise _refused(error) from error
        return True


def _unlock(log: IO[bytes]) -> None:
    from filelock import unlock_descriptor

    unlock_descriptor(log.fileno())


def _refused(error: OSError) -> NotSaved:
    """Tell a folder on which locks do not work from one that cannot be written."""
    return NotSaved("lock_unsupported") if error.errno in _UNSUPPORTED else NotSaved.because(error)
