"""Where conferences lie on this machine: the last one, others nearby, a place for a new one."""

import os
import re
from collections.abc import Iterable
from operator import itemgetter
from pathlib import Path

from platformdirs import user_data_path, user_documents_path, user_state_path

from hoinghi_tui.services.place import APP_NAME as APP_NAME
from hoinghi_tui.services.place import Database, NotAPlace, Place, read_place
from hoinghi_tui.services.session import holds_conference
from hoinghi_tui.storage.mounts import Fitness
from hoinghi_tui.storage.network_folder import place_of
from hoinghi_tui.vietnamese import fold

_LONGEST_NAME = 48
"""Folder names stay short: some Windows programs stop at 260 characters of path."""


def _note() -> Path:
    return user_state_path(APP_NAME, appauthor=False) / "last-conference.txt"


def last_conference() -> Place | None:
    """Return the place opened last: a database, or a folder that still holds a conference."""
    try:
        place = read_place(os.fsdecode(_note().read_bytes().rstrip(b"\r\n")))
    except (OSError, ValueError, NotAPlace):
        return None
    if isinstance(place, Database):
        return place  # whether it is there, only the server can say
    # A note that was emptied or cut off must not stand for the current folder.
    return place if place.is_absolute() and holds_conference(place) else None


def remember_conference(place: Place) -> None:
    """Note the place for the next start; of a database never the password.

    Only a convenience: a machine that does not allow it still runs the conference.
    """
    try:
        text = place.url if isinstance(place, Database) else place.resolve()
        _note().parent.mkdir(parents=True, exist_ok=True)
        _note().write_bytes(os.fsencode(text) + b"\n")
    except (OSError, ValueError):
        return


def demo_folder() -> Path:
    """Return where the sample conference lives when no folder is named."""
    return user_data_path(APP_NAME, appauthor=False) / "hoi-nghi-mau"


def nearby_conferences(places: Iterable[Path] | None = None, limit: int = 3) -> list[Place]:
    """Return conference folders directly inside ``places``, the last used first.

    Without ``places``: the database opened last, then those of the current folder and of the
    person's documents.
    """
    last = last_conference() if places is None else None
    found: dict[Path, float] = {}
    for place in places if places is not None else (Path(), user_documents_path()):
        try:
            for log in place.resolve().glob("*/events.jsonl"):
                if holds_conference(log.parent):
                    found[log.parent] = log.stat().st_mtime
        except OSError:
            # A place that cannot be read offers nothing; a folder can still be typed.
            continue
    known: list[Place] = [last] if isinstance(last, Database) else []
    known += (folder for folder, _ in sorted(found.items(), key=itemgetter(1), reverse=True))
    return known[:limit]


def folder_for(title: str, parent: Path | None = None) -> Path:
    """Return a folder for a new conference, named after its title, that is not there yet.

    "Hội nghị tổng kết 2025" becomes "hoi-nghi-tong-ket-2025" in the documents, and in the home
    folder where OneDrive or a server holds the documents.
    """
    words = re.findall(r"[a-z0-9]+", fold(title)) or ["hoi-nghi"]
    while len("-".join(words)) > _LONGEST_NAME and len(words) > 1:
        words.pop()
    name = "-".join(words)[:_LONGEST_NAME]
    parent = _documents() if parent is None else parent
    folder, number = parent / name, 1
    while folder.exists():
        number += 1
        folder = parent / f"{name}-{number}"
    return folder


def _documents() -> Path:
    documents = user_documents_path()
    is_local = place_of(documents).fitness in (Fitness.FINE, Fitness.UNKNOWN)
    return documents if is_local else Path.home()
