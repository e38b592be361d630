"""Twenty desks at one door, and twenty browsers at one laptop: what they take, and how soon.

    python bench/stations.py [--desks 20] [--people 10000] [--browsers 5,10,20]

Desks are processes with a session of their own, first on one PostgreSQL (a cluster of the
bench's own on loopback, fsync on), then on one folder. All duel for the same badges; then
each scans about every two seconds; then all scan as fast as they are answered until everybody
is in. In the same run the floor: the same rows by bare psycopg from as many connections, and
from one, as a log in which each line seals all before it cannot save two at once. At the end
every desk must show the same, the log must show the same and let each person in once, and
each duel must have one winner, whom all others name; the exit code is 1 otherwise.

Browsers are sockets to one `serve`, which read as the page does and draw nothing. They show
the door; idle, then typing names and scanning badges, all at once. Their own processor time
is not counted, but they share the machine's processors.
"""

import argparse
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from statistics import median, quantiles

import msgspec

from bare_inserts import insert_bare
from browsers import measure_browsers
from desks import Diary, Duty, Scan, digest, processor_s, run_desks
from door import make_conference
from hoinghi_tui.services.copying import copy_conference
from hoinghi_tui.services.place import read_place
from hoinghi_tui.storage.pg_schema import prepare

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from pg_server import programs, running

EVERY_S = 2.0
"""About as long as one person takes at the door."""
DUELS = 20


def main() -> int:
    options = parse()
    os.environ["PYTHONWARNINGS"] = "ignore"
    print(f"load before: {' '.join(f'{load:.1f}' for load in os.getloadavg())}", flush=True)
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(dir=options.folder, prefix="bench-") as name:
        home = Path(name)
        if not options.no_desks:
            wrong += desks(home, options)
        if options.browsers:
            measure_browsers(home, [int(one) for one in options.browsers.split(",")], options)
    print(f"load after: {' '.join(f'{load:.1f}' for load in os.getloadavg())}")
    print("\n".join(wrong) if wrong else "nothing lost, nothing double, all desks agree")
    return 1 if wrong else 0


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--desks", type=int, default=20)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--paced-s", type=float, default=30.0, help="seconds at a door's pace")
    parser.add_argument("--rush-s", type=float, default=120.0, help="at most, on each place")
    parser.add_argument("--no-desks", action="store_true")
    parser.add_argument("--browsers", default="5,10,20", help='how many at once; "" for none')
    parser.add_argument("--seconds", type=float, default=20.0, help="browsers: idle, and typing")
    parser.add_argument("--folder", type=Path, default=Path.cwd(), help="on the disk to measure")
    return parser.parse_args()


# -- desks ----------------------------------------------------------------------------------


def desks(home: Path, options: argparse.Namespace) -> list[str]:
    """Measure desks on a database and on a folder; return what went wrong."""
    found = programs()
    if found is None:
        print("no PostgreSQL here: desks are not measured")
        return []
    os.environ["XDG_DATA_HOME"] = str(home / "own")
    folder = home / "hoi-nghi"
    codes = [code for code, _ in make_conference(folder, options.people)]
    connections = 2 * options.desks + 20
    with running(found, durable=True, connections=connections) as server:
        prepare(server.url())
        copy_conference(folder, read_place(server.url()))
        print(f"\n{options.people:,} delegates, {options.desks} desks")
        header()
        used = processor_s(server.pid, ended_too=True)
        diaries = run_desks(duties(server.url(), home, codes, options))
        used = processor_s(server.pid, ended_too=True) - used
        lines = [line for (line,) in server.execute("SELECT line FROM hoinghi.events ORDER BY seq")]
        wrong = report("one PostgreSQL", diaries, lines)
        print(
            f"{'':4}{1000 * used / len(lines):.1f} ms of the server's processor time for each event"
        )
        rows = min(options.people, 5_000)
        for each in (options.desks, 1):
            rate, times = insert_bare(server.url(), each, rows, lines[-1])
            row(f"bare INSERT, {each} connection{'s' if each > 1 else ''}", rate, times)
    diaries = run_desks(duties(str(folder), home, codes, options))
    lines = (folder / "events.jsonl").read_text(encoding="utf-8").splitlines()
    return wrong + report("one folder", diaries, lines)


