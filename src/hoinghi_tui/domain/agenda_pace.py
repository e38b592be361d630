"""How fast the certificates are handed over, and when the award part will be done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from hoinghi_tui.domain.agenda import ItemKind
from hoinghi_tui.domain.awards import Award, in_calling_order
from hoinghi_tui.domain.prediction import CurrentItem


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardPace:
    """How far the award part has come at its own pace; ``end`` is an instant in UTC."""

    batches_done: int
    batches: int
    done: int
    """Certificates that have left the tray, of ``total``."""
    total: int
    per_award: timedelta
    """How long one certificate has taken so far, with all that goes around it."""
    per_batch: timedelta | None
    """How long a batch has taken on average; None before the first is done."""
    end: datetime
    """When the last certificate will be handed over at this pace; never in the past."""
    beyond: timedelta
    """How much later than planned that is; negative when there will be time left."""


def award_pace(
    awards: Collection[Award], current: CurrentItem | None, now: datetime
) -> AwardPace | None:
    """Return the pace of the award part, None while it does not run or nothing is handed over.

    The time from the item's start to the last handing over, pauses and speeches included,
    is divided by what was handed over in it; a batch that takes longer than that moves the
    end on. A pause that lasts moves it on too.
    """
    if current is None or current.item.kind is not ItemKind.AWARDS:
        return None
    start = current.row.start
    handed = [one.handed_at for one in awards if one.is_done and one.handed_at is not None]
    during = [at for at in handed if at >= start]
    if not during:
        return None
    last = max(during)
    per_award = (last - start) / len(during)
    left = sum(not award.is_done for award in awards)
    paused_at = current.item.paused_at
    standing = max(timedelta(), now - paused_at) if paused_at is not None else timedelta()
    end = max(now, last + per_award * left + standing)
    batches = _batches(awards)
    complete = [batch for batch in batches if all(award.is_done for award in batch)]
    return AwardPace(
        batches_done=len(complete),
        batches=len(batches),
        done=len(awards) - left,
        total=len(awards),
        per_award=per_award,
        per_batch=_per_batch(complete, start),
        end=end,
        beyond=end - current.due,
    )


def _batches(awards: Collection[Award]) -> list[list[Award]]:
    grouped = groupby(in_calling_order(awards), key=lambda award: award.batch)
    return [list(batch) for _, batch in grouped]


def _per_batch(complete: list[list[Award]], start: datetime) -> timedelta | None:
    """Return the mean time of the batches that were finished since the start."""
    ends = (max((a.handed_at for a in batch if a.handed_at), default=start) for batch in complete)
    during = [end for end in ends if end > start]
    return (max(during) - start) / len(during) if during else None
