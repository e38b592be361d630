"""Tells a scanner's keys from a person's, by their pace.

A scanner that works as a keyboard types a code like a very fast person. Whoever made the
code decides what is typed: it may hold control characters and escape sequences, which a
terminal program takes for commands. All here is pure: times come with the keys, in seconds
of any clock that only goes forward.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hoinghi_tui.domain.badges import ScanKind, read_code

GAP_S = 0.025
"""Longest pause within a burst. A key held down repeats every 30 ms, people type slower."""

LEAD_S = 0.015
"""How long a command waits for what follows it: too short to be felt, scanners are faster."""

SETTLE_S = 0.08
"""After this pause a code is complete if its check digits fit."""

SUFFIX_S = 0.3
"""What comes this soon after a scanner's last key is still the scanner's: an Enter after a code
that was taken without one, or the rest of a code that a busy machine read in two pieces."""

FEWEST = 4
"""So many characters at this pace come from no person, but three may come from a script."""

LONGEST_WORD = 7
"""Letters of the longest Vietnamese syllable, "nghiêng". An input method writes one anew at
once; what is longer and came at this pace is a scanner's."""

ENDS = ("enter", "tab", "ctrl+j")
"""What scanners send after a code: CR, Tab, LF, or CR and LF."""

BACKSPACE = "backspace"

_CURSOR = frozenset({"up", "down", "left", "right", "home", "end", "pageup", "pagedown"})
_LONGEST_CODE = 64


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key: its name, the character it writes ("" if it writes none), and when it came.

    ``event`` is whatever the caller wants to have back with it.
    """

    name: str
    character: str
    at: float
    event: object = None

    @property
    def ends(self) -> bool:
        """Whether it is one of the keys that end a line."""
        return self.name in ENDS


@dataclass(frozen=True, slots=True)
class Taken:
    """A burst that is to be judged as a scan, and typed nowhere."""

    text: str


class Run:
    """What was written without a pause longer than ``GAP_S``, as it was written.

    ``text`` has each backspace as a character: an input method sends them between the
    digits, and the box that obeys them no longer shows what the scanner typed.
    """

    def __init__(self) -> None:
        self._written: list[str] = []
        self._count = 0
        self._last_at = float("-inf")

    @property
    def text(self) -> str:
        """Everything written; a backspace is the control character BS."""
        return "".join(self._written)

    @property
    def last_at(self) -> float:
        """When the last key came; long ago when there was none."""
        return self._last_at

    @property
    def is_burst(self) -> bool:
        """Whether no person types like this."""
        return self._count >= FEWEST

    @property
    def is_scan(self) -> bool:
        """Whether no input method does either, so that it may be a code read badly."""
        return self._count > LONGEST_WORD

    def add(self, key: Stroke) -> None:
        """Take in a key, after a long pause as the first of its run."""
        self.settle(key.at)
        self._last_at = key.at
        if key.character:
            self._written.append(key.character)
            self._count += 1
        elif key.name == BACKSPACE:
            self._written.append("\b")

    def settle(self, now: float) -> None:
        """End the run when the pause since its last key is too long."""
        if now - self._last_at > GAP_S:
            self.clear()

    def clear(self) -> None:
        """End the run."""
        self._written.clear()
        self._count = 0
        self._last_at = float("-inf")


class Guard:
    """Lets nothing that a scanner sends act as a command.

    A command is a key that writes nothing: a control character, an escape sequence, a
    function key. Cursor keys are none, as they run nothing and repeat fast. Two things show
    that a command is a scanner's, and it is then dropped:

    1. It stands in a burst, or directly before one.
    2. An end of a line, another command or a pasted text follows faster than a person could.
       Such an end is dropped too, and until the next pause all is taken for a scanner's.

    A command is therefore held until it is clear what follows, and everything behind it too,
    so that no order changes. A single command, or one beside a few letters without an end,
    cannot be told from a person's keys and is handed on.
    """

    def __init__(self) -> None:
        self._run = Run()
        self._held: list[Stroke] = []
        self._is_caught = False

    @property
    def deadline(self) -> float | None:
        """When ``settle`` will have something to hand on; None while nothing is held."""
        if not self._held:
            return None
        last = self._held[-1]
        return last.at + (GAP_S if last.character else LEAD_S)

    def take(self, key: Stroke) -> list[Stroke]:
        """Take in the next key; return the keys that may be handed on now, in order."""
        passed = self.settle(key.at)
        if len(self._held) >= FEWEST:
            # Enough for a burst even if nothing is written, as by a repeated cursor key.
            passed += self._catch()
        if key.ends:
            return passed + self._take_end(key)
        if key.character or key.name == BACKSPACE:
            return passed + self._take_writing(key)
        return passed + self._take_command(key)

    def take_paste(self, at: float) -> list[Stroke]:
        """Take in that a text is pasted; return the keys that may be handed on before it."""
        passed = self.settle(at)
        return passed + self._catch() if self._held else passed

    def settle(self, now: float) -> list[Stroke]:
        """Return what was held for a burst that has not come."""
        self._run.settle(now)
        if now - self._run.last_at > GAP_S:
            self._is_caught = False
        due = self.deadline
        return self._release() if due is not None and now >= due else []

    def _take_end(self, key: Stroke) -> list[Stroke]:
        if self._run.is_burst:
            # What follows the end of a burst directly is still the scanner's.
            self._run.add(key)
            return [key]
        if self._held or self._is_caught:
            self._run.add(key)
            return self._catch()
        self._run.clear()
        return [key]

    def _take_writing(self, key: Stroke) -> list[Stroke]:
        self._run.add(key)
        if self._run.is_burst:
            return [*self._release_writing(), key]
        if self._held:
            self._held.append(key)
            return []
        return [key]

    def _take_command(self, key: Stroke) -> list[Stroke]:
        is_cursor = key.name in _CURSOR
        is_scanner = self._run.is_burst or self._is_caught
        if is_cursor and not (self._held or is_scanner):
            return [key]
        self._run.add(key)
        if is_scanner:
            return []
        if self._held and not is_cursor:
            return self._catch()
        self._held.append(key)
        return []

    def _catch(self) -> list[Stroke]:
        """Take all for a scanner's until the next pause; return the held keys that write."""
        self._is_caught = True
        return self._release_writing()

    def _release_writing(self) -> list[Stroke]:
        return [one for one in self._release() if one.character or one.name == BACKSPACE]

    def _release(self) -> list[Stroke]:
        released, self._held = self._held, []
        return released


