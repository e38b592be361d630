"""One-time keys: six digits to type, or a long token in the drawing that a phone reads.

A key is for one role, holds for ten minutes and lets one station in. Guessing is hopeless:
an address that was wrong five times waits, twice as long each time, and after twenty wrong
digits from anywhere every key is replaced and digits are not taken for a while. The token,
which nobody guesses, is taken all the time; so the door goes on while somebody tries.
"""

import hmac
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.server.slow_down import SlowDown

LIFE = timedelta(minutes=10)
"""A key that nobody used by then is replaced."""
DIGITS = 6
TOKEN_BYTES = 12
"""96 bits: more than can be tried in ten minutes, and the drawing stays small."""

ADDRESS_TRIES, ADDRESS_WAIT = 5, timedelta(seconds=30)
ALL_TRIES, ALL_WAIT = 20, timedelta(minutes=1)

_USED_KEPT = 50


@dataclass(frozen=True, slots=True)
class Key:
    """What lets one station in: ``digits`` typed, or ``token`` read, until ``ends_at``."""

    role: Role
    digits: str
    token: str
    ends_at: datetime


class WrongKey(Exception):  # noqa: N818 - an answer, not a fault
    """A key that lets nobody in; ``used`` tells that it did once."""

    def __init__(self, *, used: bool = False) -> None:
        super().__init__("used" if used else "wrong")
        self.used = used


class KeyWait(Exception):  # noqa: N818 - an answer, not a fault
    """Too many wrong keys: typed digits are not looked at before ``until``."""

    def __init__(self, until: datetime) -> None:
        super().__init__("wait")
        self.until = until


class Keys:
    """The keys of the roles, one at a time for each; may be used from any thread.

    ``now`` is the clock, in UTC. ``on_attack`` is told when all keys were replaced because
    too many wrong ones were tried.
    """

    def __init__(
        self, now: Callable[[], datetime], on_attack: Callable[[], None] = lambda: None
    ) -> None:
        self._now = now
        self.on_attack = on_attack
        self._lock = threading.RLock()
        self._keys: dict[Role, Key] = {}
        self._used: list[Key] = []
        self._by_address = SlowDown(ADDRESS_TRIES, ADDRESS_WAIT)
        self._all = SlowDown(ALL_TRIES, ALL_WAIT)

    def of(self, role: Role) -> Key:
        """Return the role's key as it is now; a new one when there is none or it has ended."""
        with self._lock:
            key = self._keys.get(role)
            return key if key is not None and self._now() < key.ends_at else self.renew(role)

    def renew(self, role: Role) -> Key:
        """Replace the role's key; what was told of the old one lets nobody in any more."""
        with self._lock:
            taken = {key.digits for key in self._keys.values()}
            while (digits := f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}") in taken:
                pass
            token = secrets.token_urlsafe(TOKEN_BYTES)
            self._keys[role] = Key(role, digits, token, self._now() + LIFE)
            return self._keys[role]

    def hand_out(self, role: Role) -> Key:
        """Replace the role's key because a person asks for it, and take digits again at once.

        Somebody who tries from many addresses could otherwise keep out who cannot scan.
        """
        with self._lock:
            self._all.forget("")
            return self.renew(role)

    def take(self, said: str, address: str) -> Role:
        """Use up a key and return its role.

        ``said`` are digits, blanks among them do not count, or a token; ``address`` is where
        it comes from. Raises ``WrongKey`` or ``KeyWait``.
        """
        with self._lock:
            return self._take("".join(said.split()), address)

    def _take(self, words: str, address: str) -> Role:
        now = self._now()
        typed = len(words) <= DIGITS
        waits = [self._by_address.waits_until(address), self._all.waits_until("")]
        until = max(waits)
        if typed and now < until:
            raise KeyWait(until)
        found = _match(words, [key for key in self._keys.values() if now < key.ends_at])
        if found is None:
            if typed:  # a wrong token costs nobody a key: whoever sends many would keep all out
                self._was_wrong(address, now)
            raise WrongKey(used=_match(words, self._used) is not None)
        self._by_address.forget(address)
        self._used = [*self._used[1 - _USED_KEPT :], found]
        self.renew(found.role)
        return found.role

    def _was_wrong(self, address: str, now: datetime) -> None:
        self._by_address.count(address, now)
        if self._all.count("", now):
            for role in tuple(self._keys):
                self.renew(role)
            self.on_attack()


def _match(words: str, keys: list[Key]) -> Key | None:
    """Find a key, looking at every one to its end, so that the time taken tells nothing."""
    said, found = words.encode("utf-8", "backslashreplace"), None
    for key in keys:
        is_digits = hmac.compare_digest(said, key.digits.encode())
        if is_digits | hmac.compare_digest(said, key.token.encode()):
            found = key
    return found
