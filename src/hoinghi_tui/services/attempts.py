"""The attempts that let nobody in: each one stands in the log, and many are told aloud."""

from contextlib import suppress
from datetime import datetime

from hoinghi_tui.domain.badges import Scan, ScanKind
from hoinghi_tui.domain.check_in import CheckInResult, Verdict
from hoinghi_tui.domain.closing import Closed
from hoinghi_tui.domain.guessing import GUESSES, GUESSING_WORDS, is_guessing
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Damaged, NotSaved
from hoinghi_tui.vietnamese import printable

_MOST_SHOWN = 8
"""Of a code that is not ours the log keeps no more: it may be the secret of somebody."""


class Attempts:
    """Notes the attempts of one desk."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self._unknown: dict[str, datetime] = {}

    @property
    def alarm(self) -> str:
        """A sentence while somebody seems to be trying out codes at this desk, else ""."""
        return GUESSING_WORDS if self._is_guessing() else ""

    def note(self, verdict: Verdict, scan: Scan | None) -> None:
        """Save in the log an attempt that let nobody in; ``scan`` is None for one by name.

        The verdict stands also when the log does not take it. A name that was typed is no
        attempt, and neither is the test card.
        """
        if verdict.result in (CheckInResult.OK, CheckInResult.TEST):
            return
        if verdict.delegate is not None:
            what = verdict.delegate.full_name
        elif scan is not None and scan.kind is not ScanKind.TEXT:
            what = _beginning(scan.text)
        else:
            return
        self._record(f"scan_{verdict.result}", f"{verdict.headline}: {what}")
        if scan is not None and verdict.result is CheckInResult.UNKNOWN:
            self._count(scan.secret)

    def _count(self, secret: str) -> None:
        was_guessing = self._is_guessing()
        self._unknown.pop(secret, None)
        self._unknown[secret] = self._work.now()
        if len(self._unknown) > GUESSES:
            del self._unknown[next(iter(self._unknown))]
        if self._is_guessing() and not was_guessing:
            self._record("scan_guessing", GUESSING_WORDS)

    def _is_guessing(self) -> bool:
        return is_guessing(self._unknown.values(), self._work.now())

    def _record(self, kind: str, note: str) -> None:
        # What could not be saved shows by the workspace's problem; the answer is right all
        # the same, and the person at the desk is waiting for it.
        with suppress(NotSaved, Damaged, Closed):
            self._work.record(kind, note)


def _beginning(text: str) -> str:
    return printable(text[:_MOST_SHOWN]) + "…" * (len(text) > _MOST_SHOWN)
