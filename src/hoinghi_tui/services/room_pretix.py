"""The room as a pretix seating plan (JSON): zones → rows → seats, areas for fixed things.

pretix refuses a plan with any key that its schema does not name
(``src/pretix/static/seating/seating-plan.schema.json``: no additional properties at any
level). What it has no key for therefore travels in texts that are free there: the kind of
a zone in ``zone_id``, that of a fixed thing in the ``zone_id`` of a zone without rows, and
what a seat is (reserve, blocked …) in the name of its category.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from hoinghi_tui.domain.room import Element, Room, Seat, Zone
from hoinghi_tui.domain.room_labels import ELEMENT_WORDS, ZONE_WORDS
from hoinghi_tui.services.pretix_reader import CELL, ELEMENT_ID, ZONE_ID, read_pretix
from hoinghi_tui.services.room_toml import FLAGS

__all__ = ["pretix_json", "read_pretix"]

_COLOURS = {
    Zone.PRESIDIUM: "#c0392b",
    Zone.SECRETARY: "#8e6b23",
    Zone.MC: "#7d3c98",
    Zone.HALL: "#2e6da4",
    Zone.PRESS: "#1e8449",
}


def pretix_json(room: Room, seats: Sequence[Seat]) -> bytes:
    """Write a room as a pretix seating plan; who sits where is not in it.

    One cell of the room is 40 pixels. Reading it again gives the same room and seats.
    """
    categories = dict.fromkeys((_category(seat), seat.zone) for seat in seats)
    plan = {
        "name": room.name,
        "categories": [{"name": name, "color": _COLOURS[zone]} for name, zone in categories],
        "zones": [*_seat_zones(seats), *_element_zones(room.elements)],
        "size": {"width": round(room.columns * CELL), "height": room.lines * CELL},
    }
    return msgspec.json.format(msgspec.json.encode(plan)) + b"\n"


def _seat_zones(seats: Iterable[Seat]) -> Iterator[dict[str, object]]:
    zones: dict[Zone, dict[str, list[Seat]]] = {}
    for seat in seats:
        zones.setdefault(seat.zone, {}).setdefault(seat.row, []).append(seat)
    for zone, rows in zones.items():
        yield {
            "name": ZONE_WORDS[zone],
            "zone_id": f"{ZONE_ID}{zone}",
            "position": _position(0, 0),
            "rows": [
                {
                    "row_number": row,
                    "row_number_position": "start",
                    "position": _position(0, 0),
                    "seats": [_seat(seat) for seat in group],
                }
                for row, group in rows.items()
            ],
            "areas": [],
        }


def _seat(seat: Seat) -> dict[str, object]:
    return {
        "seat_guid": seat.guid or seat.id,
        "seat_number": str(seat.number),
        "position": _position((seat.column + 0.5) * CELL, (seat.line + 0.5) * CELL),
        "category": _category(seat),
    }


def _category(seat: Seat) -> str:
    return ", ".join([seat.zone, *(flag for flag in FLAGS if getattr(seat, flag))])


def _element_zones(elements: Iterable[Element]) -> Iterator[dict[str, object]]:
    for kind, group in groupby(elements, key=lambda one: one.kind):
        yield {
            "name": ELEMENT_WORDS[kind],
            "zone_id": f"{ELEMENT_ID}{kind}",
            "position": _position(0, 0),
            "rows": [],
            "areas": [_area(one) for one in group],
        }


def _area(one: Element) -> dict[str, object]:
    width, height = round(one.width * CELL), one.height * CELL
    return {
        "shape": "rectangle",
        "color": "#eeeeee",
        "border_color": "#999999",
        "rotation": 0,
        "position": _position(one.column * CELL, one.line * CELL),
        "rectangle": {"width": width, "height": height},
        "text": {
            "text": one.label,
            "color": "#333333",
            "size": 12,
            "position": _position(width / 2, height / 2),
        },
    }


def _position(x: float, y: float) -> dict[str, object]:
    """Return a point in pixels; whole ones as integers, which older versions ask for."""
    return {"x": int(x) if x == int(x) else x, "y": int(y) if y == int(y) else y}
