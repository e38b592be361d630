"""Bursts from a scanner, over a real pseudo-terminal into the real program.

Textual's pilot waits between keys and shows neither merged codes nor lost ones.
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_blank

if sys.platform == "win32":
    pytest.skip("Windows không có pseudo-terminal kiểu này", allow_module_level=True)

import fcntl
import pty
import struct
import termios

PEOPLE = 100
CHARACTERS_PER_SECOND = 1_000
CHUNK = 5
PATIENCE_S = 30.0
READY = "hoặc gõ tên"
"""Part of the scan box's own words: once they are painted, the box has the focus."""


class Station:
    """The program in a pseudo-terminal of 120 by 36."""

    def __init__(self, folder) -> None:
        self._screen, behind = pty.openpty()
        fcntl.ioctl(behind, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        words = [sys.executable, "-m", "hoinghi_tui", "open", str(folder), "--screen", "door"]
        self._program = subprocess.Popen(
            words,
            stdin=behind,
            stdout=behind,
            stderr=behind,
            env=os.environ | {"TERM": "xterm-256color", "XDG_STATE_HOME": str(folder.parent)},
            start_new_session=True,
        )
        os.close(behind)
        self._painted = bytearray()
        # A terminal that nobody reads from would fill up and stop the program.
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while True:
            try:
                some = os.read(self._screen, 65_536)
            except OSError:
                return
            if not some:
                return
            self._painted += some

    def wait_until_ready(self) -> None:
        wait_for(lambda: READY.encode() in self._painted, "the scan box")

    def send(self, data: bytes) -> None:
        """Write as fast as the fastest scanner types."""
        begun = time.monotonic()
        for place in range(0, len(data), CHUNK):
            os.write(self._screen, data[place : place + CHUNK])
            due = begun + (place + CHUNK) / CHARACTERS_PER_SECOND
            time.sleep(max(0.0, due - time.monotonic()))

    def close(self) -> None:
        os.write(self._screen, b"\x11")
        try:
            assert self._program.wait(PATIENCE_S) == 0
        finally:
            if self._program.poll() is None:
                self._program.kill()
                self._program.wait()
            self._reader.join(PATIENCE_S)
            os.close(self._screen)


def wait_for(there: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + PATIENCE_S
    while not there():
        assert time.monotonic() < until, f"waited too long for {what}"
        time.sleep(0.02)


def checked_in(folder) -> list[str]:
    """Return who was checked in, in the order of the log."""
    with Session.open(folder, read_only=True) as reader:
        events = reversed(reader.store.history(limit=None))
        return [event.ops[0].id for event in events if event.kind == "check_in"]


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "hoi-nghi"
    create_blank(made, "Hội nghị thử máy quét")
    with Session.open(made) as session:
        for number in range(PEOPLE):
            session.roster.add(Delegate(id="", full_name=f"Nguyễn Văn Thử {number}"))
        session.badges.issue_missing()
    return made


@pytest.mark.parametrize("end", [b"\r", b"\r\n", b"\t"], ids=["enter", "crlf", "tab"])
def test_a_hundred_codes_at_full_speed_are_a_hundred_people_in_order(folder, end):
    with Session.open(folder, read_only=True) as session:
        codes = session.badges.codes()
    # An order that neither the list nor the alphabet has.
    people = sorted(codes, key=lambda person: codes[person][::-1])
    assert len(people) == PEOPLE
    station = Station(folder)
    try:
        station.wait_until_ready()
        station.send(b"".join(codes[person].encode() + end for person in people))
        wait_for(lambda: len(checked_in(folder)) >= PEOPLE, "all arrivals")
    finally:
        station.close()
    assert checked_in(folder) == people