def duties(place: str, home: Path, codes: list[str], options: argparse.Namespace) -> list[Duty]:
    """Share the badges out: some for all, the others for one desk each."""
    duels, rest = codes[:DUELS], codes[DUELS:]
    each = min(len(rest) // options.desks, int(options.paced_s / EVERY_S))
    paced, rush = rest[: each * options.desks], rest[each * options.desks :]
    return [
        Duty(
            place, number, home, duels, paced[number :: options.desks], EVERY_S,
            rush[number :: options.desks], options.rush_s,
        )
        for number in range(options.desks)
    ]  # fmt: skip


def header() -> None:
    columns = ("accepted/s", "p50 ms", "p99 ms", "slowest", "seen p50", "seen p99")
    print(f"{'':34}" + "".join(f"{column:>11}" for column in columns), flush=True)


def row(name: str, rate: float | None, times: list[float], seen: list[float] | None = None) -> None:
    """Print how many a second, how long each took, and how soon another desk showed it."""
    cells = ["" if rate is None else f"{rate:.0f}", *figures(times), f"{max(times):.1f}"]
    print(
        f"{name:34}" + "".join(f"{cell:>11}" for cell in [*cells, *figures(seen or [])]), flush=True
    )


def figures(times: list[float]) -> list[str]:
    if len(times) < 2:
        return ["", ""]
    return [f"{median(times):.1f}", f"{quantiles(times, n=100)[-1]:.1f}"]


def report(name: str, diaries: list[Diary], lines: list[str]) -> list[str]:
    """Print one place's figures and return what went wrong there."""
    paced = [scan for diary in diaries for scan in diary.paced]
    rush = [scan for diary in diaries for scan in diary.rush]
    if paced:
        row(f"{name}, at a door's pace", None, took(paced), seen_after(paced, diaries))
    if rush:
        span = max(scan.ended for scan in rush) - min(scan.began for scan in rush)
        row(f"{name}, in a rush", len(rush) / span, took(rush), seen_after(rush, diaries))
        used = sum(diary.rush_processor_s for diary in diaries)
        refused = sum(scan.refused for scan in rush)
        print(
            f"{'':4}{1000 * used / len(rush):.1f} ms of the desks' processor time for each;",
            end=" ",
        )
        print(f'"not saved" was said {refused} times in {len(rush):,}')
    told, wrong_duels = judge_duels(diaries)
    opened = median(diary.opened_s for diary in diaries)
    memory = median(diary.memory_mib for diary in diaries)
    print(
        f"{'':4}{told} told right who was faster; {len(lines):,} events, "
        f"{sum(map(len, lines)) / 1e6:.1f} MB; "
        f"a desk opened in {opened:.1f} s, holds {memory:.0f} MiB",
        flush=True,
    )
    return [f"{name}: {what}" for what in wrong_duels + judge(diaries, lines)]


def took(scans: list[Scan]) -> list[float]:
    return [1000 * (scan.ended - scan.began) for scan in scans]


def seen_after(scans: list[Scan], diaries: list[Diary]) -> list[float]:
    """Return the milliseconds from each acknowledgement to each other desk's tables."""
    return [
        1000 * max(0.0, diary.seen[scan.seq] - scan.ended)
        for diary in diaries
        for scan in scans
        if scan.seq in diary.seen and scan.by != diary.station
    ]


def judge_duels(diaries: list[Diary]) -> tuple[int, list[str]]:
    """Count who was told by whom a person was let in; each duel has one winner."""
    told, wrong = 0, []
    for scans in zip(*(diary.duels for diary in diaries), strict=True):
        winners = [d.station for d, scan in zip(diaries, scans, strict=True) if scan.result == "ok"]
        losers = [scan for scan in scans if scan.result == "already" and [scan.by] == winners]
        told += len(losers)
        if len(winners) != 1 or len(losers) != len(scans) - 1:
            wrong.append(f"duel for {scans[0].code}: {Counter(scan.result for scan in scans)}")
    return told, wrong


def judge(diaries: list[Diary], lines: list[str]) -> list[str]:
    """Compare what desks were told, what they show and what the log says, read by itself."""
    wrong, attendance = [], {}
    arrived: Counter[str] = Counter()
    for line in lines:
        for op in msgspec.json.decode(line)["ops"]:
            if op["table"] == "attendance":
                arrived[op["id"]] += 1
                attendance[op["id"]] = {**(op["was"] or {}), **op["set"]}
    if double := [person for person, times in arrived.items() if times > 1]:
        wrong.append(f"let in twice: {double[:5]}")
    accepted = [
        scan.seq
        for diary in diaries
        for scan in (*diary.duels, *diary.paced, *diary.rush)
        if scan.result == "ok"
    ]
    if len(accepted) != len(set(accepted)) or len(accepted) != len(arrived):
        wrong.append(f"{len(accepted)} were told they are in, {len(arrived)} are in the log")
    refused = {s.result for d in diaries for s in (*d.paced, *d.rush)} - {"ok"}
    if refused:
        wrong.append(f"answers to valid badges: {refused}")
    if {diary.attendance for diary in diaries} != {digest(attendance)}:
        wrong.append("a desk shows other arrivals than the log")
    if len({(diary.tables, diary.last_seq) for diary in diaries}) != 1:
        wrong.append("two desks show different tables")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
