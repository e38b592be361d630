"""The columns of a sheet: what each is taken for, and correcting that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from hoinghi_tui.spreadsheets.cells import column_letters
from hoinghi_tui.spreadsheets.headings import NAMES
from hoinghi_tui.spreadsheets.headings import Column as Meaning
from hoinghi_tui.ui.delegates.importing.preview_state import Preview
from hoinghi_tui.ui.delegates.importing.view import View
from hoinghi_tui.ui.widgets.row_list import Cell, Column
from hoinghi_tui.vietnamese import printable

_USUAL = (
    Meaning.FULL_NAME,
    Meaning.POSITION,
    Meaning.UNIT,
    Meaning.PHONE,
    Meaning.BIRTH,
    Meaning.NOTE,
    Meaning.HONORIFIC,
    Meaning.POSITION_UNIT,
)
MEANINGS: tuple[Meaning | None, ...] = (None, *dict.fromkeys((*_USUAL, *Meaning)))
"""What a column may be taken for, the usual ones first; None is nothing."""

Chosen = Mapping[Meaning, int | None]


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column (from 0) of the sheet that is read."""

    place: int
    heading: str
    example: str
    meaning: Meaning | None


def sheet_columns(preview: Preview) -> Sequence[SheetColumn]:
    """Return all columns of the first sheet read that have a text or a meaning."""
    sheet = preview.people.sheets[0]
    meant = {place: meaning for meaning, place in sheet.layout.all_columns()}
    return [
        SheetColumn(
            place, sheet.heads.get(place, ""), sheet.examples.get(place, ""), meant.get(place)
        )
        for place in sorted({*sheet.heads, *sheet.examples, *meant})
    ]


def with_meaning(
    chosen: Chosen, recognised: Mapping[Meaning, int], place: int, meaning: Meaning | None
) -> dict[Meaning, int | None]:
    """Return the choices after one column is given another meaning, None for nothing.

    ``recognised`` is what the program made of the sheet by itself; a meaning that a column
    gives up falls back to where it was recognised.
    """
    wanted = {one: at for one, at in chosen.items() if at != place}
    if meaning is not None:
        wanted[meaning] = place
        return wanted
    given_up = (one for one, at in recognised.items() if at == place and one not in wanted)
    return wanted | dict.fromkeys(given_up)


def next_meaning(columns: Sequence[SheetColumn], place: int, step: int) -> Meaning | None:
    """Return the meaning before or after a column's own that no other column has."""
    taken = {one.meaning for one in columns if one.place != place and one.meaning}
    free = [meaning for meaning in MEANINGS if meaning not in taken]
    now = next(one.meaning for one in columns if one.place == place)
    return free[(free.index(now) + step) % len(free)]


def meaning_words(meaning: Meaning | None) -> str:
    """Return what a column is taken for, in words."""
    return "(không dùng)" if meaning is None else NAMES[meaning]


def _cells(_: Preview, column: SheetColumn) -> Sequence[Cell]:
    return (
        Cell(column_letters(column.place), "muted"),
        Cell(column.heading),
        Cell(column.example, "muted"),
        Cell(meaning_words(column.meaning), "accent" if column.meaning else "muted"),
    )


def _detail(preview: Preview, column: SheetColumn, _: int) -> Content:
    """Say what the column is, its heading and example written out."""
    words = [
        f"Cột {column_letters(column.place)} được hiểu là {meaning_words(column.meaning)}.",
        f"Tiêu đề: {column.heading or 'không có'}",
        f"Ví dụ: {column.example or 'chưa có chữ nào'}",
    ]
    if preview.has_several_sheets:
        words[0] += " Đổi ở đây là đổi cho mọi trang đang đọc."
    return Content.styled(printable(words[0]), "$accent") + Content.styled(
        "".join(f"\n{printable(line)}" for line in words[1:]), "$muted"
    )


COLUMNS: View[SheetColumn] = View(
    "columns",
    "Cột",
    (
        Column("Cột", 3),
        Column("Tiêu đề trong tệp", 18, weight=2),
        Column("Ví dụ", 16, weight=3),
        Column("Được hiểu là", 21),
    ),
    sheet_columns,
    _cells,
    _detail,
    lambda column: column.place,
)
