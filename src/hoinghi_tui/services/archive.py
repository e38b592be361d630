"""All that lies in a conference folder as one .zip with a list of checksums."""

import hashlib
import os
import stat
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from hoinghi_tui.deterministic_zip import EARLIEST
from hoinghi_tui.file_words import why
from hoinghi_tui.storage import disk

SUMS = "SHA256SUMS"
"""Name of the list in the archive, as ``sha256sum -c`` reads it."""
ARCHIVE_PREFIX = "luu-tru-"
"""How the names of our archives begin, which do not go into the next one."""

_LEFT_OUT = frozenset(
    {"lock", "heartbeat", "backup", "events.jsonl", "db.json", SUMS}
    # Of a desk whose log is on a server.
    | {"desk.lock", "ngoai-tuyen", "seen.jsonl"}
)
"""What belongs to the folder's own upkeep; log, tables and checksums are made anew."""
_PACKED = frozenset({".png", ".jpg", ".jpeg", ".docx", ".xlsx", ".pptx", ".pdf", ".zip"})
"""What is packed already: packing it again takes time and saves nothing."""
_READABLE = 0o644 << 16
_CHUNK = 1 << 20
_LARGE = 1 << 30
"""From this size on an entry gets the fields of zip64, so that it may grow a little."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What went into an archive: its SHA-256 in hex, how many files, and what did not, and why."""

    sha256: str
    files: int
    left_out: tuple[str, ...] = ()


def folder_files(folder: Path) -> tuple[dict[str, Path], tuple[str, ...]]:
    """Return the files of a folder that belong into its archive, and what cannot go there.

    By their names in the archive, "/" between the parts. Hidden files, notes of Word that a
    file is open, earlier archives and what the program keeps for itself are passed over; links
    and devices are told, as they are no part of the folder.
    """
    found: dict[str, Path] = {}
    told: list[str] = []

    def unreadable(error: OSError) -> None:
        told.append(f"{Path(error.filename).name}: {why(error)}")

    for path in _walk(folder, unreadable):
        name = path.relative_to(folder).as_posix()
        try:
            name.encode()
            is_file = stat.S_ISREG(path.lstat().st_mode)
        except (UnicodeEncodeError, OSError):
            is_file = False
        if is_file:
            found[name] = path
        else:
            told.append(f"{name.encode(errors='replace').decode()}: không phải tệp thường")
    return found, tuple(told)


def _walk(folder: Path, unreadable: Callable[[OSError], None]) -> Iterator[Path]:
    for place, folders, files in os.walk(folder, onerror=unreadable):
        is_top = Path(place) == folder
        names = [one for one in (*folders, *files) if not one.startswith((".", "~$"))]
        if is_top:
            names = [one for one in names if not _is_ours(one)]
        links = [one for one in folders if one in names and Path(place, one).is_symlink()]
        folders[:] = sorted(one for one in folders if one in names and one not in links)
        for name in sorted([*links, *(one for one in files if one in names)]):
            yield Path(place, name)


def _is_ours(name: str) -> bool:
    return name in _LEFT_OUT or (name.startswith(ARCHIVE_PREFIX) and name.endswith(".zip"))


def pack(
    target: Path,
    contents: Mapping[str, Path | bytes],
    beat: Callable[[], None] = lambda: None,
) -> Packed:
    """Write a durable archive of files and bytes by name; equal contents give equal bytes.

    The last entry lists the SHA-256 of all others. A file that cannot be opened is left out
    and told. ``beat`` is called again and again; what it raises passes through. Raises
    ``OSError`` when the disk does not take the archive or a file cannot be
    read to its end; what is written by then is worth nothing.
    """
    lines: list[str] = []
    left_out: list[str] = []
    with target.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in sorted(contents):
                content = contents[name]
                try:
                    source = content if isinstance(content, bytes) else content.open("rb")
                except OSError as error:
                    left_out.append(f"{name}: {why(error)}")
                    continue
                lines.append(_sum_line(_add(archive, name, source, beat), name))
            archive.writestr(_entry(SUMS), "".join(lines))
        disk.sync(file)
    with target.open("rb") as file:
        return Packed(_digest(file), len(lines), tuple(left_out))


def _add(
    archive: zipfile.ZipFile, name: str, source: bytes | IO[bytes], beat: Callable[[], None]
) -> str:
    """Add one entry and return its SHA-256: of the very bytes that were written."""
    total = hashlib.sha256()
    if isinstance(source, bytes):
        archive.writestr(_entry(name), source)
        total.update(source)
        return total.hexdigest()
    with source:
        is_large = os.fstat(source.fileno()).st_size >= _LARGE
        with archive.open(_entry(name), "w", force_zip64=is_large) as entry:
            while chunk := source.read(_CHUNK):
                total.update(chunk)
                entry.write(chunk)
                beat()
    return total.hexdigest()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EARLIEST)
    is_packed = PurePosixPath(name).suffix.lower() in _PACKED
    entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    entry.create_system = 3  # said to be Unix everywhere, so that the mode below counts
    entry.external_attr = _READABLE
    return entry


def _digest(file: IO[bytes]) -> str:
    total = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        total.update(chunk)
    return total.hexdigest()


def _sum_line(digest: str, name: str) -> str:
    """Return a line of ``sha256sum``, which escapes backslashes and line ends in names."""
    escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "\\" if escaped != name else ""
    return f"{mark}{digest}  {escaped}\n"
