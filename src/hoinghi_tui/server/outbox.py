"""What waits to be sent to one browser: bounded, however slow the browser is."""

import asyncio
from collections import deque

MOST_WAITING = 1024 * 1024
"""Bytes of drawing that may wait. What is more is dropped whole, and all is drawn anew once
the browser has caught up: a terminal that missed a part shows nonsense."""

AT_ONCE = 64 * 1024

MOST_SENTENCES = 16
"""Messages that may wait; of a browser that reads none the oldest is dropped, never the last."""


class Outbox:
    """Drawings and sentences for a browser, in the order they are to be sent.

    Drawings are dropped until ``draw_anew`` when ``behind`` is true: at the start, for a
    program that already runs, and after too much has waited.
    """

    def __init__(self, *, behind: bool = False) -> None:
        self.behind = behind
        self._drawings: deque[bytes] = deque()
        self._size = 0
        self._sentences: deque[str] = deque(maxlen=MOST_SENTENCES)
        self._news = asyncio.Event()
        self._has_lost = False
        self._is_shut = False

    def draw(self, data: bytes) -> None:
        """Let a part of the drawing wait, or drop it while the browser is behind."""
        if self.behind:
            return
        self._drawings.append(data)
        self._size += len(data)
        if self._size > MOST_WAITING:
            self._drawings.clear()
            self._size = 0
            self.behind = self._has_lost = True
        self._news.set()

    def draw_anew(self) -> None:
        """Take drawings again: here one begins that needs nothing from before."""
        self.behind = False

    def say(self, sentence: str) -> None:
        """Let a message for the page wait; it goes before the drawings."""
        self._sentences.append(sentence)
        self._news.set()

    def shut(self, sentence: str) -> None:
        """Send one last message and nothing more."""
        self._drawings.clear()
        self._is_shut = self.behind = True
        self.say(sentence)

    async def next(self) -> bytes | str | None:
        """Wait for what is to be sent next.

        Bytes are drawn, a text is a message. Empty bytes say that the browser has caught up
        and all has to be drawn anew. None is the end.
        """
        while True:
            if self._sentences:
                return self._sentences.popleft()
            if self._is_shut:
                return None
            if self._drawings:
                return self._chunk()
            if self._has_lost:
                self._has_lost = False
                return b""
            self._news.clear()
            await self._news.wait()

    def _chunk(self) -> bytes:
        parts, size = [], 0
        while self._drawings and size < AT_ONCE:
            parts.append(self._drawings.popleft())
            size += len(parts[-1])
        self._size -= size
        return b"".join(parts)
