"""Looks through the webcam again and again and tells what it sees; outlives unplugging."""

import time
from collections.abc import Callable

from hoinghi_tui.camera.decoder import read_codes
from hoinghi_tui.camera.half_blocks import small_picture
from hoinghi_tui.camera.hold_off import HoldOff
from hoinghi_tui.camera.news import CodeRead, News, State, StateChanged
from hoinghi_tui.camera.source import FrameSource

LOOK_EVERY_S = 0.09
"""Time between two looks for codes; frames in between are let go by unread."""
RETRY_S = 1.0
"""Time between two attempts to open the webcam."""
BREATH_S = 0.002
"""Rest after a frame let go by, for drivers that hand out frames without waiting."""


class Watch:
    """One webcam being watched: frames in, news out.

    ``open_source`` opens the webcam or returns None. ``report`` is told each code, change of
    state and picture, in this order for one look. ``clock`` gives seconds from any start,
    ``pause`` waits so many.
    """

    def __init__(
        self,
        open_source: Callable[[], FrameSource | None],
        report: Callable[[News], None],
        *,
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.size = (0, 0)
        """Columns and lines of cells for the picture; nothing is drawn while one of them is 0."""
        self._open_source = open_source
        self._report = report
        self._clock = clock
        self._pause = pause
        self._hold_off = HoldOff()
        self._source: FrameSource | None = None
        self._was_there = False
        self._look_due = 0.0
        self._state: State | None = None
        self._tell(State.OPENING)

    @property
    def is_open(self) -> bool:
        """Whether the webcam is open and sends frames, as far as known."""
        return self._source is not None

    def step(self) -> None:
        """Do one thing: open the webcam, let a frame go by, or look at one."""
        source = self._source or self._open()
        if source is None:
            return
        if not source.grab():
            self._lose(source)
            return
        now = self._clock()
        if now < self._look_due:
            self._pause(BREATH_S)
            return
        self._look_due = now + LOOK_EVERY_S
        self._look(source, now)

    def _open(self) -> FrameSource | None:
        self._source = self._open_source()
        if self._source is None:
            self._tell(State.LOST if self._was_there else State.ABSENT)
            self._pause(RETRY_S)
        return self._source

    def _lose(self, source: FrameSource) -> None:
        self._source = None
        source.close()
        self._tell(State.LOST if self._was_there else State.ABSENT)
        self._pause(RETRY_S)

    def _look(self, source: FrameSource, now: float) -> None:
        frame = source.retrieve()
        if frame is None:
            self._lose(source)
            return
        self._was_there = True
        for text in self._hold_off.fresh(read_codes(frame), now):
            self._report(CodeRead(text))
        self._tell(State.READ if self._hold_off.is_in_view else State.READY)
        columns, lines = self.size
        if columns > 0 and lines > 0:
            self._report(small_picture(frame, columns, lines))

    def _tell(self, state: State) -> None:
        if state is not self._state:
            self._state = state
            self._report(StateChanged(state))
