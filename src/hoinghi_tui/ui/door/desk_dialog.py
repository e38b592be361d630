"""What all dialogs of the desk share: a badge scanned meanwhile still goes to the door."""

import re
from collections.abc import Callable
from itertools import takewhile
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.domain.badges import Scan as Reading
from hoinghi_tui.domain.badges import ScanKind, read_code
from hoinghi_tui.domain.burst import BACKSPACE, ENDS, SUFFIX_S
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.dialog_keys import DialogKeys
from hoinghi_tui.ui.widgets.pause import now
from hoinghi_tui.ui.widgets.scan_input import ScanInput
from hoinghi_tui.vietnamese import printable

R = TypeVar("R")

Scan = Callable[[str], None]
"""Judges a scanned text at the door and says the answer."""

_LONGEST_STRAY = 64
"""Letters kept while no box has the focus: more than any code has."""
_BEFORE_DIGITS = re.compile(r"\D*")

# With priority, or the keys that follow fast would still go to the line that is left.
LINES = (
    Command("line(1)", "down", "↑↓", "dòng", "Sang dòng dưới", priority=True),
    Command("line(-1)", "up", "↑", "dòng trên", "Sang dòng trên", shown=False, priority=True),
)
"""What a dialog of several lines can do besides."""
CANCEL = Command("dismiss", "escape", "Esc", "thôi", "Đóng, không làm gì")


class DeskDialog(Dialog[R], Generic[R]):
    """Hands every badge to ``scan``, whatever has the focus; what was typed stays.

    A subclass names its commands and its title, and yields its lines in ``compose_lines``:
    ``ScanInput`` boxes, of whose Enter ``line_entered`` is told. What is wrong is said
    under them by ``complain``.
    """

    CSS_PATH = "dialogs.tcss"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CANCEL,)
    BINDINGS = bindings((CANCEL,))
    NUMBERS: ClassVar[bool] = False
    """Whether long rows of digits are typed here, and are no codes that were read badly."""

    def __init__(self, scan: Scan) -> None:
        super().__init__()
        self._scan = scan
        self._stray = ""
        self._suffix_until = float("-inf")

    def dialog_title(self) -> str:
        """Return the line on top."""
        raise NotImplementedError

    def compose_lines(self) -> ComposeResult:
        """Yield what stands between the title and the keys."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Yield title, lines, what is wrong, and the keys."""
        with Vertical(classes="dialog"):
            yield Static(printable(self.dialog_title()), classes="dialog-title", markup=False)
            yield from self.compose_lines()
            yield Static(classes="form-problem", markup=False)
            yield DialogKeys(
                [one for one in self.COMMANDS_HERE if self.check_action(one.action, ())]
            )

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Mark the line."""
        for row in self.query(".form-row"):
            row.set_class(row.has_focus_within, "-here")

    def line_entered(self, box: ScanInput) -> None:
        """Take the line of a box, which still stands in it, after Enter."""

    def on_mount(self) -> None:
        """Take lines at once: what is typed behind an Enter belongs to the next one."""
        for box in self.query(ScanInput):
            box.take_line = self._line_taken
            box.take_cells = self._cells_pasted

    def _line_taken(self, box: ScanInput, text: str, read: Reading) -> None:
        """Tell a badge from a line that was typed; the box keeps what was typed before."""
        if read.kind is ScanKind.CODE:
            kept = text.removesuffix(read.text)
        elif read.kind is ScanKind.TEXT or self.NUMBERS:
            kept = text
        else:
            # A code read badly must not become a part of somebody's name.
            kept = _before_digits(text)
        # Nothing was typed: what is said about the line stays true.
        with box.prevent(ScanInput.Changed):
            box.give_back(kept)
        if kept != text:
            self._suffix_until = now() + SUFFIX_S
            self._scan(read.text)
        elif now() > self._suffix_until:
            # Sooner it is the scanner's own line end, as the LF of its CR LF: no person's Enter.
            self.line_entered(box)

    def _cells_pasted(self, box: ScanInput, cells: list[str]) -> None:
        """Write a spreadsheet's row into the line and those below, as far as they are empty."""
        boxes = [*self.query(ScanInput)]
        below = boxes[boxes.index(box) + 1 :]
        lines = [box, *takewhile(lambda line: not line.value, below)]
        last = len(lines) - 1
        for line, words in zip(lines, [*cells[:last], " ".join(cells[last:])], strict=False):
            line.add_words(words)

    def on_key(self, event: events.Key) -> None:
        """Tell of a code that was garbled while no box had the focus; whole ones are taken before.

        An input method takes back digits it has garbled: its backspaces tell it apart.
        """
        if event.key in ENDS:
            text, self._stray = self._stray, ""
            if read_code(text).kind is not ScanKind.TEXT:
                event.stop()
                self._scan(text)
        else:
            typed = "\b" if event.key == BACKSPACE else event.character or ""
            self._stray = (self._stray + typed)[-_LONGEST_STRAY:]

    def action_enter(self) -> None:
        """Take the line one is in, as Enter does."""
        if isinstance(self.focused, ScanInput):
            self.focused.submit(blank_too=True)
        else:
            self.focus_next()

    def action_line(self, step: int) -> None:
        """Go to the next line, or with -1 to the one before."""
        if step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def complain(self, problem: str | Content) -> None:
        """Say what is wrong, or with "" that nothing is any more."""
        self.query_one(".form-problem", Static).update(problem)


def _before_digits(text: str) -> str:
    found = _BEFORE_DIGITS.match(text)
    return found.group() if found else ""
