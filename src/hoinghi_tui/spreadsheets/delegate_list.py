"""A list of delegates as an office sends it: which sheets are it, and the people in them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from hoinghi_tui.garbage import uncollected
from hoinghi_tui.spreadsheets.cells import (
    Grid,
    ListFile,
    Progress,
    SheetLeftOut,
    UnreadableList,
    column_letters,
    no_progress,
)
from hoinghi_tui.spreadsheets.drafts import Conversion, DelegateList, SheetRead
from hoinghi_tui.spreadsheets.headings import Column
from hoinghi_tui.spreadsheets.layout import Layout, find_layout
from hoinghi_tui.spreadsheets.legacy_cells import to_unicode
from hoinghi_tui.spreadsheets.list_file import read_list_file, read_pasted
from hoinghi_tui.spreadsheets.prose_lines import in_columns
from hoinghi_tui.spreadsheets.sheet_people import SheetPeople
from hoinghi_tui.spreadsheets.telling_words import names_person
from hoinghi_tui.vietnamese import clean, fold

ALL_SHEETS = "*"
"""Chooses every sheet that has people instead of one."""

NO_NAMES = "không có cột họ tên"
PASTED = "đoạn đã dán"
"""What rows copied from elsewhere are called instead of a file's name."""
_OLD_COPY = re.compile(r"(?:^|\W)(?:cu|old|nhap|copy|ban sao|backup|mau)(?:\W|$)")
_ROWS_OF_EXAMPLES = 50
_ROWS_TELLING = 5
"""Among so many first rows of a table that goes on with a list there is a person."""
_FILE_SHARE = 0.5
"""The part of the progress that reading the file takes; the rest is for its rows."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a person chose instead of what would be recognised.

    ``sheet`` is None for the best one and ``ALL_SHEETS`` for all; ``columns`` maps meanings
    to columns from 0, None for no column; texts in old fonts are decoded unless told.
    """

    sheet: str | None = None
    columns: Mapping[Column, int | None] = field(default_factory=dict)
    convert_fonts: bool = True


@dataclass(slots=True)
class _Sheet:
    """A sheet on its way: decoded, with the layout found."""

    grid: Grid
    layout: Layout
    conversions: tuple[Conversion, ...]
    encoding: str
    told: bool = False
    people: SheetPeople | None = None

    def read(self, progress: Progress = no_progress) -> SheetPeople:
        if self.people is None:
            decoded = frozenset((one.row, one.letters) for one in self.conversions)
            self.people = SheetPeople(self.grid, self.layout, decoded, progress, self.told).read()
        return self.people


def read_delegate_file(
    path: Path, options: ReadOptions | None = None, progress: Progress = no_progress
) -> DelegateList:
    """Read the people of a file.

    Raises ``UnreadableList`` when the file cannot be read, when no sheet has a column of
    names, when nobody stands under it, or when there is no sheet of the chosen name; raises
    ``Cancelled`` when ``progress`` does.
    """
    with uncollected():
        file = read_list_file(path, lambda share: progress(share * _FILE_SHARE))
        return read_delegates(file, path.name, options, _second_half(progress))


def read_pasted_delegates(text: str, options: ReadOptions | None = None) -> DelegateList:
    """Read people from rows copied from Excel, Word or a message; raises as for a file."""
    return read_delegates(read_pasted(text), PASTED, options)


def read_delegates(
    file: ListFile,
    name: str,
    options: ReadOptions | None = None,
    progress: Progress = no_progress,
) -> DelegateList:
    """Read the people of what was read of a file; ``name`` is what errors call it."""
    options = options or ReadOptions()
    found, left_out = _sheets(file, options)
    if not found:
        raise UnreadableList(
            f"{name}: không thấy cột họ tên. Danh sách cần một dòng tiêu đề có cột “Họ và tên” "
            "và ít nhất một trong các cột “Chức vụ”, “Đơn vị”, “Điện thoại”."
        )
    chosen = _choose(found, file, name, options.sheet)
    _refuse_no_column(chosen, options, name)
    parts = [sheet.read(progress) for sheet in chosen]
    if not any(part.drafts for part in parts):
        raise UnreadableList(f"{name}: dưới dòng tiêu đề không có đại biểu nào.")
    others = [sheet for sheet in found if sheet not in chosen and not _shows_again(sheet, parts)]
    return DelegateList(
        drafts=tuple(draft for part in parts for draft in part.drafts),
        problems=tuple(problem for part in parts for problem in part.problems),
        skipped=tuple(row for part in parts for row in part.skipped),
        counts=tuple(
            replace(count, of_all=file.together) for part in parts for count in part.counts
        ),
        conversions=tuple(one for sheet in chosen for one in sheet.conversions),
        sheets=tuple(map(_sheet_read, chosen)),
        left_out=(*left_out, *map(_left_out, others)),
        encoding=file.encoding or next((one.encoding for one in chosen if one.encoding), ""),
        choices=tuple(sheet.grid.name for sheet in found),
    )


