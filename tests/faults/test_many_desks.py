"""Three desks let the same people in at the same moment: each person exactly once."""

import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from hoinghi_tui.domain.people import Badge, Delegate, Invitation
from hoinghi_tui.services.copying import copy_conference
from hoinghi_tui.services.place import read_place
from hoinghi_tui.services.rows import insertion
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import verify
from hoinghi_tui.storage.pg_verify import verify_pg

ARENA = Path(__file__).with_name("desk_arena.py")
STATIONS = ("Bàn 1", "Bàn 2", "Bàn 3")
ROUNDS = 20
MANY = 10_000
OVERLAP = 250


class Desk:
    """A desk in a process of its own."""

    def __init__(self, station: str) -> None:
        self.station = station
        self._process = subprocess.Popen(
            [sys.executable, str(ARENA), station],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def tell(self, **command: object) -> None:
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()

    def answer(self):
        line = self._process.stdout.readline()
        assert line, f"{self.station} ended with {self._process.wait()}"
        return json.loads(line)

    def end(self) -> None:
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


@pytest.fixture
def desks():
    started = [Desk(station) for station in STATIONS]
    yield started
    for desk in started:
        desk.end()


def all_scan(desks, folder, queues):
    """Have each desk scan its queue, all beginning at once; return answers and counts."""
    for desk in desks:
        desk.tell(open=getattr(folder, "address", str(folder)))
    assert [desk.answer() for desk in desks] == ["ready"] * len(desks)
    for desk, queue in zip(desks, queues, strict=True):
        desk.tell(scan=queue)
    answers = [desk.answer() for desk in desks]
    for desk in desks:
        desk.tell(close=True)
    return answers, [desk.answer() for desk in desks]


def check(folder, queues, answers, closed):
    """Everybody is in once; whoever was late is told by whom; all desks count alike."""
    winners = {
        person: (at, station)
        for queue in answers
        for person, result, at, station in queue
        if result == "ok"
    }
    results = Counter(result for queue in answers for _, result, _, _ in queue)
    everybody = set().union(*queues)
    assert winners.keys() == everybody
    scans = sum(map(len, queues))
    assert results == Counter(ok=len(everybody), already=scans - len(everybody))
    for station, queue in zip(STATIONS, answers, strict=True):
        for person, result, at, told in queue:
            assert (at, told) == winners[person]
            assert (told == station) == (result == "ok")
    counts = closed[0]["counts"]
    assert closed == [{"counts": counts, "problem": None}] * len(STATIONS)
    assert counts["present"] == len(everybody)
    parts = counts["present"] + counts["declined"] + counts["not_arrived"]
    assert counts["invited"] == parts
    is_folder = isinstance(folder, Path)
    assert (verify(folder) if is_folder else verify_pg(folder.address, folder.folder)).ok
    with Session.open(folder, read_only=True) as session:
        kinds = Counter(event.kind for event in session.store.history(None))
        rows = {row.id: row.station for row in session.state.attendance.values()}
    assert rows == {person: station for person, (_, station) in winners.items()}
    # Who was told "already" stands in the log as well.
    assert (kinds["check_in"], kinds["scan_already"]) == (results["ok"], results["already"])


def test_forty_people_at_three_desks_at_once_again_and_again(sample_folder, tmp_path, desks):
    with Session.open(sample_folder) as session:
        people = sorted(
            one.id
            for one in session.state.delegates.values()
            if one.invitation is not Invitation.DECLINED
        )
        assert len(people) == len(session.state.delegates) - session.tally().declined
    for number in range(ROUNDS):
        folder = Path(shutil.copytree(sample_folder, tmp_path / f"round-{number}"))
        chance = random.Random(number)
        chance.shuffle(people)
        # Even rounds: all desks scan the same person at the same moment.
        queues = [
            people if number % 2 == 0 else chance.sample(people, len(people)) for _ in STATIONS
        ]
        check(folder, queues, *all_scan(desks, folder, queues))


@pytest.fixture
def own_data(tmp_path, monkeypatch):
    """Where this machine keeps files of conferences in databases, also for started programs."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def test_forty_people_at_three_desks_that_share_a_server(own_data, sample_folder, pg_url, desks):
    place = read_place(pg_url)
    copy_conference(sample_folder, place)
    with Session.open(place, read_only=True) as session:
        people = sorted(
            one.id
            for one in session.state.delegates.values()
            if one.invitation is not Invitation.DECLINED
        )
    chance = random.Random(0)
    chance.shuffle(people)
    # Half of them at all desks at the same moment, then each desk in its own order.
    half = len(people) // 2
    queues = [people[:half] + chance.sample(people[half:], len(people) - half) for _ in STATIONS]
    check(place, queues, *all_scan(desks, place, queues))


@pytest.fixture
def quick_disk(tmp_path):
    """A folder in memory where there is one: here it is about desks, not about the disk."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        yield tmp_path
        return
    with TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


def test_ten_thousand_people_at_three_desks(sample_folder, quick_disk, desks):
    folder = Path(shutil.copytree(sample_folder, quick_disk / "hoi-nghi"))
    people = [f"dv-{number:05}" for number in range(1, MANY + 1)]
    with Session.open(folder) as session:
        added = [
            insertion("delegates", Delegate(id=one, full_name=f"Đại biểu {one}")) for one in people
        ]
        badges = [
            insertion("badges", Badge(id=f"{9 * 10**9 + number}", delegate=one))
            for number, one in enumerate(people)
        ]
        session.store.transact("import_delegates", lambda: [*added, *badges])
    chance = random.Random(10_000)
    chance.shuffle(people)
    third = MANY // len(STATIONS)
    queues = []
    for index in range(len(STATIONS)):
        end = MANY if index == len(STATIONS) - 1 else (index + 1) * third
        own = people[index * third : end]
        others = [one for one in people if one not in set(own)]
        queue = own + chance.sample(others, OVERLAP)
        chance.shuffle(queue)
        queues.append(queue)
    check(folder, queues, *all_scan(desks, folder, queues))
