"""What waits for a slow browser is bounded, and what is lost is drawn anew."""

import asyncio

import pytest

from hoinghi_tui.server.outbox import AT_ONCE, MOST_SENTENCES, MOST_WAITING, Outbox


async def waiting(outbox: Outbox) -> list[bytes | str | None]:
    """Return everything that would be sent now."""
    got: list[bytes | str | None] = []
    while not got or got[-1] is not None:
        asked = asyncio.create_task(outbox.next())
        await asyncio.sleep(0)  # it runs as far as it can
        if not asked.done():
            asked.cancel()
            break
        got.append(asked.result())
    return got


async def test_drawings_go_out_in_their_order_and_messages_before_them():
    outbox = Outbox()
    for part in (b"a", b"b", b"c"):
        outbox.draw(part)
    outbox.say("pong")
    assert await waiting(outbox) == ["pong", b"abc"]


async def test_a_drawing_is_sent_in_pieces_of_one_size():
    outbox = Outbox()
    for _ in range(10):
        outbox.draw(b"x" * (AT_ONCE // 2))
    assert {len(part or b"") for part in await waiting(outbox)} == {AT_ONCE}


async def test_a_page_that_asks_and_reads_nothing_still_gets_the_last_word():
    outbox = Outbox()
    for number in range(1000):
        outbox.say(f"pong {number}")
    outbox.shut("farewell")
    got = await waiting(outbox)
    assert len(got) <= MOST_SENTENCES + 1
    assert got[-3:] == ["pong 999", "farewell", None]


async def test_a_browser_that_takes_nothing_costs_no_more_than_one_megabyte():
    outbox = Outbox()
    for _ in range(100):
        outbox.draw(b"x" * 100_000)
    assert outbox.behind
    held = sum(len(part) for part in outbox._drawings)
    assert held <= MOST_WAITING


async def test_a_browser_that_caught_up_is_drawn_anew_once_and_misses_no_half():
    outbox = Outbox()
    outbox.draw(b"x" * (MOST_WAITING + 1))
    outbox.say("pong")
    assert await waiting(outbox) == ["pong", b""]
    outbox.draw(b"half of what was lost")
    outbox.say("pong")
    assert await waiting(outbox) == ["pong"]
    outbox.draw_anew()
    outbox.draw(b"whole")
    assert await waiting(outbox) == [b"whole"]


@pytest.mark.parametrize("behind", [True, False])
async def test_the_last_word_goes_before_what_is_drawn(behind):
    outbox = Outbox(behind=behind)
    outbox.draw(b"drawn")
    outbox.shut("bye")
    outbox.draw(b"late")
    assert await waiting(outbox) == ["bye", None]
