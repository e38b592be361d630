"""Bursts from a scanner, over a real pseudo-terminal into the real program.

Textual's pilot waits between keys and shows neither merged codes nor lost ones.
"""

import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import msgspec
import pytest

from hoinghi_tui.domain.burst import GAP_S
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.services.desk_settings import DeskSettings
from hoinghi_tui.services.recent import APP_NAME
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_blank

if sys.platform == "win32":
    pytest.skip("Windows không có pseudo-terminal kiểu này", allow_module_level=True)

import fcntl
import pty
import struct
import termios

PEOPLE = 100
FAST, USUAL = 1_000, 200
"""Characters a second: what the fastest scanners type, and the usual ones."""
PATIENCE_S = 30.0
ATTEMPTS = 4
READY = {"door": "hoặc gõ tên", "delegates": "ìm đại biểu"}
"""A box's own words: once they are painted, it has the focus."""

PASTE = (b"\x1b[200~", b"\x1b[201~")
"""What a terminal puts around a pasted text."""


class Station:
    """The program in a pseudo-terminal of 120 by 36."""

    def __init__(self, folder, screen="door", *options: str) -> None:
        self._ready = READY[screen].encode()
        self._screen, behind = pty.openpty()
        fcntl.ioctl(behind, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        words = [sys.executable, "-m", "hoinghi_tui", "open", str(folder), "--screen", screen]
        words += options
        self._program = subprocess.Popen(
            words,
            stdin=behind,
            stdout=behind,
            stderr=behind,
            env=os.environ | {"TERM": "xterm-256color", "XDG_STATE_HOME": str(folder.parent)},
            start_new_session=True,
        )
        os.close(behind)
        self.longest_stall = 0.0
        """Seconds by which the machine held back what ``send`` had to write."""
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
        wait_for(lambda: self._ready in self._painted, "the box")

    def send(self, data: bytes, rate: int = FAST) -> None:
        """Write as a scanner types."""
        chunk = max(1, rate // 200)
        begun = time.monotonic()
        for place in range(0, len(data), chunk):
            self.write(data[place : place + chunk])
            due = begun + (place + chunk) / rate
            time.sleep(max(0.0, due - time.monotonic()))
            self.longest_stall = max(self.longest_stall, time.monotonic() - due)

    def write(self, data: bytes) -> None:
        """Write all at once."""
        while data:
            data = data[os.write(self._screen, data) :]

    def close(self, *options: str) -> None:
        for key in (b"\x11", b"\x04")[: 1 + ("--kiosk" in options)]:
            # Directly after another a key would be taken for the scanner's.
            time.sleep(0.2)
            os.write(self._screen, key)
        try:
            assert self._program.wait(PATIENCE_S) == 0
        finally:
            if self._program.poll() is None:
                self._program.kill()
                self._program.wait()
            self._reader.join(PATIENCE_S)
            os.close(self._screen)


def comes(there: Callable[[], bool]) -> bool:
    """Wait until something is there, for a while; tell whether it came."""
    until = time.monotonic() + PATIENCE_S
    while not (came := there()) and time.monotonic() < until:
        time.sleep(0.05)
    return came


def wait_for(there: Callable[[], bool], what: str) -> None:
    assert comes(there), f"waited too long for {what}"


def checked_in(folder) -> list[str]:
    """Return who was checked in, in the order of the log."""
    with Session.open(folder, read_only=True) as reader:
        events = reversed(reader.store.history(limit=None))
        return [event.ops[0].id for event in events if event.kind == "check_in"]


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    made = tmp_path_factory.mktemp("made") / "hoi-nghi"
    create_blank(made, "Hội nghị thử máy quét")
    with Session.open(made) as session:
        for number in range(PEOPLE):
            session.roster.add(Delegate(id="", full_name=f"Nguyễn Văn Thử {number}"))
        session.badges.issue_missing()
    return made


@pytest.fixture
def folder(made_once, tmp_path):
    return shutil.copytree(made_once, tmp_path / "hoi-nghi")


@pytest.fixture
def codes(folder):
    """Code by person, in an order that neither the list nor the alphabet has."""
    with Session.open(folder, read_only=True) as session:
        found = session.badges.codes()
    people = sorted(found, key=lambda person: found[person][::-1])
    assert len(people) == PEOPLE
    return {person: found[person].encode() for person in people}


@pytest.fixture
def scan_everywhere(own_desk_settings):
    """Let the next program take badges on every screen."""
    file = own_desk_settings / APP_NAME / "desk.json"
    file.parent.mkdir(parents=True)
    file.write_bytes(msgspec.json.encode(DeskSettings(scan_everywhere=True)))


def arrivals(folder, screen, act, count=PEOPLE):
    """Run the program, act on it, and return who was checked in, in order."""
    station = Station(folder, screen)
    try:
        station.wait_until_ready()
        act(station)
        wait_for(lambda: len(checked_in(folder)) >= count, "all arrivals")
    finally:
        station.close()
    return checked_in(folder)


def arrivals_of_burst(folder, screen, burst, rate=FAST):
    """Scan a hundred badges in one burst; return who was checked in, in order.

    A machine that stops this test in the middle of a code makes it type as no scanner does,
    and the code may be taken in two pieces. What came of such a burst is no answer.
    """
    for attempt in range(ATTEMPTS):
        here = shutil.copytree(folder, folder.with_name(f"{folder.name}-{attempt}"))
        station = Station(here, screen)
        try:
            station.wait_until_ready()
            station.send(burst, rate)
            is_whole = comes(lambda here=here: len(checked_in(here)) >= PEOPLE)
        finally:
            station.close()
        if is_whole or station.longest_stall < GAP_S / 2:
            break
    return checked_in(here)


def in_pieces(data: bytes, size: int) -> bytes:
    """Return a text as a terminal sends it that pastes a few letters at a time."""
    begin, end = PASTE
    return b"".join(begin + data[at : at + size] + end for at in range(0, len(data), size))


@pytest.mark.parametrize(
    ("end", "rate"),
    [(b"\r", FAST), (b"\r\n", USUAL), (b"\n", FAST), (b"\t", FAST), (b"", FAST), (b"", USUAL)],
    ids=["cr", "crlf-200", "lf", "tab", "none", "none-200"],
)
def test_a_hundred_codes_are_a_hundred_people_in_order(folder, codes, end, rate):
    burst = b"".join(code + end for code in codes.values())
    assert arrivals_of_burst(folder, "door", burst, rate) == [*codes]


@pytest.mark.parametrize(
    "pasted",
    [
        lambda codes: PASTE[0] + b"\r".join(codes) + PASTE[1],
        lambda codes: in_pieces(b"\r\n".join(codes) + b"\r\n", 7),
        lambda codes: in_pieces(b"".join(codes), 48),
    ],
    ids=["one", "pieces", "no-ends"],
)
def test_a_hundred_pasted_codes_are_a_hundred_people_in_order(folder, codes, pasted):
    assert arrivals(folder, "door", lambda door: door.write(pasted([*codes.values()]))) == [*codes]


def test_a_code_without_a_suffix_needs_only_a_pause(folder, codes):
    people = [*codes][:10]

    def scan_one_after_another(door):
        for done, person in enumerate(people, 1):
            door.send(codes[person])
            wait_for(lambda done=done: len(checked_in(folder)) == done, "one arrival")

    assert arrivals(folder, "door", scan_one_after_another, 10) == people


@pytest.mark.usefixtures("scan_everywhere")
@pytest.mark.parametrize("end", [b"\r", b""], ids=["cr", "none"])
def test_codes_are_taken_on_another_screen(folder, codes, end):
    burst = b"".join(code + end for code in codes.values())
    assert arrivals_of_burst(folder, "delegates", burst) == [*codes]


def hostile_lines():
    """Yield what a code might make a scanner type: digits, then keys that do something.

    Every line is long enough to be told from a person's typing, and is written at once.
    """
    dice = random.Random(5)
    commands = [bytes([sign]) for sign in range(32) if sign not in (9, 10, 13, 27)]
    keys = [b"\x1bOP", b"\x1bOQ", b"\x1bOR", b"\x1b[15~", b"\x1b[17~", b"\x1b[20~", b"\x1b[3~"]
    # The first four are keys in kitty's way, three of them with numbers that mean no character.
    others = [b"\x1b[200;5u", b"\x1b[1114112u", b"\x1b[99999999999;1u", b"\x1b[1;1:9u"]
    others += [b"\x1b]0;x\x07", b"\x1bq", b"\x1b[99;99H", b"\x7f", b"\xc3\xa9"]
    for _ in range(150):
        parts = dice.choices([*commands, *keys, *others], k=dice.randrange(1, 9))
        line = b"".join(part + f"{dice.randrange(10**5):05}".encode() for part in parts)
        yield b"88888" + line + dice.choice([b"\r", b"\n", b"\r\n", b"\t", b"\r\x11", b"\r\x1bOQ"])


def test_nothing_that_is_scanned_acts_as_a_key(folder, codes):
    person = next(iter(codes))

    def scan_evil_things(door):
        for line in hostile_lines():
            door.write(line)
        door.write(PASTE[0] + b"9" * 1_000_000 + PASTE[1])
        door.write(b"\r" + codes[person] + b"\r")

    # Had a key switched the screen or left the program, nobody would be checked in.
    assert arrivals(folder, "door", scan_evil_things, 1) == [person]


def short_lines():
    """Yield codes of one or two keys that do something, as a scanner types them with an end."""
    dice = random.Random(7)
    commands = [bytes([sign]) for sign in range(32) if sign not in (8, 9, 10, 13, 27)]
    keys = [b"\x1bOP", b"\x1bOQ", b"\x1bOR", b"\x1b[15~", b"\x1b[17~", b"\x1b[20~", b"\x1b[3~"]
    for one in (*commands, *keys):
        yield one + dice.choice([b"\r", b"\n", b"\r\n", b"\t"])
        yield one + dice.choice([b"5", b"\x1b[A", b"\xc3\xa9", b""]) + dice.choice(commands) + b"\r"
    yield from (b"\x1a\r", b"\x11\r", b"\x11\x04", b"\x11\x04\r", b"\x1a\x1b[200~x\x1b[201~\r")


@pytest.mark.parametrize("options", [(), ("--kiosk",)], ids=["door", "kiosk"])
def test_a_code_of_one_or_two_keys_acts_as_none(folder, codes, options):
    first, second = [*codes][:2]
    station = Station(folder, "door", *options)
    try:
        station.wait_until_ready()
        station.write(codes[first] + b"\r")
        wait_for(lambda: checked_in(folder) == [first], "the first arrival")
        for line in short_lines():
            station.write(line)
            # Each comes by itself, or the one before would show it to be a scanner's.
            time.sleep(0.06)
        station.write(b"\r" + codes[second] + b"\r")
        wait_for(lambda: len(checked_in(folder)) == 2, "the second arrival")
    finally:
        station.close(*options)
    with Session.open(folder, read_only=True) as reader:
        assert {*reader.state.attendance} == {first, second}
