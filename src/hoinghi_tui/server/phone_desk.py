"""One phone at the door: its own station in the log, each of its actions done once."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from hoinghi_tui.camera.hold_off import HoldOff
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.server import phone_answers
from hoinghi_tui.server.phone_answers import Answer
from hoinghi_tui.server.photo_reader import PhotoReader
from hoinghi_tui.server.session_thread import SessionThread
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import Conflict, Damaged, NotSaved

MOST_KEPT = 64
"""Answers kept for a phone that asks again; it has one action on its way at a time."""
MOST_PHOTOS = 2
"""Photos of one phone on their way at once; its page sends one."""

HELD_S = 3.0
"""Seconds after which a badge has left the live camera; a slow phone sends a frame a second."""


class PhoneDesk:
    """Does what one phone asks, in the thread of its own session.

    ``photos`` reads the codes and is shared by all phones.
    """

    def __init__(self, session: SessionThread, photos: PhotoReader) -> None:
        self._session = session
        self._photos = photos
        self._held = HoldOff(HELD_S)
        self._done: dict[str, asyncio.Task[Answer]] = {}
        self.photos_coming = 0
        """Photos being sent just now."""

    async def once(self, action: str, act: Callable[[], Coroutine[Any, Any, Answer]]) -> Answer:
        """Do an action that has not been done under this id; else return the first answer.

        It goes on when the phone goes away meanwhile, so that asking again tells what became
        of it.
        """
        task = self._done.get(action)
        if task is None:
            task = self._done[action] = asyncio.create_task(act())
            while len(self._done) > MOST_KEPT:
                del self._done[next(iter(self._done))]
        try:
            return await asyncio.shield(task)
        except Exception:
            self._done.pop(action, None)  # an error is no answer; it may be tried again
            raise

    async def photo(self, photo: bytes) -> Answer:
        """Read the badge in a photo and judge it."""

        async def act() -> Answer:
            codes = await self._photos.codes(photo)
            return await self._session.run(lambda one: phone_answers.scanned(one, codes))

        return await _told(act())

    async def frame(self, photo: bytes, now: float) -> Answer:
        """Judge the badge that has come into view of the live camera; nothing if none has.

        ``now`` are seconds from any start.
        """

        async def act() -> Answer:
            codes = self._held.fresh(await self._photos.codes(photo), now)
            if not codes:
                return Answer()
            return await self._session.run(lambda one: phone_answers.scanned(one, codes))

        return await _told(act())

    async def check_in(self, person: str, *, accept: bool) -> Answer:
        """Check in somebody found by name."""
        return await self._ask(lambda one: phone_answers.checked_in(one, person, accept=accept))

    async def take_back(self, event: str) -> Answer:
        """Take back what this phone saved last."""
        return await self._ask(lambda one: phone_answers.taken_back(one, event))

    async def search(self, query: str) -> Answer:
        """Find people by name."""
        return await self._ask(lambda one: phone_answers.found(one, query))

    async def look(self, person: str, holds: str) -> Answer:
        """Tell how many have come, and whether the answer in sight still holds."""
        return await self._ask(lambda one: phone_answers.looked(one, person, holds))

    def close(self) -> None:
        """Let what was begun be done, then let go of the folder; returns at once."""
        self._session.close()

    async def closed(self) -> None:
        """Close, and wait until the folder has been let go of."""
        await self._session.closed()

    async def _ask(self, use: Callable[[Session], Answer]) -> Answer:
        return await _told(self._session.run(use))


async def _told(answer: Awaitable[Answer]) -> Answer:
    """Turn what hinders the conference or its machine into a sentence."""
    try:
        return await answer
    except (Refused, NotSaved, Damaged, Conflict) as failure:
        return Answer(say=str(failure))
