"""The batches on stage: proposed, moved, put in another order, closed up without absentees.

Each function returns the awards as they are to be, those that change. A batch's places
count from 1 without a gap: the place on stage is the place on the tray.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from hoinghi_tui.domain.award_levels import level_rank
from hoinghi_tui.domain.awards import Award, AwardKind, AwardState, in_calling_order
from hoinghi_tui.domain.refusal import Refused

USUAL_WIDTH = 10
"""How many recipients a stage holds side by side; 8 to 10 is usual."""
WIDEST = 30

_KINDS = list(AwardKind)
"""Collectives before individuals before households, as is the custom."""


@dataclass(frozen=True, slots=True)
class BatchChange:
    """Where an award stands now, and where it would: batch and place from 1."""

    award: Award
    batch: int
    order: int

    @property
    def differs(self) -> bool:
        """Whether the award would stand elsewhere."""
        return (self.award.batch, self.award.order) != (self.batch, self.order)

    @property
    def after(self) -> Award:
        """The award where it would stand."""
        return _at(self.award, self.batch, self.order)


def propose(awards: Iterable[Award], width: int = USUAL_WIDTH) -> tuple[BatchChange, ...]:
    """Propose batches no wider than the stage for all awards that wait, in calling order.

    The highest level comes first, within it collectives before individuals before
    households; each has its own batches, of about the same size. Within them the order of
    the decision's list holds, or the present one. A batch of which something was called or
    handed over stays; the new ones are numbered after it. Refuses a width outside 1 to 30.
    """
    if not 1 <= width <= WIDEST:
        raise Refused(f"Sân khấu đứng được từ 1 đến {WIDEST} người. Hãy ghi số người mỗi đợt.")
    known = in_calling_order(awards)
    begun = {award.batch for award in known if has_begun(award)}
    waiting = sorted((award for award in known if award.batch not in begun), key=_place)
    number, changes = max(begun, default=0), []
    for _, group in groupby(waiting, key=_company):
        for part in _evenly(list(group), width):
            number += 1
            changes += [BatchChange(award, number, at) for at, award in enumerate(part, 1)]
    return tuple(changes)


def has_begun(award: Award) -> bool:
    """Tell whether an award was called to the stage or has left the tray."""
    return award.is_done or award.called_at is not None


def _company(award: Award) -> tuple[int, str, int]:
    """Return what awards of one batch have in common."""
    return level_rank(award.level, award.title), award.title, _KINDS.index(award.kind)


def _place(award: Award) -> tuple[tuple[int, str, int], bool, int, int, int]:
    listed = award.listed or 0
    return _company(award), award.listed is None, listed, award.batch, award.order


def _evenly(awards: Sequence[Award], width: int) -> list[Sequence[Award]]:
    """Part awards into as few batches as hold them, none smaller by more than one."""
    count = -(-len(awards) // width)
    small, larger = divmod(len(awards), count)
    starts = [at * small + min(at, larger) for at in range(count + 1)]
    return [awards[start:end] for start, end in pairwise(starts)]


def of_batch(awards: Iterable[Award], number: int) -> list[Award]:
    """Return the awards of a batch in the order they stand on stage and lie on the tray."""
    return in_calling_order(award for award in awards if award.batch == number)


def sole_giver(awards: Iterable[Award]) -> str:
    """Return who hands over all of these, "" when nobody or several do."""
    names = {award.presenter for award in awards}
    return names.pop() if len(names) == 1 else ""


def last_batch(awards: Iterable[Award]) -> int:
    """Return the number of the last batch, 0 without any."""
    return max((award.batch for award in awards), default=0)


def move(
    awards: Collection[Award], award_id: str, batch: int, order: int | None = None
) -> list[Award]:
    """Move an award to a place in a batch, by default its end; both batches close up.

    One batch more than there are may be named. Where one person hands over the whole batch,
    that person hands this over too. Refuses an award that has left the tray, a
    batch that is over, and a place before something that was handed over already.
    """
    moved = _waiting(awards, award_id)
    if not 1 <= batch <= last_batch(awards) + 1:
        raise Refused(f"Không có đợt {batch}. Chọn đợt từ 1 đến {last_batch(awards) + 1}.")
    there = [award for award in of_batch(awards, batch) if award.id != award_id]
    if there and batch != moved.batch and all(award.is_done for award in there):
        raise Refused(f"Đợt {batch} đã trao xong. Hãy chọn đợt chưa trao.")
    free = max((at for at, award in enumerate(there, 1) if award.is_done), default=0) + 1
    at = len(there) + 1 if order is None else order
    if not free <= at <= len(there) + 1:
        raise Refused(f"Trong đợt {batch} chỉ chọn được vị trí từ {free} đến {len(there) + 1}.")
    giver = sole_giver(there)
    there.insert(at - 1, replace(moved, presenter=giver) if giver else moved)
    left = [award for award in of_batch(awards, moved.batch) if award.id != award_id]
    touched = numbered(there, batch) + (numbered(left, moved.batch) if batch != moved.batch else [])
    return changed(awards, touched)


def reorder(awards: Collection[Award], batch: int, ids: Sequence[str]) -> list[Award]:
    """Put a batch in the order of ``ids``, which must name its awards, each once.

    What was handed over already keeps its place; refuses any other order.
    """
    there = {award.id: award for award in of_batch(awards, batch)}
    if sorted(ids) != sorted(there):
        raise Refused(f"Đợt {batch} vừa thay đổi. Hãy xem lại danh sách rồi xếp lại.")
    placed = numbered([there[key] for key in ids], batch)
    for award in placed:
        if award.is_done and award.order != there[award.id].order:
            raise Refused(f"{award.recipient} đã nhận ở vị trí này. Chỉ đổi người chưa nhận.")
    return changed(awards, placed)


def repack(
    awards: Collection[Award], batch: int, absent: Collection[str], late: int
) -> list[Award]:
    """Let those present close up, and put absentees at the end of the batch ``late``.

    ``late`` may be the batch itself: then they stand last in it.
    """
    there = of_batch(awards, batch)
    away = [award for award in there if award.id in absent]
    here = [award for award in there if award.id not in absent]
    if batch == late:
        return changed(awards, numbered(here + away, batch))
    end = numbered(of_batch(awards, late) + away, late)
    return changed(awards, numbered(here, batch) + end)


def numbered(awards: Iterable[Award], batch: int) -> list[Award]:
    """Return awards in the places of a batch, from 1."""
    return [_at(award, batch, place) for place, award in enumerate(awards, 1)]


def _at(award: Award, batch: int, order: int) -> Award:
    """Return an award in a place; in another batch it was not called yet."""
    if award.batch == batch or award.is_done:
        return replace(award, batch=batch, order=order)
    return replace(award, batch=batch, order=order, state=AwardState.WAITING, called_at=None)


def changed(awards: Iterable[Award], after: Iterable[Award]) -> list[Award]:
    """Return those of ``after`` that differ from what they were."""
    before = {award.id: award for award in awards}
    return [award for award in after if award != before[award.id]]


def _waiting(awards: Iterable[Award], award_id: str) -> Award:
    found = next((award for award in awards if award.id == award_id), None)
    if found is None:
        raise Refused(f"Không có mục khen thưởng {award_id}. Xem danh sách ở trang F7.")
    if found.is_done:
        raise Refused(f"Giấy khen của {found.recipient} đã trao nên không chuyển được.")
    return found
