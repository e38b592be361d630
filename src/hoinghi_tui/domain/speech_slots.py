"""Where in the agenda a paper can be read, and what an item made for it is."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hoinghi_tui.domain.agenda import AgendaItem, ItemKind, in_order
from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.speeches import Speech

USUAL_MINUTES = 7
"""What a paper gets in the agenda when nobody said how long it is; five to seven is usual."""
LEAST_MINUTES = 5
"""What a paper may be shortened to when time runs out."""

_BEHIND_PAPERS = frozenset(
    {
        ItemKind.DISCUSSION,
        ItemKind.BREAK,
        ItemKind.DECISION,
        ItemKind.AWARDS,
        ItemKind.TASKS,
        ItemKind.DIRECTION,
        ItemKind.CLOSING,
    }
)
"""What usually comes after the papers."""


def item_for(speech: Speech, units: Mapping[str, Unit]) -> AgendaItem:
    """Return the agenda item in which a paper is read; without id and place."""
    unit = units.get(speech.unit) if speech.unit else None
    about = unit.name if unit is not None else speech.title
    minutes = speech.minutes or USUAL_MINUTES
    return AgendaItem(
        id="",
        order=0,
        title=f"Tham luận: {about}" if about else "Tham luận",
        kind=ItemKind.PAPER,
        duration_s=minutes * 60,
        minimum_s=min(minutes, LEAST_MINUTES) * 60,
        presenter=speech.speaker,
        presenter_note=speech.speaker_name,
        unit=speech.unit,
    )


def place_for_paper(agenda: Iterable[AgendaItem]) -> str | None:
    """Return the id of the item before which another paper is read; None for the end.

    It comes behind the last paper there is; without one, before what usually follows papers.
    What has begun stays before it.
    """
    items = in_order(agenda)
    last = max((at for at, item in enumerate(items) if item.kind is ItemKind.PAPER), default=None)
    begun = max((at for at, item in enumerate(items) if item.started_at is not None), default=-1)
    following = items[max(begun, -1 if last is None else last) + 1 :]
    if last is None:
        following = [item for item in following if item.kind in _BEHIND_PAPERS]
    return following[0].id if following else None


def fitted_together(speech: Speech, item: AgendaItem, *, alone: bool) -> tuple[Speech, AgendaItem]:
    """Return a paper put into an item, each with what only the other one knew.

    Who reads, whose it is and how long it takes is told once: a blank is filled from the other
    side, what both say is left as it is. An item of several papers, or one that has begun,
    takes and gives nothing.
    """
    placed = replace(speech, item=item.id)
    if not alone or item.started_at is not None:
        return placed, item
    if not placed.has_speaker:
        placed = replace(placed, speaker=item.presenter, speaker_name=item.presenter_note)
    elif item.presenter is None and not item.presenter_note:
        item = replace(item, presenter=placed.speaker, presenter_note=placed.speaker_name)
    if placed.unit is None:
        placed = replace(placed, unit=item.unit)
    elif item.unit is None:
        item = replace(item, unit=placed.unit)
    if placed.minutes is None:
        placed = replace(placed, minutes=item.duration_s // 60)
    return placed, item
