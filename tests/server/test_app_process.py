"""The program of a station is started, spoken to and ended, also when its server is killed."""

import asyncio
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest
from programs import BUSY, ECHO, python

from hoinghi_tui.server.app_process import AppProcess, environment

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals and groups of POSIX")


class Screen:
    """What a program drew, and a way to wait for it."""

    def __init__(self) -> None:
        self.drawn = b""
        self.redrawn = 0
        self._news = asyncio.Event()

    def draw(self, data: bytes) -> None:
        self.drawn += data
        self._news.set()

    def draw_anew(self) -> None:
        self.drawn = b""
        self.redrawn += 1

    async def shows(self, text: bytes) -> None:
        async with asyncio.timeout(20):
            while text not in self.drawn:
                self._news.clear()
                await self._news.wait()


async def started(screen: Screen, code: str = ECHO, *words: str) -> AppProcess:
    return await AppProcess.start(python(code, *words), (100, 30), screen.draw, screen.draw_anew)


async def test_keys_sizes_and_drawings_go_both_ways():
    screen = Screen()
    program = await started(screen)
    await screen.shows(b"size 100x30;")
    await program.type("Nguyễn\x1b[A", 1.5)
    await screen.shows("typed Nguyễn\x1b[A;".encode())
    await program.type("", 1.6)
    await program.type("half a letter: \ud83d", 1.7)
    await screen.shows(b"typed half a letter: ?;")
    await program.resize((80, 24))
    await screen.shows(b"size 80x24;")
    await program.redraw()
    await screen.shows(b"anew")
    assert screen.redrawn == 1
    assert not screen.drawn.startswith(b"of the past")
    ending = await program.end()
    assert (ending.code, ending.left) == (0, False)


@pytest.mark.parametrize(
    ("typed", "code", "left", "said"),
    [
        ("leave", 0, True, ""),
        ("refuse", 3, False, "Thư mục này đang khóa."),
        ("fall", 1, False, "Traceback: fell"),
    ],
)
async def test_how_a_program_ended_is_told(typed, code, left, said):
    screen = Screen()
    program = await started(screen)
    await program.type(typed, 0)
    ending = await asyncio.wait_for(program.ended, 20)
    assert (ending.code, ending.left, ending.said) == (code, left, said)
    await program.type("nobody hears", 1)
    await program.redraw()


@pytest.mark.parametrize(
    "code",
    [
        "print('no program of Textual')",
        "raise SystemExit(7)",
        "print('__GANGLION__'); print('Dxxxx')",
        "print('x' * 1_000_000)",
        "import os; os.write(1, b'__GANGLION__\\nD\\xff\\xff\\xff\\xff'); os.read(0, 1)",
        "import os; os.write(1, b'__GANGLION__\\nM\\0\\0\\0\\1{'); os.read(0, 1)",
    ],
)
async def test_a_program_that_does_not_speak_the_packets_ends(code):
    program = await started(Screen(), code)
    await asyncio.wait_for(program.ended, 20)


async def test_a_program_that_cannot_be_started_is_an_error_of_the_system():
    screen = Screen()
    with pytest.raises(OSError):
        await AppProcess.start(["/no/such/program"], (80, 24), screen.draw, screen.draw_anew)


async def test_what_it_says_beside_its_screen_is_kept_in_part_only():
    code = "import sys; sys.stderr.write('a' * 1_000_000 + 'the end')"
    ending = await asyncio.wait_for((await started(Screen(), code)).ended, 20)
    assert len(ending.said) == 16 * 1024
    assert ending.said.endswith("the end")


def test_nothing_of_our_own_terminal_reaches_the_program():
    own = {"PATH": "/bin", "TEXTUAL": "devtools", "TEXTUAL_LOG": "x", "COLUMNS": "7"}
    given = environment(own, (100, 30))
    assert given["PATH"] == "/bin"
    assert (given["COLUMNS"], given["ROWS"]) == ("100", "30")
    assert "TEXTUAL" not in given
    assert "TEXTUAL_LOG" not in given


@posix_only
async def test_a_busy_program_is_ended_with_what_it_started(tmp_path):
    numbers = tmp_path / "numbers"
    program = await started(Screen(), BUSY, str(numbers), "idle")
    own, child = await asyncio.to_thread(read_numbers, numbers)
    watched = watch(own, child)
    os.kill(own, 19)  # it hears nothing any more
    await program.end(0.05)
    assert all_ended(watched[:1], 5)
    # A child in a group of its own is the program's to end: it is stopped here.
    os.kill(child, 9)


SERVER = """
import asyncio, sys
from hoinghi_tui.server.app_process import AppProcess

async def serve():
    for how in ("busy", "idle"):
        command = [sys.executable, "-c", sys.argv[1], f"{sys.argv[2]}-{how}", how]
        await AppProcess.start(command, (80, 24), lambda data: None, lambda: None)
    await asyncio.sleep(600)

asyncio.run(serve())
"""


@posix_only
def test_a_killed_server_leaves_no_process_after_five_seconds(tmp_path):
    numbers = tmp_path / "numbers"
    server = subprocess.Popen(python(SERVER, BUSY, str(numbers)))
    try:
        programs = [read_numbers(tmp_path / f"numbers-{how}") for how in ("busy", "idle")]
        watched = watch(*programs[0], *programs[1])
    finally:
        server.kill()
        server.wait()
    assert all_ended(watched, 5)


def read_numbers(file: Path) -> list[int]:
    """Wait until a program has said its numbers."""
    for _ in range(2000):
        if file.exists() and (text := file.read_text()).endswith("\n"):
            return [int(number) for number in text.split()]
        select.select([], [], [], 0.01)
    raise AssertionError("the program did not start")


def watch(*processes: int) -> list[int]:
    """Return handles that become readable when these processes end."""
    return [os.pidfd_open(process) for process in processes]


def all_ended(handles: list[int], seconds: float) -> bool:
    """Tell whether the processes end within this time."""
    poll, left = select.poll(), set(handles)
    for handle in handles:
        poll.register(handle, select.POLLIN)
    while left and (ended := poll.poll(seconds * 1000)):
        for handle, _ in ended:
            left.discard(handle)
            poll.unregister(handle)
            os.close(handle)
    return not left
