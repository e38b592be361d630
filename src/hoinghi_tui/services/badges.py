"""Badge codes: one secret a person, kept in the store, printed as QR."""

from collections.abc import Collection, Iterable
from secrets import randbelow

from hoinghi_tui.domain.badges import make_code, new_secret
from hoinghi_tui.domain.people import Badge
from hoinghi_tui.services.rows import insertion
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op


def draw_badges(delegate_ids: Iterable[str], known: Collection[str]) -> list[Badge]:
    """Draw a new badge for each delegate; ``known`` are the secrets in use. Saves nothing."""
    taken = set(known)
    badges = []
    for delegate_id in delegate_ids:
        secret = new_secret(taken, randbelow)
        taken.add(secret)
        badges.append(Badge(id=secret, delegate=delegate_id))
    return badges


def new_badges(delegate_ids: Iterable[str], known: Collection[str]) -> list[Op]:
    """Describe a new badge for each delegate; ``known`` are the secrets in use."""
    return [insertion("badges", badge) for badge in draw_badges(delegate_ids, known)]


class Badges:
    """Issues and looks up the codes on the badges."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def issue_missing(self) -> int:
        """Give a code to everyone who has none; return how many were issued."""
        event = self._work.act("issue_badges", self._missing, "Cấp mã thẻ cho đại biểu")
        return len(event.ops) if event else 0

    def _missing(self) -> list[Op]:
        state = self._work.state
        without = [one for one in state.delegates if state.badge_of(one) is None]
        return new_badges(without, state.badges)

    def codes(self) -> dict[str, str]:
        """Return delegate id → the code that is valid now."""
        state = self._work.state
        tag = state.conference.event_tag
        return {
            badge.delegate: make_code(tag, badge.id)
            for badge in state.badges.values()
            if badge.is_current
        }

    def code_of(self, delegate_id: str) -> str | None:
        """Return one delegate's valid code."""
        badge = self._work.state.badge_of(delegate_id)
        return make_code(self._work.state.conference.event_tag, badge.id) if badge else None
