"""The first thing a newcomer sees: the question which conference to open."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Static

from hoinghi_tui.services.place import Database, Place
from hoinghi_tui.services.recent import demo_folder, nearby_conferences
from hoinghi_tui.services.session import holds_conference
from hoinghi_tui.storage.network_folder import expect_local
from hoinghi_tui.ui.start.start_forms import ExistingFolder, NewConference
from hoinghi_tui.ui.theme import OWN_THEMES
from hoinghi_tui.ui.try_to import try_to

_ROOMY_CHOICES = 4
"""So many have a blank line between them in the smallest window; more stand close."""


class Choice(Static, can_focus=True):
    """One thing to choose: a key, what it is, and a line about it."""

    BINDINGS = [Binding("enter,space", "choose", "Chọn", show=False)]

    @dataclass
    class Chosen(Message):
        """Enter, the key or a click chose it."""

        choice: "Choice"
        """The choice."""

    def __init__(self, key: str, title: str, detail: str, go: Callable[[], None]) -> None:
        words = Content.assemble(
            (f"{key}  ", "bold $accent"), (title, "bold"), "\n   ", (detail, "$muted")
        )
        super().__init__(words, markup=False)
        self.key = key
        self.go = go

    def action_choose(self) -> None:
        """Tell the program that this is it."""
        self.post_message(self.Chosen(self))

    def on_click(self) -> None:
        """Let a click choose like Enter."""
        self.action_choose()


def _keys() -> Content:
    keys = (("↑↓", "chọn"), ("Enter", "mở"), ("Esc", "thoát"))
    parts = (Content.assemble((cap, "bold $accent"), (f" {word}", "$muted")) for cap, word in keys)
    return Content("   ").join(parts)


def _words(place: Place) -> tuple[str, str]:
    if isinstance(place, Database):
        return place.label, "trên máy chủ PostgreSQL"
    return place.name, str(place)


class StartApp(App[Place]):
    """Asks for a conference and returns its place; None when the person leaves."""

    CSS_PATH: ClassVar = ["../app.tcss", "start.tcss"]
    ENABLE_COMMAND_PALETTE = False
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]
    BINDINGS = [
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("escape,ctrl+q,ctrl+c", "quit", show=False),
    ]

    def __init__(
        self, nearby: list[Place] | None = None, demo: Path | None = None, problem: str = ""
    ) -> None:
        super().__init__()
        self._problem = problem
        self._nearby = nearby_conferences() if nearby is None else nearby
        self._demo = demo or demo_folder()
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self.theme = OWN_THEMES[0].name

    def compose(self) -> ComposeResult:
        """Yield the title, the choices and the keys."""
        yield Static("★ HỘI NGHỊ", id="title-bar", markup=False)
        choices = self._choices()
        density = "-close" if len(choices) > _ROOMY_CHOICES else ""
        with Container(id="start-place"), Vertical(id="start", classes=density):
            yield Static("Mở hội nghị nào?", id="question", markup=False)
            for number, choice in enumerate(choices, 1):
                yield Choice(str(number), *choice)
            yield Static(self._problem, id="start-problem", markup=False)
        yield Static(_keys(), id="key-bar", markup=False)

    def _choices(self) -> list[tuple[str, str, Callable[[], None]]]:
        known: list[tuple[str, str, Callable[[], None]]] = [
            (*_words(place), lambda place=place: self._leave_with(place))  # type: ignore[misc]
            for place in self._nearby
        ]
        return [
            *known,
            ("Xem thử hội nghị mẫu", "đủ đại biểu, chương trình, khen thưởng để tập", self._sample),
            (
                "Mở hội nghị đã có",
                "thư mục trên máy, USB, hoặc PostgreSQL",
                self._existing,
            ),
            ("Tạo hội nghị mới", "đặt tên rồi nhập danh sách đại biểu", self._new),
        ]

    def on_mount(self) -> None:
        """Stand on the first choice."""
        self.query(Choice).first().focus()

    def on_key(self, event: Key) -> None:
        """Let a figure choose at once."""
        for choice in self.query(Choice):
            if choice.key == event.key:
                choice.focus()
                choice.action_choose()

    @on(Choice.Chosen)
    def _go(self, chosen: Choice.Chosen) -> None:
        chosen.choice.go()

    def _sample(self) -> None:
        if holds_conference(self._demo):
            self._leave_with(self._demo)
            return
        from hoinghi_tui.services.setup import create_sample

        problem = try_to(lambda: create_sample(self._demo))
        if problem:
            self.query_one("#start-problem", Static).update(problem)
        else:
            self.exit(self._demo)

    def _existing(self) -> None:
        self.push_screen(ExistingFolder(), self._leave_with)

    def _new(self) -> None:
        self.push_screen(NewConference(), self._leave_with)

    def _leave_with(self, place: Place | None) -> None:
        if place is None:
            return
        problem = try_to(lambda: expect_local(place)) if isinstance(place, Path) else ""
        if problem:
            self.query_one("#start-problem", Static).update(problem)
        else:
            self.exit(place)
