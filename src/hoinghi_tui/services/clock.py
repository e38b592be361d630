"""Where the time comes from: always handed in, never taken."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the current instant."""

    def now(self) -> datetime:
        """Return the current instant in UTC, to the millisecond."""

    def wall_step(self) -> timedelta:
        """Return how far the computer's wall clock has been moved since the start."""


def _running_seconds() -> float:
    """Seconds of a clock that nobody can set and that counts a sleeping laptop too."""
    # Linux counts sleep in CLOCK_BOOTTIME only, macOS in CLOCK_MONOTONIC only (and not in
    # what time.monotonic reads there); Windows has neither and always counts it.
    clock = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    return time.monotonic() if clock is None else time.clock_gettime(clock)


def _to_milliseconds(instant: datetime) -> datetime:
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


class SystemClock:
    """The wall clock as it stood at the start, carried on by a monotonic clock.

    A wall clock that jumps in the middle of a conference must not shorten a speech;
    ``wall_step`` tells that it jumped, so that a person can be asked.
    """

    def __init__(self) -> None:
        self._wall_at_start = datetime.now(UTC)
        self._running_at_start = _running_seconds()

    def now(self) -> datetime:
        """Return the current instant in UTC, to the millisecond."""
        passed = timedelta(seconds=_running_seconds() - self._running_at_start)
        return _to_milliseconds(self._wall_at_start + passed)

    def wall_step(self) -> timedelta:
        """Return how far the computer's wall clock has been moved since the start."""
        return datetime.now(UTC) - self.now()


class ShiftedClock:
    """Another clock, some seconds ahead: a rehearsal at another time of day."""

    def __init__(self, base: Clock, offset: timedelta) -> None:
        self._base = base
        self._offset = offset

    def now(self) -> datetime:
        """Return the shifted instant in UTC, to the millisecond."""
        return _to_milliseconds(self._base.now() + self._offset)

    def wall_step(self) -> timedelta:
        """Return how far the computer's wall clock has been moved since the start."""
        return self._base.wall_step()
