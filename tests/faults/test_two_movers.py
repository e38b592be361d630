"""Two stations, two processes, move the same person at once: one is told, nothing is halved."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ARENA = Path(__file__).with_name("seat_arena.py")
STATIONS = ("Bàn 1", "Bàn 2")
ROUNDS = (("E1", "E8"), ("F1", "F8"), ("A1", "B2"), ("E3", "F4"), ("C1", "D1"), ("E5", "E6"))


@pytest.fixture
def stations(arranged, sample_folder):
    arranged.close()
    running = [
        subprocess.Popen(
            [sys.executable, str(ARENA), station, str(sample_folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for station in STATIONS
    ]
    for one in running:
        assert hear(one) == "ready"
    yield running
    for one in running:
        one.stdin.close()
        one.wait(20)
        one.stdout.close()


def tell(station, command):
    station.stdin.write(json.dumps(command) + "\n")
    station.stdin.flush()


def hear(station):
    return json.loads(station.stdout.readline())


def ask(stations, *commands):
    """Give each station its command before any answer is awaited."""
    for station, command in zip(stations, commands, strict=True):
        tell(station, command)
    return [hear(station) for station in stations]


def test_one_of_two_who_move_a_person_at_once_is_told_and_nothing_is_half_applied(stations):
    before, _ = ask(stations, None, None)
    person = before["A1"]
    for wanted in ROUNDS:
        answers = ask(stations, *([person, seat] for seat in wanted))
        assert sorted(answer is None for answer in answers) == [False, True]
        refusal = next(answer for answer in answers if answer is not None)
        winner = wanted[answers.index(None)]
        assert refusal.startswith("Bàn khác vừa ")
        assert refusal.endswith("Xem lại sơ đồ rồi làm lại.")
        here, there = ask(stations, None, None)
        assert here == there
        assert here[winner] == person
        # Everybody still has one seat, and only the two who changed places have moved.
        assert Counter(here.values()) == Counter(before.values())
        left = next(seat for seat, who in before.items() if who == person)
        changed = {
            seat for seat in here.keys() | before.keys() if here.get(seat) != before.get(seat)
        }
        assert changed == {left, winner}
        before = here
