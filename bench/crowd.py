"""Two hundred desks listening to one PostgreSQL: what the server bears, how soon each knows.

    python bench/crowd.py [--desks 20,50,100,200] [--rates 10,50]

A desk here is the real log with its two connections, its listening thread and its look every
0.1 s, on a conference with few people; fifty of them share a process, so their tables and
screens are *not* measured, only what the server does for them and how late they are. One more
desk saves at a given rate. How many desks PostgreSQL's own default of 100 connections lets in
is tried first. Processor time of the server is that of all its processes.
"""

import argparse
import multiprocessing as mp
import os
import sys
import tempfile
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from desks import processor_s
from hoinghi_tui.storage import NotSaved, Op, Store
from hoinghi_tui.storage.pg_schema import prepare
from hoinghi_tui.storage.remote_store import open_pg

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from pg_server import PgServer, programs, running

IN_A_PROCESS = 50
POLL_S = 0.1
_PATIENCE_S = 120.0
LAST_S = 8.0
"""So long the last action may take to be seen by all."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--desks", default="20,50,100,200")
    parser.add_argument("--rates", default="10,50", help="actions saved per second, in all")
    parser.add_argument("--seconds", type=float, default=15.0)
    options = parser.parse_args()
    found = programs()
    if found is None:
        print("no PostgreSQL here")
        return 0
    sizes = [int(size) for size in options.desks.split(",")]
    print(f"load: {' '.join(f'{load:.1f}' for load in os.getloadavg())}")
    with running(found, durable=True, connections=100) as server:
        print(f"PostgreSQL's default of 100 connections lets in {fill_up(server)} desks")
    print(f"{'desks':>6}{'asked/s':>9}{'saved/s':>9}{'save p50':>10}{'save p99':>10}", end="")
    print(f"{'seen p50':>10}{'seen p99':>10}{'server %':>10}{'ms/action':>11}{'ms/desk':>9}")
    for size in sizes:
        with running(found, durable=True, connections=2 * size + 20) as server:
            prepare(server.url())
            for rate in map(float, options.rates.split(",")):
                measure(server, size, rate, options.seconds)
    return 0


def open_desk(url: str, folder: Path, name: str) -> Store:
    store = open_pg(url, folder / name, station=name, now=lambda: datetime.now(UTC))
    store.refresh()  # begins to listen
    return store


def fill_up(server: PgServer) -> int:
    """Open desks until the server refuses one; it keeps three connections for its keeper."""
    prepare(server.url())
    server.execute("CREATE ROLE ban LOGIN PASSWORD 'ban'")
    prepare(server.url(), "ban")
    url = f"postgresql://ban:ban@127.0.0.1:{server.port}/postgres?schema=hoinghi"
    opened: list[Store] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as name, suppress(NotSaved):
        while len(opened) < 60:
            store = open_desk(url, Path(name), f"ban-{len(opened)}")
            opened.append(store)
            until = time.monotonic() + 5
            while not _listens(server, len(opened)) and time.monotonic() < until:
                time.sleep(0.01)
            if store.read_only is not None or not _listens(server, len(opened)):
                opened.pop().close()
                break
    for store in opened:
        store.close()
    return len(opened)


def _listens(server: PgServer, desks: int) -> bool:
    found = server.execute("SELECT count(*) FROM pg_stat_activity WHERE usename = 'ban'")
    return found[0][0] >= 2 * desks


def measure(server: PgServer, size: int, rate: float, seconds: float) -> None:
    """Let so many desks listen while one saves; print a row."""
    context = mp.get_context("spawn")
    parts = [min(IN_A_PROCESS, size - begun) for begun in range(0, size, IN_A_PROCESS)]
    start, end, found = context.Barrier(len(parts) + 1), context.Event(), context.Queue()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        processes = [
            context.Process(
                target=_listen, args=(server.url(), folder / f"{n}", count, start, end, found)
            )
            for n, count in enumerate(parts)
        ]
        for process in processes:
            process.start()
        try:
            with open_desk(server.url(), folder, "writer") as writer:
                start.wait(_PATIENCE_S)
                time.sleep(2)  # all listen by now
                used, begun = server_s(server), time.monotonic()
                saved, took = _save(writer, rate, seconds)
                used, span = server_s(server) - used, time.monotonic() - begun
                time.sleep(LAST_S)
                end.set()
                answers = [found.get(timeout=_PATIENCE_S) for _ in parts]
        finally:
            for process in processes:
                process.join(5)
                process.kill()
    late = [
        1000 * max(0.0, at - saved[seq])
        for seen, _ in answers
        for desk in seen
        for seq, at in desk.items()
        if seq in saved
    ]
    assert len(late) == size * len(saved), (len(late), size, len(saved))
    client = sum(used_there for _, used_there in answers)
    figures = [median(took), quantiles(took, n=100)[-1], median(late), quantiles(late, n=100)[-1]]
    print(f"{size:6}{rate:9.0f}{len(saved) / span:9.1f}", end="")
    print("".join(f"{figure:10.1f}" for figure in figures), end="")
    print(f"{100 * used / span:10.0f}{1000 * used / len(saved):11.2f}", end="")
    print(f"{1000 * client / len(saved) / size:9.2f}", flush=True)


def server_s(server: PgServer) -> float:
    """Return the processor time of all processes of the server, in seconds."""
    from desks import children

    total = processor_s(server.pid, ended_too=True)
    for child in children(server.pid):
        with suppress(OSError):
            total += processor_s(child)
    return total


def _save(writer: Store, rate: float, seconds: float) -> tuple[dict[int, float], list[float]]:
    saved, took, begun = {}, [], time.monotonic()
    number = 0
    while (due := begun + number / rate) < begun + seconds:
        while time.monotonic() < min(due, begun + seconds):
            time.sleep(0.001)
        if time.monotonic() > begun + seconds:
            break
        before = time.monotonic()
        row = {"id": os.urandom(8).hex(), "state": "present", "station": "Bàn 1", "means": "qr"}
        ops = [Op("attendance", row["id"], None, row)]
        event = writer.transact("check_in", lambda ops=ops: ops, note="Điểm danh Nguyễn Thị Ân")
        assert event is not None
        saved[event.seq] = time.monotonic()
        took.append(1000 * (saved[event.seq] - before))
        number += 1
    return saved, took


def _listen(url: str, folder: Path, count: int, start, end, found) -> None:  # noqa: ANN001
    folder.mkdir()
    seen: list[dict[int, float]] = [{} for _ in range(count)]
    stores = [open_desk(url, folder, f"ban-{number}") for number in range(count)]
    for store, mine in zip(stores, seen, strict=True):
        store.subscribe(lambda event, mine=mine: mine.setdefault(event.seq, time.monotonic()))
    start.wait(_PATIENCE_S)
    used = time.process_time()
    while not end.is_set():
        # One desk after another, so that each is looked at about every POLL_S.
        for store in stores:
            store.refresh()
            time.sleep(POLL_S / count)
    found.put((seen, time.process_time() - used))
    for store in stores:
        store.close()


if __name__ == "__main__":
    sys.exit(main())
