"""Two certificates mistaken for each other ("trao nhầm"), and what is put right.

What happened decides what is exchanged: the notes that one of them was handed over, the
places on the tray, or the papers themselves, which go back to whom they belong.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from hoinghi_tui.domain.awards import Award, handed, taken_back
from hoinghi_tui.domain.refusal import Refused


class Swap(StrEnum):
    """What was exchanged."""

    PAPERS = "papers"
    """Both were handed over, each to the other; they have their own again."""
    NOTES = "notes"
    """One was noted as handed over, but it was the other."""
    PLACES = "places"
    """Neither was handed over: they change places on stage and tray."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was exchanged, and the two awards as they are to be."""

    swap: Swap
    first: Award
    second: Award


def exchange(first: Award, second: Award, at: str) -> Exchange:
    """Put two mistaken certificates right; ``at`` is the local time for the remark, "08:41".

    Refuses one and the same.
    """
    if first.id == second.id:
        raise Refused("Hãy chọn hai giấy khen khác nhau để đổi.")
    if first.is_done and second.is_done:
        return Exchange(
            Swap.PAPERS,
            replace(first, remark=_remark(first, second, at)),
            replace(second, remark=_remark(second, first, at)),
        )
    if first.is_done:
        return Exchange(Swap.NOTES, taken_back(first), _noted(second, first))
    if second.is_done:
        return Exchange(Swap.NOTES, _noted(first, second), taken_back(second))
    return Exchange(Swap.PLACES, _in_place_of(first, second), _in_place_of(second, first))


def _noted(award: Award, other: Award) -> Award:
    """Return an award as handed over when the other was noted to be.

    Who is to receive instead belongs to the recipient and stays.
    """
    return award if other.handed_at is None else handed(award, other.handed_at)


def _in_place_of(award: Award, other: Award) -> Award:
    """Return an award in the other's place, with who hands over there."""
    return replace(
        award,
        batch=other.batch,
        order=other.order,
        presenter=other.presenter,
        state=other.state,
        called_at=other.called_at,
    )


def _remark(award: Award, other: Award, at: str) -> str:
    words = f"Trao nhầm với {other.recipient}, đã đổi lại lúc {at}"
    return f"{award.remark}; {words}" if award.remark else words
