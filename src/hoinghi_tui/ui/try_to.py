"""Do something that may be refused or may fail to save, and keep the sentence."""

from collections.abc import Callable

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.storage import Conflict, Damaged, NotSaved


def try_to(action: Callable[[], object]) -> str:
    """Run ``action``; return "" or the sentence that says why it was not done."""
    try:
        action()
    except (Refused, Conflict, Damaged, NotSaved) as failure:
        return str(failure)
    return ""
