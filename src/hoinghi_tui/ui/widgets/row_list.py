"""The one list of the program: draws only the lines in sight, so any length is instant."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, ClassVar, Generic, TypeVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from hoinghi_tui.ui.widgets.fitted import fitted

R = TypeVar("R")

GAP = 2
"""Blank cells between two columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: at least ``width`` cells; the spare room is shared out by ``weight``.

    When the list is too narrow, columns are left out whole, the highest ``drop`` first,
    of equal ones the last. ``shorten`` makes a text that is too
    long fit a number of characters; without it the text is cut between words.
    """

    title: str
    width: int
    weight: int = 0
    drop: int = 0
    shorten: Callable[[str, int], str] | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and its tone: "", strong, muted, accent, success, warning or error."""

    text: str
    tone: str = ""


TONES = ("strong", "muted", "accent", "success", "warning", "error")


def column_widths(columns: Sequence[Column], room: int) -> list[int]:
    """Return each column's width in ``room`` cells; 0 for one that is left out."""
    kept = list(range(len(columns)))
    while len(kept) > 1 and _least_width(columns, kept) > room:
        kept.remove(max(kept, key=lambda place: (columns[place].drop, place)))
    spare = max(0, room - _least_width(columns, kept))
    weights = sum(columns[place].weight for place in kept)
    widths = [0] * len(columns)
    for place in kept:
        column = columns[place]
        share = spare * column.weight // weights if weights else 0
        widths[place] = column.width + share
    return widths


def _least_width(columns: Sequence[Column], kept: Sequence[int]) -> int:
    return sum(columns[place].width for place in kept) + GAP * (len(kept) - 1)


