"""The few calls by which bytes become durable, each in one place."""

import errno
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows
    _FULL_SYNC = None
else:
    # macOS: fsync alone leaves the bytes in the drive's own cache.
    _FULL_SYNC = getattr(fcntl, "F_FULLFSYNC", None)

_REPLACE_ATTEMPTS = 20
_REPLACE_PAUSE_S = 0.01
_FOLDERS_NOT_SYNCED = {errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM}


def sync(file: IO[bytes]) -> None:
    """Return once the file's bytes are on the disk; raises ``OSError``."""
    file.flush()
    if _FULL_SYNC is not None:
        with suppress(OSError):  # not every file system has it
            fcntl.fcntl(file.fileno(), _FULL_SYNC)
            return
    os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make new and renamed names in ``folder`` durable, where the system can do that."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _FOLDERS_NOT_SYNCED:
            raise


def replace(source: Path, target: Path) -> None:
    """Rename over ``target``; Windows refuses while someone reads it, so try again a little."""
    for attempt in range(_REPLACE_ATTEMPTS):
        try:
            source.replace(target)
        except PermissionError:
            if os.name != "nt" or attempt == _REPLACE_ATTEMPTS - 1:
                raise
            time.sleep(_REPLACE_PAUSE_S)
        else:
            return


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that its old or its new content is there after a crash, never a half.

    Two must not write the same file at the same time. Raises ``OSError``.
    """
    draft = path.with_name(f"{path.name}.tmp")
    try:
        with draft.open("wb") as file:
            file.write(content)
            sync(file)
        replace(draft, path)
    except OSError:
        with suppress(OSError):
            draft.unlink()
        raise
    sync_folder(path.parent)


def write_new(path: Path, content: bytes) -> Path:
    """Write a durable file that was not there before; a number is added when it was.

    Raises ``OSError``; nothing is left of the file then.
    """
    path.parent.mkdir(exist_ok=True)
    candidate, number = path, 1
    while True:
        try:
            file = candidate.open("xb")
        except FileExistsError:
            number += 1
            candidate = path.with_stem(f"{path.stem}-{number}")
            continue
        try:
            with file:
                file.write(content)
                sync(file)
        except OSError:
            with suppress(OSError):
                candidate.unlink()
            raise
        sync_folder(path.parent)
        return candidate
