"""What is read of the time after the day: who reports, what was concluded, which tasks given."""

from hoinghi_tui.domain.aftermath import NO_CONCLUSION
from hoinghi_tui.domain.people import Delegate, Role
from hoinghi_tui.domain.protocol import protocol_order
from hoinghi_tui.domain.tasks import Phase, Task
from hoinghi_tui.services.state import State


def follow_ups(state: State) -> list[Task]:
    """Return the tasks the conference gave, in the order of the units, then as recorded."""
    after = [task for task in state.tasks.values() if task.phase is Phase.AFTER]

    def key(task: Task) -> tuple[bool, int, str, int, str]:
        unit = state.units.get(task.unit) if task.unit else None
        rank = unit.rank if unit else 0
        return (unit is None, rank, unit.id if unit else "", task.order, task.id)

    return sorted(after, key=key)


def conclusion_points(state: State) -> tuple[str, ...]:
    """Return what was written down as the chair's conclusion, point by point."""
    return state.conclusions.get(NO_CONCLUSION.id, NO_CONCLUSION).points


def reporters(state: State) -> list[Delegate]:
    """Return who reports on the conference, in the order of protocol."""
    named = [one for one in state.delegates.values() if Role.PRESS in one.roles]
    return protocol_order(named, state.units.values())
