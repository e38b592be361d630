"""Makes whoever tries too often wait, twice as long each time."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

FORGOTTEN_AFTER = timedelta(minutes=30)
"""After so long without a wrong try it is as if there had been none."""
LONGEST_WAIT = timedelta(minutes=15)
_ADDRESSES = 2000
"""So many are remembered; the one that tried longest ago is forgotten first."""
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class _Tries:
    wrong: int = 0
    rounds: int = 0
    last: datetime = _NEVER
    until: datetime = _NEVER


class SlowDown:
    """Counts wrong tries by a name; after ``tries`` of them that name waits ``first_wait``."""

    def __init__(self, tries: int, first_wait: timedelta) -> None:
        self._tries = tries
        self._first_wait = first_wait
        self._known: OrderedDict[str, _Tries] = OrderedDict()

    def waits_until(self, name: str) -> datetime:
        """Return until when ``name`` has to wait; an instant of the past when it need not."""
        return self._known[name].until if name in self._known else _NEVER

    def count(self, name: str, now: datetime) -> bool:
        """Count a wrong try; returns True when it is the one that makes ``name`` wait."""
        tries = self._known.setdefault(name, _Tries())
        if now - tries.last > FORGOTTEN_AFTER:
            tries.wrong = tries.rounds = 0
        tries.last = now
        tries.wrong += 1
        self._known.move_to_end(name)
        while len(self._known) > _ADDRESSES:
            self._known.popitem(last=False)
        if tries.wrong < self._tries:
            return False
        tries.until = now + min(LONGEST_WAIT, self._first_wait * 2 ** min(tries.rounds, 10))
        tries.rounds += 1
        tries.wrong = 0
        return True

    def forget(self, name: str) -> None:
        """Let ``name`` begin anew, once it was right."""
        self._known.pop(name, None)
