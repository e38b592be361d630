"""How far several things have come, one line and one bar each."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from hoinghi_tui.ui.widgets.bar import bar
from hoinghi_tui.ui.widgets.fitted_text import FittedText
from hoinghi_tui.vietnamese import printable

_SHORTEST_BAR = 4
_NAME_WIDTH = 18


@dataclass(frozen=True, slots=True)
class Part:
    """One line: what it is, how much of how many is done."""

    name: str
    done: int
    total: int


class DoneBars(FittedText):
    """One line a part: name, bar, count; names are cut where they have no room."""

    def show_parts(self, parts: Sequence[Part], most: int) -> None:
        """Draw the bars in at most ``most`` lines; the last one tells how many have no room."""
        left_out = len(parts) - most
        kept = parts if left_out <= 0 else parts[: most - 1]
        more = f"+ {left_out + 1} dòng khác" if left_out > 0 else ""
        self.show(lambda width: _bars(kept, more, width))


def _bars(parts: Sequence[Part], more: str, width: int) -> Content:
    counts = [f"{part.done}/{part.total}" for part in parts]
    count_width = max(map(len, counts), default=0)
    room = width - count_width - 2
    name_width = min(_NAME_WIDTH, max(8, room - _SHORTEST_BAR))
    lines = [
        Content.assemble(
            Content(printable(part.name)).truncate(name_width, ellipsis=True, pad=True),
            " ",
            bar(part.done, part.total, max(0, room - name_width)),
            " ",
            (told.rjust(count_width), "$muted"),
        )
        for part, told in zip(parts, counts, strict=True)
    ]
    return Content("\n").join([*lines, *([Content.styled(more, "$muted")] if more else [])])
