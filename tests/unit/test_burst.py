from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.badges import make_code
from hoinghi_tui.domain.burst import (
    BACKSPACE,
    ENDS,
    FEWEST,
    GAP_S,
    LEAD_S,
    SETTLE_S,
    SUFFIX_S,
    Collector,
    Guard,
    Run,
    Stroke,
    Taken,
)

COMMANDS = ("ctrl+q", "ctrl+z", "f3", "escape", "delete", "ctrl+right_square_bracket", "up")
FORBIDDEN = {*COMMANDS} - {"up"}
"""What runs something, other than a cursor key."""
LONG_AFTER = 1_000.0

codes = st.builds(
    make_code,
    st.integers(0, 9_999).map("{:04d}".format),
    st.integers(0, 10**10 - 1).map("{:010d}".format),
)
names = st.one_of(
    st.sampled_from([*COMMANDS, *ENDS, BACKSPACE]), st.characters(codec="utf-8", categories=["L"])
)
gaps_s = st.floats(0.0005, 0.15)
keys_and_gaps = st.lists(st.tuples(names, gaps_s), max_size=40)
scanner_gaps_s = st.sampled_from([0.001, 0.005, 0.01])


def strokes(names_and_gaps, begin=0.0):
    """Make keys of (name, seconds since the one before); one letter is what it writes."""
    times = accumulate((gap for _, gap in names_and_gaps), initial=begin)
    next(times)
    return [
        Stroke(name, name if len(name) == 1 else "", at)
        for (name, _), at in zip(names_and_gaps, times, strict=True)
    ]


def at_pace(keys, gap):
    return strokes([(name, gap) for name in keys])


def all_out(machine, keys):
    """Return everything that comes out, at the end after a long pause."""
    done = [one for key in keys for one in machine.take(key)]
    return done + machine.settle(LONG_AFTER)


def writes(key):
    return key.name not in (*COMMANDS, *ENDS)


@given(keys_and_gaps)
def test_nothing_that_writes_is_ever_dropped_and_no_order_changes(typed):
    keys = strokes(typed)
    out = all_out(Guard(), keys)
    assert [key for key in out if writes(key)] == [key for key in keys if writes(key)]
    assert out == [key for key in keys if key in out]


@given(st.lists(st.tuples(names, st.floats(0.03, 0.3)), max_size=40))
def test_what_a_person_types_goes_through(typed):
    keys = strokes(typed)
    assert all_out(Guard(), keys) == keys
    assert all_out(Collector(), keys) == keys


@given(
    st.lists(st.lists(st.sampled_from(sorted(FORBIDDEN)), max_size=4), min_size=FEWEST),
    scanner_gaps_s,
    st.sampled_from(ENDS),
)
def test_nothing_in_a_burst_acts_as_a_command(between, gap, end):
    burst = [name for commands in between for name in (*commands, "5")]
    out = all_out(Guard(), at_pace([*burst, "ctrl+q", "up", end, "ctrl+q", "f2", end], gap))
    assert [key.name for key in out] == [*"5" * len(between), end, end]


@pytest.mark.parametrize(
    "keys",
    [
        ("down", "enter"),
        ("escape", "t"),
        ("f3", "/", "down"),
        ("f4", "down", "down"),
        ("ctrl+t", "a", "b"),
        ("a", "b", "c", "ctrl+s"),
        ("a", "b", "enter"),
        ("enter", "ctrl+q"),
        ("ctrl+q",),
    ],
)
def test_a_few_keys_of_a_script_at_once_are_no_burst(keys):
    typed = at_pace(keys, 0.001)
    assert all_out(Guard(), typed) == typed


@pytest.mark.parametrize(
    ("keys", "typed"),
    [
        (("ctrl+z", "enter"), ()),
        (("ctrl+q", "enter"), ()),
        (("ctrl+q", "ctrl+d"), ()),
        (("ctrl+q", "ctrl+d", "enter", "ctrl+j"), ()),
        (("ctrl+z", "enter", "ctrl+q", "up"), ()),
        (("ctrl+z", "up", "tab"), ()),
        (("ctrl+z", "1", "enter"), ("1",)),
        (("1", "ctrl+z", "ctrl+j"), ("1",)),
        (("ctrl+z", BACKSPACE, "enter", "a", "f2"), (BACKSPACE, "a")),
        (("ctrl+z", *["up"] * 50), ()),
    ],
)
@pytest.mark.parametrize("gap", [0.0005, 0.005, 0.014])
def test_a_code_of_one_or_two_control_characters_does_nothing(keys, typed, gap):
    assert [key.name for key in all_out(Guard(), at_pace(keys, gap))] == [*typed]


@given(st.lists(names, max_size=12), scanner_gaps_s, st.sampled_from(ENDS))
def test_no_command_of_a_line_acts_however_short_it_is(line, gap, end):
    out = all_out(Guard(), at_pace([*line, end], gap))
    assert not FORBIDDEN & {key.name for key in out}


