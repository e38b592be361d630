"""The duties as a list: whose each is, when it is due, what it waits for; filtered and grouped."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.protocol import own_rank, protocol_order
from hoinghi_tui.domain.task_due import Urgency, due_day, urgency
from hoinghi_tui.domain.task_links import waits_for
from hoinghi_tui.domain.tasks import Phase, Task

HEAD_POST = 30
"""The last rank of a post that heads a unit (Trưởng phòng, Chánh Văn phòng, Giám đốc)."""
_NO_UNIT = 10_000


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One duty with all that follows for it from the day, the units and the other duties.

    ``owner`` is None while nobody on the list is known to be in charge. ``days_left`` counts
    from today to ``day``, negative once it is over; both are None without a known day.
    ``waits`` are the duties that must be done first, ``waits_on`` the other units whose they are.
    """

    task: Task
    unit: Unit | None
    owner: Delegate | None
    day: date | None
    days_left: int | None
    urgency: Urgency
    waits: tuple[Task, ...]
    waits_on: tuple[Unit, ...]


def unit_heads(people: Iterable[Delegate], units: Iterable[Unit]) -> dict[str, Delegate]:
    """Return the head of each unit: who of its people ranks first, if that is a leading post."""
    heads: dict[str, Delegate] = {}
    # Few lead; putting all of ten thousand in order would be felt.
    leading = [one for one in people if one.unit is not None and own_rank(one) <= HEAD_POST]
    for person in protocol_order(leading, units):
        if person.unit is not None:
            heads.setdefault(person.unit, person)
    return heads


def task_lines(
    tasks: Mapping[str, Task],
    units: Mapping[str, Unit],
    people: Mapping[str, Delegate],
    conference_day: date | None,
    today: date,
) -> list[TaskLine]:
    """Return all duties in the order of the units, then of the plan."""
    heads = unit_heads(people.values(), units.values())

    def line(task: Task) -> TaskLine:
        day = due_day(task, conference_day)
        waits = () if task.is_done else waits_for(task, tasks)
        others = dict.fromkeys(one.unit for one in waits if one.unit and one.unit != task.unit)
        named = people.get(task.owner) if task.owner else None
        return TaskLine(
            task=task,
            unit=units.get(task.unit) if task.unit else None,
            owner=named or (heads.get(task.unit) if task.unit else None),
            day=day,
            days_left=None if day is None else (day - today).days,
            urgency=urgency(task, conference_day, today),
            waits=waits,
            waits_on=tuple(units[one] for one in others if one in units),
        )

    return sorted(map(line, tasks.values()), key=_in_plan)


def _in_plan(line: TaskLine) -> tuple[int, str, int, str]:
    rank = line.unit.rank if line.unit else _NO_UNIT
    return rank, line.task.unit or "", line.task.order, line.task.id


# -- filtering -----------------------------------------------------------------------------


class Show(StrEnum):
    """Which duties a list shows."""

    ALL = "all"
    UNDONE = "undone"
    PRESSING = "pressing"
    OVERDUE = "overdue"
    WAITING = "waiting"


_FITS = {
    Show.ALL: tuple(Urgency),
    Show.UNDONE: tuple(one for one in Urgency if one is not Urgency.DONE),
    Show.PRESSING: (Urgency.OVERDUE, Urgency.SOON),
    Show.OVERDUE: (Urgency.OVERDUE,),
}


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which duties are wanted; None lets every unit or kind through."""

    show: Show = Show.ALL
    unit: str | None = None
    kind: str | None = None

    def fits(self, line: TaskLine) -> bool:
        """Tell whether a duty is wanted."""
        if self.unit is not None and line.task.unit != self.unit:
            return False
        if self.kind is not None and line.task.kind != self.kind:
            return False
        if self.show is Show.WAITING:
            return bool(line.waits)
        return line.urgency in _FITS[self.show]


EVERYTHING = TaskFilter()


def of_phase(lines: Iterable[TaskLine], phase: Phase) -> list[TaskLine]:
    """Return the duties that prepare the conference, or those that follow from it."""
    return [line for line in lines if line.task.phase is phase]


# -- grouping ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class UnitTasks:
    """The duties of one unit, None for those of nobody."""

    unit: Unit | None
    lines: tuple[TaskLine, ...]

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(line.task.is_done for line in self.lines)

    @property
    def overdue(self) -> int:
        """How many are overdue."""
        return sum(line.urgency is Urgency.OVERDUE for line in self.lines)

    @property
    def soon(self) -> int:
        """How many are due within a few days."""
        return sum(line.urgency is Urgency.SOON for line in self.lines)


def by_unit(lines: Sequence[TaskLine]) -> list[UnitTasks]:
    """Return the duties unit by unit, in the order they come in."""
    groups: dict[str | None, list[TaskLine]] = {}
    for line in lines:
        groups.setdefault(line.unit.id if line.unit else None, []).append(line)
    return [UnitTasks(each[0].unit, tuple(each)) for each in groups.values()]


def by_due(lines: Sequence[TaskLine]) -> list[tuple[Urgency, tuple[TaskLine, ...]]]:
    """Return the duties by how pressing they are, within that by the day they are due."""
    ordered = sorted(lines, key=lambda line: line.day or date.max)
    groups = ((one, tuple(line for line in ordered if line.urgency is one)) for one in Urgency)
    return [(one, each) for one, each in groups if each]


def owed(lines: Iterable[TaskLine], unit: str | None) -> list[TaskLine]:
    """Return what a unit has not done yet of what prepares the conference, the soonest first."""
    mine = [
        line
        for line in of_phase(lines, Phase.BEFORE)
        if line.task.unit == unit and not line.task.is_done
    ]
    return sorted(mine, key=sooner)


def pressing(lines: Iterable[TaskLine]) -> list[TaskLine]:
    """Return what is overdue, then what is due within a few days."""
    found = [line for line in lines if TaskFilter(Show.PRESSING).fits(line)]
    return sorted(found, key=sooner)


def sooner(line: TaskLine) -> tuple[date, float]:
    """Return the key that sorts duties by when they are due, also by days before a day unknown."""
    days = line.task.days_before
    return line.day or date.max, math.inf if days is None else -days
