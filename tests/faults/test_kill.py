"""Three stations, killed 200 times each in the midst of their work: nothing is lost or doubled."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from hoinghi_tui.storage import verify

KILLS_PER_STATION = int(os.environ.get("HOINGHI_KILLS", "200"))
STATIONS = 3
ARENA = Path(__file__).with_name("kill_arena.py")


def journal(folder: Path) -> tuple[dict[str, int], set[str], set[str]]:
    """Return what stations were told is saved, and at which number; refused; tried."""
    saved, refused, tried = {}, set(), set()
    for path in folder.glob("journal-*"):
        for line in path.read_text().splitlines():
            word, action_id, what = line.split()
            if word == "ok":
                saved[action_id] = int(what)
            (refused if word == "no" else tried).add(action_id)
    return saved, refused, tried


@pytest.mark.skipif(not hasattr(os, "fork"), reason="cần fork để giết hàng trăm tiến trình")
def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(open_store, tmp_path):
    kills = KILLS_PER_STATION * STATIONS
    done = subprocess.run(
        [sys.executable, str(ARENA), str(tmp_path), str(kills), "2025-12-15"],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    saved, refused, tried = journal(tmp_path)
    assert len(saved) > kills / 4  # they really worked between two deaths, on a slow disk too

    with open_store("Bàn kiểm tra", lock_timeout=5.0) as store:
        assert store.read_only is None
        events = store.history(None)
        told = len(store.notices)
    places = {event.id: event.seq for event in events}
    assert max(Counter(event.id for event in events).values()) == 1
    assert {action_id: places.get(action_id) for action_id in saved} == saved
    assert places.keys() <= tried
    assert not places.keys() & refused
    assert [event.seq for event in reversed(events)] == list(range(1, len(events) + 1))

    report = verify(tmp_path / "store")  # every precondition held, snapshot = full refold
    assert (report.problems, report.warnings) == ((), ())
    assert report.events == report.snapshot_seq == len(events)
    assert told <= 1  # a torn line is put away by the next station that writes
