"""Fields with fixed answers, steered by the arrow keys: one answer, or any number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from hoinghi_tui.vietnamese import printable

T = TypeVar("T")

_GAP = 2
"""Blank cells between two answers."""


class _Answers(Widget, Generic[T], can_focus=True):
    """Shows all answers in as few lines as they need, those chosen marked."""

    DEFAULT_CSS = """
    _Answers { height: auto; padding: 0 1; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("space", "press", show=False),
    ]
    MARKS: ClassVar[tuple[str, str]]
    """The signs of an answer that is chosen and of one that is not."""

    place = reactive(0, layout=False)
    """The answer under the cursor."""

    @dataclass
    class Changed(Message):
        """Another answer was chosen."""

        field: "_Answers[Any]"
        """The field."""

        @property
        def control(self) -> "_Answers[Any]":
            """The field, for ``@on`` selectors."""
            return self.field

    def __init__(self, answers: Sequence[tuple[T, str]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._answers = tuple(answers)

    def is_chosen(self, place: int) -> bool:
        """Tell whether the answer at ``place`` is chosen."""
        raise NotImplementedError

    def press(self, place: int) -> None:
        """Choose the answer at ``place``, or give it up."""
        raise NotImplementedError

    def render(self) -> Content:
        """Draw the answers; one is never broken over two lines."""
        lines = self._lines(self.content_size.width)
        return Content("\n").join(Content(" " * _GAP).join(line) for line in lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines the answers need in ``width`` cells."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[list[Content]]:
        lines: list[list[Content]] = [[]]
        used = 0
        for place in range(len(self._answers)):
            answer = self._answer(place)
            if lines[-1] and used + answer.cell_length > width:
                lines.append([])
                used = 0
            lines[-1].append(answer)
            used += answer.cell_length + _GAP
        return lines

    def _answer(self, place: int) -> Content:
        chosen = self.is_chosen(place)
        tone = "bold $accent" if chosen else "$muted"
        if self.has_focus and place == self.place:
            tone = "bold $on-accent on $accent"
        text = f"{self.MARKS[not chosen]} {printable(self._answers[place][1])}"
        return Content.styled(text, tone).stylize(Style.from_meta({"answer": place}))

    def action_step(self, step: int) -> None:
        """Go to the next or the previous answer, round and round."""
        self.place = (self.place + step) % len(self._answers)

    def action_press(self) -> None:
        """Choose the answer under the cursor, or give it up."""
        self.press(self.place)

    def on_click(self, event: events.Click) -> None:
        """Choose the answer that was clicked."""
        place = event.style.meta.get("answer")
        if place is not None:
            self.place = place
            self.press(place)

    def _changed(self) -> None:
        self.refresh()
        self.post_message(self.Changed(self))


class Choice(_Answers[T]):
    """Exactly one answer: the one under the cursor."""

    MARKS = ("●", "○")

    def __init__(
        self, answers: Sequence[tuple[T, str]], value: T, *, id: str | None = None
    ) -> None:
        super().__init__(answers, id=id)
        self.set_reactive(Choice.place, self._place_of(value))

    def _place_of(self, value: T) -> int:
        return [answer for answer, _ in self._answers].index(value)

    @property
    def value(self) -> T:
        """The answer that is chosen."""
        return self._answers[self.place][0]

    @value.setter
    def value(self, value: T) -> None:
        self.place = self._place_of(value)

    def is_chosen(self, place: int) -> bool:
        """Tell whether the answer is the one under the cursor."""
        return place == self.place

    def press(self, place: int) -> None:
        """Choose the answer."""
        self.place = place

    def action_press(self) -> None:
        """Go on to the next answer: the one under the cursor is chosen already."""
        self.action_step(1)

    def watch_place(self) -> None:
        """Tell the form."""
        self._changed()


class Choices(_Answers[T]):
    """Any number of answers; Space marks the one under the cursor."""

    MARKS = ("■", "□")

    def __init__(
        self, answers: Sequence[tuple[T, str]], value: Iterable[T], *, id: str | None = None
    ) -> None:
        super().__init__(answers, id=id)
        self._chosen: tuple[T, ...] = tuple(value)

    @property
    def value(self) -> tuple[T, ...]:
        """The answers that are chosen, in the order in which they were."""
        return self._chosen

    @value.setter
    def value(self, value: Iterable[T]) -> None:
        self._chosen = tuple(value)
        self._changed()

    def is_chosen(self, place: int) -> bool:
        """Tell whether the answer is among those chosen."""
        return self._answers[place][0] in self._chosen

    def press(self, place: int) -> None:
        """Mark the answer, or take its mark away."""
        answer = self._answers[place][0]
        without = tuple(one for one in self._chosen if one != answer)
        self.value = (*self._chosen, answer) if without == self._chosen else without
