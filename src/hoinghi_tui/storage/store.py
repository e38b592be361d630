"""The one place where rows are read and changed: durable, shared, undoable."""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Self

from hoinghi_tui.storage import backup, opening
from hoinghi_tui.storage import history as past
from hoinghi_tui.storage import snapshot as image
from hoinghi_tui.storage.chain import Codec, Upcaster, as_stored
from hoinghi_tui.storage.errors import Conflict, Damaged, NotSaved
from hoinghi_tui.storage.events import Event, Op, Row, check_form, instant_of, utc_text
from hoinghi_tui.storage.file_log import FileLog
from hoinghi_tui.storage.lock import FolderLock
from hoinghi_tui.storage.log_file import LogFile
from hoinghi_tui.storage.salvage import Salvage

LOG_NAME = "events.jsonl"
LOCK_NAME = "lock"
Decide = Callable[[], Sequence[Op]]


class Store:
    """The rows of one folder, as one station sees and changes them.

    Belongs to one thread. When a method that saves returns, the action is on the disk;
    when it raises, nothing has changed.
    """

    def __init__(
        self,
        folder: Path,
        log: FileLog,
        begun: opening.Start,
        salvage: Salvage,
        station: str,
        now: Callable[[], datetime],
    ) -> None:
        self.folder = folder
        self.station = station
        self.saved_at = begun.saved_at
        """When the last action of any station was saved; None in an empty store."""
        self._log = log
        self._tables = begun.tables
        self._snapshot_at = begun.position
        self._salvage = salvage
        self._now = now
        self._subscribers: list[Callable[[Event], None]] = []
        self._deciding = False

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
        damaged log opens too: see ``read_only``. Raises ``NotSaved`` when the folder
        cannot even be read.
        """
        codec = Codec(upcasters)
        salvage = Salvage(folder, now)
        file = LogFile(folder / LOG_NAME, writable=not read_only)
        log = FileLog(file, FolderLock(folder / LOCK_NAME, lock_timeout), codec, salvage)
        try:
            if not read_only:
                with suppress(PermissionError):
                    folder.mkdir(parents=True, exist_ok=True)
            file.open()
            begun = opening.start(folder, log, codec.version)
        except OSError as error:
            raise NotSaved.because(error) from error
        store = cls(folder, log, begun, salvage, station, now)
        store._follow()
        if not read_only:
            store._tidy(begun.unused)
        return store

    def _tidy(self, unused: image.Unusable | None) -> None:
        """Put away what a crash left behind, and copy the log if it is time to."""
        if self._log.flaw is not None:
            with suppress(NotSaved):
                self._settle()
        if self.read_only is not None:
            return
        try:
            if unused is not None:
                self._salvage.set_aside(unused.content, unused.why)
            self._back_up()
        except OSError as error:
            self._salvage.notices.append(
                f"Chưa ghi được bản sao lưu: {NotSaved.because(error).short}."
            )

    def _back_up(self) -> None:
        size, now = self._log.position.offset, self._now()
        if backup.is_due(self._salvage.folder, size, now):
            content = (self.folder / LOG_NAME).read_bytes()[:size]
            backup.rotate(self._salvage.folder, content, now)

    # -- looking ---------------------------------------------------------------------------

    def table(self, name: str) -> Mapping[str, Row]:
        """Return a live, read-only view of a table: row id → row; empty when unknown.

        A row is replaced, never changed, by a later action; do not change it either.
        """
        return self._tables.view(name)

    def add_index(self, table: str, field: str) -> None:
        """Keep an index of a field whose values are text, numbers, booleans or null."""
        self._tables.add_index(table, field)

    def find(self, table: str, field: str, value: object) -> list[str]:
        """Return the ids of the rows with this value; ``KeyError`` without ``add_index``."""
        return self._tables.find(table, field, value)

    @property
    def last_seq(self) -> int:
        """Number of the last event that is part of the tables; 0 when there is none."""
        return self._log.position.seq

    @property
    def read_only(self) -> str | None:
        """Why nothing can be saved, as far as is known, in Vietnamese; None when it can."""
        obstacle = self._damage() or self._log.trouble
        return None if obstacle is None else str(obstacle)

    @property
    def notices(self) -> list[str]:
        """What a person must be told once, in Vietnamese: what was set aside and why."""
        return self._salvage.notices

    def subscribe(self, callback: Callable[[Event], None]) -> None:
        """Have every event that changes the tables passed on, own and foreign.

        An event that another station took back because its disk failed arrives as one
        of kind "withdrawn" with the inverse changes; it is not part of the log.
        """
        self._subscribers.append(callback)

    def refresh(self) -> list[Event]:
        """Fold what other stations saved and return it; one look at the file if nothing.

        Never raises for a fault of the file: ``read_only`` then says what is wrong.
        """
        if not self._log.changed():
            return []
        with suppress(NotSaved):
            events = self._follow()
            if self._damage() is not None and self._log.trouble is None:
                events += self._settle()
            return events
        return []

    # -- saving ----------------------------------------------------------------------------

    def transact(
        self,
        kind: str,
        decide: Decide,
        *,
        note: str | Callable[[], str] = "",
        action_id: str | None = None,
    ) -> Event | None:
        """Save what ``decide`` returns as one event; it is durable when this returns.

        ``decide`` looks at the tables and is asked again when another station saved
        something meanwhile; what it raises passes through and nothing is written.
        Returns None when it returns no change, and the earlier event when ``action_id``
        is in the log already.

        Raises ``Conflict`` when a precondition fails, ``NotSaved`` when the disk or the
        lock refuses, ``Damaged`` when the log is.
        """
        return self._save(kind, decide, note, action_id, None)

    def undo(self, event_id: str, *, note: str = "", action_id: str | None = None) -> Event:
        """Take an event back by the inverse changes.

        Raises ``Conflict`` when rows were changed since (``event`` says by which action)
        or the event was undone already, ``KeyError`` when there is no such event, else as
        ``transact``.
        """
        self.refresh()
        seq = self._log.find(event_id)
        if seq is None:
            raise KeyError(event_id)
        event = self._log.past(seq, seq)[0]

        def decide() -> list[Op]:
            undone_by = past.undone_by(self._log, event)
            if undone_by is not None:
                raise Conflict(None, undone_by)
            return [op.inverse() for op in reversed(event.ops)]

        undone = self._save("undo", decide, note, action_id, event_id)
        assert undone is not None  # an event has changes, so its inverse has
        return undone

    def _save(
        self,
        kind: str,
        decide: Decide,
        note: str | Callable[[], str],
        action_id: str | None,
        undoes: str | None,
    ) -> Event | None:
        if self._deciding:
            raise RuntimeError("a decision or a subscriber must not save")

        def draft() -> Event | None:
            ops = tuple(decide())
            self._check(ops)
            words = note() if callable(note) else note
            at = utc_text(self._now())
            event_id = action_id or os.urandom(12).hex()
            seq = self.last_seq + 1
            event = Event(seq, event_id, at, self.station, kind, ops, words, undoes)
            return as_stored(event) if ops else None

        self.refresh()
        self._deciding = True
        try:
            return self._append(draft, action_id)
        finally:
            self._deciding = False

    def _append(self, draft: Callable[[], Event | None], action_id: str | None) -> Event | None:
        self._refuse_if_damaged()
        event = self._saved_before(action_id) or draft()
        if event is None or event.seq <= self.last_seq:
            return event
        with self._log.exclusive():
            while not self._log.append(event):
                self._follow()
                self._refuse_if_damaged()
                event = self._saved_before(action_id) or draft()
                if event is None or event.seq <= self.last_seq:
                    return event
        self._fold(event)
        return event

    def _saved_before(self, action_id: str | None) -> Event | None:
        seq = self._log.find(action_id) if action_id is not None else None
        return None if seq is None else self._log.past(seq, seq)[0]

    def _check(self, ops: Sequence[Op]) -> None:
        for op in ops:
            check_form(op)
        refused = self._tables.refusal(ops)
        if refused is not None:
            raise Conflict(refused, past.last_to_change(self._log, refused))

    def _damage(self) -> Damaged | NotSaved | None:
        flaw = self._log.flaw
        if flaw is None or flaw.kind == "torn":
            return None
        return NotSaved("newer_version") if flaw.kind == "newer" else Damaged(flaw.line)

    def _refuse_if_damaged(self) -> None:
        damage = self._damage()
        if damage is not None:
            raise damage

    # -- folding ---------------------------------------------------------------------------

    def _follow(self) -> list[Event]:
        tail = self._log.read()
        for event in tail.withdrawn:
            ops = tuple(op.inverse() for op in reversed(event.ops))
            self._fold(
                Event(
                    event.seq, "", event.at, event.station, "withdrawn", ops, event.note, event.id
                )
            )
        for event in tail.events:
            self._fold(event)
        return tail.events

    def _settle(self) -> list[Event]:
        """Look again while nobody can be in the middle of writing."""
        with self._log.exclusive():
            return self._follow()

    def _fold(self, event: Event) -> None:
        for op in event.ops:
            self._tables.apply(op)
        self.saved_at = instant_of(event.at)
        for callback in self._subscribers:
            callback(event)

    # -- history ---------------------------------------------------------------------------

    def history(self, limit: int | None = 100) -> list[Event]:
        """Return the last events, newest first; all of them with None."""
        events: list[Event] = []
        for event in past.newest_first(self._log):
            if limit is not None and len(events) >= limit:
                break
            events.append(event)
        return events

    def last_undoable(self, station: str | None = None) -> Event | None:
        """Return the last event of a station (None: this one) that can still be undone."""
        return past.last_undoable(self._log, station or self.station)

    # -- closing ---------------------------------------------------------------------------

    def snapshot(self) -> None:
        """Write ``db.json`` for a quick next start; raises ``NotSaved``."""
        try:
            mark = self._log.mark()
            image.save(self.folder, self._image())
        except OSError as error:
            raise NotSaved.because(error) from error
        self._snapshot_at = mark.position

    def _image(self) -> image.Snapshot:
        saved_at = utc_text(self.saved_at) if self.saved_at else ""
        return image.Snapshot(self._tables.memory, self._log.mark(), saved_at)

    def close(self) -> None:
        """Write a snapshot if something is new, and let go of the folder."""
        self._subscribers.clear()
        self.refresh()
        try:
            if self.read_only is None and self._log.position != self._snapshot_at:
                self.snapshot()
                self._back_up()
            elif self._log.trouble is not None and self._log.trouble.cause.startswith("log_"):
                self._salvage.keep_tables(image.encode(self._image()))
        except (OSError, NotSaved) as error:
            # Nothing is lost: the next start makes the tables from the log.
            self._salvage.notices.append(f"Chưa ghi được db.json: {error}")
        finally:
            self._log.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
