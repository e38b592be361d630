"""What rows and seats are called: A, B … for the hall, CT, TK, MC, BC for the tables."""

from collections.abc import Collection, Iterator
from itertools import count, islice

from hoinghi_tui.domain.room import ElementKind, Zone

TABLE_ROWS = {Zone.PRESIDIUM: "CT", Zone.SECRETARY: "TK", Zone.MC: "MC", Zone.PRESS: "BC"}
"""The row of each table's seats: CT1, TK1 …"""

ZONE_WORDS = {
    Zone.PRESIDIUM: "Bàn chủ tọa",
    Zone.SECRETARY: "Bàn thư ký",
    Zone.MC: "Dẫn chương trình",
    Zone.HALL: "Hội trường",
    Zone.PRESS: "Bàn báo chí",
}
"""What a part of the room is called."""

ELEMENT_WORDS = {
    ElementKind.SCREEN: "Màn hình",
    ElementKind.LECTERN: "Bục",
    ElementKind.DOOR: "Cửa ra vào",
    ElementKind.AISLE: "Lối đi",
    ElementKind.TABLE: "Bàn",
    ElementKind.WINDOW: "Cửa sổ",
    ElementKind.PILLAR: "Cột",
}
"""What a fixed thing is called where nobody named it."""


def seat_id(row: str, number: object) -> str:
    """Return the label of a seat, "A1"; a hyphen parts two numbers, "1-12"."""
    return f"{row}-{number}" if row[-1:].isdigit() else f"{row}{number}"


def row_labels() -> Iterator[str]:
    """Yield A to Z, AA, AB … as a spreadsheet does, without end; never a table's row."""
    return (label for label in map(_letters, count()) if label not in TABLE_ROWS.values())


def free_label(taken: Collection[str]) -> str:
    """Return the first row of the hall that is not taken."""
    return next(label for label in row_labels() if label not in taken)


def first_labels(rows: int) -> list[str]:
    """Return the labels of the hall's first rows."""
    return list(islice(row_labels(), rows))


def _letters(index: int) -> str:
    letter = chr(ord("A") + index % 26)
    return letter if index < 26 else _letters(index // 26 - 1) + letter
