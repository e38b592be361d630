"""Desks at the door, each a process of its own with its own files; ``stations.py`` runs them."""

import hashlib
import multiprocessing as mp
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty
from random import Random

import msgspec

from hoinghi_tui.services.place import read_place
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import NotSaved

POLL_S = 0.1
"""How often a screen looks for what others saved (``ui/app.py``)."""
_PATIENCE_S = 120.0
_TRIES = 20
_TABLES = ("attendance", "badges", "delegates", "seats")


@dataclass(frozen=True, slots=True)
class Duty:
    """What one desk does: duels with all others for one badge, then at a pace, then in a rush."""

    place: str
    number: int
    home: Path
    duels: list[str]
    paced: list[str]
    every_s: float
    rush: list[str]
    rush_s: float
    """After so many seconds the rush is over, whoever has not come in by then."""


@dataclass(frozen=True, slots=True)
class Scan:
    """One scan: which badge, the answer, who had let the person in, and how long it took.

    ``refused`` counts how often the desk said "not saved" and the badge was scanned again.
    """

    code: str
    result: str
    by: str
    seq: int
    began: float
    ended: float
    refused: int


@dataclass(slots=True)
class Diary:
    """What one desk did and saw; instants are of the machine's one monotonic clock."""

    station: str
    opened_s: float = 0.0
    duels: list[Scan] = field(default_factory=list)
    paced: list[Scan] = field(default_factory=list)
    rush: list[Scan] = field(default_factory=list)
    seen: dict[int, float] = field(default_factory=dict)
    """Number of an event → when it was in this desk's tables."""
    rush_processor_s: float = 0.0
    memory_mib: float = 0.0
    attendance: str = ""
    """Digest of the attendance, and of all tables that a door knows."""
    tables: str = ""
    last_seq: int = 0


class Together:
    """What the desks have in common: starting at once, and knowing when all are done."""

    def __init__(self, context: mp.context.SpawnContext, desks: int) -> None:
        self.start = context.Barrier(desks, timeout=_PATIENCE_S)
        self.last = context.Array("q", [0] * desks)
        """The last event of each desk that has done its duty; 0 before that."""


def digest(tables: object) -> str:
    """Return what is equal for equal tables."""
    return hashlib.sha256(msgspec.json.encode(tables, order="sorted")).hexdigest()


def run_desks(duties: list[Duty]) -> list[Diary]:
    """Run all desks at once and return their diaries; ends every process, come what may."""
    context = mp.get_context("spawn")
    together, diaries = Together(context, len(duties)), context.Queue()
    processes = [context.Process(target=_work, args=(one, together, diaries)) for one in duties]
    for process in processes:
        process.start()
    try:
        patience = 3 * _PATIENCE_S + duties[0].rush_s + len(duties[0].paced) * duties[0].every_s
        found = [_next(diaries, processes, patience) for _ in processes]
    finally:
        for process in processes:
            process.join(5)
            process.kill()
    return sorted(found, key=lambda diary: diary.station)


def _next(diaries: "mp.Queue[Diary]", processes: list[mp.Process], patience_s: float) -> Diary:
    """Return what the next desk hands in; a desk that broke ends the waiting for all."""
    until = time.monotonic() + patience_s
    while time.monotonic() < until:
        with suppress(Empty):
            return diaries.get(timeout=1)
        if any(process.exitcode for process in processes):
            break
    raise RuntimeError("a desk broke")


def _work(duty: Duty, together: Together, diaries: "mp.Queue[Diary]") -> None:
    # Each desk is a machine of its own: what it keeps beside a database is not shared.
    os.environ["XDG_DATA_HOME"] = str(duty.home / f"desk-{duty.number}")
    begun = time.monotonic()
    with Session.open(read_place(duty.place), station=f"Bàn {duty.number:02}") as session:
        diary = Diary(session.station, time.monotonic() - begun)
        session.store.subscribe(lambda event: diary.seen.setdefault(event.seq, time.monotonic()))
        session.poll()  # a desk in a database begins to listen
        _Desk(session, diary, duty, together).do_all()
        diary.last_seq = session.store.last_seq
        held = {name: dict(session.store.table(name)) for name in _TABLES}
        diary.attendance, diary.tables = digest(held["attendance"]), digest(held)
        diary.memory_mib = memory_mib(os.getpid())
    diaries.put(diary)


class _Desk:
    def __init__(self, session: Session, diary: Diary, duty: Duty, together: Together) -> None:
        self._session, self._diary, self._duty, self._together = session, diary, duty, together
        self._looked = 0.0

    def do_all(self) -> None:
        for code in self._duty.duels:
            self._together.start.wait()
            self._diary.duels.append(self._scan(code))
        self._together.start.wait()
        self._at_a_pace()
        self._look_until(self._at_barrier())
        begun, used = time.monotonic(), time.process_time()
        for code in self._duty.rush:
            if time.monotonic() - begun > self._duty.rush_s:
                break
            self._diary.rush.append(self._scan(code))
            self._look()
        self._diary.rush_processor_s = time.process_time() - used
        self._see_everything()

    def _at_a_pace(self) -> None:
        """Scan at moments of one's own, about ``every_s`` apart, looking in between."""
        begun, chance = time.monotonic(), Random(self._duty.number)
        for number, code in enumerate(self._duty.paced):
            due = begun + (number + chance.random()) * self._duty.every_s
            self._look_until(lambda due=due: time.monotonic() >= due)
            self._diary.paced.append(self._scan(code))

    def _at_barrier(self) -> Callable[[], bool]:
        """All have time to end what they do at their pace; then all rush at one moment."""
        at = time.monotonic() + self._duty.every_s

        def now() -> bool:
            if time.monotonic() < at:
                return False
            self._together.start.wait()
            return True

        return now

    def _scan(self, code: str) -> Scan:
        began, refused = time.monotonic(), 0
        while True:
            try:
                arrival = self._session.door.scan(code)
                break
            except NotSaved:
                refused += 1
                if refused == _TRIES:
                    raise
        ended = time.monotonic()
        seq = arrival.event.seq if arrival.event is not None else 0
        return Scan(code, arrival.result.value, arrival.verdict.station, seq, began, ended, refused)

    def _look(self) -> None:
        if time.monotonic() - self._looked > POLL_S:
            self._session.poll()
            self._looked = time.monotonic()

    def _look_until(self, is_so: Callable[[], bool]) -> None:
        while not is_so():
            self._look()
            time.sleep(0.002)

    def _see_everything(self) -> None:
        """Follow until every desk is done and this one shows the last event of all."""
        last = self._together.last
        last[self._duty.number] = self._session.store.last_seq
        until = time.monotonic() + self._duty.rush_s + _PATIENCE_S

        def is_all() -> bool:
            done = min(last) > 0 and self._session.store.last_seq >= max(last)
            return done or time.monotonic() > until

        self._look_until(is_all)
        # Nobody lets go of the place, which writes a snapshot, while another still measures.
        self._together.start.wait()


def memory_mib(process: int) -> float:
    """Return a process's memory in MiB, with its share of what it shares (Linux)."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    line = next(line for line in rollup.splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024


def processor_s(process: int, *, ended_too: bool = False) -> float:
    """Return the processor time a process has had so far, in seconds (Linux).

    With ``ended_too`` also what its children had that have ended.
    """
    status = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
    fields = status.rpartition(")")[2].split()
    ticks = sum(map(int, fields[11 : 15 if ended_too else 13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def children(process: int) -> list[int]:
    """Return the processes that a process started and that still run (Linux)."""
    found = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        found += [int(word) for word in task.read_text(encoding="ascii").split()]
    return found
