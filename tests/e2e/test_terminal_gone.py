"""A terminal that vanishes must not leave the program running at full speed behind it."""

import os
import subprocess
import sys

import pytest

from hoinghi_tui.services.session import Session

pty = pytest.importorskip("pty", reason="no pseudo-terminals on this system")


def test_the_program_ends_when_its_window_is_gone_without_a_word(sample_folder):
    outside, inside = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "hoinghi_tui", "open", str(sample_folder)],
        stdin=inside,
        stdout=inside,
        stderr=inside,
        env={**os.environ, "TERM": "xterm-256color"},
        # Not its controlling terminal: no signal tells the program that it is gone.
        start_new_session=True,
    )
    os.close(inside)
    try:
        shown = b""
        while "CÒN THIẾU".encode() not in shown:
            shown += os.read(outside, 65536)
        os.close(outside)
        assert program.wait(timeout=20) == 0
    finally:
        program.kill()
    with Session.open(sample_folder, read_only=True) as session:
        assert session.store.notices == []
