"""Nothing but what our own page sends is taken from a browser, and no faster than it may."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoinghi_tui.server.terminal_messages import (
    LARGEST,
    SMALLEST,
    BadMessage,
    Focused,
    Pace,
    Ping,
    Resized,
    Typed,
    read_message,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        (["stdin", "Nguyễn\x1b[A", 12.5], Typed("Nguyễn\x1b[A", 12.5)),
        (["stdin", "", 0], Typed("", 0.0)),
        (["resize", {"width": 120, "height": 36}], Resized((120, 36))),
        (["resize", {"width": 1, "height": 1}], Resized(SMALLEST)),
        (["resize", {"width": 9000, "height": 9000}], Resized(LARGEST)),
        (["focus"], Focused(True)),
        (["blur", None], Focused(False)),
        (["ping", "17"], Ping("17")),
    ],
)
def test_what_the_page_sends_is_read(sent, read):
    assert read_message(json.dumps(sent)) == read


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        '{"stdin": "a"}',
        '["stdin"]',
        '["stdin", 5, 1]',
        '["stdin", "a", "1"]',
        '["stdin", "a", true]',
        '["stdin", "a", NaN]',
        '["stdin", "a", 1e999]',
        f'["stdin", "a", 1{"0" * 400}]',
        f'["stdin", "a", 1{"0" * 5000}]',
        '["resize", {"width": -80, "height": 24}]',
        '["resize", {"width": 80}]',
        '["resize", {"width": 80.5, "height": 24}]',
        '["resize", {"width": true, "height": 24}]',
        '["resize", {"width": 4000000000, "height": 24}]',
        '["resize", [80, 24]]',
        '["ping", 5]',
        '["deliver_file_start", "x"]',
        '["quit"]',
        "[" * 100_000,
    ],
)
def test_what_no_page_of_ours_sends_is_refused(text):
    with pytest.raises(BadMessage):
        read_message(text)


@settings(max_examples=50)
@given(
    st.text()
    | JSON.map(json.dumps)
    | st.tuples(st.sampled_from(["stdin", "resize", "ping", "focus"]), JSON, JSON).map(json.dumps)
)
def test_whatever_comes_it_is_read_or_refused(text):
    with suppress(BadMessage):
        read_message(text)


def test_a_scanner_and_a_large_paste_never_wait():
    pace = Pace()
    assert not any(pace.wait_s(30, i / 500) for i in range(20_000))
    assert pace.wait_s(1_000_000, 40.1) == 0


def test_a_flood_waits_until_it_is_as_slow_as_it_may_be():
    pace, now = Pace(), 0.0
    for _ in range(30_000):
        now += pace.wait_s(20, now)
    assert 30_000 / now == pytest.approx(Pace.MESSAGES_PER_S, rel=0.15)
