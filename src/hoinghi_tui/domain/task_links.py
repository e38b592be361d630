"""Which duty waits for which; never in a circle."""

from collections.abc import Iterable, Mapping, Sequence

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.tasks import Task


def waits_for(task: Task, tasks: Mapping[str, Task]) -> tuple[Task, ...]:
    """Return the duties that must be done before this one and are not."""
    known = (tasks.get(one) for one in task.depends_on)
    return tuple(one for one in known if one is not None and not one.is_done)


def holds_up(task: Task, tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Return the unfinished duties that wait for this one."""
    return tuple(one for one in tasks if task.id in one.depends_on and not one.is_done)


def circle(tasks: Mapping[str, Task], start: str) -> tuple[str, ...]:
    """Return the ids on a way from a duty through what it waits for back to itself.

    The way begins with ``start``, each waits for the next, the last one for the first; ()
    when there is none.
    """
    came_from: dict[str, str] = {}
    to_visit = [start]
    while to_visit:
        here = to_visit.pop()
        for other in tasks[here].depends_on:
            if other == start:
                return _way(came_from, start, here)
            if other in tasks and other not in came_from:
                came_from[other] = here
                to_visit.append(other)
    return ()


def _way(came_from: Mapping[str, str], start: str, end: str) -> tuple[str, ...]:
    way = [end]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def refuse_circle(tasks: Mapping[str, Task], ids: Iterable[str]) -> None:
    """Refuse when one of these duties waits for itself, and say through which others."""
    for one in ids:
        around = circle(tasks, one)
        if around:
            raise Refused(_circle_words([tasks[each].title for each in around]))


def _circle_words(titles: Sequence[str]) -> str:
    first = titles[0]
    if len(titles) == 1:
        return f"Việc “{first}” không thể chờ chính nó. Hãy chọn việc khác."
    way = " → ".join(f"“{title}”" for title in (*titles, first))
    return f"Các việc chờ nhau thành vòng: {way}. Hãy bỏ bớt một chỗ chờ."
