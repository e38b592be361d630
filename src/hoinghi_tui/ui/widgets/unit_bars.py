"""How many of each unit have come, as bars."""

from collections.abc import Sequence

from textual.content import Content

from hoinghi_tui.domain.tally import Tally, UnitTally
from hoinghi_tui.ui.widgets.bar import bar
from hoinghi_tui.ui.widgets.counted_words import summed, unit_count
from hoinghi_tui.ui.widgets.fitted_text import FittedText

_NAME_WIDTH = 16
_SHORTEST_BAR = 4


def arrived_words(tally: Tally) -> Content:
    """Return how many of the invited have come: "ĐÃ ĐẾN  31 / 40"."""
    return Content.assemble(
        ("ĐÃ ĐẾN  ", "$muted"),
        (f"{tally.present}", "bold $foreground"),
        (f" / {tally.invited}", "$muted"),
    )


class UnitBars(FittedText):
    """One line a unit: short name, bar of those who came, count."""

    def show_units(self, rows: Sequence[UnitTally], most: int) -> None:
        """Draw the bars in at most ``most`` lines; the last one sums up what has no room."""
        self.show(lambda width: _bars(summed(rows, most), width))


def _bars(rows: Sequence[tuple[str, Tally]], width: int) -> Content:
    count_width = max((len(unit_count(tally)) for _, tally in rows), default=0)
    room = width - count_width - 2
    name_width = min(_NAME_WIDTH, max(8, room - _SHORTEST_BAR))
    bar_width = max(0, room - name_width)
    lines = (_line(name, tally, name_width, bar_width, count_width) for name, tally in rows)
    return Content("\n").join(lines)


def _line(name: str, tally: Tally, name_width: int, bar_width: int, count_width: int) -> Content:
    label = Content(name).truncate(name_width, ellipsis=True, pad=True)
    count = unit_count(tally).rjust(count_width)
    return Content.assemble(
        label,
        " ",
        bar(tally.present, tally.invited, bar_width),
        " ",
        (count, "$muted"),
    )
