"""A percentage as a bar of half blocks: twice as fine as cells, and seen without colours."""

from decimal import Decimal

_FULL, _HALF, _REST = "█", "▌", "░"


def half_bar(share: Decimal | None, width: int) -> str:
    """Return a bar of ``width`` cells, filled to a percentage; without one, all of it is rest.

    It is full only at a hundred, and not empty once there is anything.
    """
    wanted = min(max(share or Decimal(), Decimal()), Decimal(100))
    halves = int(wanted * 2 * width / 100)
    if wanted and not halves:
        halves = 1
    bar = _FULL * (halves // 2) + _HALF * (halves % 2)
    return bar + _REST * (width - len(bar))
