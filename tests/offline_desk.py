"""A desk whose server can be cut off: a log in a file behind a switch, and a store around it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hoinghi_tui.services.session import Session
from hoinghi_tui.services.state import State
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Event, FileLog, NotSaved, Op
from hoinghi_tui.storage.chain import Codec, Flaw, Position
from hoinghi_tui.storage.ledger import Ledger
from hoinghi_tui.storage.lock import FolderLock
from hoinghi_tui.storage.log import Mark, Resumed, Tail
from hoinghi_tui.storage.log_file import LogFile
from hoinghi_tui.storage.offline_book import OfflineBook
from hoinghi_tui.storage.offline_log import OfflineLog
from hoinghi_tui.storage.rejoin import Rejoin
from hoinghi_tui.storage.remote_store import over_remote
from hoinghi_tui.storage.salvage import Salvage
from hoinghi_tui.storage.seen import FILE_NAME, Seen
from hoinghi_tui.storage.tables import Tables


class CutLog:
    """Implements ``Log`` by a file that many desks share, as long as the cable is in."""

    def __init__(self, folder: Path, now) -> None:
        self.up = True
        self.answers_lost = 0
        """How many appends are saved without the desk hearing of it."""
        folder.mkdir(parents=True, exist_ok=True)
        file = LogFile(folder / "events.jsonl", writable=True)
        file.open(create=True)
        lock = FolderLock(folder / "lock", 5.0)
        self._file = FileLog(file, lock, Codec(), Salvage(folder, now, writable=True))

    def _reach(self) -> None:
        if not self.up:
            raise NotSaved("server_away")

    @property
    def position(self) -> Position:
        return self._file.position

    @property
    def flaw(self) -> Flaw | None:
        return self._file.flaw

    @property
    def trouble(self) -> NotSaved | None:
        return self._file.trouble if self.up else NotSaved("server_away")

    def resume(self, mark: Mark | None) -> Resumed:
        self._reach()
        return self._file.resume(mark)

    def changed(self, *, ask: bool = False) -> bool:
        return self.up

    def read(self) -> Tail:
        self._reach()
        return self._file.read()

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        self._reach()
        with self._file.exclusive():
            yield

    def append(self, event: Event) -> bool:
        self._reach()
        before = self._file.position
        saved = self._file.append(event)
        if saved and self.answers_lost:
            self.answers_lost -= 1
            self.up = False
            self._file._at, self._file._index = before, None  # its line is still to be read
            raise NotSaved("server_away")
        return saved

    def past(self, first: int, last: int) -> list[Event]:
        self._reach()
        return self._file.past(first, last)

    def find(self, event_id: str) -> int | None:
        self._reach()
        return self._file.find(event_id)

    def mark(self) -> Mark:
        return self._file.mark()

    def close(self) -> None:
        self._file.close()


def by_id(tables: Tables) -> dict[str, dict[str, dict]]:
    """Return all rows that are there, by table and id."""
    memory = tables.memory.items()
    found = {name: {row["id"]: row for row in rows.values()} for name, rows in memory}
    return {name: rows for name, rows in found.items() if rows}


def open_apart(server: Path, local: Path, station: str, clock, *, up: bool = True) -> Session:
    """Open the conference whose log is in ``server`` as a desk does whose server may be away."""
    remote = CutLog(server, clock.now)
    remote.up = up
    salvage = Salvage(local, clock.now, writable=True)
    store = over_remote(remote, local, salvage, Codec(), station=station, now=clock.now)
    session = Session(Workspace(store, State(store), clock, station), local)
    session.cable = remote
    return session


class Desk:
    """One desk: its own local folder, and the log in ``server``."""

    def __init__(self, server: Path, local: Path, station: str, now, *, up=True, numbered=()):
        self.station, self._now = station, now
        self.server = CutLog(server, now)
        self.server.up = up
        seen = Seen(local / FILE_NAME, Codec(), keeps=True)
        self.log = OfflineLog(self.server, seen, OfflineBook(local, station, now))
        self.log.resume(None)
        self.ledger = Ledger(self.log, Tables(), None)
        self.rejoin = Rejoin(self.ledger, self.log, now, numbered)
        self.ledger.follow()
        self.rejoin.pick_up()

    def row(self, table: str, key: str):
        return self.ledger.tables.row(table, key)

    def rows(self) -> dict[str, dict[str, dict]]:
        return by_id(self.ledger.tables)

    def save(self, event_id: str, *ops: Op, undoes: str | None = None) -> Event | None:
        def draft() -> Event:
            self.ledger.check(ops)
            seq = self.log.position.seq + 1
            at = self._now().isoformat()
            return Event(seq, event_id, at, self.station, "act", ops, event_id, undoes)

        return self.ledger.save(draft, event_id)

    def put(self, event_id: str, key: str, value: object, table: str = "people") -> Event | None:
        """Set the one field of a row, making it if need be."""
        row = self.row(table, key)
        if row is None:
            op = Op(table, key, None, {"id": key, "value": value})
        else:
            op = Op(table, key, {"value": row["value"]}, {"value": value})
        return self.save(event_id, op)

    def cut(self) -> None:
        """Lose the server and go on alone."""
        self.server.up = False
        self.rejoin.go_apart()

    def come_back(self, objection=lambda ops: "") -> None:
        """Have the server in reach again and hand over all that waits."""
        self.server.up = True
        while self.rejoin.apart:
            assert self.rejoin.go_on(objection) is not None

    def close(self) -> None:
        self.log.close()
