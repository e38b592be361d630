"""The open file of a log: found again, appended to, cut back."""

import os
import zlib
from contextlib import suppress
from pathlib import Path
from typing import IO

from hoinghi_tui.storage import disk
from hoinghi_tui.storage.chain import Position
from hoinghi_tui.storage.errors import NotSaved


class LogFile:
    """One file that other programs may append to, replace, delete or make read-only.

    Methods raise ``OSError`` as the system does; only ``locate`` judges.
    """

    def __init__(self, path: Path, *, writable: bool) -> None:
        self.path = path
        self._writable = writable
        self._file: IO[bytes] | None = None
        self._inode = (0, 0)
        self._size_read = -1
        self.refusal: NotSaved | None = None
        """Why the file was not opened for appending; None when it was."""

    @property
    def handle(self) -> IO[bytes]:
        """The open file, to write to and to lock; raises ``NotSaved`` when there is none."""
        if self.refusal is not None:
            raise self.refusal
        if self._file is None:
            raise NotSaved("log_gone")
        return self._file

    def open(self, *, create: bool = False) -> None:
        """Open the file, to append if that is allowed; there may be none to read."""
        self.close()
        self.refusal = None if self._writable else NotSaved("viewing")
        if self._writable:
            try:
                self._file = self._open_to_append(create=create)
            except FileNotFoundError:
                self.refusal = NotSaved("log_gone")
            except OSError as error:
                self.refusal = NotSaved.because(error)
        if self._file is None:
            with suppress(FileNotFoundError):
                self._file = self.path.open("rb", buffering=0)
        if self._file is not None:
            status = os.fstat(self._file.fileno())
            self._inode = (status.st_dev, status.st_ino)

    def _open_to_append(self, *, create: bool) -> IO[bytes]:
        def opener(path: str, flags: int) -> int:
            return os.open(path, flags & ~os.O_CREAT)

        if create:
            self.path.touch()
            disk.sync_folder(self.path.parent)
        return open(self.path, "ab+", buffering=0, opener=opener)

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def unchanged(self) -> bool:
        """Tell by one look whether it is the same file at the size last read."""
        return self.ends_at(self._size_read)

    def ends_at(self, size: int) -> bool:
        """Tell by one look whether it is the same file, of this size."""
        try:
            status = self.path.stat()
        except OSError:
            return False
        return (status.st_dev, status.st_ino, status.st_size) == (*self._inode, size)

    def locate(self, position: Position, *, locked: bool) -> bool:
        """Make sure that the open file is the one at its path; False: there is none yet.

        Another file there is taken over only when it begins with all that was read, and
        not while the old one is ``locked``. Raises ``NotSaved`` when it does not.
        """
        try:
            status = self.path.stat()
        except FileNotFoundError as error:
            if position.offset or self._file is not None:
                raise NotSaved("log_gone") from error
            return False
        if self._file is not None and (status.st_dev, status.st_ino) == self._inode:
            return True
        if self._file is not None and (locked or not self._path_holds(position)):
            raise NotSaved("log_replaced")
        self.open()
        return self._file is not None

    def _path_holds(self, position: Position) -> bool:
        with self.path.open("rb") as file:
            prefix = file.read(position.offset)
        return len(prefix) == position.offset and zlib.crc32(prefix) == position.crc

    def read(self, start: int, length: int | None = None) -> bytes:
        """Return ``length`` bytes from ``start``, fewer at the end, or all up to the end."""
        if self._file is None:
            return b""
        self._file.seek(start)
        if length is None:
            data = self._file.read()
            self._size_read = start + len(data)
            return data
        data = self._file.read(length)
        while 0 < len(data) < length and (more := self._file.read(length - len(data))):
            data += more
        return data

    def append(self, line: bytes, start: int) -> None:
        """Write ``line`` at the end, which is at ``start``, and wait until it is durable."""
        file = self.handle
        rest = memoryview(line)
        while rest:
            written = file.write(rest)
            rest = rest[written:]
        disk.sync(file)
        self._size_read = start + len(line)

    def cut(self, size: int) -> None:
        """Make the file end at ``size`` again, durably."""
        file = self.handle
        file.truncate(size)
        self._size_read = size
        disk.sync(file)

    def sync(self) -> None:
        """Wait until everything in the file is durable."""
        if self._file is not None and self._file.writable():
            disk.sync(self._file)
