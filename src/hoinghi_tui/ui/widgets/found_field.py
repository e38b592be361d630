"""A field for something that is found by a few letters of its name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from hoinghi_tui.vietnamese import printable

T = TypeVar("T")

_SHOWN = 3
"""So many of those found are named."""


@dataclass(frozen=True, slots=True)
class Finding(Generic[T]):
    """How records are found: the likeliest for what is typed, and what they are called.

    ``name`` stands in the box once a record is chosen, ``words`` in the line under it.
    ``help`` is said of an empty box, ``nothing`` when nothing is found.
    """

    find: Callable[[str], Sequence[T]]
    record: Callable[[str], T | None]
    key: Callable[[T], str]
    name: Callable[[T], str]
    words: Callable[[T], str]
    help: str
    nothing: str


class FoundField(Vertical, Generic[T]):
    """A line to type in, under it who or what is meant; its value is an id, or None.

    The likeliest is taken when the line is left. ``unknown`` are words that mean nothing
    that is known.
    """

    DEFAULT_CSS = """
    FoundField { height: auto; width: 1fr; }
    FoundField Static { height: 1; padding-left: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    @dataclass
    class Left(Message):
        """The line was left."""

        field: "FoundField[Any]"
        """The field."""

        @property
        def control(self) -> "FoundField[Any]":
            """The field, for ``@on`` selectors."""
            return self.field

    def __init__(self, finding: Finding[T], value: str | None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._finding = finding
        self._value = value
        self._shown = self.name_of(value)

    def compose(self) -> ComposeResult:
        """Yield the line and what is said under it."""
        yield Input(self._shown)
        yield Static(markup=False)

    def on_mount(self) -> None:
        """Say what stands there."""
        self.show_meant()

    @property
    def box(self) -> Input:
        """The line to type in."""
        return self.query_one(Input)

    def focus(self, scroll_visible: bool = True, *_: object, **__: object) -> "FoundField[T]":
        """Give the keys to the line."""
        self.box.focus(scroll_visible)
        return self

    @property
    def value(self) -> str | None:
        """The id of what is meant by the words in the line as they are."""
        typed = self.box.value.strip()
        if typed == self._shown.strip():
            return self._value
        found = self._finding.find(typed) if typed else ()
        return self._finding.key(found[0]) if found else None

    @value.setter
    def value(self, value: str | None) -> None:
        self._value, self._shown = value, self.name_of(value)
        self.box.value = self._shown

    @property
    def unknown(self) -> str:
        """The words in the line when they mean nothing that is known, else ""."""
        return self.box.value.strip() if self.value is None else ""

    def take(self) -> None:
        """Write out what is meant by the words in the line."""
        value = self.value
        if value is not None:
            self.value = value
        self.show_meant()

    def name_of(self, value: str | None) -> str:
        """Return how what has this id is called; "" for what is not known."""
        record = self._finding.record(value) if value is not None else None
        return printable(self._finding.name(record)) if record is not None else ""

    @on(Input.Changed)
    def show_meant(self) -> None:
        """Say under the line what its words mean, while it has the keys."""
        words = self._meant() if self.box.has_focus else self._quiet()
        line = self.query_one(Static)
        line.display = bool(words.plain)
        line.update(words)

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Help while something is typed; what stands there is typed over."""
        self.box.select_all()
        self.show_meant()

    def on_descendant_blur(self, _: events.DescendantBlur) -> None:
        """Write out what is meant when the line is left."""
        self.take()
        self.post_message(self.Left(self))

    def _quiet(self) -> Content:
        record = self._finding.record(self._value) if self._value is not None else None
        words = self._finding.words(record) if record is not None else ""
        return Content.styled(printable(words), "$muted")

    def _meant(self) -> Content:
        typed = self.box.value.strip()
        if not typed:
            return Content.styled(self._finding.help, "$muted")
        if typed == self._shown.strip() and self._value is not None:
            return self._quiet()
        found = self._finding.find(typed)[:_SHOWN]
        if not found:
            return Content.styled(self._finding.nothing, "$warning")
        first, *others = [self._label(one) for one in found]
        more = " · ".join(others)
        return Content.assemble((f"→ {first}", "$accent"), (f"   {more}", "$muted"))

    def _label(self, record: T) -> str:
        words = self._finding.words(record)
        name = self._finding.name(record)
        return printable(f"{name}, {words}" if words else name)
