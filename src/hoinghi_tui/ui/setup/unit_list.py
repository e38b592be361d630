"""The list of units, each with its letter in its colour."""

from collections.abc import Sequence
from typing import ClassVar

from hoinghi_tui.domain.unit_marks import COLOURS
from hoinghi_tui.services.units import UnitLine
from hoinghi_tui.ui.seating.seat_cell import unit_tone
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList

_COLUMNS = (
    Column("STT", 3),
    Column("", 3),
    Column("Đơn vị", 28, weight=3),
    Column("Tên gọn", 16, weight=1, drop=1),
    Column("Đại biểu", 8),
)


class UnitList(RowList[UnitLine]):
    """Shows units in the order of introduction."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"row-list--unit-{number}" for number in range(1, COLOURS + 1)
    }
    DEFAULT_CSS = "".join(
        f"UnitList > .row-list--unit-{number} {{ color: $unit-{number}; }}\n"
        for number in range(1, COLOURS + 1)
    )

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:
        super().__init__(_COLUMNS, _cells, id=id, empty=empty)


def _cells(line: UnitLine) -> Sequence[Cell]:
    return (
        Cell(f"{line.place:>3}", "muted"),
        Cell(f"■ {line.mark.letter}", unit_tone(line.mark)),
        Cell(line.unit.name),
        Cell(line.unit.short_name, "muted"),
        Cell(f"{line.people or '–':>8}", "" if line.people else "muted"),
    )
