"""Opening the store of a place, and what this machine keeps for one in a database."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from hoinghi_tui.file_words import why
from hoinghi_tui.services.place import Database, Place
from hoinghi_tui.storage import NotSaved, Store, disk
from hoinghi_tui.storage.offline_book import FOLDER_NAME as OFFLINE_FOLDER

_LOG_ID = ".nhat-ky"
"""Holds the identity of the log that the folder's other files belong to."""
_PRIVATE = 0o700


class PasswordWanted(NotSaved):
    """The server asks for a password that was not given, or is not the right one."""

    def __init__(self, place: Database, failure: NotSaved) -> None:
        super().__init__(failure.cause, f"{place.label}: {failure}")
        self.place = place


def open_store(
    place: Place,
    *,
    station: str,
    now: Callable[[], datetime],
    read_only: bool = False,
    live: bool = False,
    keeps: bool = False,
) -> Store:
    """Open the rows of a place for one station.

    ``keeps`` is for the secretary's own program, which may go on without its server.
    ``live`` is for a screen that looks ten times a second. Raises as ``Store.open`` and
    ``open_pg`` do.
    """
    if isinstance(place, Path):
        return Store.open(place, station=station, now=now, read_only=read_only)
    # A command passes by; it only has to keep the copy where something may wait in it.
    keeps = keeps and (live or (place.folder / OFFLINE_FOLDER).is_dir())

    from hoinghi_tui.storage.remote_store import open_pg  # late: most conferences are folders

    def open_it() -> Store:
        with naming(place):
            return open_pg(
                place.address,
                place.folder,
                station=station,
                now=now,
                read_only=read_only,
                live=live,
                keeps=keeps,
            )

    if not read_only:
        return _with_own_folder(place.folder, open_it)
    with suppress(NotSaved):  # what is only looked at needs no folder
        make_private(place.folder)
    return open_it()


def _with_own_folder(folder: Path, open_it: Callable[[], Store]) -> Store:
    """Open a store beside files of this machine that belong to the same conference."""
    make_private(folder)
    store = open_it()
    if belongs_to(folder, store.log_id):
        return store
    # Another conference was in this database before: its papers and templates are not ours.
    store.close()
    kept = set_aside(folder)
    make_private(folder)
    store = open_it()
    belongs_to(folder, store.log_id)
    store.notices.append(
        "Cơ sở dữ liệu này trước đây giữ một hội nghị khác. Tệp của hội nghị ấy trên máy này cất "
        f"ở {kept}."
    )
    return store


@contextmanager
def naming(place: Database) -> Iterator[None]:
    """Let what keeps a database from being opened say which one it is."""
    try:
        yield
    except NotSaved as failure:
        if failure.cause == "server_away":
            raise NotSaved(
                failure.cause,
                f"Không nối được tới {place.label}. Hãy kiểm tra địa chỉ, mạng và máy chủ "
                "PostgreSQL rồi làm lại.",
            ) from None
        if failure.cause != "server_password" or isinstance(failure, PasswordWanted):
            raise
        raise PasswordWanted(place, failure) from None


def files_folder(place: Place) -> Path:
    """Return the folder of this machine that holds a conference's files."""
    return place.folder if isinstance(place, Database) else place


def make_private(folder: Path) -> None:
    """Make a folder that only this person of the machine can look into; raises ``NotSaved``."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=_PRIVATE)
        if os.name != "nt":  # there the profile of a person is closed to others already
            folder.chmod(_PRIVATE)
    except OSError as error:
        raise NotSaved.because(
            error, f"Không tạo được thư mục {folder}: {why(error)}. Hãy kiểm tra quyền ghi."
        ) from error


def belongs_to(folder: Path, log_id: str) -> bool:
    """Tell whether the folder's files are those of this log; a folder without a mark gets it."""
    if not log_id:
        return True
    note = folder / _LOG_ID
    with suppress(OSError, ValueError):
        return note.read_text(encoding="utf-8").strip() == log_id
    with suppress(OSError):  # only a convenience: the next opening writes it
        disk.write_whole(note, f"{log_id}\n".encode())
    return True


def set_aside(folder: Path) -> Path:
    """Give the folder another name, with all that is in it; raises ``NotSaved``."""
    names = (folder.with_name(f"{folder.name}-cu-{number}") for number in count(1))
    kept = next(path for path in names if not path.exists())
    try:
        disk.replace(folder, kept)
    except OSError as error:
        raise NotSaved.because(
            error,
            f"Không cất được thư mục {folder} của hội nghị trước: {why(error)}. Hãy đóng các tệp "
            "đang mở trong đó rồi làm lại.",
        ) from error
    return kept
