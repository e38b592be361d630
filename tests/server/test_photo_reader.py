"""Photos are read beside the server: late, dead and crowded decoders do not stop it."""

import asyncio
import os
import signal
import sys
import time

import pytest

from badge_frames import CODE_A
from badge_photos import jpeg, take
from hoinghi_tui.server.photo import PhotoRefused
from hoinghi_tui.server.photo_reader import PhotoReader, PhotosBusy

PHOTO = jpeg(take(CODE_A))
SLEEPS = (
    sys.executable,
    "-c",
    "import sys, time; sys.stdout.write('+'); sys.stdout.flush(); time.sleep(600)",
)
"""A decoder that hangs in its first photo."""
LIES = (
    sys.executable,
    "-c",
    "import sys; sys.stdout.write('+'); sys.stdout.flush(); sys.stdin.buffer.read(9);"
    "sys.stdout.buffer.write(b'\\xff' * 99); sys.stdout.flush()",
)


@pytest.fixture
async def reader():
    reading = PhotoReader(processes=1)
    yield reading
    await reading.close()


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_photos_are_read_one_after_the_other_by_one_process(reader):
    assert await asyncio.gather(*(reader.codes(PHOTO) for _ in range(3))) == [[CODE_A]] * 3
    (pid,) = reader.pids
    with pytest.raises(PhotoRefused, match="hỏng"):
        await reader.codes(PHOTO[:999])
    assert await reader.codes(PHOTO) == [CODE_A]
    assert reader.pids == [pid]
    await reader.close()
    assert not is_alive(pid)


async def test_a_decoder_that_was_killed_is_replaced(reader):
    await reader.codes(PHOTO)
    (pid,) = reader.pids
    os.kill(pid, signal.SIGSTOP)
    asked = asyncio.create_task(reader.codes(PHOTO))
    await asyncio.sleep(0)
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(PhotoRefused, match="chụp lại"):
        await asked
    assert await reader.codes(PHOTO) == [CODE_A]
    assert reader.pids != [pid]


async def test_a_late_decoder_is_killed():
    reader = PhotoReader(processes=1, time_limit_s=0.05, command=SLEEPS)
    with pytest.raises(PhotoRefused, match="quá lâu"):
        await reader.codes(PHOTO)
    assert reader.pids == []


async def test_a_decoder_that_answers_nonsense_is_killed():
    reader = PhotoReader(processes=1, command=LIES)
    with pytest.raises(PhotoRefused, match="hỏng"):
        await reader.codes(PHOTO)
    assert reader.pids == []


async def test_a_decoder_that_does_not_start_is_not_the_fault_of_the_photo():
    for command in ((sys.executable, "-c", ""), ("/nowhere/python",)):
        reader = PhotoReader(processes=1, command=command)
        with pytest.raises(PhotosBusy):
            await reader.codes(PHOTO)
        assert reader.pids == []


async def test_one_photo_too_many_is_sent_away_at_once():
    reader = PhotoReader(processes=1, most_waiting=3, command=SLEEPS)
    waiting = [asyncio.create_task(reader.codes(PHOTO)) for _ in range(3)]
    await asyncio.sleep(0)
    started = time.monotonic()
    with pytest.raises(PhotosBusy, match="Máy đang bận, chụp lại sau giây lát"):
        await reader.codes(PHOTO)
    assert time.monotonic() - started < 1
    for one in waiting:
        one.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    assert reader.pids == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
async def test_a_decoder_has_bounded_memory_and_no_file_to_write(reader):
    from pathlib import Path

    await reader.codes(PHOTO)
    limits = Path(f"/proc/{reader.pids[0]}/limits").read_text()
    by_name = {line[:26].strip(): line[26:].split() for line in limits.splitlines()}
    assert by_name["Max address space"][:2] == [str(1024**3)] * 2
    assert by_name["Max file size"][:2] == ["0", "0"]
    assert by_name["Max core file size"][:2] == ["0", "0"]


@pytest.mark.skipif(sys.platform == "win32", reason="kills as a Unix does")
async def test_a_decoder_ends_with_its_server(tmp_path):
    """kill -9 of the server leaves none alive: its input ends."""
    code = (
        "import asyncio, sys\n"
        "from hoinghi_tui.server.photo_reader import PhotoReader\n"
        "async def main():\n"
        "    reader = PhotoReader(processes=1)\n"
        "    await reader.codes(open(sys.argv[1], 'rb').read())\n"
        "    print(reader.pids[0], flush=True)\n"
        "    await asyncio.sleep(600)\n"
        "asyncio.run(main())\n"
    )
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(PHOTO)
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, str(photo), stdout=asyncio.subprocess.PIPE
    )
    assert server.stdout is not None
    pid = int(await server.stdout.readline())
    assert is_alive(pid)
    server.kill()
    await server.wait()
    async with asyncio.timeout(5):
        while is_alive(pid):
            await asyncio.sleep(0.02)
