"""What a browser may say to the program: read strictly, and no faster than anybody types."""

import json
import math
from dataclasses import dataclass

LARGEST_MESSAGE = 1024 * 1024
"""Bytes of one message: a pasted text of 300,000 letters fits."""

SMALLEST, LARGEST = (20, 6), (500, 200)
"""Columns and rows the program is drawn at, whatever the window is."""

_MOST_CELLS = 10_000
"""No window has more columns or rows, at any size of letters."""


class BadMessage(Exception):  # noqa: N818 - an answer, not a fault
    """A message that no page of ours sends."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, clicked or pasted, and when, in seconds of the browser's clock."""

    text: str
    at: float


@dataclass(frozen=True, slots=True)
class Resized:
    """How many columns and rows the window has."""

    size: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Focused:
    """Whether the window is the one that is typed into."""

    focused: bool


@dataclass(frozen=True, slots=True)
class Ping:
    """A question whether the server is there; ``mark`` is to be sent back."""

    mark: str


Message = Typed | Resized | Focused | Ping


def read_message(text: str) -> Message:
    """Read what a browser sent; raises ``BadMessage``."""
    try:
        parts = json.loads(text)
    except (ValueError, RecursionError):
        raise BadMessage("không phải JSON") from None
    if not isinstance(parts, list) or not parts or not isinstance(parts[0], str):
        raise BadMessage("không phải một tin")
    kind, values = parts[0], parts[1:]
    if kind in ("focus", "blur"):
        return Focused(kind == "focus")
    if kind == "stdin" and len(values) == 2 and isinstance(values[0], str):
        return Typed(values[0], _seconds(values[1]))
    if kind == "ping" and len(values) == 1 and isinstance(values[0], str):
        return Ping(values[0][:40])
    if kind == "resize" and len(values) == 1 and isinstance(values[0], dict):
        return Resized(read_size(values[0].get("width"), values[0].get("height")))
    raise BadMessage("tin lạ")


def read_size(width: object, height: object) -> tuple[int, int]:
    """Return columns and rows within what can be drawn; raises ``BadMessage``."""
    sizes = []
    for value, least, most in zip((width, height), SMALLEST, LARGEST, strict=True):
        if not isinstance(value, int) or isinstance(value, bool):
            raise BadMessage("cỡ cửa sổ không phải số")
        if not 0 < value <= _MOST_CELLS:
            raise BadMessage("cỡ cửa sổ vô lý")
        sizes.append(min(max(value, least), most))
    return sizes[0], sizes[1]


def _seconds(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadMessage("giờ bấm phím không phải số")
    seconds = float(value) if abs(value) < 1e12 else math.nan
    if not math.isfinite(seconds):
        raise BadMessage("giờ bấm phím vô lý")
    return seconds


class Pace:
    """How long to wait before the next message is read; nothing is ever dropped.

    A scanner types 500 characters a second, a mouse moves as often; a pasted text comes at
    once. What is more waits in the browser, which nobody's memory pays for.
    """

    MESSAGES_PER_S, MESSAGES_AT_ONCE = 1_500, 3_000
    BYTES_PER_S, BYTES_AT_ONCE = 200_000, 2 * LARGEST_MESSAGE

    def __init__(self) -> None:
        self._messages = self._bytes = 0.0
        self._last = 0.0

    def wait_s(self, length: int, now: float) -> float:
        """Take in a message of this length; return seconds to wait before the next one."""
        past, self._last = now - self._last, now
        self._messages = max(0.0, self._messages - past * self.MESSAGES_PER_S) + 1
        self._bytes = max(0.0, self._bytes - past * self.BYTES_PER_S) + length
        return max(
            0.0,
            (self._messages - self.MESSAGES_AT_ONCE) / self.MESSAGES_PER_S,
            (self._bytes - self.BYTES_AT_ONCE) / self.BYTES_PER_S,
        )
