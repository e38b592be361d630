"""Changes of awards as rows, and whether awards still are what a person saw."""

from collections.abc import Iterable, Mapping
from operator import attrgetter

from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.rows import change, insertion
from hoinghi_tui.services.state import State
from hoinghi_tui.storage import Op

_SEEN = attrgetter(
    *("kind", "recipient", "title", "batch", "order", "certificate_no"),
    *("receiver", "state", "called_at", "handed_at"),
)
"""What a person goes by who hands over: whose, which paper, where it lies."""


def award_ops(state: State, awards: Iterable[Award]) -> list[Op]:
    """Describe the changes that make the awards what they are given as; new ones are added."""
    ops: list[Op] = []
    for award in awards:
        before = state.awards.get(award.id)
        if before is None:
            ops.append(insertion("awards", award))
        else:
            ops += change("awards", before, award)
    return ops


def expect_seen(awards: Mapping[str, Award], seen: Iterable[Award], touched: Iterable[str]) -> None:
    """Refuse when one of the ``touched`` awards is not what it was when it was ``seen``.

    Nothing is compared when nothing was seen; else what was not among it is new.
    """
    known = {award.id: award for award in seen}
    if not known:
        return
    for key in touched:
        now, then = awards.get(key), known.get(key)
        if now is None or then is None or _SEEN(now) != _SEEN(then):
            award = now or then
            whose = award.recipient if award is not None else key
            raise Refused(f"Bàn khác vừa thay đổi mục của {whose}. Hãy xem lại rồi làm lại.")
