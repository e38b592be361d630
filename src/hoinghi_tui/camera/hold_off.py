"""Takes each code once, however long it is held before the webcam."""

from collections.abc import Iterable

OUT_OF_SIGHT_S = 1.0
"""Seconds after which a code that was not seen counts as gone; shorter gaps are misreadings."""


class HoldOff:
    """Remembers which codes are in view; the time is handed in, in seconds from any start."""

    def __init__(self, out_of_sight_s: float = OUT_OF_SIGHT_S) -> None:
        self._out_of_sight_s = out_of_sight_s
        self._last_seen: dict[str, float] = {}

    def fresh(self, codes: Iterable[str], now: float) -> list[str]:
        """Return the codes that came into view: those to be taken now.

        ``codes`` are all that are seen at ``now``. A code is taken again only when it has
        been out of sight for ``out_of_sight_s`` seconds or more.
        """
        self._last_seen = {
            code: seen
            for code, seen in self._last_seen.items()
            if now - seen < self._out_of_sight_s
        }
        new = [code for code in dict.fromkeys(codes) if code not in self._last_seen]
        self._last_seen.update(dict.fromkeys(codes, now))
        return new

    @property
    def is_in_view(self) -> bool:
        """Whether a code that was taken is still held before the webcam, as far as known."""
        return bool(self._last_seen)
