"""What is said of counts of people, before it is drawn: of units, and of arrivals over time."""

from collections.abc import Callable, Sequence
from datetime import datetime

from hoinghi_tui.domain.arrivals import ArrivalCurve, Step
from hoinghi_tui.domain.tally import Tally, UnitTally

NO_UNIT = "Chưa rõ đơn vị"
NOBODY = "Chưa có ai đến."


def summed(rows: Sequence[UnitTally], most: int) -> Sequence[tuple[str, Tally]]:
    """Return names and counts in at most ``most`` lines; the last sums up what has no room."""
    named = [(unit_name(row), row.tally) for row in rows]
    if len(named) <= most:
        return named
    kept, others = named[: most - 1], rows[most - 1 :]
    came = sum(row.tally.present for row in others)
    invited = sum(row.tally.invited for row in others)
    return [*kept, (f"+ {len(others)} đơn vị", Tally(invited=invited, present=came))]


def unit_name(row: UnitTally) -> str:
    """Return what a unit is called."""
    return NO_UNIT if row.unit is None else row.unit.label


def unit_count(tally: Tally) -> str:
    """Return how many of a unit have come, "3/5"; "+2" of guests who were on no list."""
    return f"{tally.present}/{tally.invited}" if tally.invited else f"+{tally.walk_in}"


def arrivals(curve: ArrivalCurve, peak: Step, clock: Callable[[datetime], str]) -> tuple[str, ...]:
    """Return how many came and when most of them did, in fewer and fewer words."""
    invited = curve.total - curve.walk_ins
    guests = f" và {curve.walk_ins} khách" if curve.walk_ins else ""
    most = f"đông nhất {clock(peak.start)}"
    return (
        f"{invited} đại biểu{guests}, {most}: {peak.count} người",
        f"{curve.total} người, {most}: {peak.count}",
        f"{curve.total}, {most}",
        f"{curve.total} người",
    )
