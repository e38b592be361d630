"""Notices that no more keys come, also while the program is busy."""

import asyncio
from collections.abc import Callable
from typing import Any

from textual import events
from textual.message_pump import MessagePump

_LATE_S = 0.005
_LOOK_AGAIN_S = 0.005
_MOST_LOOKS = 20


def now() -> float:
    """Return the time, in seconds, of the clock that stamps keys."""
    return events.Event().time


class Pause:
    """Calls back in the message queue of ``pump``, behind the keys that have arrived.

    A call that comes late proves no pause: the program was busy, and keys that were typed
    meanwhile may just be on their way to the queue. It then looks again a moment later.
    """

    def __init__(self, pump: MessagePump, callback: Callable[[], Any]) -> None:
        self._pump = pump
        self._callback = callback
        self._timer: asyncio.TimerHandle | None = None

    def wait_until(self, at: float | None) -> None:
        """Call back at this time of the keys' clock instead of any time set before."""
        self.cancel()
        if at is not None:
            self._call_in(max(0.0, at - now()), _MOST_LOOKS)

    def cancel(self) -> None:
        """Do not call back."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _call_in(self, delay_s: float, looks: int) -> None:
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(delay_s, self._fire, loop.time() + delay_s, looks)

    def _fire(self, due: float, looks: int) -> None:
        if looks and asyncio.get_running_loop().time() - due > _LATE_S:
            self._call_in(_LOOK_AGAIN_S, looks - 1)
            return
        self._timer = None
        self._pump.call_later(self._callback)
