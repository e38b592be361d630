"""The stations as kept on the disk, so that a server that was killed knows them again."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.server.private_files import write_private


class KnownStation(msgspec.Struct, kw_only=True):
    """One station; of its cookie only the hash."""

    cookie_hash: str
    id: str
    name: str
    role: Role
    address: str
    came_at: datetime
    seen_at: datetime


def read_stations(file: Path) -> list[KnownStation]:
    """Return the stations kept in a file; none when it is not there or not readable.

    Then everybody comes in anew by a key: nothing is lost but a minute.
    """
    try:
        return msgspec.json.decode(file.read_bytes(), type=list[KnownStation])
    except (OSError, ValueError, RecursionError):  # of no UTF-8, no JSON, too deep
        return []


def write_stations(file: Path, stations: Sequence[KnownStation]) -> None:
    """Keep the stations; a disk that refuses costs only that they come in anew after a crash."""
    try:
        write_private(file, msgspec.json.encode(stations))
    except OSError:
        return
