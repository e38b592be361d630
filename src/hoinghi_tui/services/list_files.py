"""Finding the list a person wants to take in, without typing its whole path."""

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from hoinghi_tui.spreadsheets.list_file import SUFFIXES

_SELDOM = (".txt", ".tsv")
"""Kinds that are lists seldom: read when typed, not offered."""
_OFFERED = tuple(ending for ending in SUFFIXES if ending not in _SELDOM)
_MOST_ENTRIES = 2_000
"""Entries looked at in one folder: a full download folder must not hold up anybody."""


def usual_folders() -> tuple[Path, ...]:
    """Return where lists lie mostly: here, at home and in the folders of a desktop."""
    home = Path.home()
    named = (home / name for name in ("Downloads", "Desktop", "Documents"))
    return Path.cwd(), home, *named


def nearby_lists(
    folders: Iterable[Path], limit: int = 50, endings: tuple[str, ...] = _OFFERED
) -> tuple[tuple[Path, datetime], ...]:
    """Return lists in these folders with their times of change (local), the newest first.

    ``endings`` are those of other files to look for. Folders that are missing or may not be
    read are passed over.
    """
    found: dict[Path, float] = {}
    for folder in folders:
        for entry in _entries(folder):
            if _is_file(entry, endings):
                found[Path(entry.path)] = entry.stat().st_mtime
    newest = sorted(found.items(), key=lambda one: (-one[1], one[0]))[:limit]
    return tuple((path, datetime.fromtimestamp(at).astimezone()) for path, at in newest)


def complete_path(typed: str, endings: tuple[str, ...] = SUFFIXES) -> str | None:
    """Return the path that ``typed`` is the beginning of: a list or a folder; else None.

    The first in the order of names is taken; case does not count. ``endings`` are those of
    other files that may be meant.
    """
    folder, sign, name = _split(typed)
    fits = [
        entry
        for entry in _entries(Path(folder + sign or ".").expanduser())
        if entry.name.casefold().startswith(name.casefold())
        and (entry.is_dir() or _is_file(entry, endings))
        and not (entry.name.startswith(".") and not name.startswith("."))
    ]
    if not typed or not fits:
        return None
    first = min(fits, key=lambda entry: (entry.is_dir(), entry.name.casefold()))
    return folder + sign + first.name + (os.sep if first.is_dir() else "")


def _split(typed: str) -> tuple[str, str, str]:
    """Split a path at its last separator; Windows takes both kinds."""
    signs = [sign for sign in (os.sep, os.altsep) if sign]
    at = max(typed.rfind(sign) for sign in signs)
    return (typed[:at], typed[at], typed[at + 1 :]) if at >= 0 else ("", "", typed)


def _entries(folder: Path) -> Iterator["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as entries:
            yield from islice(entries, _MOST_ENTRIES)
    except OSError:
        return


def _is_file(entry: "os.DirEntry[str]", endings: tuple[str, ...]) -> bool:
    # Excel keeps "~$name.xlsx" beside a list that is open.
    name = entry.name.lower()
    return name.endswith(endings) and not name.startswith(("~$", ".")) and entry.is_file()
