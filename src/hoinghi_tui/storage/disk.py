"""The few calls by which bytes become durable, each in one place."""

import errno
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

_REPLACE_ATTEMPTS = 20
_REPLACE_PAUSE_S = 0.01


def sync(file: IO[bytes]) -> None:
    """Return once the file's bytes are on the disk; raises ``OSError``."""
    file.flush()
    try:
        # macOS: fsync alone leaves the bytes in the drive's own cache.
        from fcntl import F_FULLFSYNC, fcntl  # type: ignore[attr-defined,unused-ignore]
    except ImportError:
        os.fsync(file.fileno())
    else:
        fcntl(file.fileno(), F_FULLFSYNC)


def sync_folder(folder: Path) -> None:
    """Make new and renamed names in ``folder`` durable, where the system can do that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


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
    """Write a durable file that was not there before; a number is added when it was."""
    path.parent.mkdir(exist_ok=True)
    candidate, number = path, 1
    while True:
        try:
            file = candidate.open("xb")
        except FileExistsError:
            number += 1
            candidate = path.with_stem(f"{path.stem}-{number}")
            continue
        with file:
            file.write(content)
            sync(file)
        sync_folder(path.parent)
        return candidate
