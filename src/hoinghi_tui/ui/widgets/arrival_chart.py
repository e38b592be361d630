"""When people came, as bars of block characters over the times of day."""

from collections.abc import Callable, Sequence
from datetime import datetime

from textual.content import Content

from hoinghi_tui.domain.arrivals import ArrivalCurve, Step
from hoinghi_tui.ui.widgets.counted_words import NOBODY, arrivals
from hoinghi_tui.ui.widgets.filled_text import FilledText

Clock = Callable[[datetime], str]
"""Writes an instant as a local time, "07:15"."""

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_WIDEST_BAR = 6
_TIME = 5
_GAP = 2
_AIRY = 9
"""From this height on there is a blank line under the words."""


class ArrivalChart(FilledText):
    """The curve of arrivals, drawn to fill the place it is given, from 20 × 4 cells on."""

    def show_arrivals(self, curve: ArrivalCurve, clock: Clock) -> None:
        """Draw a curve, its times as ``clock`` writes them."""
        self.show(lambda width, height: arrival_chart(curve, clock, width, height))


def arrival_chart(curve: ArrivalCurve, clock: Clock, width: int, height: int) -> Content:
    """Return words, bars and times: at most ``height`` lines of ``width`` cells."""
    peak = curve.peak
    if peak is None:
        return Content.styled(NOBODY, "$muted")
    cell = max(1, min(_WIDEST_BAR, width // len(curve.steps)))
    lines = [_words(curve, peak, clock, width)]
    if height >= _AIRY:
        lines.append(Content(""))
    lines += _bars(curve.steps, peak, cell, height - len(lines) - 1)
    lines.append(Content.styled(_times(curve.steps, cell, clock, width), "$muted"))
    return Content("\n").join(lines[:height])


def _words(curve: ArrivalCurve, peak: Step, clock: Clock, width: int) -> Content:
    """Return how many came and when most of them did, in the longest words that fit."""
    told = arrivals(curve, peak, clock)
    words = next((one for one in told if len(one) <= width), told[-1])
    return Content.styled(words, "$muted")


def _bars(steps: Sequence[Step], peak: Step, cell: int, rows: int) -> list[Content]:
    """Draw the bars from the top row down; who came at all shows at least a line."""
    levels = [_level(step.count, peak.count, rows) for step in steps]
    bar = cell if cell < _GAP else cell - 1
    tones = ["$accent" if step is peak else "$success" for step in steps]
    lines = []
    for row in range(rows - 1, -1, -1):
        blocks = (_EIGHTHS[min(8, max(0, level - 8 * row))] * bar for level in levels)
        parts = ((block.ljust(cell), tone) for block, tone in zip(blocks, tones, strict=True))
        lines.append(Content.assemble(*parts))
    return lines


def _level(count: int, most: int, rows: int) -> int:
    """Return the height of a bar in eighths of a line."""
    return max(1, (count * rows * 8 + most // 2) // most) if count else 0


def _times(steps: Sequence[Step], cell: int, clock: Clock, width: int) -> str:
    """Write the time of every step, or of every second, third … where they are narrow."""
    stride = -(-(_TIME + _GAP) // cell)
    line = ""
    for place in range(0, len(steps), stride):
        if place * cell + _TIME <= width:
            line = line.ljust(place * cell) + clock(steps[place].start)
    return line