class Collector:
    """Finds the codes among the keys, wherever they are typed.

    What may become a code is held back, then taken as a whole or handed on key by key in
    its order. A person waits ``GAP_S`` for each letter, which is not felt; a script that types
    a whole word waits ``SUFFIX_S`` unless it ends it with Enter.
    """

    def __init__(self) -> None:
        self._held: list[Stroke] = []
        self._last_at = float("-inf")
        self._taken_at = float("-inf")
        self._suffix_until = float("-inf")
        self._before = ""
        self._is_too_long = False

    @property
    def deadline(self) -> float | None:
        """When ``settle`` will have something to hand on; None while nothing is held."""
        return self._last_at + self._patience if self._held else None

    @property
    def _patience(self) -> float:
        if self._is_code():
            return SETTLE_S
        is_scanner = len(self._held) >= FEWEST or self._last_at - self._taken_at <= SUFFIX_S
        return SUFFIX_S if is_scanner else GAP_S

    def take(self, key: Stroke) -> list[Stroke | Taken]:
        """Take in the next key; return what is to be done now, in order."""
        done = self.settle(key.at)
        if key.ends:
            return done + self._take_end(key)
        if not key.character:
            return [*done, *self.release(), key]
        self._last_at = key.at
        if self._is_too_long:
            return [*done, key]
        if self._is_code():
            # The next code follows directly: the scanner sends nothing after one.
            text = self._text()
            done.append(Taken(text))
            self._held.clear()
            self._before = text
            self._taken_at = key.at
        self._held.append(key)
        if len(self._held) > _LONGEST_CODE:
            done += self.release()
            self._is_too_long = True
        return done

    def settle(self, now: float) -> list[Stroke | Taken]:
        """Take the code, or let the keys go, after a pause."""
        if now < self._last_at + self._patience:
            return []
        self._is_too_long = False
        if not self._is_scan():
            return [*self.release()]
        self._suffix_until = self._last_at + SUFFIX_S
        return [*self._take()]

    def release(self) -> Sequence[Stroke]:
        """Return all keys that are held."""
        released, self._held = self._held, []
        self._before = ""
        return released

    def _take_end(self, key: Stroke) -> list[Stroke | Taken]:
        self._is_too_long = False
        if not self._held and key.at <= self._suffix_until:
            return []
        if not self._is_scan():
            return [*self.release(), key]
        # A line feed may follow the carriage return.
        self._suffix_until = key.at + SETTLE_S
        return [*self._take()]

    def _take(self) -> list[Taken]:
        text = self._text() if self._is_code() else self._before + self._text()
        is_blank = not self._text().strip()
        self._taken_at = self._last_at
        self.release()
        return [] if is_blank else [Taken(text)]

    def _is_scan(self) -> bool:
        """Tell a code, or what is left of a number whose beginning looked like one."""
        return bool(self._held) and (bool(self._before) or self._is_code())

    def _is_code(self) -> bool:
        return len(self._held) >= FEWEST and read_code(self._text()).kind is ScanKind.CODE

    def _text(self) -> str:
        return "".join(key.character for key in self._held)
