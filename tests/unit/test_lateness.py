from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from hoinghi_tui.domain.agenda import AgendaItem, Anchor, ItemKind
from hoinghi_tui.domain.lateness import beginning, lateness

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2025, 12, 15)


def at(hour, minute=0, day=15):
    return datetime(2025, 12, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def item(order, kind=ItemKind.REPORT, **fields):
    fields = {"duration_s": 1800, **fields}
    return AgendaItem(id=f"ct-{order}", order=order, title="x", kind=kind, **fields)


RECEPTION = item(1, ItemKind.RECEPTION, baseline_start=time(7), baseline_end=time(7, 30))
OPENING = item(2, ItemKind.CEREMONY, baseline_start=time(7, 30), baseline_end=time(8))
ANCHORED = {"anchor": Anchor.NOT_BEFORE, "anchor_at": time(7)}


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], None),
        ([RECEPTION], None),
        ([RECEPTION, OPENING], at(7, 30)),
        # Once it really runs, its real start counts, be it later or earlier.
        ([RECEPTION, item(2, baseline_start=time(7, 30), started_at=at(7, 50))], at(7, 50)),
        ([RECEPTION, item(2, baseline_start=time(7, 30), started_at=at(7, 20))], at(7, 20)),
        # A reception that runs late changes nothing: people were invited for 07:30.
        ([item(1, ItemKind.RECEPTION, baseline_start=time(7), started_at=at(7, 20)), OPENING],
         at(7, 30)),
        ([RECEPTION, item(2, baseline_start=time(7, 30), skipped=True),
          item(3, baseline_start=time(8))], at(8)),
        # Nothing approved yet: what the reception leads to, or an anchor of its own.
        ([item(1, ItemKind.RECEPTION, **ANCHORED), item(2)], at(7, 30)),
        ([item(1, ItemKind.RECEPTION, **ANCHORED),
          item(2, anchor=Anchor.HARD_START, anchor_at=time(7, 45))], at(7, 45)),
        ([item(1, ItemKind.RECEPTION), item(2)], None),
        ([item(2, **ANCHORED), item(1, ItemKind.RECEPTION)], at(7)),
    ],
)  # fmt: skip
def test_the_conference_begins_with_what_follows_the_reception(items, expected):
    assert beginning(items, DAY, ZONE) == expected


@pytest.mark.parametrize(
    ("arrived", "late"),
    [
        (at(7, 29), None),
        (at(7, 30), None),
        (at(7, 30) + timedelta(seconds=59), None),
        (at(7, 31), timedelta(minutes=1)),
        (at(9, 15), timedelta(minutes=105)),
        (at(9, 15, day=16), None),  # of another day: a rehearsal, a list opened again
        (at(9, 15, day=14), None),
    ],
)
def test_late_is_who_comes_a_minute_or_more_after_it_began(arrived, late):
    assert lateness(arrived, at(7, 30)) == late


def test_without_a_beginning_nobody_is_late():
    assert lateness(at(12), None) is None


def test_the_card_tells_who_was_late_also_after_coming_back(session, clock):
    """The sample begins at 07:30, after the reception; the clock stands at 07:25."""
    session.door.check_in("dv-007")
    clock.advance(minutes=12)
    session.door.check_in("dv-010")
    session.door.report_leaving("dv-007")
    clock.advance(hours=1)
    session.door.check_in("dv-007")
    cards = {one: session.door.card(one) for one in ("dv-007", "dv-010", "dv-001")}
    assert {one: card.late for one, card in cards.items()} == {
        "dv-007": None,
        "dv-010": timedelta(minutes=7),
        "dv-001": None,
    }


def test_lateness_is_measured_anew_when_the_conference_really_begins(session, clock):
    clock.advance(minutes=12)
    session.door.check_in("dv-010")
    session.agenda.start_next()
    clock.advance(minutes=3)
    assert session.door.card("dv-010").late == timedelta(minutes=7)
    session.agenda.start_next()  # 07:40: what follows the reception begins
    assert session.door.card("dv-010").late is None
