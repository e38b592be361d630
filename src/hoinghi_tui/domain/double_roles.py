"""Who is to do two things that cannot be done at the same time."""

from collections.abc import Collection, Iterator

from hoinghi_tui.domain.awards import Award, Batch
from hoinghi_tui.domain.people import Delegate, Role
from hoinghi_tui.domain.people_words import ROLE_WORDS
from hoinghi_tui.vietnamese import clean

_APART = (
    (Role.MC, Role.PRESIDIUM),
    (Role.MC, Role.SECRETARY),
    (Role.SECRETARY, Role.PRESIDIUM),
    (Role.PRESS, Role.PRESIDIUM),
    (Role.PRESS, Role.SECRETARY),
    (Role.PRESS, Role.MC),
)
"""Roles that need one person each: who leads cannot write the minutes, nor stand at the lectern."""


def double_roles(
    delegates: Collection[Delegate], awards: Collection[Award] = (), batches: Collection[Batch] = ()
) -> list[str]:
    """Say of each such person what clashes: two roles, or handing an award to oneself."""
    return [*_roles(delegates), *_own_hands(delegates, awards, batches)]


def _roles(delegates: Collection[Delegate]) -> Iterator[str]:
    for delegate in delegates:
        if len(delegate.roles) < 2:  # nearly everybody, of ten thousand
            continue
        for one, other in _APART:
            if {one, other} <= set(delegate.roles):
                words = f"{ROLE_WORDS[one]}, vừa {ROLE_WORDS[other]}"
                yield f"{delegate.full_name} vừa {words}"


def _own_hands(
    delegates: Collection[Delegate], awards: Collection[Award], batches: Collection[Batch]
) -> Iterator[str]:
    """Find who would hand over and come up in one batch; a presenter is named with the post."""
    names = {delegate.id: delegate.full_name for delegate in delegates}
    presenters = {batch.number: batch.presenter for batch in batches}
    for award in awards:
        presenter = clean(award.presenter or presenters.get(award.batch, "")).casefold()
        who = names.get(award.delegate or "", award.recipient)
        if f" {clean(who).casefold()}," in f" {presenter},":
            yield f"{who} vừa trao vừa nhận ở đợt {award.batch}"