@pytest.mark.parametrize("keys", [("ctrl+z", "enter"), ("ctrl+q", "ctrl+d")])
def test_only_waiting_for_what_follows_keeps_a_short_code_from_acting(monkeypatch, keys):
    typed = at_pace(keys, 0.001)
    assert all_out(Guard(), typed) == []
    monkeypatch.setattr("hoinghi_tui.domain.burst.LEAD_S", 0.0)
    assert all_out(Guard(), typed) == typed


@given(codes)
def test_a_code_that_follows_an_evil_one_is_typed_whole(code):
    out = all_out(Guard(), at_pace(["ctrl+q", "enter", *code, "enter"], 0.001))
    assert [key.name for key in out] == [*code, "enter"]


@pytest.mark.parametrize(("pause", "passed"), [(0.001, 0), (2 * LEAD_S, 1)])
def test_a_command_directly_before_a_pasted_text_is_a_scanners(pause, passed):
    guard = Guard()
    assert guard.take(Stroke("ctrl+z", "", 1.0)) == []
    assert len(guard.take_paste(1.0 + pause)) == passed
    assert guard.settle(LONG_AFTER) == []


def test_a_command_after_a_pause_is_a_persons():
    guard = Guard()
    burst = at_pace("0123456789", 0.001)
    key = Stroke("ctrl+t", "", burst[-1].at + GAP_S + 0.001)
    assert all_out(guard, [*burst, key]) == [*burst, key]


def test_a_command_key_held_down_is_never_put_off_for_long():
    guard = Guard()
    waiting = []
    for key in at_pace(["ctrl+z"] * 50, 2 * LEAD_S):
        waiting.append(key)
        for one in guard.take(key):
            assert one is waiting.pop(0)
        assert len(waiting) == 1
    assert guard.settle(LONG_AFTER) == waiting


def test_a_lone_command_waits_only_for_its_lead():
    guard = Guard()
    key = Stroke("ctrl+q", "", 1.0)
    assert guard.take(key) == []
    assert guard.deadline == pytest.approx(1.0 + LEAD_S)
    assert guard.settle(1.0 + LEAD_S / 2) == []
    assert guard.settle(guard.deadline) == [key]
    assert guard.deadline is None


def test_cursor_keys_and_letters_wait_for_nothing():
    guard = Guard()
    for key in at_pace(["up", "a", "down", "b", BACKSPACE], 0.03):
        assert guard.take(key) == [key]


def test_a_run_keeps_the_backspaces_of_an_input_method():
    run = Run()
    for key in at_pace(["1", "2", BACKSPACE, "3", "4"], 0.005):
        run.add(key)
    assert (run.text, run.is_burst) == ("12\b34", True)
    run.add(Stroke("5", "5", run.last_at + 2 * GAP_S))
    assert (run.text, run.is_burst) == ("5", False)


@given(keys_and_gaps)
def test_without_a_code_every_key_comes_out_in_order(typed):
    keys = strokes(typed)
    assert all_out(Collector(), keys) == keys


@given(
    st.lists(codes, min_size=1, max_size=5),
    scanner_gaps_s,
    st.sampled_from(
        [(), ("enter",), ("tab",), ("ctrl+j",), ("enter", "ctrl+j"), " ", (" ", "enter")]
    ),
)
def test_codes_are_taken_whole_and_in_order_whatever_ends_them(several, gap, end):
    keys = at_pace([name for code in several for name in (*code, *end)], gap)
    out = all_out(Collector(), keys)
    assert [one.text.strip() for one in out if isinstance(one, Taken)] == several
    assert len(out) == len(several)


@given(codes, scanner_gaps_s)
def test_letters_around_a_code_are_typed(code, gap):
    typed = [
        ("h", 0.2),
        ("o", 0.2),
        *((digit, 0.2 if not n else gap) for n, digit in enumerate(code)),
    ]
    out = all_out(Collector(), strokes([*typed, ("enter", gap), ("a", 0.2), ("i", 0.2)]))
    assert [one.text if isinstance(one, Taken) else one.name for one in out] == [*"ho", code, *"ai"]


@given(codes)
def test_a_late_enter_belongs_to_the_code_but_not_a_persons(code):
    collector = Collector()
    for key in at_pace(code, 0.005):
        assert collector.take(key) == []
    last = 16 * 0.005
    assert collector.deadline == pytest.approx(last + SETTLE_S)
    assert collector.settle(last + SETTLE_S / 2) == []
    assert collector.settle(collector.deadline) == [Taken(code)]
    assert collector.take(Stroke("enter", "", last + SUFFIX_S - 0.01)) == []
    late = Stroke("enter", "", last + 2 * SUFFIX_S)
    assert collector.take(late) == [late]


@given(codes, st.text("0123456789", min_size=1, max_size=11), st.booleans())
def test_a_number_that_only_begins_like_a_code_types_nothing(code, rest, ended):
    keys = at_pace([*code, *rest, *(["enter"] if ended else [])], 0.001)
    assert all_out(Collector(), keys) == [Taken(code), Taken(code + rest)]


def test_a_line_too_long_for_a_code_is_not_held():
    collector = Collector()
    keys = at_pace("x" * 5_000, 0.001)
    seen = []
    for count, key in enumerate(keys, 1):
        seen += collector.take(key)
        assert count - len(seen) <= 64
    assert seen == keys
