"""The one list of the program: draws only the lines in sight, so any length is instant."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
from hoinghi_tui.ui.widgets.grouped_lines import GroupedLines, Heading

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


Span = tuple[int, int]
"""Start and end of some characters of a text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and its tone: "", strong, muted, accent, success, warning or error.

    ``found`` returns the characters of the text as it is painted, cut or shortened, that a
    search has hit; they stand out.
    """

    text: str
    tone: str = ""
    found: Callable[[str], Sequence[Span]] | None = None


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
    ``is_marked`` tells of a record whether it is one of several that were chosen.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-list--row",
        "row-list--title",
        "row-list--cursor",
        "row-list--cursor-blurred",
        "row-list--marked",
        "row-list--heading",
        "row-list--found",
        *(f"row-list--{tone}" for tone in TONES),
    }
    DEFAULT_CSS = """
    RowList { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }
    RowList > .row-list--title { color: $muted; }
    RowList > .row-list--cursor { background: $accent; color: $on-accent; text-style: bold; }
    RowList > .row-list--cursor-blurred { background: $panel; }
    RowList > .row-list--marked { background: $accent 15%; }
    RowList > .row-list--heading { background: $panel; text-style: bold; }
    RowList > .row-list--found { color: $accent; text-style: bold underline; }
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
        is_marked: Callable[[R], bool] | None = None,
    ) -> None:
        super().__init__(id=id)
        self._head = 1 if titles else 0
        self._columns = tuple(columns)
        self._cells = cells
        self._empty = empty
        self._is_marked = is_marked
        self._rows: Sequence[R] = ()
        self._lines = GroupedLines(0)
        self._fitted: tuple[int, list[int]] = (-1, [])

    @property
    def rows(self) -> Sequence[R]:
        """The records shown."""
        return self._rows

    @property
    def current(self) -> R | None:
        """The record under the cursor."""
        return self._rows[self.cursor] if self._rows else None

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Divide the list into other columns; the cells have to fit them."""
        self._columns = tuple(columns)
        self._fitted = (-1, [])
        self.refresh()

    def show(
        self,
        rows: Sequence[R],
        cursor: int | None = None,
        *,
        empty: str | None = None,
        headings: Sequence[tuple[int, Heading]] = (),
    ) -> None:
        """Show other records; the cursor stays at its place unless one is given.

        ``empty`` is what is said from now on when there are none. Each of ``headings``
        stands before the record at its place; the cursor skips it.
        """
        self._rows = rows
        self._lines = GroupedLines(len(rows), headings)
        if empty is not None:
            self._empty = empty
        self._measure()
        before = self.cursor
        wanted = before if cursor is None else cursor
        self.cursor = max(0, min(wanted, len(rows) - 1))
        if self.cursor != before or headings:
            # A list that was short could not scroll yet.
            self.call_after_refresh(self._bring_into_sight)
        self.refresh()

    def _measure(self) -> None:
        """Tell how long the list is; only a scroll bar that comes or goes needs a new layout.

        Laying out the whole screen takes longer than painting the list, and a search changes
        its length at every key.
        """
        before, size = self.virtual_size, Size(self.size.width, len(self._lines) + self._head)
        room = self.container_size.height
        if size.width != before.width or (size.height > room) != (before.height > room):
            self.virtual_size = size
            return
        self.set_reactive(RowList.virtual_size, size)
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = size.height
        self.scroll_y = self.validate_scroll_y(self.scroll_y)

    def on_resize(self) -> None:
        """Tell the scroll bars the new width."""
        self._measure()

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        """Bring the cursor into sight once there is a scroll bar: without one nothing scrolls."""
        if shown:
            self.call_after_refresh(self._bring_into_sight)

    def watch_cursor(self) -> None:
        """Keep the cursor in sight and tell the screen."""
        self._bring_into_sight()
        self.post_message(self.Highlighted(self))

    def _bring_into_sight(self) -> None:
        # The title line stays on top and hides one record, so one more line must be in view;
        # and the heading of a group with its first record.
        more = self._head + self._lines.is_first_of_group(self.cursor)
        line = self._lines.line_of(self.cursor) + self._head
        self.scroll_to_region(Region(0, line - more, 1, 1 + more), animate=False)

    def render_line(self, y: int) -> Strip:
        """Paint one visible line: the titles, then the records scrolled to."""
        width = self.scrollable_content_region.width
        if y == 0 and self._head:
            style = self._style("title")
            texts = [Cell(column.title) for column in self._columns]
            return self._strip(texts, width, style)
        at = self._lines.at(int(self.scroll_offset.y) + y - self._head)
        if isinstance(at, Heading):
            return self._heading_strip(at, width)
        if at is None:
            words = "" if self._rows else self._empty_line(y - self._head, width)
            return Strip([Segment(fitted(words, width), self._style("muted"))], width)
        # A list that never takes the keys is steered from a box beside it.
        steered = self.has_focus or not self.can_focus
        row = self._rows[at]
        style = self._style("row")
        if at == self.cursor:
            style = self._style("cursor" if steered else "cursor-blurred")
        elif self._is_marked is not None and self._is_marked(row):
            style = self._style("marked")
        loud = at == self.cursor and steered
        return self._strip(self._cells(row), width, style, toned=not loud)

    def _heading_strip(self, heading: Heading, width: int) -> Strip:
        name = fitted(heading.text, min(width, cell_len(heading.text)))
        note = fitted(f"  {heading.note}", max(0, width - cell_len(name)))
        style = self._style("heading")
        quiet = style + self._tone("muted") + Style(bold=False)
        return Strip([Segment(name, style), Segment(note, quiet)])

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
            segments += self._cell_segments(column, cell, cell_width, style, toned)
        return Strip(segments).adjust_cell_length(width, style)

    def _cell_segments(
        self, column: Column, cell: Cell, width: int, style: Style, toned: bool
    ) -> Iterator[Segment]:
        text = cell.text
        if column.shorten and cell_len(text) > width:
            text = column.shorten(text, width)
        text = fitted(_from_hit(text, cell, width), width)
        tone = style + self._tone(cell.tone) if toned and cell.tone else style
        end = 0
        for start, stop in cell.found(text) if cell.found else ():
            found = self._tone("found") if toned else Style(underline=True)
            yield Segment(text[end:start], tone)
            yield Segment(text[start:stop], tone + found)
            end = stop
        yield Segment(text[end:], tone)

    def _tone(self, name: str) -> Style:
        return _without_background(self._style(name))

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
        at = self._lines.at(int(self.scroll_offset.y) + event.y - self._head)
        if event.y >= self._head and isinstance(at, int):
            self.cursor = at
            if event.chain == 2:
                self.action_choose()


@lru_cache(maxsize=64)
def _without_background(style: Style) -> Style:
    """Return what a tone changes in a line: colour and weight, never the background."""
    return Style(color=style.color, bold=style.bold, underline=style.underline)


def _from_hit(text: str, cell: Cell, width: int) -> str:
    """Leave out the beginning of a text that is too long for what was found in it."""
    if cell.found is None or cell_len(text) <= width or cell.found(fitted(text, width)):
        return text
    hits = cell.found(text)
    return f"…{text[hits[0][0] :]}" if hits else text
