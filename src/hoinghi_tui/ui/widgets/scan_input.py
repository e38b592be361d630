"""The box that a scanner types into and a person searches in."""

import re
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Input

_ENDS = ("enter", "tab", "ctrl+j")
"""What scanners send after a code: CR, Tab, LF, or CR and LF."""

_LINE_END = re.compile(r"\r\n|[\r\n\t]")


class ScanInput(Input):
    """An input line that loses and merges nothing, however fast the keys come.

    A key binding runs only after the key has bubbled up to the program, when the next
    code's first digits are already in the box. The end of a code is therefore taken where
    the key arrives: the text is read, the box cleared, ``Scanned`` posted, in one step.
    """

    @dataclass
    class Scanned(Message):
        """A line is complete: a code, or a text to search for."""

        scan_input: "ScanInput"
        """The box."""
        text: str
        """What was in it."""

        @property
        def control(self) -> "ScanInput":
            """The box, for ``@on`` selectors."""
            return self.scan_input

    def __init__(
        self,
        *,
        placeholder: str = "",
        takes_blank: bool = False,
        value: str = "",
        id: str | None = None,
    ) -> None:
        super().__init__(value, placeholder=placeholder, select_on_focus=False, id=id)
        self.cursor_blink = False
        self._takes_blank = takes_blank

    def on_key(self, event: events.Key) -> None:
        """Take the line at its end, before any later key is looked at."""
        if event.key in _ENDS:
            event.stop()
            event.prevent_default()
            # Only a person presses a lone Enter; the LF of a scanner's CR LF means nothing.
            self.submit(blank_too=self._takes_blank and event.key == "enter")

    def _on_paste(self, event: events.Paste) -> None:
        """Take each whole line of a pasted text; the rest stays in the box."""
        event.stop()
        event.prevent_default()
        *lines, rest = _LINE_END.split(event.text)
        for line in lines:
            self.insert_text_at_cursor(line)
            self.submit()
        self.insert_text_at_cursor(rest)

    def submit(self, *, blank_too: bool = False) -> None:
        """Take what is in the box, clear it and post it unless it is blank."""
        text, self.value = self.value, ""
        if text.strip() or blank_too:
            self.post_message(self.Scanned(self, text))

    def give_back(self, text: str) -> None:
        """Put a text back before whatever was typed since it was taken."""
        self.value = text + self.value
        self.cursor_position = len(self.value)
