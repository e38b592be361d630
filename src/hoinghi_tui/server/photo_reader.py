"""Reads photos in processes of their own, which are ended when they take too long."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress

import msgspec

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.server.photo import MOST_BYTES, PhotoRefused, damaged, expect_photo
from hoinghi_tui.server.photo_worker import LENGTH_BYTES, READY, Found

PROCESSES = 2
"""A photo that takes its whole time leaves the other process for everybody else."""
MOST_WAITING = 12
"""Photos being read or waiting at once: some seconds' worth."""
TIME_LIMIT_S = 3.0

_START_LIMIT_S = 15.0
_COMMAND = (sys.executable, "-P", "-m", "hoinghi_tui.server.photo_worker")
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


class PhotosBusy(Refused):
    """More photos are waiting than can be read soon."""

    def __init__(self) -> None:
        super().__init__("Máy đang bận, chụp lại sau giây lát.")


class PhotoReader:
    """Finds the codes in photos; nothing of a photo is kept or written anywhere.

    ``time_limit_s`` is what one photo may take, ``command`` starts a decoder. The processes
    are started at the first photo and replaced when they end.
    """

    def __init__(
        self,
        *,
        processes: int = PROCESSES,
        most_waiting: int = MOST_WAITING,
        time_limit_s: float = TIME_LIMIT_S,
        command: Sequence[str] = _COMMAND,
    ) -> None:
        self._decoders = [_Decoder(command, time_limit_s) for _ in range(processes)]
        self._free: asyncio.LifoQueue[_Decoder] = asyncio.LifoQueue()
        for decoder in self._decoders:
            self._free.put_nowait(decoder)
        self._most_waiting = most_waiting
        self._waiting = 0
        self._is_closed = False

    async def codes(self, photo: bytes) -> list[str]:
        """Return the texts of the QR codes in a photo, waiting for its turn.

        Raises ``PhotoRefused`` for what cannot be read, or not in time, and ``PhotosBusy``
        when too many wait already.
        """
        expect_photo(photo)
        if self._is_closed or self._waiting >= self._most_waiting:
            raise PhotosBusy
        self._waiting += 1
        try:
            decoder = await self._free.get()
            try:
                if self._is_closed:
                    raise PhotosBusy
                return await decoder.codes(photo)
            finally:
                self._free.put_nowait(decoder)
        finally:
            self._waiting -= 1

    async def close(self) -> None:
        """End the processes, for good."""
        self._is_closed = True
        for decoder in self._decoders:
            await decoder.end()

    @property
    def pids(self) -> list[int]:
        """The ids of the processes that run now."""
        return [decoder.pid for decoder in self._decoders if decoder.pid is not None]


class _Decoder:
    """One process, which reads one photo at a time."""

    def __init__(self, command: Sequence[str], time_limit_s: float) -> None:
        self._command = command
        self._time_limit_s = time_limit_s
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None else None

    async def codes(self, photo: bytes) -> list[str]:
        """Have one photo read; whatever goes wrong, the next one finds a fresh process."""
        found: Found | None = None
        process = await self._running()
        try:
            async with asyncio.timeout(self._time_limit_s):
                found = await _ask(process, photo)
        except TimeoutError:
            raise PhotoRefused("Ảnh này đọc quá lâu. Chụp lại gần thẻ hơn.") from None
        except (EOFError, OSError, msgspec.DecodeError) as error:
            raise damaged() from error
        finally:
            if found is None:  # also when the phone went away meanwhile
                await self.end()
        if found.refusal:
            raise PhotoRefused(found.refusal)
        return found.codes

    async def end(self) -> None:
        """Kill the process, if there is one, and wait until it is gone."""
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()

    async def _running(self) -> asyncio.subprocess.Process:
        """Return the process, started anew if need be; one that does not start is no photo's."""
        if self._process is not None and self._process.returncode is None:
            return self._process
        await self.end()
        is_ready = False
        try:
            self._process = await _spawn(self._command)
            assert self._process.stdout is not None
            async with asyncio.timeout(_START_LIMIT_S):
                await self._process.stdout.readexactly(len(READY))
            is_ready = True
        except (EOFError, OSError, TimeoutError) as error:
            raise PhotosBusy from error
        finally:
            if not is_ready:
                await self.end()
        return self._process


async def _spawn(command: Sequence[str]) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=_environment(os.environ),
        start_new_session=True,  # not ended by a Ctrl+C meant for the server
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _environment(own: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of a decoder, which has no business with the database's password."""
    return {name: text for name, text in own.items() if not name.startswith("PG")} | _ONE_THREAD


async def _ask(process: asyncio.subprocess.Process, photo: bytes) -> Found:
    """Send one photo and return the answer; raises ``EOFError`` or ``OSError`` when it died."""
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(len(photo).to_bytes(LENGTH_BYTES, "big") + photo)
    await process.stdin.drain()
    length = int.from_bytes(await process.stdout.readexactly(LENGTH_BYTES), "big")
    if length > MOST_BYTES:
        raise EOFError("no answer of ours")
    return msgspec.msgpack.decode(await process.stdout.readexactly(length), type=Found)