class RowList(ScrollView, Generic[R], can_focus=True):
    """A list of records in columns with a cursor.

    ``show`` takes the records; their cells are asked for only when a line is painted.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-list--title",
        "row-list--cursor",
        "row-list--cursor-blurred",
        *(f"row-list--{tone}" for tone in TONES),
    }
    DEFAULT_CSS = """
    RowList { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }
    RowList > .row-list--title { color: $muted; }
    RowList > .row-list--cursor { background: $accent; color: $on-accent; text-style: bold; }
    RowList > .row-list--cursor-blurred { background: $panel; }
    RowList > .row-list--strong { text-style: bold; }
    RowList > .row-list--muted { color: $muted; }
    RowList > .row-list--accent { color: $accent; }
    RowList > .row-list--success { color: $success; }
    RowList > .row-list--warning { color: $warning; }
    RowList > .row-list--error { color: $error; }
    """
    BINDINGS = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "choose", show=False),
    ]

    cursor = reactive(0, repaint=True)

    @dataclass
    class Highlighted(Message):
        """The cursor stands on another record."""

        row_list: "RowList[Any]"
        """The list."""

        @property
        def control(self) -> "RowList[Any]":
            """The list, for ``@on`` selectors."""
            return self.row_list

    @dataclass
    class Chosen(Message):
        """Enter or a second click chose the record under the cursor."""

        row_list: "RowList[Any]"
        """The list."""

        @property
        def control(self) -> "RowList[Any]":
            """The list, for ``@on`` selectors."""
            return self.row_list

    def __init__(
        self,
        columns: Sequence[Column],
        cells: Callable[[R], Sequence[Cell]],
        *,
        id: str | None = None,
        empty: str = "",
        titles: bool = True,
    ) -> None:
        super().__init__(id=id)
        self._head = 1 if titles else 0
        self._columns = tuple(columns)
        self._cells = cells
        self._empty = empty
        self._rows: Sequence[R] = ()
        self._fitted: tuple[int, list[int]] = (-1, [])

    @property
    def rows(self) -> Sequence[R]:
        """The records shown."""
        return self._rows

    @property
    def current(self) -> R | None:
        """The record under the cursor."""
        return self._rows[self.cursor] if self._rows else None

    def show(
        self, rows: Sequence[R], cursor: int | None = None, *, empty: str | None = None
    ) -> None:
        """Show other records; the cursor stays at its place unless one is given.

        ``empty`` is what is said from now on when there are none.
        """
        self._rows = rows
        if empty is not None:
            self._empty = empty
        self.virtual_size = Size(self.size.width, len(rows) + self._head)
        before = self.cursor
        wanted = before if cursor is None else cursor
        self.cursor = max(0, min(wanted, len(rows) - 1))
        if self.cursor != before:
            # A list that was short could not scroll yet.
            self.call_after_refresh(self._bring_into_sight)
        self.refresh()

    def on_resize(self) -> None:
        """Tell the scroll bars the new width."""
        self.virtual_size = Size(self.size.width, len(self._rows) + self._head)

    def watch_cursor(self) -> None:
        """Keep the cursor in sight and tell the screen."""
        self._bring_into_sight()
        self.post_message(self.Highlighted(self))

    def _bring_into_sight(self) -> None:
        # The title line stays on top and hides one record, so one more line must be in view.
        self.scroll_to_region(Region(0, self.cursor, 1, 1 + self._head), animate=False)

    def render_line(self, y: int) -> Strip:
        """Paint one visible line: the titles, then the records scrolled to."""
        width = self.scrollable_content_region.width
        if y == 0 and self._head:
            style = self._style("title")
            texts = [Cell(column.title) for column in self._columns]
            return self._strip(texts, width, style)
        index = int(self.scroll_offset.y) + y - self._head
        if index >= len(self._rows):
            words = "" if self._rows else self._empty_line(y - self._head, width)
            return Strip([Segment(fitted(words, width), self._style("muted"))], width)
        # A list that never takes the keys is steered from a box beside it.
        steered = self.has_focus or not self.can_focus
        cursor = "cursor" if steered else "cursor-blurred"
        style = self._style(cursor) if index == self.cursor else self.rich_style
        loud = index == self.cursor and steered
        return self._strip(self._cells(self._rows[index]), width, style, toned=not loud)

    def _empty_line(self, at: int, width: int) -> str:
        lines = wrap(self._empty, max(1, width), break_on_hyphens=False)
        return lines[at] if at < len(lines) else ""

    def _style(self, part: str) -> Style:
        return self.get_component_rich_style(f"row-list--{part}")

    def _strip(self, cells: Sequence[Cell], width: int, style: Style, toned: bool = False) -> Strip:
        # A scroll bar that comes or goes changes the width without a resize event.
        if self._fitted[0] != width:
            # One blank cell keeps the last column off the scroll bar.
            room = width - 1 if self.show_vertical_scrollbar else width
            self._fitted = (width, column_widths(self._columns, room))
        segments: list[Segment] = []
        for column, cell, cell_width in zip(self._columns, cells, self._fitted[1], strict=True):
            if not cell_width:
                continue
            if segments:
                segments.append(Segment(" " * GAP, style))
            tone = style
            if toned and cell.tone:
                tone = style + Style(
                    color=self._style(cell.tone).color, bold=self._style(cell.tone).bold
                )
            text = cell.text
            if column.shorten and cell_len(text) > cell_width:
                text = column.shorten(text, cell_width)
            segments.append(Segment(fitted(text, cell_width), tone))
        return Strip(segments).adjust_cell_length(width, style)

    # -- keys and mouse ----------------------------------------------------------------

    def action_move(self, step: int) -> None:
        """Move the cursor by ``step`` records."""
        self.cursor = max(0, min(self.cursor + step, len(self._rows) - 1))

    def action_page(self, step: int) -> None:
        """Move the cursor by a screenful."""
        self.action_move(step * max(1, self.size.height - 1 - self._head))

    def action_first(self) -> None:
        """Go to the first record."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last record."""
        self.cursor = max(0, len(self._rows) - 1)

    def action_choose(self) -> None:
        """Choose the record under the cursor."""
        if self._rows:
            self.post_message(self.Chosen(self))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse points; a double click chooses."""
        index = int(self.scroll_offset.y) + event.y - self._head
        if event.y >= self._head and 0 <= index < len(self._rows):
            self.cursor = index
            if event.chain == 2:
                self.action_choose()
