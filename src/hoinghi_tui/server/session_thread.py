"""A conference opened in a thread of its own, so that no disk makes the other stations wait."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.session import Session

T = TypeVar("T")

MOST_WAITING = 32
"""A station that asks faster than the disk answers is told so, instead of filling the memory."""


class TooBusy(Refused):
    """More is being asked of a session than it can answer soon."""

    def __init__(self) -> None:
        super().__init__("Máy đang bận, thử lại sau giây lát.")


class SessionThread:
    """Owns one ``Session``, which belongs to one thread; asked from the event loop.

    ``open`` is called in that thread at the first use, and again at the next one when it
    failed. ``most_waiting`` bounds how many uses may wait at once.
    """

    def __init__(self, open: Callable[[], Session], *, most_waiting: int = MOST_WAITING) -> None:
        self._open = open
        self._most_waiting = most_waiting
        self._waiting = 0
        self._session: Session | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="session")
        self._closing: Future[None] | None = None

    async def run(self, use: Callable[[Session], T]) -> T:
        """Return what ``use`` says of the session, having run in its thread, one after the other.

        What ``use`` or ``open`` raises is raised here. Raises ``TooBusy`` when too many wait,
        and ``RuntimeError`` once it was closed. A ``use`` that has begun goes on when the
        caller is cancelled, one that still waits is dropped.
        """
        if self._waiting >= self._most_waiting:
            raise TooBusy
        self._waiting += 1
        try:
            return await asyncio.wrap_future(self._thread.submit(self._use, use))
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """Let what waits be done, then let go of the folder; returns at once."""
        if self._closing is None:
            self._closing = self._thread.submit(self._shut)
            self._thread.shutdown(wait=False)

    async def closed(self) -> None:
        """Close, and return when the folder has been let go of."""
        self.close()
        assert self._closing is not None
        await asyncio.wrap_future(self._closing)

    def _use(self, use: Callable[[Session], T]) -> T:
        if self._session is None:
            self._session = self._open()
        return use(self._session)

    def _shut(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None
