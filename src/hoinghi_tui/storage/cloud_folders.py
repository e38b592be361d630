"""Whether a folder lies where a program keeps files the same on several machines."""

import os
import stat
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path, PurePath

from hoinghi_tui.storage.mounts import FINE, Finding, Fitness

_BY_NAME = (
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("drive của tôi", "Google Drive"),
    ("dropbox", "Dropbox"),
    ("iclouddrive", "iCloud"),
    ("icloud drive", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("megasync", "MEGA"),
    ("box sync", "Box"),
)
"""What the clients call the folder they make; more may follow: "OneDrive - UBND xã"."""
_FOLLOWED_BY = (" - ", "-", " (")
_BY_MARK = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".stfolder", "Syncthing"),
)
"""What they leave at the top of a folder that a person has called otherwise."""
_BY_ICON = (
    (b"onedrive.exe", "OneDrive"),
    (b"googledrive", "Google Drive"),
    (b"dropbox.exe", "Dropbox"),
)
"""Whose icon Windows shows for the folder, by its desktop.ini."""
_BY_VARIABLE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_MOST_INI_BYTES = 4096


def by_path(folder: PurePath, environment: Mapping[str, str]) -> Finding:
    """Tell from an absolute path alone, and from where OneDrive says it is."""
    names = [unicodedata.normalize("NFC", part).casefold() for part in folder.parts]
    for own, brand in _known_places(names):
        if own:
            return Finding(Fitness.CLOUD, brand)
    for variable in _BY_VARIABLE:
        top = type(folder)(environment.get(variable, "").strip())
        # Not set, or nothing but a root, it would hold every folder.
        if top.parts[1:] and folder.is_relative_to(top):
            return Finding(Fitness.CLOUD, "OneDrive")
    return FINE


def _known_places(names: Sequence[str]) -> list[tuple[bool, str]]:
    pairs = set(pairwise(names))
    return [
        (("library", "mobile documents") in pairs, "iCloud"),
        *((_is_called(name, start), brand) for name in names for start, brand in _BY_NAME),
        (("library", "cloudstorage") in pairs, "đám mây"),
    ]


def _is_called(name: str, start: str) -> bool:
    rest = name.removeprefix(start)
    return name == start or (rest != name and rest.startswith(_FOLLOWED_BY))


def by_marks(folder: Path) -> Finding:
    """Tell from what the clients leave in the folder or above it; what cannot be read is passed."""
    for place in (folder, *folder.parents):
        for mark, brand in _BY_MARK:
            if _is_left(place, mark):
                return Finding(Fitness.CLOUD, brand)
        if _is_left(place, "desktop.ini"):
            icons = _beginning(place / "desktop.ini")
            for sign, brand in _BY_ICON:
                if sign in icons:
                    return Finding(Fitness.CLOUD, brand)
    return FINE


def _is_left(place: Path, mark: str) -> bool:
    try:
        mode = os.stat(f"{place}/{mark}").st_mode  # noqa: PTH116 - asked fifty times at each start
    except (OSError, ValueError):
        return False
    # In the home folder .dropbox is a folder, of the client's settings.
    return mark != ".dropbox" or stat.S_ISREG(mode)


def _beginning(file: Path) -> bytes:
    """Return the beginning of a file in small letters, UTF-16 or not."""
    try:
        with file.open("rb") as opened:
            return opened.read(_MOST_INI_BYTES).replace(b"\0", b"").lower()
    except OSError:
        return b""
