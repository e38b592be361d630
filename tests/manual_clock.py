"""A clock for tests."""

from datetime import UTC, datetime, timedelta

SEVEN_TWENTY_FIVE = datetime(2025, 12, 15, 0, 25, tzinfo=UTC)
"""07:25 in Vietnam, five minutes before the sample conference begins."""


class ManualClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, start: datetime = SEVEN_TWENTY_FIVE) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def wall_step(self) -> timedelta:
        return timedelta()

    def advance(self, **span: float) -> None:
        """Move on, for instance by ``minutes=5``."""
        self._now += timedelta(**span)
