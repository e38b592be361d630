"""Which files of a conference folder tell phone numbers or birth dates of its people."""

import io
import os
import re
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from hoinghi_tui.domain.personal_data import PersonalData
from hoinghi_tui.services.archive import ARCHIVE_PREFIX

_MOST_BYTES = 64 * 2**20
"""What is larger, also unpacked, is not looked into."""
_DEPTH = 3
"""An archive of the conference holds workbooks, which are archives themselves."""
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".wav"})
_DRAFTS = ".dang-"
"""How everything begins that is being made; while nobody is at work, only a crash left some."""
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file that holds personal data, or may hold them."""

    name: str
    """Where it lies in the folder, "/" between the parts."""
    is_ours: bool
    """Whether the program made it, to be printed or put away, and can make it again."""
    is_seen: bool
    """Whether data were found; else it cannot be looked into."""

    @property
    def is_draft(self) -> bool:
        """Tell whether it is a part of something half-made that a crash left."""
        return any(part.startswith(_DRAFTS) for part in self.name.split("/"))


class _NotReadable(Exception):  # noqa: N818
    """A file that keeps its text to itself."""


def holding_files(
    folder: Path, data: PersonalData, known_names: Collection[str]
) -> tuple[HeldFile, ...]:
    """Look into all files of the folder but those of ``known_names``."""
    found = []
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        if name in known_names:
            continue
        try:
            holds, is_seen = _holds(path, data), True
        except (_NotReadable, OSError):
            holds, is_seen = True, False
        if holds:
            shown = name.encode(errors="replace").decode()
            # What cannot be named in the plan of a change cannot be deleted by it.
            found.append(HeldFile(shown, shown == name and _is_ours(path, folder), is_seen))
    return tuple(sorted(found, key=lambda one: one.name))


def _files(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        paths = (Path(place) / name for name in names)
        yield from (path for path in paths if path.is_file() and not path.is_symlink())


def _is_ours(path: Path, folder: Path) -> bool:
    is_archive = path.parent == folder and path.match(f"{ARCHIVE_PREFIX}*.zip")
    return is_archive or path.parent == folder / "out"


def _holds(path: Path, data: PersonalData) -> bool:
    if _tells(path.name, data):
        return True
    if path.suffix.lower() in _PICTURES:
        return False
    if path.suffix.lower() == ".pdf" or path.stat().st_size > _MOST_BYTES:
        raise _NotReadable
    return any(_tells(text, data) for text in _texts(path.read_bytes(), _DEPTH))


def _texts(content: bytes, depth: int) -> Iterator[str]:
    """Yield all texts of a file, of a document or archive part by part."""
    if not content.startswith(b"PK"):
        plain = content.replace(b"\0", b"").decode("utf-8", "replace")
        yield plain
        if "<" in plain:
            # Word parts a number into pieces; in a workbook each cell stands by itself.
            yield _TAG.sub("", plain)
            yield _TAG.sub(" ", plain)
        return
    if not depth:
        raise _NotReadable
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for info in archive.infolist():
                yield info.filename
                if Path(info.filename).suffix.lower() not in _PICTURES:
                    yield from _texts(_part(archive, info), depth - 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise _NotReadable from error


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as part:
        content = part.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise _NotReadable
    return content


def _tells(text: str, data: PersonalData) -> bool:
    return data.blanked_widely(text) != text
