"""What all dialogs of the desk share: a badge scanned meanwhile still goes to the door."""

import re
from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from hoinghi_tui.domain.badges import ScanKind, read_code
from hoinghi_tui.ui.widgets.scan_input import ScanInput

R = TypeVar("R")

Scan = Callable[[str], None]
"""Judges a scanned text at the door and says the answer."""

_LONGEST_STRAY = 64
"""Letters kept while no box has the focus: more than any code has."""
_BEFORE_DIGITS = re.compile(r"\D*")

LINES: tuple[BindingType, ...] = (
    # With priority, or the keys that follow fast would still go to the line that is left.
    Binding("down", "app.focus_next", "Dòng dưới", priority=True),
    Binding("up", "app.focus_previous", "Dòng trên", priority=True),
)
"""Bindings of a dialog of several lines."""


class DeskDialog(ModalScreen[R], Generic[R]):
    """Hands every badge to ``scan``, whatever has the focus; what was typed stays.

    The lines of a subclass are ``ScanInput`` boxes; ``line_entered`` is told of each Enter.
    What is wrong is said in the ``Static`` with the class ``form-problem``.
    """

    DEFAULT_CSS = """
    DeskDialog .form-problem { margin-top: 1; min-height: 1; }
    DeskDialog .note { color: $muted; height: auto; }
    .-short DeskDialog .form-problem { margin-top: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "Thôi")]
    NUMBERS: ClassVar[bool] = False
    """Whether long rows of digits are typed here, and are no codes that were read badly."""

    def __init__(self, scan: Scan) -> None:
        super().__init__()
        self._scan = scan
        self._stray = ""

    def line_entered(self, box: ScanInput) -> None:
        """Take the line of a box, which still stands in it, after Enter."""

    @on(ScanInput.Scanned)
    def _line_taken(self, scanned: ScanInput.Scanned) -> None:
        """Tell a badge from a line that was typed; the box keeps what was typed before."""
        box, text = scanned.scan_input, scanned.text
        read = read_code(text)
        if read.kind is ScanKind.CODE:
            box.give_back(text.removesuffix(read.text))
            self._scan(read.text)
        elif read.kind is ScanKind.TEXT or self.NUMBERS:
            box.give_back(text)
            self.line_entered(box)
        else:
            # A code read badly must not become a part of somebody's name.
            box.give_back(_before_digits(text))
            self._scan(text)

    def on_key(self, event: events.Key) -> None:
        """Gather a badge that is scanned while no box has the focus."""
        if event.character is None or not event.is_printable:
            return
        self._stray = (self._stray + event.character)[-_LONGEST_STRAY:]
        read = read_code(self._stray)
        if read.kind is ScanKind.CODE:
            self._stray = ""
            self._scan(read.text)

    def complain(self, sentence: str) -> None:
        """Say what is wrong, or with "" that nothing is any more."""
        self.query_one(".form-problem", Static).update(sentence)


def _before_digits(text: str) -> str:
    found = _BEFORE_DIGITS.match(text)
    return found.group() if found else ""
