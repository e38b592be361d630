"""What a printer does with a file it was sent, as far as the system tells."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from hoinghi_tui.vietnamese import printable

if TYPE_CHECKING:
    from hoinghi_tui.services.print_queue import JobNews

_LOOK_S = 3
"""Seconds between two looks."""


@dataclass(slots=True)
class FollowedJob:
    """A job that is asked about now and then until it is over or no longer known."""

    name: str
    words: Content = field(default_factory=Content)
    _asked_at: datetime | None = None
    _waits: bool = False
    _is_over: bool = False

    def is_due(self, now: datetime) -> bool:
        """Tell whether it is time to ask again."""
        if self._is_over or self._waits:
            return False
        return self._asked_at is None or (now - self._asked_at).total_seconds() >= _LOOK_S

    def look(self, now: datetime) -> str:
        """Remember that it is being asked about, and return the job's name."""
        self._asked_at, self._waits = now, True
        return self.name

    def hear(self, news: "JobNews | None") -> None:
        """Take over what the system says."""
        from hoinghi_tui.services.print_queue import JOB_WORDS, JobState

        self._waits = False
        self._is_over = news is None or news.state.is_over
        if news is None:
            return
        said = f": {printable(news.said)}" if news.said else ""
        bad = news.state in (JobState.STOPPED, JobState.HELD, JobState.CANCELLED)
        tone = "$warning" if bad else "$success" if self._is_over else "$muted"
        self.words = Content.styled(f"{self.name}: {JOB_WORDS[news.state]}{said}", tone)
