"""The one place where rows are read and changed: durable, shared, undoable."""

import os
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self

from hoinghi_tui.storage import changeover, disk, history, opening
from hoinghi_tui.storage.chain import Codec, Upcaster, as_stored
from hoinghi_tui.storage.errors import Conflict, Damaged, NotSaved
from hoinghi_tui.storage.events import Event, Op, Row, utc_text
from hoinghi_tui.storage.file_log import FileLog
from hoinghi_tui.storage.ledger import Ledger
from hoinghi_tui.storage.lock import FolderLock, hold_closed
from hoinghi_tui.storage.log import Log
from hoinghi_tui.storage.log_file import LogFile
from hoinghi_tui.storage.network_folder import expect_local
from hoinghi_tui.storage.presence import Presence
from hoinghi_tui.storage.salvage import Salvage
from hoinghi_tui.storage.upkeep import Upkeep
from hoinghi_tui.storage.whole import Whole, whole_of

if TYPE_CHECKING:
    from tinydb import TinyDB

    from hoinghi_tui.storage.rejoin import Rejoin

LOG_NAME = "events.jsonl"
LOCK_NAME = "lock"
_SNAPSHOT_WAIT_S = 2.0
Decide = Callable[[], Sequence[Op]]
Note = str | Callable[[], str]


