"""A desk killed at every durable step of working without its server loses and doubles nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ARENA = Path(__file__).with_name("offline_arena.py")
STEPS_AT_LEAST = 30


@pytest.mark.skipif(not hasattr(os, "fork"), reason="cần fork để giết hàng chục tiến trình")
def test_killed_at_every_step_nothing_is_lost_or_doubled(tmp_path):
    done = subprocess.run(
        [sys.executable, str(ARENA), str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) >= STEPS_AT_LEAST
