"""What must be true of every agenda, whatever is done to it and taken back."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.refusal import Refused

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


class AgendaFault(StrEnum):
    """A rule that an item breaks."""

    ENDED_UNSTARTED = "ended_unstarted"
    ENDED_BEFORE_START = "ended_before_start"
    PAUSED_IDLE = "paused_idle"
    SKIPPED_STARTED = "skipped_started"
    TWO_RUNNING = "two_running"
    RUNNING_OVERTAKEN = "running_overtaken"


@dataclass(frozen=True, slots=True)
class Flaw:
    """That one item, by its id, breaks one rule."""

    item: str
    fault: AgendaFault


def flaws(items: Iterable[AgendaItem]) -> set[Flaw]:
    """Return what is wrong with an agenda; nothing is, as long as only actions change it.

    An item that ended has started, and not after its end; only a running item is paused;
    what has started is not skipped; at most one item runs, the one that started last.
    """
    known = list(items)
    return {Flaw(item.id, fault) for item in known for fault in (*_own(item), *_among(item, known))}


def _own(item: AgendaItem) -> Iterable[AgendaFault]:
    if item.ended_at is not None:
        if item.started_at is None:
            yield AgendaFault.ENDED_UNSTARTED
        elif item.ended_at < item.started_at:
            yield AgendaFault.ENDED_BEFORE_START
    if item.paused_at is not None and not item.is_running:
        yield AgendaFault.PAUSED_IDLE
    if item.skipped and item.started_at is not None:
        yield AgendaFault.SKIPPED_STARTED


def _among(item: AgendaItem, items: Iterable[AgendaItem]) -> Iterable[AgendaFault]:
    if not item.is_running:
        return
    others = [other for other in items if other.id != item.id]
    if any(other.is_running for other in others):
        yield AgendaFault.TWO_RUNNING
    begin = item.started_at or _BEFORE_ALL
    if any((other.started_at or _BEFORE_ALL) > begin for other in others):
        yield AgendaFault.RUNNING_OVERTAKEN


def refuse_flawed(before: Collection[AgendaItem], after: Collection[AgendaItem]) -> None:
    """Raise ``Refused`` when a change of the agenda breaks a rule it did not break before.

    The baseline that lateness is measured against stays once the agenda has begun.
    """
    if flaws(after) - flaws(before):
        raise Refused(
            "Chương trình đã đi tiếp nên không hoàn tác việc này được. "
            "Hãy hoàn tác các việc sau nó trước, hoặc sửa ở trang F6."
        )
    begun = any(item.started_at is not None for item in before)
    if begun and (_approved(before) - _approved(after)):
        raise Refused(
            "Hội nghị đã bắt đầu nên giờ đã duyệt được giữ nguyên. "
            "Hãy thêm, bớt phút của từng mục ở trang F6."
        )


def _approved(items: Collection[AgendaItem]) -> Counter[tuple[str, time]]:
    """Count the approved starts and ends; an item that is split passes its end on."""
    starts = (("start", item.baseline_start) for item in items)
    ends = (("end", item.baseline_end) for item in items)
    return Counter((kind, at) for kind, at in (*starts, *ends) if at is not None)
