"""In which order people take the seats: at the presidium's table, and in the hall."""

from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.protocol import protocol_key

HallKey = tuple[int, int, str, int]
"""(guests 0, hosts 1, press 2), rank of the unit, the unit's id, rank of who comes."""

Block = tuple[int, int, str]
"""Who sits together in the hall, in the order of the blocks; guests sit apart from hosts.

The first three parts of a ``HallKey``; the unit's id is "" for people of no unit.
"""


def presidium_key(delegate: Delegate, unit: Unit | None) -> tuple[int, int, int, str, int, str]:
    """Return the key that orders the presidium: by protocol, but the post before the unit.

    At one table people rank by their own highest post: a Phó Bí thư who is Chủ tịch UBND
    sits nearer to the centre than a Phó Chủ tịch HĐND, whose group is introduced first.
    """
    part, unit_rank, unit_id, post, order, own_id = protocol_key(delegate, unit)
    return part, post, unit_rank, unit_id, order, own_id


def hall_key(delegate: Delegate, unit: Unit | None) -> HallKey:
    """Return where protocol puts somebody in the hall; equals have the same key."""
    return protocol_key(delegate, unit)[:4]


def block_of(key: HallKey) -> Block:
    """Return the block to which a place in the hall's order belongs."""
    return key[:3]
