"""Who is let in: the stations, how many, until when, and how one is cut off at once."""

import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from hoinghi_tui.domain.station_roles import ROLE_NAMES, Role
from hoinghi_tui.server.cookies import hash_of, new_token
from hoinghi_tui.server.station_file import KnownStation, read_stations, write_stations
from hoinghi_tui.vietnamese import clean

MOST_STATIONS = 20
IDLE_END = timedelta(hours=12)
"""A station that nobody used for so long has to come in anew."""
LONGEST_NAME = 40


class TooManyStations(Exception):  # noqa: N818 - an answer, not a fault
    """No more stations are let in before one leaves or is cut off."""


@dataclass(slots=True, eq=False)
class Station:
    """One browser that was let in.

    ``sockets`` counts its open websockets and the like; ``on_cut`` is what ends them, each
    called once, on the server's own thread. Pages use ``Stations.holding`` for both.
    """

    id: str
    name: str
    role: Role
    address: str
    came_at: datetime
    seen_at: datetime
    sockets: int = 0
    on_cut: list[Callable[[], None]] = field(default_factory=list)


class Stations:
    """The stations of one server; may be looked at from any thread.

    ``file`` keeps them for a server that is killed and started again. ``now`` is the clock,
    in UTC. ``on_cut`` is told of each station that was cut off, left or was idle too long.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        file: Path | None = None,
        *,
        most: int = MOST_STATIONS,
        idle_end: timedelta = IDLE_END,
    ) -> None:
        self._now = now
        self.file = file
        self._most = most
        self._idle_end = idle_end
        self._lock = threading.RLock()
        self._by_hash: dict[str, Station] = {}
        self.on_cut: Callable[[Station], None] = lambda _: None
        for known in read_stations(file) if file else []:
            self._by_hash[known.cookie_hash] = Station(
                known.id, known.name, known.role, known.address, known.came_at, known.seen_at
            )
        self.end_idle()

    # -- coming in ----------------------------------------------------------------------

    def has_room(self) -> bool:
        """Tell whether one more may come in."""
        with self._lock:
            self.end_idle()
            return len(self._by_hash) < self._most

    def admit(self, role: Role, address: str, name: str = "") -> tuple[Station, str]:
        """Let a station in; returns it and the token of its cookie.

        Without a name it is called after its role. Raises ``TooManyStations``.
        """
        with self._lock:
            if not self.has_room():
                raise TooManyStations
            now, token = self._now(), new_token()
            # Cut first: thousands of accents on one letter would take seconds to be put in order.
            wanted = clean(name[: 4 * LONGEST_NAME])[:LONGEST_NAME] or ROLE_NAMES[role]
            station = Station(secrets.token_hex(4), self._free(wanted), role, address, now, now)
            self._by_hash[hash_of(token)] = station
            self._keep()
            return station, token

    def _free(self, wanted: str) -> str:
        """Return the name, numbered when a station has it already: the log tells them apart."""
        taken = {station.name for station in self._by_hash.values()}
        name, number = wanted, 1
        while name in taken:
            number += 1
            name = f"{wanted} {number}"
        return name

    def of_cookie(self, token: str) -> Station | None:
        """Return the station with this cookie, or None."""
        with self._lock:
            self.end_idle()
            return self._by_hash.get(hash_of(token))

    # -- being there --------------------------------------------------------------------

    def touch(self, station: Station) -> None:
        """Note that somebody uses the station just now."""
        station.seen_at = self._now()

    @contextmanager
    def holding(self, station: Station, end: Callable[[], None]) -> Iterator[None]:
        """Count one open socket of a station while the block runs; ``end`` has to close it."""
        with self._lock:
            station.sockets += 1
            station.on_cut.append(end)
        try:
            yield
        finally:
            with self._lock:
                station.sockets -= 1
                station.on_cut.remove(end)
            self.touch(station)

    def all(self) -> tuple[Station, ...]:
        """Return every station, the first that came first."""
        with self._lock:
            return tuple(sorted(self._by_hash.values(), key=lambda one: one.came_at))

    # -- leaving ------------------------------------------------------------------------

    def cut_off(self, station_id: str) -> Station | None:
        """Let a station do nothing more and end its sockets; None when it is not there.

        Call it on the server's thread: what it ends belongs to that one.
        """
        with self._lock:
            found = [key for key, one in self._by_hash.items() if one.id == station_id]
            if not found:
                return None
            station = self._by_hash.pop(found[0])
            self._keep()
            ends = tuple(station.on_cut)
        for end in ends:
            end()
        self.on_cut(station)
        return station

    def end_idle(self) -> None:
        """Forget stations that nobody used for long; a board stays while it is shown."""
        with self._lock:
            last = self._now() - self._idle_end
            for station in tuple(self._by_hash.values()):
                shown = station.role is Role.BOARD and station.sockets
                if station.seen_at < last and not shown:
                    self.cut_off(station.id)

    def keep(self) -> None:
        """Write down when the stations were last used, for a server that is killed."""
        with self._lock:
            self._keep()

    def _keep(self) -> None:
        if self.file is None:
            return
        write_stations(
            self.file,
            [
                KnownStation(
                    cookie_hash=cookie_hash,
                    id=station.id,
                    name=station.name,
                    role=station.role,
                    address=station.address,
                    came_at=station.came_at,
                    seen_at=station.seen_at,
                )
                for cookie_hash, station in self._by_hash.items()
            ],
        )
