"""Where conferences lie on this machine: the last one, others nearby, a place for a new one."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from platformdirs import user_data_path, user_documents_path, user_state_path

from hoinghi_tui.services.session import holds_conference
from hoinghi_tui.storage.mounts import Fitness
from hoinghi_tui.storage.network_folder import place_of
from hoinghi_tui.vietnamese import fold

APP_NAME = "hoinghi-tui"

_LONGEST_NAME = 48
"""Folder names stay short: some Windows programs stop at 260 characters of path."""


def _note() -> Path:
    return user_state_path(APP_NAME, appauthor=False) / "last-conference.txt"


def last_conference() -> Path | None:
    """Return the folder opened last, if there is still a conference in it."""
    try:
        folder = Path(os.fsdecode(_note().read_bytes().rstrip(b"\r\n")))
    except (OSError, ValueError):
        return None
    # A note that was emptied or cut off must not stand for the current folder.
    return folder if folder.is_absolute() and holds_conference(folder) else None


def remember_conference(folder: Path) -> None:
    """Note the folder for the next start.

    Only a convenience: a machine that does not allow it still runs the conference.
    """
    try:
        _note().parent.mkdir(parents=True, exist_ok=True)
        _note().write_bytes(os.fsencode(folder.resolve()) + b"\n")
    except (OSError, ValueError):
        return


def demo_folder() -> Path:
    """Return where the sample conference lives when no folder is named."""
    return user_data_path(APP_NAME, appauthor=False) / "hoi-nghi-mau"


def nearby_conferences(places: Iterable[Path] | None = None, limit: int = 3) -> list[Path]:
    """Return conference folders directly inside ``places``, the last used first.

    Without ``places``: the current folder and the person's documents.
    """
    found: dict[Path, float] = {}
    for place in places if places is not None else (Path(), user_documents_path()):
        try:
            for log in place.resolve().glob("*/events.jsonl"):
                if holds_conference(log.parent):
                    found[log.parent] = log.stat().st_mtime
        except OSError:
            # A place that cannot be read offers nothing; a folder can still be typed.
            continue
    return sorted(found, key=lambda folder: found[folder], reverse=True)[:limit]


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
