"""Looks at every key before it acts: nothing a scanner types is a command, no code is lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.widgets import Input

from hoinghi_tui.domain.badges import codes_of_lines
from hoinghi_tui.domain.burst import BACKSPACE, Collector, Guard, Stroke, Taken
from hoinghi_tui.ui.widgets.pause import Pause, now
from hoinghi_tui.ui.widgets.scan_input import LINE_END, MOST_PASTED, ScanInput
from hoinghi_tui.ui.widgets.strokes import stroke_of

if TYPE_CHECKING:
    from hoinghi_tui.ui.app import HoiNghiApp

_SEVERITY = {"warning": "warning", "error": "error"}


@dataclass
class CodeScanned(Message):
    """A badge was scanned while no box for codes had the focus."""

    text: str
    """What the scanner typed."""


class ScanWatch:
    """Stands between the terminal and the program's keys.

    On every screen a ``Guard`` keeps a scanner's control characters from acting. Where badges
    are taken, a ``Collector`` takes codes out of the keys: always on the door's screen and in
    its dialogs, with ``DeskSettings.scan_everywhere`` on every screen. A focused
    ``ScanInput`` takes its codes itself.
    """

    def __init__(self, app: "HoiNghiApp") -> None:
        self._app = app
        self._guard = Guard()
        self._codes = Collector()
        self._pause = Pause(app, self._settle)

    async def take_key(self, event: events.Key) -> None:
        """Hand a key on, hold it, drop it, or take it as part of a code."""
        await self._collect(self._guard.take(stroke_of(event)))
        self._wait()

    async def take_paste(self, event: events.Paste) -> None:
        """Take pasted codes, if nothing else was pasted; else hand the text on."""
        await self._collect(self._guard.take_paste(event.time))
        await self._do(self._codes.release())
        codes = _pasted_codes(event.text) if self._takes_codes() else []
        for code in codes:
            self._app.post_message(CodeScanned(code))
        if not codes:
            await self._app.hand_on(event)
        self._wait()

    async def _settle(self) -> None:
        at = now()
        await self._collect(self._guard.settle(at))
        await self._do(self._codes.settle(at))
        self._wait()

    def _wait(self) -> None:
        due = [at for at in (self._guard.deadline, self._codes.deadline) if at is not None]
        self._pause.wait_until(min(due, default=None))

    async def _collect(self, keys: Iterable[Stroke]) -> None:
        for key in keys:
            if self._takes_codes():
                await self._do(self._codes.take(key))
            else:
                await self._do([*self._codes.release(), key])

    async def _do(self, steps: Iterable[Stroke | Taken]) -> None:
        for step in steps:
            if isinstance(step, Taken):
                self._app.post_message(CodeScanned(step.text))
            elif isinstance(step.event, events.Key):
                await self._hand_on(step.event)

    async def _hand_on(self, event: events.Key) -> None:
        box = self._app.focused
        if event.key == BACKSPACE and isinstance(box, Input) and not isinstance(box, ScanInput):
            # As a binding it would act only after the letters that a Vietnamese input method
            # sends behind it, and "nguyễn" would become "nguyeễ".
            box.call_later(box.action_delete_left)
        else:
            await self._app.hand_on(event)

    def _takes_codes(self) -> bool:
        """Tell whether codes are to be taken out of what is typed now."""
        if isinstance(self._app.focused, ScanInput):
            return False
        screen = self._app.conference_screen()
        at_door = screen is not None and screen.MODE == "door"
        return at_door or self._app.desk.scan_everywhere


def answer_scan(app: "HoiNghiApp", text: str) -> None:
    """Judge a badge scanned on any screen, and say the answer where it is seen."""
    from hoinghi_tui.ui.door import door_result
    from hoinghi_tui.ui.door.screen import DoorScreen

    screen = app.conference_screen()
    if isinstance(screen, DoorScreen) and screen.is_drawn:
        is_in_sight = app.screen is screen
        judge = screen.scan if is_in_sight else screen.scan_behind
        judge(text)
        return
    door = app.session.door
    arrival = app.perform(lambda: door.scan(text))
    if arrival is None:
        app.ring("error")
    else:
        card = door.card(arrival.delegate.id) if arrival.delegate else None
        result = door_result.of_arrival(
            arrival, card, text, app.session.clock_text, alarm=door.alarm
        )
        app.ring(result.tone)
        app.say(door_result.one_line(result), _SEVERITY.get(result.tone, "information"))


def _pasted_codes(text: str) -> list[str]:
    """Return the codes that a pasted text consists of; empty when it holds anything else."""
    return [] if len(text) > MOST_PASTED else codes_of_lines(LINE_END.split(text))
