"""When a key was pressed in a browser, on the clock of this machine."""

from collections import deque

LEAST_S = 0.02
"""So much lateness every key is granted: a wireless network has it all the time."""

MOST_S = 0.15
"""No more, or a single key would be felt to wait."""

CALM_S = 0.3
"""After this pause the lateness granted may change; within a burst the pace must stay true."""

KEPT_S = 60.0
"""How long the lateness of a key is remembered: two clocks drift apart."""

JUMP_S = 2.0
"""A step of this size is no network: the page was loaded anew or its machine slept."""

_MOST_KEPT = 128


class KeyClock:
    """Puts the moments at which keys were pressed, as the browser tells them, on our clock.

    A network delivers keys late and in bunches, so that a person looks like a scanner, and a
    scanner that is held up like two. The pace is therefore the browser's; all keys of a burst
    are late by the same amount, which is as much as keys were late lately. Who waits for a
    pause by our clock then waits for what is still on its way.
    """

    def __init__(self) -> None:
        self._delays: deque[tuple[float, float]] = deque(maxlen=_MOST_KEPT)
        self._offset = 0.0
        self._last_sent = float("-inf")

    def at(self, sent: float, arrived: float) -> float:
        """Return when a key was pressed that was ``sent`` by its clock and ``arrived`` by ours.

        Both in seconds; the clocks may begin anywhere.
        """
        delay = arrived - sent
        if self._delays and abs(delay - self._delays[-1][1]) > JUMP_S:
            self._delays.clear()
        is_new = not self._delays
        self._delays.append((arrived, delay))
        while arrived - self._delays[0][0] > KEPT_S:
            self._delays.popleft()
        if is_new or sent - self._last_sent > CALM_S:
            delays = [one for _, one in self._delays]
            granted = max(delays) - min(delays) + LEAST_S
            self._offset = min(delays) + min(granted, MOST_S)
        self._last_sent = sent
        return sent + self._offset
