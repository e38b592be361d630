"""What a desk did while its server was away, and what could not be put into the log since."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

import msgspec

from hoinghi_tui.storage.errors import NotSaved
from hoinghi_tui.storage.events import Event, Op, Row, utc_text

if TYPE_CHECKING:
    from hoinghi_tui.storage.store import Store

FOLDER_NAME = "ngoai-tuyen"
LOCK_NAME = "desk.lock"
_APART, _WAITING, _UNFIT = "apart", "waiting", "unfit"
_DESK = "desk"
_POLL_S = 0.01


@dataclass(frozen=True, slots=True)
class Unfit:
    """An action done while apart that did not fit what others had saved meanwhile."""

    event: Event
    why: str
    """What stands in its way, a sentence in Vietnamese."""
    by: Event | None
    """The action of somebody else that stands in its way, if it is known."""
    found_at: str
    """When this was found, a UTC instant."""
    decision: str = ""
    """What a person decided: "" not yet, "dropped", "redone"."""

    @property
    def id(self) -> str:
        """The action's own id."""
        return self.event.id


class OfflineBook:
    """A small store of its own in the desk's local folder: each step is one durable line.

    An action waits in it until the server has it, or until it is listed as unfit; it goes
    from one to the other in one step. Belongs to one thread of one program.
    """

    def __init__(
        self,
        folder: Path,
        station: str,
        now: Callable[[], datetime],
        lock: "DeskLock | None" = None,
    ) -> None:
        self._folder = folder / FOLDER_NAME
        self._lock = lock
        self._station = station
        self._now = now
        self._store: Store | None = None
        if self._folder.is_dir():
            self._open()

    def _open(self) -> "Store":
        # The store opens logs, and this book belongs to one of them.
        from hoinghi_tui.storage.store import Store

        if self._store is None:
            self._store = Store.open(self._folder, station=self._station, now=self._now)
        return self._store

    def _rows(self, table: str) -> list[Row]:
        return list(self._store.table(table).values()) if self._store is not None else []

    def _save(self, kind: str, ops: Callable[[], Sequence[Op]]) -> None:
        self._open().transact(kind, ops)

    # -- looking -------------------------------------------------------------------------

    @property
    def notices(self) -> list[str]:
        """What a person must be told once, in Vietnamese, of the book's own files."""
        return self._store.notices if self._store is not None else []

    @property
    def since(self) -> str | None:
        """Since when the desk works apart, a UTC instant; None while it does not."""
        return next((row["since"] for row in self._rows(_APART)), None)

    def waiting(self) -> list[Event]:
        """Return the actions the server does not have yet, in the order they were done."""
        rows = sorted(self._rows(_WAITING), key=lambda row: row["no"])
        return [msgspec.convert(row["event"], Event) for row in rows]

    def unfit(self) -> list[Unfit]:
        """Return all that ever did not fit, in the order it was done."""
        rows = sorted(self._rows(_UNFIT), key=lambda row: row["no"])
        return [msgspec.convert(row["unfit"], Unfit) for row in rows]

    @property
    def count_waiting(self) -> int:
        """How many actions the server does not have yet."""
        return len(self._rows(_WAITING))

    @property
    def count_undecided(self) -> int:
        """How many actions did not fit and nobody has decided yet."""
        return sum(not row["unfit"]["decision"] for row in self._rows(_UNFIT))

    # -- writing; every method raises ``NotSaved`` and ``Damaged`` ------------------------

    def begin(self) -> None:
        """Note that from now on the desk works apart."""
        row = {"id": _DESK, "since": utc_text(self._now())}
        self._save("begin", lambda: [] if self.since else [Op(_APART, _DESK, None, row)])

    def end(self) -> None:
        """Note that everything done apart is settled and the desk goes by its server again."""
        self._save("end", lambda: [Op(_APART, row["id"], row, None) for row in self._rows(_APART)])

    def add(self, event: Event) -> None:
        """Let an action wait for the server; it is durable when this returns."""

        def decide() -> list[Op]:
            if event.id in self._open().table(_WAITING):
                return []
            number = max((row["no"] for row in self._rows(_WAITING)), default=0) + 1
            row = {"id": event.id, "no": number, "event": msgspec.to_builtins(event)}
            return [Op(_WAITING, event.id, None, row)]

        self._save(event.kind, decide)

    def settle(self, sent: Sequence[str], unfit: Sequence[Unfit]) -> None:
        """Let these actions wait no longer: the server has them, or they do not fit."""

        def decide() -> list[Op]:
            waiting = self._open().table(_WAITING)
            gone = [*sent, *(one.id for one in unfit)]
            ops = [Op(_WAITING, key, waiting[key], None) for key in gone if key in waiting]
            return [*ops, *self._listed(unfit)]

        self._save("settle", decide)

    def _listed(self, unfit: Sequence[Unfit]) -> list[Op]:
        known = self._open().table(_UNFIT)
        last = max((row["no"] for row in known.values()), default=0)
        ops = []
        for number, one in enumerate(unfit, last + 1):
            row = {"id": one.id, "no": number, "unfit": msgspec.to_builtins(one)}
            before = known.get(one.id)
            if before is None:
                ops.append(Op(_UNFIT, one.id, None, row))
            else:  # it was done once more while apart, and does not fit again
                ops.append(Op(_UNFIT, one.id, {"unfit": before["unfit"]}, {"unfit": row["unfit"]}))
        return ops

    def decide(self, unfit: Unfit, decision: str) -> None:
        """Note what a person decided of an action that did not fit."""
        after = msgspec.to_builtins(replace(unfit, decision=decision))

        def decide() -> list[Op]:
            before = self._open().table(_UNFIT)[unfit.id]
            return [Op(_UNFIT, unfit.id, {"unfit": before["unfit"]}, {"unfit": after})]

        self._save("decide", decide)

    def close(self) -> None:
        """Let go of the files, and of the lock."""
        if self._store is not None:
            self._store.close()
            self._store = None
        if self._lock is not None:
            self._lock.release()


def count_left(folder: Path) -> int:
    """Return how many actions wait in the book of a desk's folder, which is only looked at."""
    from hoinghi_tui.storage.store import Store  # as in ``_open``

    place = folder / FOLDER_NAME
    if not place.is_dir():
        return 0
    with Store.open(place, station="", now=lambda: datetime.now(UTC), read_only=True) as store:
        return len(store.table(_WAITING))


class DeskLock:
    """Says which program of this machine keeps the desk's local copy; one at a time.

    The system releases it with the process.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK_NAME
        self._file: IO[bytes] | None = None

    def take(self, timeout: float) -> bool:
        """Tell whether this program gets it in ``timeout`` seconds.

        Raises ``NotSaved`` where nothing can be locked.
        """
        # Imported late: it costs a fifth of the program's start, and no folder needs it here.
        from filelock import lock_descriptor

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = self._path.open("ab", buffering=0)
            deadline = time.monotonic() + timeout
            while not lock_descriptor(file.fileno(), blocking=False):
                if time.monotonic() > deadline:
                    file.close()
                    return False
                time.sleep(_POLL_S)
        except OSError as error:
            raise NotSaved.because(error) from error
        self._file = file
        return True

    def release(self) -> None:
        """Let another program have it."""
        if self._file is not None:
            from filelock import unlock_descriptor

            unlock_descriptor(self._file.fileno())
            self._file.close()
            self._file = None
