"""The agenda as a list: how it was approved and how it will run."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from hoinghi_tui.domain.agenda import ItemState
from hoinghi_tui.domain.agenda_words import state_mark
from hoinghi_tui.domain.prediction import ItemForecast
from hoinghi_tui.domain.time_text import delta_text, whole_minutes
from hoinghi_tui.ui.widgets.fitted import fitted

TITLE_AT = 16
"""Cells before the title: mark, approved time, predicted time."""
_AFTER_TITLE = 9
_MAX_TITLE_LINES = 2
_LATE = timedelta(minutes=1)
_DANGLING = " ,;:–-("
"""What a cut line must not end with."""

_MARK_TONES = {
    ItemState.RUNNING: "bold $accent",
    ItemState.PAUSED: "bold $accent",
    ItemState.DONE: "$success",
    ItemState.SKIPPED: "$muted",
    ItemState.WAITING: "$accent",
}
_TITLE_TONES = {
    ItemState.RUNNING: "bold $foreground",
    ItemState.PAUSED: "bold $foreground",
    ItemState.DONE: "$muted",
    ItemState.SKIPPED: "$muted",
    ItemState.WAITING: "$foreground",
}


def wrapped(text: str, width: int, lines: int) -> list[str]:
    """Break a text between words into at most so many lines; what is left out is "…"."""
    words = text.split()
    rows = [""]
    for number, word in enumerate(words):
        longer = f"{rows[-1]} {word}".strip()
        if cell_len(longer) <= width:
            rows[-1] = longer
        elif len(rows) < lines and rows[-1]:
            rows.append(word)
        else:
            rest = " ".join(words[number:])
            rows[-1] = _cut(rows[-1], rest, width)
            break
    return [fitted(row, width) for row in rows]


def _cut(row: str, rest: str, width: int) -> str:
    """End a line that has no room for ``rest`` with "…", within a word only if it must be."""
    if not row:
        return rest
    row = row.rstrip(_DANGLING)
    while row and cell_len(row) >= width:
        row = row.rpartition(" ")[0].rstrip(_DANGLING)
    return f"{row}…"


class AgendaList(OptionList):
    """One entry per item, aligned in columns; long titles take two lines where there is room."""

    DEFAULT_CSS = """
    AgendaList { height: 1fr; border: none; padding: 0; background: $surface;
        scrollbar-size-vertical: 1; overflow-x: hidden; }
    AgendaList:focus { border: none; background: $surface; background-tint: $surface 0%; }
    AgendaList > .option-list--option { padding: 0; }
    AgendaList > .option-list--option-highlighted,
    AgendaList:focus > .option-list--option-highlighted {
        background: $panel; color: $foreground; text-style: none; }
    AgendaList:focus > .option-list--option-highlighted { background: $accent 22%; }
    AgendaList > .option-list--option-hover { background: $panel; }
    """

    def __init__(self, clock: Callable[[datetime], str], *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._local_time = clock
        self._drawn: list[Content] = []
        self._forecasts: Sequence[ItemForecast] = ()
        self._flagged: Collection[str] = ()
        self._told: tuple[object, ...] = ()

    @property
    def picked(self) -> str | None:
        """The id of the item under the cursor."""
        index = self.highlighted
        return (
            self._forecasts[index].id
            if index is not None and index < len(self._forecasts)
            else None
        )

    def show(
        self,
        rows: Sequence[ItemForecast],
        cursor: str | None = None,
        *,
        flagged: Collection[str] = (),
    ) -> None:
        """Show the agenda; the cursor stays on its item unless another is given.

        ``flagged`` are the items that are due soon and whose presenter is not here.
        Only entries that changed are drawn, and none while the list is out of sight.
        """
        wanted = cursor or self.picked
        width = self.scrollable_content_region.width - TITLE_AT - _AFTER_TITLE
        # Most seconds change no entry: they are compared before they are written.
        told = (rows, tuple(flagged), width, self.size.height)
        self._forecasts = rows
        self._flagged = flagged
        if width > 0 and told != self._told:
            self._told = told
            self._draw(self._entries(width))
        places = [row.id for row in rows]
        if wanted in places:
            self.highlighted = places.index(wanted)
        if cursor is not None:
            self.call_after_refresh(self.bring_up)

    def bring_up(self) -> None:
        """Scroll so that the item under the cursor is in the upper third: what follows counts."""
        above = sum(entry.plain.count("\n") + 1 for entry in self._drawn[: self.highlighted or 0])
        self.scroll_to(y=max(0, above - self.size.height // 4), animate=False)

    def _draw(self, entries: list[Content]) -> None:
        if len(entries) != len(self._drawn):
            self.set_options(Option(entry) for entry in entries)
        else:
            for index, entry in enumerate(entries):
                before = self._drawn[index]
                if entry.plain != before.plain or entry.spans != before.spans:
                    self.replace_option_prompt_at_index(index, entry)
        self._drawn = entries

    def _entries(self, width: int) -> list[Content]:
        """Write the entries, in one line each when they do not all fit with two."""
        for lines in range(_MAX_TITLE_LINES, 0, -1):
            titles = [wrapped(row.item.title, width, lines) for row in self._forecasts]
            if sum(map(len, titles)) <= self.size.height:
                break
        return [self._entry(row, title) for row, title in zip(self._forecasts, titles, strict=True)]

    def _entry(self, row: ItemForecast, title: list[str]) -> Content:
        past = row.state in (ItemState.DONE, ItemState.SKIPPED)
        late = row.drift is not None and row.drift >= _LATE
        time_tone = "$muted" if past else "$warning" if late else "$foreground"
        planned = self._local_time(row.planned_start) if row.planned_start else ""
        start = "" if row.state is ItemState.SKIPPED else self._local_time(row.start)
        mark = (state_mark(row.item), _MARK_TONES[row.state])
        entry = Content.assemble(
            ("▲", "bold $warning") if row.id in self._flagged else mark,
            (f" {planned:5}", "$muted"),
            (f"  {start:5}  ", time_tone),
            (title[0], _TITLE_TONES[row.state]),
            _figures(row, "$muted" if past or not late else "$warning"),
        )
        for more in title[1:]:
            entry += Content.assemble("\n" + " " * TITLE_AT, (more, _TITLE_TONES[row.state]))
        return entry


def _figures(row: ItemForecast, drift_tone: str) -> Content:
    """Return the minutes it takes and the lateness of its start.

    The minutes are amber when a break or a hard end leaves less than was planned.
    """
    if row.state is ItemState.SKIPPED:
        return Content.styled("bỏ qua".rjust(_AFTER_TITLE), "$muted")
    shorter = row.state is ItemState.WAITING and row.length < timedelta(seconds=row.item.duration_s)
    return Content.assemble(
        (f"{whole_minutes(row.length)}′".rjust(5), "$warning" if shorter else "$muted"),
        (delta_text(row.drift).rjust(4), drift_tone),
    )
