"""One-time keys: each lets one station in, and guessing lets nobody in."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.server.keys import LIFE, Key, Keys, KeyWait, WrongKey
from hoinghi_tui.server.slow_down import LONGEST_WAIT, SlowDown
from manual_clock import ManualClock

HERE, THERE = "192.168.1.7", "192.168.1.8"


def wrong_for(keys: Keys) -> str:
    """Return six digits that are nobody's key."""
    taken = {keys.of(role).digits for role in Role}
    return next(f"{number:06d}" for number in range(10) if f"{number:06d}" not in taken)


def is_taken(keys: Keys, said: str, address: str = HERE) -> bool:
    try:
        keys.take(said, address)
    except (WrongKey, KeyWait):
        return False
    return True


def test_a_key_is_six_digits_and_a_token_that_says_nothing(clock: ManualClock) -> None:
    keys = Keys(clock.now)
    made = [keys.of(role) for role in Role]
    assert all(len(key.digits) == 6 and key.digits.isdecimal() for key in made)
    assert len({key.digits for key in made}) == len({key.token for key in made}) == 4
    assert all(len(key.token) == 16 and key.digits not in key.token for key in made)


def test_a_key_lets_in_once_and_another_takes_its_place(clock: ManualClock) -> None:
    keys = Keys(clock.now)
    key = keys.of(Role.DOOR)
    assert keys.take(key.digits, HERE) is Role.DOOR
    for replayed in (key.digits, key.token):
        with pytest.raises(WrongKey) as told:
            keys.take(replayed, THERE)
        assert told.value.used
    assert keys.of(Role.DOOR) != key


def test_a_key_ends_after_ten_minutes(clock: ManualClock) -> None:
    keys = Keys(clock.now)
    key = keys.of(Role.MC)
    clock.advance(seconds=LIFE.total_seconds())
    with pytest.raises(WrongKey) as told:
        keys.take(key.token, HERE)
    assert not told.value.used
    assert keys.of(Role.MC) != key


def test_a_replaced_key_lets_nobody_in_and_the_others_stay(clock: ManualClock) -> None:
    keys = Keys(clock.now)
    old, other = keys.of(Role.DOOR), keys.of(Role.MC)
    keys.renew(Role.DOOR)
    assert not is_taken(keys, old.digits)
    assert is_taken(keys, other.digits)


def test_five_wrong_from_one_address_make_it_wait_twice_as_long_each_time(
    clock: ManualClock,
) -> None:
    keys = Keys(clock.now)
    waits = []
    for _ in range(3):
        for _ in range(5):
            with pytest.raises(WrongKey):
                keys.take(wrong_for(keys), HERE)
        with pytest.raises(KeyWait) as told:
            keys.take(keys.of(Role.MC).digits, HERE)
        waits.append((told.value.until - clock.now()).total_seconds())
        clock.advance(seconds=waits[-1])
    assert waits == [30, 60, 120]


def test_others_and_those_who_scan_come_in_while_one_waits(clock: ManualClock) -> None:
    keys = Keys(clock.now)
    for _ in range(5):
        assert not is_taken(keys, wrong_for(keys), HERE)
    assert not is_taken(keys, keys.of(Role.MC).digits, HERE)
    assert is_taken(keys, keys.of(Role.MC).digits, THERE)
    assert is_taken(keys, keys.of(Role.DOOR).token, HERE)


def test_twenty_wrong_from_anywhere_replace_every_key_and_are_told(clock: ManualClock) -> None:
    told: list[str] = []
    keys = Keys(clock.now, lambda: told.append("attack"))
    before = [keys.of(role) for role in Role]
    for at in range(20):
        assert told == []
        assert not is_taken(keys, wrong_for(keys), f"10.0.0.{at}")
    assert told == ["attack"]
    after = [keys.of(role) for role in Role]
    assert not {key.token for key in before} & {key.token for key in after}
    # Digits wait for everybody; a drawing that is scanned goes on letting in.
    assert not is_taken(keys, after[0].digits, THERE)
    assert is_taken(keys, after[0].token, THERE)
    clock.advance(minutes=1)
    assert is_taken(keys, after[1].digits, THERE)


def test_a_person_who_hands_out_a_key_lets_digits_be_typed_at_once(clock: ManualClock) -> None:
    keys = Keys(clock.now)
    for at in range(20):
        assert not is_taken(keys, wrong_for(keys), f"10.0.0.{at}")
    assert not is_taken(keys, keys.of(Role.MC).digits, THERE)
    assert is_taken(keys, keys.hand_out(Role.MC).digits, THERE)


def test_a_right_key_clears_what_was_wrong_before(clock: ManualClock) -> None:
    keys = Keys(clock.now)
    for _ in range(3):
        for _ in range(4):
            assert not is_taken(keys, wrong_for(keys))
        assert is_taken(keys, keys.of(Role.MC).digits)


@given(st.text(max_size=40))
def test_nothing_typed_lets_in_but_the_key_itself(text: str) -> None:
    keys = Keys(ManualClock().now)
    made = [keys.of(role) for role in Role]
    is_key = "".join(text.split()) in {said for key in made for said in _ways(key)}
    assert is_taken(keys, text) is is_key


def _ways(key: Key) -> tuple[str, str]:
    return key.digits, key.token


@given(st.lists(st.floats(0, 400), min_size=1, max_size=60))
def test_a_name_never_gets_more_than_five_tries_in_a_wait(pauses: list[float]) -> None:
    clock, slow = ManualClock(), SlowDown(5, timedelta(seconds=30))
    looked_at = []
    for pause in pauses:
        clock.advance(seconds=pause)
        if clock.now() >= slow.waits_until(HERE):
            looked_at.append(clock.now())
            slow.count(HERE, clock.now())
            assert slow.waits_until(HERE) <= clock.now() + LONGEST_WAIT
    for first, sixth in zip(looked_at, looked_at[5:], strict=False):
        assert sixth - first >= timedelta(seconds=30)


def test_only_so_many_addresses_are_remembered(clock: ManualClock) -> None:
    slow = SlowDown(5, timedelta(seconds=30))
    for number in range(3000):
        slow.count(str(number), clock.now())
    assert len(slow._known) == 2000


def test_wrong_tokens_take_no_key_from_who_scans(clock: ManualClock) -> None:
    told: list[str] = []
    keys = Keys(clock.now, lambda: told.append("attack"))
    shown = keys.of(Role.DOOR)
    for number in range(200):
        assert not is_taken(keys, f"{number:016}", HERE)
    assert told == []
    assert is_taken(keys, shown.token, HERE)
    assert is_taken(keys, keys.of(Role.MC).digits, HERE)
