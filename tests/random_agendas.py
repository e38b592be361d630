"""Agendas of any length and anything that may be done to them, drawn at random."""

from collections.abc import Callable
from contextlib import suppress
from datetime import time, timedelta
from pathlib import Path
from random import Random

from hoinghi_tui.domain.agenda import AgendaItem, Anchor, ItemKind
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.rows import insertion
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_blank
from hoinghi_tui.storage import Conflict
from manual_clock import ManualClock


def random_item(draw: Random, number: int) -> AgendaItem:
    """Draw an item of one to fifteen minutes; some are held by a time of day."""
    duration = draw.randrange(60, 900)
    anchor = draw.choice((Anchor.FLOW,) * 6 + (Anchor.NOT_BEFORE, Anchor.HARD_START))
    hour = time(draw.randrange(7, 18), draw.randrange(60))
    kind = draw.choice(list(ItemKind))
    return AgendaItem(
        id=f"ct-{number:02d}",
        order=number,
        title=f"Mục {number}",
        kind=kind,
        duration_s=duration,
        minimum_s=draw.choice((0, draw.randrange(duration + 1))),
        anchor=anchor,
        anchor_at=None if anchor is Anchor.FLOW else hour,
        hard_end=hour if draw.random() < 0.05 else None,
        is_break=kind is ItemKind.BREAK,
    )


def random_agenda(draw: Random, items: int) -> list[AgendaItem]:
    """Draw an agenda of so many items."""
    return [random_item(draw, number) for number in range(1, items + 1)]


def conference_of(folder: Path, items: list[AgendaItem], clock: ManualClock) -> Path:
    """Make a conference in ``folder`` that has this agenda, and return the folder."""
    create_blank(folder, "Hội nghị thử", clock=clock)
    with Session.open(folder, clock=clock) as session:
        session.work.act("make_agenda", lambda: [insertion("agenda", item) for item in items])
    return folder


def do_anything(draw: Random, session: Session, clock: ManualClock) -> None:
    """Do one thing to the agenda, by a fresh or an old look at it; refusals are fine."""
    agenda = session.agenda
    ids = [item.id for item in agenda.items()]
    one = draw.choice(ids)
    seen = draw.choice((None, agenda.forecast()))
    at = time(draw.randrange(7, 18), draw.randrange(60))
    actions: tuple[Callable[[], object], ...] = (
        lambda: agenda.start_next(seen),
        lambda: agenda.start_next(seen),
        lambda: agenda.start(one, seen),
        lambda: agenda.start_backdated(draw.randrange(1, 20), seen),
        lambda: agenda.reopen(seen),
        lambda: agenda.end_current(seen),
        lambda: agenda.pause_or_resume(seen),
        lambda: agenda.extend(one, draw.choice((-5, -1, 1, 5)), seen),
        lambda: agenda.skip_or_restore(one, seen),
        lambda: agenda.backdate(draw.randrange(-3, 6), seen),
        lambda: agenda.as_pause(clock.now() - timedelta(minutes=draw.randrange(9)), seen),
        lambda: agenda.approve(time(7, 30)),
        lambda: agenda.arm(one, seen),
        lambda: agenda.move(one, draw.randrange(-4, 5), seen),
        lambda: agenda.reorder(draw.sample(ids, len(ids)), seen),
        lambda: agenda.split(one, draw.randrange(1, 9), "Phần hai", seen),
        lambda: agenda.shift_rest(one, draw.randrange(-5, 15), seen),
        lambda: agenda.set_anchor(one, draw.choice(list(Anchor)), draw.choice((None, at)), seen),
        lambda: agenda.set_hard_end(one, draw.choice((None, at)), seen),
        lambda: _cut_anything(draw, session),
    )
    with suppress(Refused, Conflict):
        draw.choice(actions)()


def _cut_anything(draw: Random, session: Session) -> None:
    donors = session.agenda.cuts().donors
    if donors:
        donor = draw.choice(donors)
        session.agenda.accept_cut(donor.item.id, max(1, donor.minutes))
