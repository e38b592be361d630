"""Where the header of a sheet is and which of its columns holds what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hoinghi_tui.spreadsheets.cells import Grid
from hoinghi_tui.spreadsheets.headings import Column, column_of, is_loose_name

_ROWS_SEARCHED = 40
_FEWEST_HEADINGS = 2
_MOST_COLUMNS = 60

_SEVERAL = frozenset({Column.POSITION, Column.PHONE, Column.NOTE})
_BELOW = {
    (Column.BIRTH, Column.SEX_MALE): Column.BIRTH_MALE,
    (Column.BIRTH, Column.SEX_FEMALE): Column.BIRTH_FEMALE,
    (Column.SEX, Column.SEX_MALE): Column.SEX_MALE,
    (Column.SEX, Column.SEX_FEMALE): Column.SEX_FEMALE,
    (Column.FULL_NAME, Column.GIVEN_PART): Column.GIVEN_PART,
    (Column.FULL_NAME, Column.FULL_NAME): Column.FULL_NAME,
}
"""What a heading in the second line means below one in the first."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which rows (from 0) are the header and which column (from 0) holds what.

    ``header_row`` is the first row of the header and ``first_row`` the first one below it;
    both are 0 when the list has no header.
    """

    header_row: int
    first_row: int
    columns: Mapping[Column, int]
    also: tuple[tuple[Column, int], ...] = ()
    """Further columns of a meaning that may have several: posts, phones, notes."""

    def all_columns(self) -> tuple[tuple[Column, int], ...]:
        """Return every meaning with its column, also further columns of one meaning."""
        return (*self.columns.items(), *self.also)

    def with_columns(self, chosen: Mapping[Column, int | None]) -> "Layout":
        """Return the layout as a person corrected it; None takes a meaning away."""
        moved = {place for place in chosen.values() if place is not None}
        kept = {
            column: place
            for column, place in self.columns.items()
            if column not in chosen and place not in moved
        }
        wanted = {column: place for column, place in chosen.items() if place is not None}
        also = tuple(
            (column, place)
            for column, place in self.also
            if column not in chosen and place not in moved
        )
        return replace(self, columns=kept | wanted, also=also)

    def relaid(self, cells: Sequence[str]) -> "Layout":
        """Return the layout below a further header, which may have its columns elsewhere."""
        found = _columns(_headings(cells), ())
        moved = any(found.get(one, place) != place for one, place in self.columns.items())
        if Column.FULL_NAME not in found or not moved or len(found) < _FEWEST_HEADINGS:
            return self
        return replace(self, columns=found, also=_also(_headings(cells), found))


def find_layout(grid: Grid) -> Layout | None:
    """Return the layout of the first row that names people and something about them.

    The header is the first of the top 40 rows with a heading for the full name and one
    more; of two columns with one meaning the first counts. A second header row is
    recognised by the headings that stand under a wider one. None when there is no such row.
    """
    for row, cells in enumerate(grid.rows[:_ROWS_SEARCHED]):
        first = _headings(cells)
        if Column.FULL_NAME not in first or len(set(first) - {None}) < _FEWEST_HEADINGS:
            continue
        height = _header_height(grid, row, first)
        below = grid.rows[row + 1] if height > 1 else ()
        spread = _filled_right(grid, row, first)
        columns = _with_given_part(grid, row, _columns(spread, below))
        return Layout(row, row + height, columns, _also(spread, columns))
    return None


def _headings(cells: Sequence[str]) -> list[Column | None]:
    """Read a row as headings; "Tên" is the full name where no other column is."""
    found = [column_of(text) for text in cells[:_MOST_COLUMNS]]
    loose = [place for place, text in enumerate(cells[: len(found)]) if is_loose_name(text)]
    if len(loose) < found.count(Column.FULL_NAME):
        free = Column.UNIT if Column.UNIT not in found else None
        for place in loose:
            found[place] = free
    if Column.FULL_NAME not in found and Column.GIVEN_PART in found:
        found[found.index(Column.GIVEN_PART)] = Column.FULL_NAME
    return found


def is_header(cells: Sequence[str], layout: Layout) -> bool:
    """Tell whether a row repeats the header, as at the top of each page in Word."""
    at = [place for column, place in layout.columns.items() if column is not Column.GIVEN_PART]
    read = [column_of(cells[place]) if place < len(cells) else None for place in at]
    same = sum(column is not None and column in layout.columns for column in read)
    return same >= _FEWEST_HEADINGS and same * 2 >= len(read)


def _header_height(grid: Grid, row: int, first: Sequence[Column | None]) -> int:
    """Return 2 when the next row goes on with the header, else 1."""
    if row + 1 >= len(grid.rows):
        return 1
    below = grid.rows[row + 1]
    name = first.index(Column.FULL_NAME)
    spanned = any(
        area.top == row and area.bottom == row + 1 and area.left <= name <= area.right
        for area in grid.merged
    )
    filled = [place for place, text in enumerate(below) if text.strip()]
    parents = _filled_right(grid, row, first)
    known = [
        place
        for place in filled
        if place < len(parents) and (parents[place], column_of(below[place])) in _BELOW
    ]
    return 2 if spanned or (filled and known == filled) else 1


def _filled_right(grid: Grid, row: int, first: Sequence[Column | None]) -> list[Column | None]:
    """Give a heading to all columns it stands over: those merged, or blank beside it."""
    spread = list(first)
    for area in grid.merged:
        if area.top == row and area.left < len(spread):
            spread += [None] * (min(area.right, _MOST_COLUMNS) + 1 - len(spread))
            for place in range(area.left + 1, min(area.right, _MOST_COLUMNS) + 1):
                spread[place] = spread[place] or first[area.left]
    cells = grid.rows[row]
    for place in range(1, len(spread)):
        if spread[place] is None and (place >= len(cells) or not cells[place].strip()):
            spread[place] = spread[place - 1] if _has_parts(spread[place - 1]) else None
    return spread


def _has_parts(column: Column | None) -> bool:
    return column in {parent for parent, _ in _BELOW}


def _also(
    meanings: Sequence[Column | None], columns: Mapping[Column, int]
) -> tuple[tuple[Column, int], ...]:
    """Return the second and further columns of meanings that may have several."""
    return tuple(
        (column, place)
        for place, column in enumerate(meanings)
        if column in _SEVERAL and columns[column] != place
    )


def _columns(parents: Sequence[Column | None], below: Sequence[str]) -> dict[Column, int]:
    columns: dict[Column, int] = {}
    for place in range(max(len(parents), len(below))):
        parent = parents[place] if place < len(parents) else None
        child = column_of(below[place]) if place < len(below) else None
        found = parent or child
        if parent is not None and child is not None:
            found = _BELOW.get((parent, child), parent)
        if found is not None:
            columns.setdefault(found, place)
    return columns


def _with_given_part(grid: Grid, row: int, columns: dict[Column, int]) -> dict[Column, int]:
    """Find the given name where "Họ và tên" stands over two columns."""
    name = columns[Column.FULL_NAME]
    over_two = any(
        area.top == row and area.left == name and area.right == name + 1 for area in grid.merged
    )
    if over_two and name + 1 not in columns.values():
        columns.setdefault(Column.GIVEN_PART, name + 1)
    if columns.get(Column.GIVEN_PART, name + 1) != name + 1:
        del columns[Column.GIVEN_PART]
    return columns
