"""Rows of a list that are one person, put together into one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from hoinghi_tui.domain.duplicates import Duplicate, Proposal
from hoinghi_tui.domain.phone import join_phones
from hoinghi_tui.domain.protocol import add_posts, posts
from hoinghi_tui.spreadsheets.drafts import DelegateDraft
from hoinghi_tui.spreadsheets.note_cells import Flag, joined

_FILLED_IF_BLANK = (
    "honorific",
    "unit_text",
    "birth",
    "sex",
    "invitation",
    "absence_reason",
    "substitute",
    "given_name",
    "reading",
    "rank",
)


@dataclass(frozen=True, slots=True)
class Folded:
    """One person of a list: what is known together, and the places of all the rows."""

    draft: DelegateDraft
    places: tuple[int, ...]


def fold_rows(
    drafts: Sequence[DelegateDraft], duplicates: Sequence[Duplicate]
) -> tuple[Folded, ...]:
    """Put together the rows of each duplicate, the first row leading; the order stays.

    ``duplicates`` are those a person, or the proposal, decided to merge.
    """
    leader = _leaders(duplicates)
    several = {
        place
        for one in duplicates
        if one.several_posts or one.proposal is Proposal.ASK  # then both posts are meant
        for place in one.places
    }
    members: dict[int, list[int]] = {}
    for place in range(len(drafts)):
        members.setdefault(leader.get(place, place), []).append(place)
    return tuple(
        Folded(_together([drafts[place] for place in places], first in several), tuple(places))
        for first, places in members.items()
    )


def _leaders(duplicates: Sequence[Duplicate]) -> Mapping[int, int]:
    """Return for each place the first place of its person, also over two duplicates."""
    leader: dict[int, int] = {}
    for one in duplicates:
        first = min(leader.get(place, place) for place in one.places)
        known = {leader.get(place, place) for place in one.places}
        leader |= dict.fromkeys(one.places, first)
        leader |= {place: first for place, lead in leader.items() if lead in known}
    return leader


def _together(rows: Sequence[DelegateDraft], several_posts: bool) -> DelegateDraft:
    first, *others = rows
    for other in others:
        filled = {
            name: getattr(other, name)
            for name in _FILLED_IF_BLANK
            if getattr(first, name) in ("", None)
        }
        position = first.position or other.position
        if several_posts:
            position = add_posts(first.position, other.position)
        phone, phone_other = join_phones(
            first.phone, first.phone_other, other.phone, other.phone_other
        )
        first = replace(
            first,
            **filled,
            position=position,
            phone=phone,
            phone_other=phone_other,
            roles=tuple(dict.fromkeys((*first.roles, *other.roles))),
            flags=_flags({*first.flags, *other.flags}, position),
            note=joined([first.note, other.note]),
        )
    return first


def _flags(flags: set[Flag], position: str) -> tuple[Flag, ...]:
    if len(posts(position)) > 1:
        flags.add(Flag.SEVERAL_POSTS)
    return tuple(flag for flag in Flag if flag in flags)
