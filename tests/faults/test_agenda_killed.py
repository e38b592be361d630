"""A program that is killed outright while an item runs."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from hoinghi_tui.services.session import Session

VICTIM = Path(__file__).parent / "agenda_victim.py"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_after_kill_9_the_item_still_runs_and_the_gap_is_known(sample_folder, clock):
    with subprocess.Popen(
        [sys.executable, str(VICTIM), str(sample_folder)], stdout=subprocess.PIPE
    ) as victim:
        assert victim.stdout is not None
        assert victim.stdout.readline() == b"running\n"
        victim.kill()
    clock.advance(minutes=10)
    with Session.open(sample_folder, station="MC", clock=clock) as again:
        first, second, *_ = again.agenda.items()
        assert (first.is_running, second.extension_s) == (True, 300)
        assert again.agenda.forecast().current.elapsed == timedelta(minutes=10)
        gap = again.agenda.interrupted()
        assert timedelta(minutes=8) <= gap.length <= timedelta(minutes=8, seconds=15)
        again.agenda.as_pause(gap.since)
        assert again.agenda.forecast().current.elapsed == gap.since - first.started_at
        again.undo_last()
        assert again.agenda.forecast().current.elapsed == timedelta(minutes=10)
