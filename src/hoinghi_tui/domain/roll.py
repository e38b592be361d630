"""The roll of a conference: of each unit who came, when, in whose place, and who did not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from hoinghi_tui.domain.lateness import lateness
from hoinghi_tui.domain.people import Attendance, Delegate, Invitation, Unit
from hoinghi_tui.domain.tally import Tally, tally
from hoinghi_tui.domain.unit_order import in_rank


@dataclass(frozen=True, slots=True)
class Line:
    """One delegate; ``came`` is None for who did not, ``late`` for who was in time."""

    delegate: Delegate
    came: Attendance | None = None
    late: timedelta | None = None

    @property
    def is_excused(self) -> bool:
        """Whether a delegate who did not come had said so."""
        return self.came is None and self.delegate.invitation is Invitation.DECLINED


@dataclass(frozen=True, slots=True)
class RollGroup:
    """The delegates of one unit with their counts; ``unit`` is None for those without one."""

    unit: Unit | None
    lines: tuple[Line, ...]
    tally: Tally

    @property
    def substitutes(self) -> int:
        """How many invited delegates are present by somebody else."""
        came = (line.came for line in self.lines if not line.delegate.walk_in)
        return sum(one is not None and one.substitute is not None for one in came)

    @property
    def late(self) -> int:
        """How many came late."""
        return sum(line.late is not None for line in self.lines)


def roll(
    delegates: Iterable[Delegate],
    attendance: Mapping[str, Attendance],
    units: Iterable[Unit],
    began: datetime | None,
) -> tuple[RollGroup, ...]:
    """Call the roll unit by unit, in the order of units; within one as the delegates are given.

    Those of no or of an unknown unit come last. A walk-in who did not come after all is left
    out. ``began`` is when the conference began, see ``lateness``.
    """
    ordered = in_rank(units)
    known = {unit.id for unit in ordered}
    people: dict[str | None, list[Line]] = {unit.id: [] for unit in ordered}
    people[None] = []
    for delegate in delegates:
        came = attendance.get(delegate.id)
        if came is None and delegate.walk_in:
            continue
        late = lateness(came.arrived_at, began) if came else None
        people[delegate.unit if delegate.unit in known else None].append(Line(delegate, came, late))
    return tuple(
        RollGroup(unit, tuple(lines), tally((line.delegate for line in lines), attendance))
        for unit in (*ordered, None)
        if (lines := people[unit.id if unit else None])
    )