def _refuse_no_column(chosen: Sequence[_Sheet], options: ReadOptions, name: str) -> None:
    """Refuse a column that a person told and no sheet has."""
    width = max(len(row) for sheet in chosen for row in sheet.grid.rows)
    for place in options.columns.values():
        if place is not None and place >= width:
            raise UnreadableList(
                f"{name}: không có cột {column_letters(place)}; "
                f"cột cuối là {column_letters(width - 1)}."
            )


def _sheets(file: ListFile, options: ReadOptions) -> tuple[list[_Sheet], list[SheetLeftOut]]:
    """Return the sheets that are lists, those with a header before those without one."""
    decoded = [_decoded(grid, convert=options.convert_fonts) for grid in file.grids]
    found: list[_Sheet] = []
    for grid, conversions, encoding in decoded:
        layout = find_layout(grid)
        if file.together and found:
            layout = _continued(found[-1], grid, layout) or _certain(grid)
        if layout is not None:
            layout = layout.with_columns(options.columns)
            told = bool(options.columns)
            found.append(_Sheet(grid, layout, conversions, encoding, told))
    if not found:
        found = [
            _Sheet(lines, layout, conversions, encoding)
            for grid, conversions, encoding in decoded
            if (layout := _guessed(lines := in_columns(grid), options.columns)) is not None
        ]
    found = [sheet for sheet in found if Column.FULL_NAME in sheet.layout.columns]
    names = {sheet.grid.name for sheet in found}
    without = [SheetLeftOut(grid.name, NO_NAMES) for grid in file.grids if grid.name not in names]
    return found, [*without, *file.left_out]


def _decoded(grid: Grid, *, convert: bool) -> tuple[Grid, tuple[Conversion, ...], str]:
    if not convert:
        return grid, (), ""
    changed, conversions, encoding = to_unicode(grid)
    return changed, conversions, encoding.value if encoding else ""


def _guessed(grid: Grid, columns: Mapping[Column, int | None]) -> Layout | None:
    from hoinghi_tui.spreadsheets.guessed_layout import guess_layout  # seldom needed

    return guess_layout(grid, columns)


def _continued(before: _Sheet, grid: Grid, own: Layout | None) -> Layout | None:
    """Return the layout of a Word table, which may go on with the one before it.

    Then people can stand above a header that is only repeated for a new page.
    """
    if own is not None and own.columns != before.layout.columns:
        return own
    width = max(map(len, grid.rows), default=0)
    same = width == max(map(len, before.grid.rows), default=0)
    name = before.layout.columns.get(Column.FULL_NAME, width)
    first = [row[name] for row in grid.rows[:_ROWS_TELLING] if name < len(row)]
    goes_on = same and any(names_person(text) for text in first)
    return replace(before.layout, header_row=0, first_row=0) if goes_on else own


def _certain(grid: Grid) -> Layout | None:
    """Return what a table without a header holds, where names and more are plain to see."""
    layout = _guessed(grid, {})
    return layout if layout is not None and len(layout.columns) > 1 else None


def _choose(found: Sequence[_Sheet], file: ListFile, name: str, wanted: str | None) -> list[_Sheet]:
    if wanted == ALL_SHEETS or file.together:
        return list(found)
    if wanted is not None:
        named = [sheet for sheet in found if clean(sheet.grid.name) == clean(wanted)]
        if named:
            return named[:1]
        if not any(sheet.grid.name for sheet in found):
            raise UnreadableList(f"{name}: tệp này không chia trang; hãy bỏ --sheet.")
        names = ", ".join(f"“{sheet.grid.name}”" for sheet in found)
        raise UnreadableList(f"{name}: không có danh sách trong trang “{wanted}”. Có: {names}.")
    if len(found) == 1:
        return list(found)
    return [max(found, key=_likeness)]


def _likeness(sheet: _Sheet) -> tuple[bool, int]:
    """Tell how likely a sheet is the list that is meant: no old copy, the most people."""
    return not _OLD_COPY.search(fold(sheet.grid.name)), len(sheet.read().drafts)


def _shows_again(sheet: _Sheet, parts: Sequence[SheetPeople]) -> bool:
    """Tell whether a sheet is another view of the people read, as our own export has them."""
    ids = {draft.id for draft in sheet.read().drafts}
    return "" not in ids and ids <= {draft.id for part in parts for draft in part.drafts}


def _left_out(sheet: _Sheet) -> SheetLeftOut:
    return SheetLeftOut(sheet.grid.name, f"danh sách khác, {len(sheet.read().drafts)} người")


def _sheet_read(sheet: _Sheet) -> SheetRead:
    header = sheet.grid.rows[sheet.layout.header_row : sheet.layout.first_row]
    heads: dict[int, str] = {}
    for cells in header:
        for place, text in enumerate(cells):
            if clean(text):
                heads[place] = f"{heads.get(place, '')} {clean(text)}".strip()
    drafts = sheet.read().drafts
    examples: dict[int, str] = {}
    for draft in drafts[:_ROWS_OF_EXAMPLES]:
        for place, text in enumerate(sheet.grid.rows[draft.row - 1]):
            if clean(text):
                examples.setdefault(place, clean(text))
    return SheetRead(sheet.grid.name, sheet.layout, heads, len(drafts), examples)


def _second_half(progress: Progress) -> Callable[[float], None]:
    return lambda share: progress(_FILE_SHARE + share * (1 - _FILE_SHARE))
