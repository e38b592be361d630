"""Nothing of worth is put on paper twice unnoticed: who asks for it says why."""

from collections.abc import Iterable

from hoinghi_tui.domain.printed import note_id
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.print_job import Paper, PrintJob
from hoinghi_tui.services.state import State
from hoinghi_tui.vietnamese import clean

GUARDED = (Paper.CERTIFICATES, Paper.BADGES)
"""What opens a door or is handed over: two of it would be one too many."""

DATA_CHANGED = "dữ liệu đã đổi sau khi in"
"""Why a paper is made again that says something else by now."""


class PrintedBefore(Refused):
    """Some of a file's papers were made already and nobody said why again; ``ids`` are whose."""

    def __init__(self, ids: tuple[str, ...]) -> None:
        count = len(ids)
        super().__init__(f"{count} tờ trong số này đã in rồi. Ghi lý do in lại rồi in.")
        self.ids = ids


def printed_before(state: State, job: PrintJob) -> tuple[str, ...]:
    """Return whose certificates or badges of a file are on paper already, in printing order.

    A badge that was replaced counts no more: the new one was never printed.
    """
    return tuple(
        one for one in job.ids if any(_is_made(state, job, paper, one) for paper in GUARDED)
    )


def _is_made(state: State, job: PrintJob, paper: Paper, subject: str) -> bool:
    if note_id(paper, subject) not in job.says:
        return False
    if paper is Paper.BADGES:
        badge = state.badge_of(subject)
        return badge is not None and badge.printed_at is not None
    award = state.awards.get(subject)
    return award is not None and award.printed_at is not None


def expect_reason(state: State, job: PrintJob, again: str) -> None:
    """Raise ``PrintedBefore`` when something was made already and no reason is given."""
    before = printed_before(state, job)
    if before and not clean(again):
        raise PrintedBefore(before)


def usual_reason(before: Iterable[str], changed: Iterable[str]) -> str:
    """Return the reason that is plain by itself: all that is made again has changed; else ""."""
    return DATA_CHANGED if set(before) <= set(changed) else ""


def note_words(state: State, job: PrintJob, file_name: str, again: str) -> str:
    """Return the words for the log: what was printed, how many again, and why."""
    before, why = len(printed_before(state, job)), clean(again)
    told = f" ({before} tờ in lại: {why})" if before else ""
    return f"In {job.words} ra {file_name}{told}"
