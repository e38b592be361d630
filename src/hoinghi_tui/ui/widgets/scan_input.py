"""The box that a scanner types into and a person searches in."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from hoinghi_tui.domain.badges import (
    Scan,
    ScanKind,
    codes_of_lines,
    part_at_codes,
    read_code,
    read_typed,
)
from hoinghi_tui.domain.burst import BACKSPACE, SETTLE_S, SUFFIX_S, Run
from hoinghi_tui.ui.widgets.pause import Pause
from hoinghi_tui.ui.widgets.strokes import stroke_of

LONGEST = 1_000
"""A box takes this many characters and no more: names are shorter, and so are codes."""

MOST_PASTED = 100_000
"""A longer pasted text is no list of codes, and is not looked through."""

LINE_END = re.compile("\r\n|[\r\n\t\v\f\x85\u2028\u2029]")
_BLANK = re.compile(r"\s+")


class ScanInput(Input):
    """An input line that loses and merges nothing, however fast the keys come.

    A key binding runs only after the key has bubbled up to the program, when the next
    code's first digits are already in the box. The end of a code is therefore taken where
    the key arrives: the text is read, the box cleared, ``Scanned`` posted, in one step.

    A scanner may send nothing after a code. A line that is a whole code is taken when no
    key follows for ``SETTLE_S``, and at once when another character follows directly.
    While a scanner types, ``Changed`` is held back: nobody searches for half a code.

    A pasted text is taken only if its lines are codes: a list of names lets nobody in.
    """

    # One line without scroll bars needs no new layout of the screen for every letter.
    virtual_size = Reactive(Size(0, 0), layout=False)

    @dataclass
    class Scanned(Message):
        """A line is complete: a code, or a text to search for."""

        scan_input: "ScanInput"
        """The box."""
        text: str
        """What was in it; what the scanner typed, when an input method has garbled it."""
        read: Scan
        """What it is: badly read or garbled only if a scanner wrote it, or it was pasted."""

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
        self._run = Run()
        self._pause = Pause(self, self._settle)
        self._untold = False
        self._before = ""
        self._suffix_until = float("-inf")
        self._is_scanned = False
        self.take_line: Callable[[ScanInput, str, Scan], None] | None = None
        """Takes a line in the place of ``Scanned``, before any later key: a form's next line
        has the focus then."""
        self.take_cells: Callable[[ScanInput, list[str]], None] | None = None
        """Takes a pasted row of a spreadsheet that is no codes, to fill several lines."""

    @property
    def reading(self) -> Scan:
        """What stands in the box now, as ``Scanned.read``."""
        return self._read(self.value)

    def on_unmount(self) -> None:
        """Wait for nothing any more."""
        self._pause.cancel()

    def on_key(self, event: events.Key) -> None:
        """Take the line at its end, before any later key is looked at."""
        if self._passed_on(event):
            return
        key = stroke_of(event)
        if key.ends:
            event.stop()
            event.prevent_default()
            if self.value or key.at > self._suffix_until:
                # Only a person presses a lone Enter; the LF of a scanner's CR LF means nothing.
                self.submit(blank_too=self._takes_blank and event.key == "enter")
        elif key.character:
            event.stop()
            event.prevent_default()
            self._part()
            self._run.add(key)
            self._is_scanned = self._run.is_scan or (self._is_scanned and bool(self.value))
            self._write(key.character)
            self._wait(key.at)
        else:
            self._run.add(key)
            if key.name == BACKSPACE:
                # As a binding it would act only after the letters that an input method
                # sends behind it.
                event.stop()
                event.prevent_default()
                self.action_delete_left()

    def _passed_on(self, event: events.Key) -> bool:
        """Hand a key on to the line that has got the focus since the key was typed."""
        heir = self.screen.focused
        if not isinstance(heir, ScanInput) or heir is self:
            return False
        event.stop()
        event.prevent_default()
        heir.post_message(events.Key(event.key, event.character))
        return True

    def _on_paste(self, event: events.Paste) -> None:
        """Take pasted codes, if no whole line is anything else; the last line stays in the box."""
        event.stop()
        event.prevent_default()
        text = event.text
        *lines, rest = LINE_END.split(self.value + text)
        is_too_long = len(text) > MOST_PASTED
        codes = [] if is_too_long else codes_of_lines(lines)
        if is_too_long or (any(map(str.strip, lines)) and not codes):
            self._write_words(text[:MOST_PASTED])
        else:
            self._take_codes(codes)
            self._insert(rest if lines else text)
            self._is_scanned = bool(rest)
            self._wait(event.time)

    def submit(self, *, blank_too: bool = False) -> None:
        """Take what is in the box, clear it and post it unless it is blank."""
        text = self._line()
        read = self._read(text)
        self._pause.cancel()
        self._run.clear()
        self._before = ""
        self._untold = False
        self._is_scanned = False
        if self.take_line is None:
            self.value = ""
            if text.strip() or blank_too:
                self.post_message(self.Scanned(self, text, read))
            return
        # ``Changed`` would come behind what the taker says of the line, and seem to be typing.
        with self.prevent(self.Changed):
            self.value = ""
        if text.strip() or blank_too:
            self.take_line(self, text, read)

    def give_back(self, text: str) -> None:
        """Put a text back before whatever was typed since it was taken."""
        self.value = text + self.value
        self.cursor_position = len(self.value)

    def add_words(self, text: str) -> None:
        """Write pasted words at the cursor, where they stay until Enter."""
        self._write(text if self.value else text.lstrip())
        self._is_scanned = True

    def _line(self) -> str:
        """Return what the box holds, or what a scanner typed if the box does not show it.

        The box obeys the backspaces of an input method, and a cursor that somebody moved.
        """
        if not self.value.strip() or _is_code(self.value):
            return self.value
        if self._before:
            return self._before + self.value
        scanned = self._run.text if self._run.is_burst else ""
        if _is_code(scanned):
            around = self.value.replace(scanned, "", 1) + scanned
            return around if _is_code(around) else scanned
        return scanned if read_code(scanned).kind is ScanKind.UNIKEY else self.value

    def _read(self, text: str) -> Scan:
        return read_code(text) if self._is_scanned or self._before else read_typed(text)

    def _part(self) -> None:
        """Take a whole code when the next character follows it directly."""
        if _is_code(self.value):
            code = self.value
            self.submit()
            # Should no code follow, it was a longer number, of which nobody may search the rest.
            self._before = code

    def _insert(self, text: str) -> None:
        """Write a pasted text; each whole code that more follows directly is taken."""
        codes, rest = part_at_codes(self.value + text)
        if not codes:
            self._write(text)
            return
        self._take_codes(codes)
        self._before = codes[-1]
        self._write(rest)

    def _take_codes(self, codes: list[str]) -> None:
        """Take codes that the box's own text, if any, has become a part of."""
        if not codes:
            return
        with self.prevent(self.Changed):
            self.value = ""
        for code in codes:
            with self.prevent(self.Changed):
                self.value += code  # behind what may have been given back
            self.submit()

    def _write_words(self, text: str) -> None:
        """Write a pasted text that is no codes, its lines and cells parted by spaces."""
        self._pause.cancel()
        self._run.clear()
        row = text.strip("\r\n")
        if self.take_cells is not None and "\t" in row and len(row.splitlines()) == 1:
            self.take_cells(self, [_BLANK.sub(" ", cell) for cell in row.split("\t")])
        else:
            self.add_words(_BLANK.sub(" ", text))

    def _write(self, text: str) -> None:
        """Write at the cursor, over what is selected; what is too long for the box is cut."""
        text = text[: max(0, LONGEST - len(self.value))]
        if not self._run.is_burst:
            self.replace(text, *self.selection)
            return
        with self.prevent(self.Changed):
            self.replace(text, *self.selection)
        self._untold = True

    def _wait(self, last_at: float) -> None:
        is_part = bool(self._before) and not _is_code(self.value)
        self._pause.wait_until(last_at + (SUFFIX_S if is_part else SETTLE_S))

    def _settle(self) -> None:
        """Take a whole code after a pause; else let others know what was typed."""
        if self._before or _is_code(self.value) or _is_code(self._run.text):
            last = self._run.last_at
            self.submit()
            self._suffix_until = last + SUFFIX_S
        elif self._untold:
            self._untold = False
            self.post_message(self.Changed(self, self.value))


def _is_code(text: str) -> bool:
    return read_code(text).kind is ScanKind.CODE
