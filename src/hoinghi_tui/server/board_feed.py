"""One look at the conference for all boards: what changed goes to every page that shows it."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.server.board_frames import Frame, Shown, frame, milliseconds
from hoinghi_tui.server.session_thread import SessionThread
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import Damaged, NotSaved

LOOK_S = 0.15
"""Seconds between two looks at the log."""
RETRY_S = 0.5
"""Seconds until a folder that could not be opened is tried again."""
REDRAW_LOOKS = 4
"""After so many looks without news all is worked out anew, for what time alone changes."""
REOPEN_S = 5.0
"""Seconds after which a folder whose log was lost is looked at for another one."""
CLOSE_S = 1.0
LATE_S = 3.0
"""A look that takes longer is told to the pages: their figures are old."""

NOT_OPEN = "Chưa mở được hội nghị trên máy chủ. Nhờ thư ký xem lại ở máy chính."


@dataclass(slots=True, eq=False)
class Viewer:
    """One page that is open; ``news`` tells its stream that there is something to send.

    ``latest`` is what the page has to show, and ``is_sent`` whether it was sent already.
    """

    shown: Shown
    latest: Frame | None = None
    is_sent: bool = False
    is_ended: bool = False
    farewell: str = ""
    """Why it is ended, where the page is to know and not to come back by itself."""
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def show(self, latest: Frame) -> None:
        """Have the page show something, if it does not yet."""
        if latest != self.latest:
            self.latest, self.is_sent = latest, False
            self.news.set()

    def end(self, farewell: str = "") -> None:
        """Have the stream of the page end."""
        self.is_ended, self.farewell = True, farewell
        self.news.set()


@dataclass(frozen=True, slots=True)
class _Look:
    """What one look saw, and when; ``at`` is of the conference's clock."""

    frames: dict[Shown, Frame]
    at: int
    zone_minutes: int
    is_damaged: bool


class BoardFeed:
    """Follows a conference read-only while pages are open; used on the server's loop.

    ``open`` opens the folder, in a thread of its own; it is asked again while it fails, and
    when the log was lost.
    """

    def __init__(self, open: Callable[[], Session]) -> None:
        self._open = open
        self._thread: SessionThread | None = None
        self._viewers: list[Viewer] = []
        self._task: asyncio.Task[None] | None = None
        self._seen: _Look | None = None
        self._seen_at = 0.0
        self.trouble = ""
        """Why nothing can be read, in words for the hall; blank while all is well."""

    # -- for pages -----------------------------------------------------------------------

    def join(self, viewer: Viewer) -> None:
        """Keep a page up to date from now on."""
        self._viewers.append(viewer)
        self.follow()

    def leave(self, viewer: Viewer) -> None:
        """Forget a page; the folder is let go of with the last one."""
        self._viewers.remove(viewer)
        if not self._viewers:
            self._let_go()

    def follow(self) -> None:
        """See to it that the conference is looked at, also after a look that broke off."""
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._follow())

    def beat(self) -> Frame:
        """Return what is told every few seconds: the conference's time, and of when all is.

        "late" says that no look succeeded for some seconds, "trouble" why, where that is known.
        """
        seen = self._seen
        if seen is None:
            return {"now": None, "zone": 0, "as_of": None, "late": True, "trouble": self.trouble}
        passed = asyncio.get_running_loop().time() - self._seen_at
        return {
            "now": seen.at + int(passed * 1000),
            "zone": seen.zone_minutes,
            "as_of": seen.at,
            "late": passed > LATE_S,
            "trouble": self.trouble,
        }

    async def close(self) -> None:
        """End all streams and let go of the folder."""
        for viewer in self._viewers:
            viewer.end()
        thread = self._thread
        self._let_go()
        if thread is not None:
            with suppress(TimeoutError):  # a disk that does not answer holds up nobody
                async with asyncio.timeout(CLOSE_S):
                    await thread.closed()

    def _let_go(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if self._thread is not None:
            self._thread.close()
            self._thread = None

    # -- looking -------------------------------------------------------------------------

    async def _follow(self) -> None:
        looks, whole_at = 0, 0.0
        clock = asyncio.get_running_loop().time
        while True:
            self._tell(await self._look(redraw=looks % REDRAW_LOOKS == 0))
            looks += 1
            if self._seen is None or not self._seen.is_damaged:
                whole_at = clock()
            elif clock() - whole_at > REOPEN_S:
                whole_at = clock()
                await self._reopen()
            await asyncio.sleep(RETRY_S if self.trouble else LOOK_S)

    async def _look(self, *, redraw: bool) -> _Look | None:
        """Look at the log; None when there is no news or nothing can be read."""
        if self._thread is None:
            self._thread = SessionThread(self._open)
        wanted = {viewer.shown for viewer in self._viewers}
        is_new = any(viewer.latest is None for viewer in self._viewers)
        try:
            seen = await self._thread.run(lambda session: _look(session, wanted, redraw or is_new))
        except (Refused, NotSaved, Damaged):
            self._is_in_trouble(NOT_OPEN)
            return None
        self._is_in_trouble("")
        return seen

    def _is_in_trouble(self, words: str) -> None:
        """Note what prevents reading, and have the pages told at once when that changes."""
        if words != self.trouble:
            self.trouble = words
            for viewer in self._viewers:
                viewer.news.set()

    def _tell(self, seen: _Look | None) -> None:
        if seen is None:
            return
        self._seen, self._seen_at = seen, asyncio.get_running_loop().time()
        for viewer in self._viewers:
            if viewer.shown in seen.frames:
                viewer.show(seen.frames[viewer.shown])

    async def _reopen(self) -> None:
        """Go over to the log that was put in place of a lost one, as a repair does."""
        fresh = SessionThread(self._open)
        try:
            is_whole = await fresh.run(lambda session: session.store.damage is None)
        except (Refused, NotSaved, Damaged):
            is_whole = False  # nothing there yet; what was read last stays on the boards
        if is_whole and self._thread is not None:
            self._thread.close()
            self._thread = fresh
        else:
            fresh.close()


def _look(session: Session, wanted: Iterable[Shown], redraw: bool) -> _Look:
    """Take in what the desks saved, in the session's thread; without news there are no frames."""
    has_news = session.poll()
    frames = {one: frame(session, one) for one in wanted} if has_news or redraw else {}
    now = session.now()
    offset = now.astimezone(session.work.zone()).utcoffset()
    return _Look(
        frames,
        milliseconds(now),
        int(offset.total_seconds() // 60) if offset is not None else 0,
        session.store.damage is not None,
    )
