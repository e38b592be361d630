"""How the arrivals are spread over time, for a chart."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

FEWEST, MOST = 6, 20
"""How many steps a curve has: fewer say nothing, more do not fit a narrow chart."""

_USUAL = timedelta(minutes=5)
_FINER = (timedelta(minutes=2), timedelta(minutes=1))
_COARSER = tuple(timedelta(minutes=minutes) for minutes in (10, 15, 30, 60))
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Step:
    """The people who first came from ``start`` (UTC) on, until the next step begins.

    ``invited`` are delegates of the list, come themselves or by a substitute; ``walk_in``
    are those who were not on it. ``so_far`` counts both, from the first step on.
    """

    start: datetime
    invited: int
    walk_in: int
    so_far: int

    @property
    def count(self) -> int:
        """Everybody who came in this step."""
        return self.invited + self.walk_in


@dataclass(frozen=True, slots=True)
class ArrivalCurve:
    """The arrivals in steps of one length, without a gap; no steps when nobody has come."""

    length: timedelta
    steps: tuple[Step, ...] = ()

    @property
    def total(self) -> int:
        """Everybody who has come."""
        return self.steps[-1].so_far if self.steps else 0

    @property
    def walk_ins(self) -> int:
        """How many of them were not on the list."""
        return sum(step.walk_in for step in self.steps)

    @property
    def peak(self) -> Step | None:
        """The step in which most people came, the first of equal ones; None without any."""
        return max(self.steps, key=lambda step: step.count, default=None)


def arrival_curve(invited: Iterable[datetime], walk_ins: Iterable[datetime] = ()) -> ArrivalCurve:
    """Count first arrivals in steps of five minutes.

    Where that makes fewer than ``FEWEST`` or more than ``MOST`` steps they are shorter,
    down to one minute, or longer. Steps begin at round times: five past, ten past. Those
    of a very short time are filled up to ``FEWEST`` with empty ones.
    """
    expected, others = sorted(invited), sorted(walk_ins)
    instants = expected + others
    if not instants:
        return ArrivalCurve(_USUAL)
    first, last = min(instants), max(instants)
    length = _step_length(first, last)
    places = range(
        _place(first, length), max(_place(last, length) + 1, _place(first, length) + FEWEST)
    )
    return ArrivalCurve(length, tuple(_steps(places, length, expected, others)))


def _steps(
    places: range, length: timedelta, invited: list[datetime], walk_ins: list[datetime]
) -> Iterator[Step]:
    expected = Counter(_place(instant, length) for instant in invited)
    others = Counter(_place(instant, length) for instant in walk_ins)
    so_far = 0
    for place in places:
        so_far += expected[place] + others[place]
        yield Step(_EPOCH + place * length, expected[place], others[place], so_far)


def _place(instant: datetime, length: timedelta) -> int:
    """Return the number of the step an instant falls into, counted from the epoch."""
    return (instant - _EPOCH) // length


def _step_length(first: datetime, last: datetime) -> timedelta:
    def count(length: timedelta) -> int:
        return _place(last, length) - _place(first, length) + 1

    if count(_USUAL) < FEWEST:
        # Finer only as far as it has to be: short steps of few people are all alike.
        fits = (one for one in _FINER if count(one) >= FEWEST)
        return next(fits, _FINER[-1])
    length = next((one for one in (_USUAL, *_COARSER) if count(one) <= MOST), _COARSER[-1])
    while count(length) > MOST:
        length *= 2
    return length
