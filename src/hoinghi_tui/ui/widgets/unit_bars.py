"""How many of each unit have come, as bars."""

from collections.abc import Sequence

from textual.content import Content

from hoinghi_tui.domain.tally import Tally, UnitTally
from hoinghi_tui.ui.widgets.bar import bar
from hoinghi_tui.ui.widgets.fitted_text import FittedText

NO_UNIT = "Chưa rõ đơn vị"
_NAME_WIDTH = 16
_SHORTEST_BAR = 4


class UnitBars(FittedText):
    """One line a unit: short name, bar of those who came, count."""

    def show_units(self, rows: Sequence[UnitTally]) -> None:
        """Draw the bars; the longest fill the width that is there."""
        self.show(lambda width: _bars(rows, width))


def _bars(rows: Sequence[UnitTally], width: int) -> Content:
    count_width = max((len(_count(row.tally)) for row in rows), default=0)
    room = width - count_width - 2
    name_width = min(_NAME_WIDTH, max(8, room - _SHORTEST_BAR))
    bar_width = max(0, room - name_width)
    lines = (_line(_name(row), row.tally, name_width, bar_width, count_width) for row in rows)
    return Content("\n").join(lines)


def _name(row: UnitTally) -> str:
    return NO_UNIT if row.unit is None else row.unit.label


def _count(tally: Tally) -> str:
    return f"{tally.present}/{tally.invited}"


def _line(name: str, tally: Tally, name_width: int, bar_width: int, count_width: int) -> Content:
    label = Content(name).truncate(name_width, ellipsis=True, pad=True)
    count = _count(tally).rjust(count_width)
    return Content.assemble(
        label,
        " ",
        bar(tally.present, tally.invited, bar_width),
        " ",
        (count, "$muted"),
    )
