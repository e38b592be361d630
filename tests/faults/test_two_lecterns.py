"""Two processes act on one agenda at the same moment: each press counts once or is told."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from hoinghi_tui.domain.agenda_checks import flaws
from hoinghi_tui.domain.agenda_refusal import SENTENCES, AgendaReason
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import verify
from manual_clock import SEVEN_TWENTY_FIVE

ARENA = Path(__file__).with_name("agenda_arena.py")
STATIONS = ("MC", "Thư ký")
STORMS = 6
ACTS = 40


class Lectern:
    """A station in a process of its own."""

    def __init__(self, station, folder):
        path = os.pathsep.join(filter(None, [str(ARENA.parents[1]), os.environ.get("PYTHONPATH")]))
        self._process = subprocess.Popen(
            [sys.executable, str(ARENA), station, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1"},
        )
        assert self.hear() == "ready"

    def tell(self, **command):
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()

    def hear(self):
        return json.loads(self._process.stdout.readline())

    def kill(self):
        self._process.kill()
        self.end()

    def end(self):
        self._process.stdin.close()
        self._process.wait(20)
        self._process.stdout.close()


@pytest.fixture
def lecterns(sample_folder):
    running = [Lectern(station, sample_folder) for station in STATIONS]
    yield running
    for one in running:
        one.end()


def look(lecterns):
    """Return the agenda as both stations see it now: the same."""
    for one in lecterns:
        one.tell(look=True)
    here, there = [one.hear() for one in lecterns]
    assert here == there
    return here


def press(lecterns, moment, *acts):
    """Have each station act before any answer is awaited; return the answers."""
    for one, act in zip(lecterns, acts, strict=True):
        one.tell(at=moment.isoformat(), act=act)
    return [one.hear() for one in lecterns]


def test_of_two_who_go_on_at_once_one_counts_and_no_item_is_left_out(lecterns):
    agenda = look(lecterns)
    moment = SEVEN_TWENTY_FIVE
    for number, (item_id, *_) in enumerate(agenda):
        moment += timedelta(minutes=5, seconds=number)
        answers = press(lecterns, moment, ["start_next"], ["start_next"])
        assert sorted(answers, key=str) == [SENTENCES[AgendaReason.MOVED_ON], None]
        agenda = look(lecterns)
        begun = [row for row in agenda if row[1]]
        assert len(begun) == number + 1
        assert begun[-1][:3] == [item_id, str(moment), None]
        assert [row[2] for row in begun[:-1]] == [row[1] for row in begun[1:]]


def test_what_does_not_meet_counts_both(lecterns):
    moment = SEVEN_TWENTY_FIVE
    assert press(lecterns, moment, ["start_next"], ["say", "Xin ngắn gọn"]) == [None, None]
    look(lecterns)
    pairs = (
        (["start_next"], ["extend", "ct-05", 3]),
        (["skip_or_restore", "ct-07"], ["extend", "ct-08", -2]),
        (["move", "ct-12", -1], ["say", "Còn 1 phút"]),
        (["pause_or_resume"], ["extend", "ct-03", 1]),
    )
    for acts in pairs:
        moment += timedelta(minutes=4)
        assert press(lecterns, moment, *acts) == [None, None]
        agenda = {row[0]: row for row in look(lecterns)}
    assert agenda["ct-02"][1:] == [str(SEVEN_TWENTY_FIVE + timedelta(minutes=4)), None, 0, False]
    more = [agenda[key][3] for key in ("ct-03", "ct-05", "ct-08")]
    assert (more, agenda["ct-07"][4]) == ([60, 180, -120], True)
    order = list(agenda)
    assert order.index("ct-12") == order.index("ct-11") - 1


def test_what_meets_is_told_to_the_second(lecterns):
    press(lecterns, SEVEN_TWENTY_FIVE, ["start_next"], ["say", "Mời vào"])
    changed = SENTENCES[AgendaReason.CHANGED]
    for minute in range(1, 6):
        before = {row[0]: row for row in look(lecterns)}
        moment = SEVEN_TWENTY_FIVE + timedelta(minutes=minute)
        answers = press(lecterns, moment, ["extend", "ct-05", 1], ["extend", "ct-05", 5])
        assert sorted(answers, key=str) == [changed, None]
        after = {row[0]: row for row in look(lecterns)}
        more = 60 if answers[0] is None else 300
        assert after["ct-05"][3] == before["ct-05"][3] + more


def test_whatever_two_do_at_once_the_agenda_is_sound_and_a_killed_one_harms_nothing(
    lecterns, sample_folder
):
    for seed in range(STORMS):
        for one, station in zip(lecterns, STATIONS, strict=True):
            one.tell(storm=f"{station} {seed}", acts=ACTS)
        assert [one.hear() for one in lecterns] == ["done", "done"]
        look(lecterns)
    mc, secretary = lecterns
    for one in lecterns:
        one.tell(storm="the last", acts=10_000 if one is mc else ACTS)
    assert secretary.hear() == "done"
    mc.kill()
    secretary.tell(look=True)
    seen = secretary.hear()
    assert verify(sample_folder).ok
    with Session.open(sample_folder) as session:
        items = session.agenda.items()
        stations = {event.station for event in session.store.history(None)}
    assert [item.id for item in items] == [row[0] for row in seen]
    assert [str(item.started_at) for item in items] == [str(row[1]) for row in seen]
    assert flaws(items) == set()
    assert stations >= set(STATIONS)
