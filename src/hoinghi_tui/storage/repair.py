"""Make a damaged or lost log usable again, losing as little as can be proved."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from hoinghi_tui.storage import disk, snapshot
from hoinghi_tui.storage.backup import copies
from hoinghi_tui.storage.chain import START, Codec, Upcaster
from hoinghi_tui.storage.errors import NotSaved
from hoinghi_tui.storage.events import Op, Row
from hoinghi_tui.storage.lock import hold_closed
from hoinghi_tui.storage.network_folder import expect_local
from hoinghi_tui.storage.salvage import BACKUP_FOLDER, stamp
from hoinghi_tui.storage.store import LOCK_NAME, LOG_NAME, Store

_LOCK_TIMEOUT_S = 5.0
_STATION = "Sửa dữ liệu"
"""Whom the log names, so that no desk's undo takes the repair back."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What was kept of a log, and where the damaged one lies now."""

    events: int
    """Events of the new log."""
    lines_lost: int
    """Lines of the damaged log that are not in the new one."""
    source: str
    """The copy the new log was taken from; empty for the good lines of the log itself."""
    damaged: str
    """Where the damaged log was put, "backup/damaged-….jsonl"; empty when there was none."""
    restored: bool = False
    """Whether later changes, whose lines are lost, were taken over from ``db.json``."""
    notices: tuple[str, ...] = ()
    """What was set aside when the tables were made again, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The good lines at the start of one file."""

    path: Path
    content: bytes
    events: int
    first_id: str


def repair(
    folder: Path, *, now: Callable[[], datetime], upcasters: Sequence[Upcaster] = ()
) -> Repair | None:
    """Write the good lines to a new log, or a copy that holds more; None when all is well.

    A copy counts only when it goes on from the good lines byte by byte or, where the log
    has none, belongs to the conference that ``db.json`` shows. What the tables showed beyond
    that is saved as one more event. The damaged log is moved to ``backup/`` and nothing is
    deleted. Stations that are open meanwhile stop saving until
    they are opened again. Raises ``NotSaved``, also when there is nothing to go back to.
    """
    expect_local(folder)
    path, codec = folder / LOG_NAME, Codec(upcasters)
    with Store.open(folder, station="", now=now, read_only=True, upcasters=upcasters) as seen:
        shown, shown_seq = _rows(seen), seen.last_seq
    with hold_closed(path, folder / LOCK_NAME, _LOCK_TIMEOUT_S):
        done = _under_lock(folder, codec, stamp(now()), shown=bool(shown))
    if done is None:
        return None
    # Opening once makes db.json agree with the new log.
    with Store.open(folder, station=_STATION, now=now, upcasters=upcasters) as store:
        restored = shown_seq > done.events and _restore(store, shown)
        return replace(done, restored=restored, notices=tuple(store.notices))


def _rows(store: Store) -> dict[str, dict[str, Row]]:
    return {name: dict(store.table(name)) for name in store.database.tables()}


def _restore(store: Store, shown: Mapping[str, Mapping[str, Row]]) -> bool:
    """Save, as one event, what the tables showed before; tell whether they differed."""
    names = sorted(shown.keys() | store.database.tables())
    ops = [op for name in names for op in _differences(name, store.table(name), shown.get(name))]
    event = store.transact("repair", lambda: ops, note="Khôi phục bảng dữ liệu từ db.json")
    return event is not None


def _differences(
    table: str, before: Mapping[str, Row], after: Mapping[str, Row] | None
) -> Iterator[Op]:
    after = after or {}
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key), after.get(key)
        if was is None or now is None:
            yield Op(table, key, was, now)
            continue
        if was.keys() - now.keys():  # a change of fields could only make them null
            yield Op(table, key, was, None)
            yield Op(table, key, None, now)
            continue
        fields = [name for name in was.keys() | now.keys() if was.get(name) != now.get(name)]
        if fields:
            old = {name: was.get(name) for name in fields}
            yield Op(table, key, old, {name: now.get(name) for name in fields})


def _under_lock(folder: Path, codec: Codec, when: str, *, shown: bool) -> Repair | None:
    path = folder / LOG_NAME
    data = path.read_bytes() if path.is_file() else b""
    scan = codec.scan(data, START)
    kind = scan.flaw.kind if scan.flaw is not None else None
    if kind == "newer":
        raise NotSaved("newer_version")
    if scan.events and kind != "damaged":
        return None
    own = _good_lines(path, data, codec)
    best = max((own, *_candidates(folder, codec, own)), key=lambda found: found.events)
    if not best.events and not shown:
        raise NotSaved("no_copy")
    damaged = _put_aside(folder, data, when)
    disk.write_whole(path, best.content)
    if not best.events:
        # Beside an empty log a snapshot means that the log is lost.
        (folder / BACKUP_FOLDER).mkdir(exist_ok=True)
        image = folder / snapshot.FILE_NAME
        disk.replace(image, folder / BACKUP_FOLDER / f"db-{when}.json")
    lines = data.count(b"\n") + (not data.endswith(b"\n") and bool(data))
    source = "" if best is own else f"{BACKUP_FOLDER}/{best.path.name}"
    return Repair(best.events, max(0, lines - best.events), source, damaged)


def _good_lines(path: Path, data: bytes, codec: Codec) -> _Found:
    scan = codec.scan(data, START)
    if not scan.events:
        return _Found(path, b"", 0, "")
    end = scan.positions[-1].offset
    return _Found(path, data[:end], len(scan.events), scan.events[0].id)


def _candidates(folder: Path, codec: Codec, own: _Found) -> list[_Found]:
    """Return the copies that hold the same conference, the newest first."""
    place = folder / BACKUP_FOLDER
    known = snapshot.load(folder, codec.version)
    first_id = known.mark.log if isinstance(known, snapshot.Snapshot) else ""
    found = [
        _good_lines(path, path.read_bytes(), codec)
        for path in (*reversed(copies(place)), *place.glob("rescued-*.jsonl"))
    ]
    same = [one for one in found if one.content.startswith(own.content)]
    if own.events or not first_id:
        return same
    return [one for one in same if one.first_id == first_id]


def _put_aside(folder: Path, data: bytes, when: str) -> str:
    if not data:
        return ""
    kept = disk.write_new(folder / BACKUP_FOLDER / f"damaged-{when}.jsonl", data)
    return f"{BACKUP_FOLDER}/{kept.name}"
