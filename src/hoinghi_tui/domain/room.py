"""The room as data: seats and the fixed things between them, on one grid.

Columns count from the left and lines from the screen downwards, both in seat
cells, so the same numbers draw the room on screen and on paper.
"""

from dataclasses import dataclass
from enum import StrEnum


class Zone(StrEnum):
    """Which part of the room a seat belongs to."""

    PRESIDIUM = "presidium"
    SECRETARY = "secretary"
    MC = "mc"
    HALL = "hall"
    PRESS = "press"


class ElementKind(StrEnum):
    """A fixed thing in the room that nobody sits on."""

    SCREEN = "screen"
    LECTERN = "lectern"
    DOOR = "door"
    AISLE = "aisle"
    TABLE = "table"
    WINDOW = "window"
    PILLAR = "pillar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One chair; the id is what is printed on it ("A1", "CT1").

    ``column`` and ``line`` place it on the grid (a column may be a half: 2.5 stands
    between two seats of the hall). ``prestige`` orders seats within a zone, 1 the
    most honoured. ``aisle_distance`` is how many people must rise to let one out.
    ``accessible``: a wheelchair gets there; ``power``: a socket is near. ``guid`` is what
    another program (pretix) calls the seat, "" when it goes by our id there too.
    """

    id: str
    zone: Zone
    row: str
    number: int
    column: float
    line: int
    prestige: int = 0
    aisle_distance: int = 0
    delegate: str | None = None
    locked: bool = False
    blocked: bool = False
    reserve: bool = False
    accessible: bool = False
    power: bool = False
    guid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A fixed thing on the grid, ``width`` by ``height`` cells large."""

    kind: ElementKind
    label: str
    column: float
    line: int
    width: float = 1
    height: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The room around the seats.

    ``edits`` counts its edits, so that one can be undone only while it is the last: seats
    are graded as a whole.
    """

    id: str
    name: str
    columns: float
    lines: int
    elements: tuple[Element, ...] = ()
    edits: int = 0