class Store:
    """The rows of one folder, as one station sees and changes them.

    Belongs to one thread; open it by ``Store.open``. When a method that saves returns,
    the action is on the disk; when it raises, nothing has changed.
    """

    def __init__(
        self,
        station: str,
        now: Callable[[], datetime],
        ledger: Ledger,
        upkeep: Upkeep,
        salvage: Salvage,
        presence: Presence,
    ) -> None:
        self.station = station
        self._now = now
        self._ledger = ledger
        self._log = ledger.log
        self._upkeep = upkeep
        self._salvage = salvage
        self._presence = presence
        self.rejoin: Rejoin | None = None
        """How this desk goes on while its log is out of reach; None for a folder."""

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        station: str,
        now: Callable[[], datetime],
        read_only: bool = False,
        lock_timeout: float = 2.0,
        upcasters: Sequence[Upcaster] = (),
    ) -> Self:
        """Open a folder, making it if need be, and bring its tables up to date.

        ``now`` stamps the events, ``lock_timeout`` is in seconds, ``upcasters[k]`` lifts
        events of schema version k+1 to k+2. With ``read_only`` no file is touched. A
        folder that cannot be written, or whose log is damaged, opens too: the property
        ``read_only`` then says why. Raises ``NotSaved`` when it cannot even be read, while
        it is being rewritten (see ``erasure``), and for a place where locks do not hold
        (see ``network_folder``).
        """
        doubt = "" if read_only else expect_local(folder)
        path, codec = folder / LOG_NAME, Codec(upcasters)
        salvage = Salvage(folder, now, writable=not read_only)
        salvage.notices += [doubt] if doubt else []
        file = LogFile(path, writable=not read_only)
        log = FileLog(file, FolderLock(folder / LOCK_NAME, lock_timeout), codec, salvage)
        presence = Presence(folder)
        try:
            if not read_only and not folder.is_dir():
                folder.mkdir(parents=True)
                disk.sync_folder(folder.parent)
            presence.enter(lock_timeout)
            if not read_only:
                _finish_rewriting(folder, lock_timeout)
            begun = opening.start(folder, log, codec.version, file.open)
        except (OSError, NotSaved) as error:
            log.close()
            presence.leave()
            if isinstance(error, NotSaved):
                raise
            raise NotSaved.because(error) from error
        ledger = Ledger(log, begun.tables, begun.saved_at)
        upkeep = Upkeep(
            folder, ledger, salvage, now, begun.position, log_path=path, alone=log.exclusive
        )
        store = cls(station, now, ledger, upkeep, salvage, presence)
        return store._begin(begun, read_only=read_only)

    @classmethod
    def over(
        cls,
        log: Log,
        folder: Path,
        salvage: Salvage,
        version: int,
        *,
        station: str,
        now: Callable[[], datetime],
        read_only: bool = False,
        rejoining: "Callable[[Ledger], Rejoin] | None" = None,
    ) -> Self:
        """Open any log that is not a file of ``folder``, which keeps the snapshot.

        ``version`` is the schema version of the rows; ``rejoining`` makes the way on for a
        log that may get out of reach. The log is closed when this raises ``NotSaved``.
        """
        try:
            if not read_only:
                folder.mkdir(parents=True, exist_ok=True)
            begun = opening.start(folder, log, version)
        except (OSError, NotSaved) as error:
            log.close()
            if isinstance(error, NotSaved):
                raise
            raise NotSaved.because(error) from error
        ledger = Ledger(log, begun.tables, begun.saved_at)
        # Several programs of one machine may share the folder, though not the log's lock.
        alone = partial(_alone_in_step, log, folder)
        upkeep = Upkeep(folder, ledger, salvage, now, begun.position, log_path=None, alone=alone)
        store = cls(station, now, ledger, upkeep, salvage, Presence(folder))
        store.rejoin = None if rejoining is None else rejoining(ledger)
        return store._begin(begun, read_only=read_only)

    def _begin(self, begun: opening.Start, *, read_only: bool) -> Self:
        self._catch_up(read_only=read_only)
        if self.read_only is None:
            self._upkeep.after_opening(begun.unused)
        return self

    def _catch_up(self, *, read_only: bool) -> None:
        try:
            self._ledger.follow()
        except NotSaved as failure:
            is_shown = failure.cause == "server_away" and self.last_seq > 0
            if not (failure.log_is_lost or is_shown):
                self._log.close()
                self._presence.leave()
                raise
            return  # the snapshot is shown, and read_only says what is wrong
        if self._log.flaw is not None and not read_only:
            with suppress(NotSaved, Damaged):
                self._ledger.settle()

    # -- looking ---------------------------------------------------------------------------

    def table(self, name: str) -> Mapping[str, Row]:
        """Return a live, read-only view of a table: row id → row; empty when unknown.

        A row is replaced, never changed, by a later action; do not change it either.
        """
        return self._ledger.tables.view(name)

    @property
    def database(self) -> "TinyDB":
        """The same tables as a TinyDB database, live and read-only, for ad hoc queries.

        Each query looks at every row; use ``table`` and ``find`` where it has to be quick.
        """
        # Imported late: no screen needs it, and it costs a tenth of the program's start.
        from hoinghi_tui.storage.database import LiveDatabase, LiveStorage

        return LiveDatabase(self._ledger.tables.memory, storage=LiveStorage)

    def add_index(self, table: str, field: str) -> None:
        """Keep an index of a field whose values are text, numbers, booleans or null."""
        self._ledger.tables.add_index(table, field)

    def find(self, table: str, field: str, value: object) -> list[str]:
        """Return the ids of the rows with this value; ``KeyError`` without ``add_index``."""
        return self._ledger.tables.find(table, field, value)

    @property
    def saved_at(self) -> datetime | None:
        """When the last action of any station was saved; None in an empty store."""
        return self._ledger.saved_at

    @property
    def last_seq(self) -> int:
        """Number of the last event that is part of the tables; 0 when there is none."""
        return self._log.position.seq

    @property
    def log_id(self) -> str:
        """Identity of the log: the id of its first event, "" as long as there is none."""
        return self._log.mark().log

    def whole(self) -> Whole:
        """Return everything at once, to be kept elsewhere: lines, events and rows.

        Raises ``Damaged`` and ``NotSaved`` when not every line can be read as it was written.
        """
        return whole_of(self._ledger)

    @property
    def read_only(self) -> str | None:
        """Why nothing can be saved, as far as is known, in Vietnamese; None when it can."""
        obstacle = self._ledger.damage or self._log.trouble
        return None if obstacle is None else str(obstacle)

    @property
    def damage(self) -> Damaged | NotSaved | None:
        """Why the log is not whole or not there; None when it is, even if it is only viewed."""
        trouble = self._log.trouble
        lost = trouble is not None and trouble.log_is_lost
        return trouble if lost else self._ledger.damage

    @property
    def notices(self) -> list[str]:
        """What a person must be told once, in Vietnamese: what was set aside and why."""
        return self._salvage.notices

    def subscribe(self, callback: Callable[[Event], None]) -> None:
        """Have every event that changes the tables passed on, own and foreign.

        It is called after the tables changed; they may hold later events already.
        An event that another station took back because its disk failed arrives as one
        of kind "withdrawn" with the inverse changes; it is not part of the log.
        """
        self._ledger.subscribers.append(callback)

    def refresh(self) -> list[Event]:
        """Fold what other stations saved and return it; one look at the file if nothing.

        Never raises for a fault of the file: ``read_only`` then says what is wrong.
        """
        return self._ledger.refresh()

    # -- saving ----------------------------------------------------------------------------

    def transact(
        self, kind: str, decide: Decide, *, note: Note = "", action_id: str | None = None
    ) -> Event | None:
        """Save what ``decide`` returns as one event; it is durable when this returns.

        ``decide`` looks at the tables and is asked again when another station saved
        something meanwhile; what it raises passes through and nothing is written.
        Returns None when it returns no change, and the earlier event when ``action_id``
        is in the log already.

        Raises ``Conflict`` when a precondition fails, ``NotSaved`` when the disk or the
        lock refuses, ``Damaged`` when the log is.
        """
        return self._ledger.save(self._draft(kind, decide, note, action_id, None), action_id)

    def record(
        self,
        kind: str,
        note: str,
        *,
        check: Callable[[], None] | None = None,
        action_id: str | None = None,
    ) -> Event:
        """Save that something happened that changes no row, such as a refused badge.

        It stands in the history and is never undone. ``check`` looks at the latest rows before
        it is written; what it raises passes through. Raises as ``transact`` does.
        """
        event_id = action_id or os.urandom(12).hex()

        def draft() -> Event:
            if check is not None:
                check()
            return self._event(event_id, kind, (), note, None)

        event = self._ledger.save(draft, action_id)
        assert event is not None
        return event

    def undo(
        self,
        event_id: str,
        *,
        note: Note = "",
        action_id: str | None = None,
        check: Callable[[Sequence[Op]], None] | None = None,
    ) -> Event:
        """Take an event back by the inverse changes.

        ``check`` sees these changes against the latest rows before they are written; what
        it raises passes through and nothing is written.

        Raises ``Conflict`` when rows were changed since (``event`` says by which action)
        or the event was undone already, ``KeyError`` when there is no such event, else as
        ``transact``.
        """
        self.refresh()
        target = self._ledger.event(event_id)
        if target is None:
            raise KeyError(event_id)

        def decide() -> list[Op]:
            undone_by = history.undone_by(self._log, target)
            if undone_by is not None:
                raise Conflict(None, undone_by)
            inverse = [op.inverse() for op in reversed(target.ops)]
            if check is not None:
                check(inverse)
            return inverse

        draft = self._draft("undo", decide, note, action_id, event_id)
        undo = self._ledger.save(draft, action_id)
        assert undo is not None  # an event has changes, so its inverse has
        return undo

    def _draft(
        self, kind: str, decide: Decide, note: Note, action_id: str | None, undoes: str | None
    ) -> Callable[[], Event | None]:
        event_id = action_id or os.urandom(12).hex()

        def draft() -> Event | None:
            ops = tuple(decide())
            if not ops:
                return None
            words = note() if callable(note) else note
            stored = self._event(event_id, kind, ops, words, undoes)
            self._ledger.check(stored.ops)
            return stored

        return draft

    def _event(
        self, event_id: str, kind: str, ops: tuple[Op, ...], note: str, undoes: str | None
    ) -> Event:
        at = utc_text(self._now())
        return as_stored(
            Event(self.last_seq + 1, event_id, at, self.station, kind, ops, note, undoes)
        )

    # -- history ---------------------------------------------------------------------------

    def history(self, limit: int | None = 100) -> list[Event]:
        """Return the last events, newest first; all of them with None."""
        return list(islice(history.newest_first(self._log), limit))

    def first_done(self, event_id: str) -> Event:
        """Return the action that an event began with: itself, or what an undo is about.

        Raises ``KeyError`` when there is no such event.
        """
        event = self._ledger.event(event_id)
        while event is not None and event.undoes is not None:
            event = self._ledger.event(event.undoes)
        if event is None:
            raise KeyError(event_id)
        return event

    def last_undoable(self, station: str | None = None, skip: Container[str] = ()) -> Event | None:
        """Return the last event of a station (None: this one) that can still be undone.

        Events of the kinds in ``skip`` are passed over.
        """
        return history.last_undoable(self._log, station or self.station, skip)

    # -- upkeep -----------------------------------------------------------------------------

    def tidy(self) -> None:
        """Copy the log to ``backup/`` when it is time to: to be called when nobody waits."""
        if self.read_only is None:
            self._upkeep.while_open()

    # -- closing ---------------------------------------------------------------------------

    def snapshot(self) -> None:
        """Write ``db.json`` for a quick next start; raises ``NotSaved``."""
        try:
            self._upkeep.write_snapshot()
        except OSError as error:
            raise NotSaved.because(error) from error

    def close(self) -> None:
        """Write a snapshot if something is new, and let go of the folder."""
        self._ledger.subscribers.clear()
        self._ledger.refresh(ask=True)
        trouble = self._log.trouble
        if self.read_only is None:
            self._upkeep.before_closing()
        elif trouble is not None and trouble.log_is_lost:
            self._upkeep.rescue_tables()
        self._log.close()
        self._presence.leave()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@contextmanager
def _alone_in_step(log: Log, folder: Path) -> Iterator[None]:
    """Keep others from writing the snapshot, which must not show what only this desk knows."""
    from hoinghi_tui.storage.offline_log import OfflineLog  # late, as above

    if isinstance(log, OfflineLog) and not log.in_step:
        raise NotSaved("server_away")
    with hold_closed(folder / LOG_NAME, folder / LOCK_NAME, _SNAPSHOT_WAIT_S):
        yield


def _finish_rewriting(folder: Path, timeout: float) -> None:
    """Do what is left of a rewriting that was stopped once it was decided."""
    if changeover.is_decided(folder):
        with hold_closed(folder / LOG_NAME, folder / LOCK_NAME, timeout):
            if changeover.is_decided(folder):  # another station may have done it meanwhile
                changeover.finish(folder)
