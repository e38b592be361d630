"""Papers and reports let go of agenda items that are taken away."""

from collections.abc import Container
from dataclasses import replace

from hoinghi_tui.services.speech_rows import changed
from hoinghi_tui.services.state import State
from hoinghi_tui.storage import Op


def freed(state: State, items: Container[str]) -> list[Op]:
    """Describe that papers and reports have no place any more that had one in these items."""
    ops: list[Op] = []
    for speech in state.speeches.values():
        if speech.item is not None and speech.item in items:
            ops += changed(speech, replace(speech, item=None))
    for report in state.reports.values():
        if report.item is not None and report.item in items:
            ops += changed(report, replace(report, item=None))
    return ops
