"""How long the agenda's forecast takes: each second, on every screen of every station.

Run: python bench/agenda.py [--items 200]. An agenda that runs with some lateness, breaks,
anchors and a hard end is looked at again and again. Floor: the same items with nothing but
the sum of their lengths. Printed is the processor's time in milliseconds, the least of all
rounds: what else runs on the machine is not the forecast's doing.
Targets: the forecast within 1 ms, with the proposals what to cut within 10 ms, as they are
shown on demand. Exit code 1 when one is missed.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day

from hoinghi_tui.domain.agenda import AgendaItem, Anchor, ItemKind
from hoinghi_tui.domain.agenda_actions import start_next
from hoinghi_tui.domain.agenda_cuts import propose_cuts
from hoinghi_tui.domain.agenda_day import deadline_on, on_day
from hoinghi_tui.domain.agenda_planning import approve
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.forecast import forecast, forecast_conference

DAY = date(2025, 12, 15)
SEVEN = time_of_day(7)
DEADLINE = time_of_day(17)
FORECAST_MS, CUTS_MS = 1.0, 10.0
ROUNDS = 300


def agenda(items: int) -> list[AgendaItem]:
    """Make an approved agenda of three-minute items of which a tenth is over, late."""
    kinds = (ItemKind.PAPER, ItemKind.REPORT, ItemKind.DISCUSSION, ItemKind.AWARDS, ItemKind.BREAK)
    made = [
        AgendaItem(
            id=f"ct-{number:03d}",
            order=number,
            title=f"Mục {number}",
            duration_s=180,
            minimum_s=60,
            kind=kinds[number % len(kinds)],
            is_break=kinds[number % len(kinds)] is ItemKind.BREAK,
            anchor=Anchor.NOT_BEFORE if number % 17 == 0 else Anchor.FLOW,
            anchor_at=time_of_day(7 + number * 3 // 60 % 16) if number % 17 == 0 else None,
        )
        for number in range(1, items + 1)
    ]
    known = {item.id: item for item in approve(made, SEVEN)}
    now = datetime.combine(DAY, SEVEN, UTC)
    for _ in range(max(1, items // 10)):
        known |= {item.id: item for item in start_next(known.values(), now)}
        now += timedelta(minutes=4)
    last = max(known.values(), key=lambda item: item.order)
    known[last.id] = replace(last, hard_end=time_of_day(18))
    return list(known.values())


def milliseconds(action: Callable[[], object]) -> float:
    def one() -> float:
        begin = time.process_time()
        action()
        return (time.process_time() - begin) * 1000

    return min(one() for _ in range(ROUNDS))


def sums(items: Sequence[AgendaItem]) -> int:
    """Add up the lengths: less than this no forecast can do."""
    return sum(item.duration_s + item.extension_s for item in items)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=200)
    options = parser.parse_args()
    items = agenda(options.items)
    now = datetime.combine(DAY, SEVEN, UTC) + timedelta(minutes=4 * (options.items // 10) + 2)
    conference = Conference(id="conference", event_tag="0000", title="", day=DAY, deadline=DEADLINE)
    slots = on_day(items, DAY, UTC)
    deadline = deadline_on(DEADLINE, slots, DAY, UTC)
    view = forecast(slots, now, deadline)
    assert view.need_to_cut, "the agenda is to be late, or nothing is proposed"
    found = {
        "floor: sum of lengths": milliseconds(lambda: sums(items)),
        "resolve times of day": milliseconds(lambda: on_day(items, DAY, UTC)),
        "forecast of slots": milliseconds(lambda: forecast(slots, now, deadline)),
        "both, after a change": milliseconds(
            lambda: forecast_conference(conference, items, now, UTC)
        ),
        "what to cut": milliseconds(lambda: propose_cuts(slots, view)),
    }
    print(f"{options.items} items, milliseconds, least of {ROUNDS}")
    for what, took in found.items():
        print(f"{what:<28} {took:8.3f}")
    in_time = found["forecast of slots"] <= FORECAST_MS and found["what to cut"] <= CUTS_MS
    print("targets met" if in_time else "missed")
    return 0 if in_time else 1


if __name__ == "__main__":
    sys.exit(main())
