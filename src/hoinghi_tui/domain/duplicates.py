"""Who of a list may be one person twice, and what to propose."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from hoinghi_tui.vietnamese import clean, name_key


class Proposal(StrEnum):
    """What is proposed for people who may be one: put together, or ask a person."""

    MERGE = "merge"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Listed:
    """What tells people of a list apart; ``unit`` is an id, or anything that names it."""

    full_name: str
    phone: str = ""
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Places in a list whose people may be one; ``reason`` says why, in a few words.

    ``several_posts`` is set when one person stands under several units for several posts.
    """

    places: tuple[int, ...]
    proposal: Proposal
    reason: str
    several_posts: bool = False


def find_duplicates(people: Sequence[Listed]) -> tuple[Duplicate, ...]:
    """Return the people with one name: first those to put together, then those to ask about.

    Names meet as ``name_key`` says, so Hoè is Hòe. Same name and same phone is the same
    person; of the others with the same name nobody can tell.
    """
    namesakes: dict[str, list[int]] = {}
    for place, one in enumerate(people):
        namesakes.setdefault(name_key(one.full_name), []).append(place)
    merges: list[Duplicate] = []
    asks: list[Duplicate] = []
    for places in namesakes.values():
        if len(places) < 2:
            continue
        by_phone: dict[object, list[int]] = {}
        for place in places:
            by_phone.setdefault(people[place].phone or place, []).append(place)
        merges += [_merge(people, same) for same in by_phone.values() if len(same) > 1]
        leaders = [same[0] for same in by_phone.values()]
        asks += [_ask(people, [leaders[0], other]) for other in leaders[1:]]
    return (*merges, *asks)


def place_of_same(one: Listed, people: Sequence[Listed]) -> int | None:
    """Return the place of the first of ``people`` with the name and the unit or phone of ``one``.

    Names meet as in ``find_duplicates``; two without a unit are of one unit.
    """
    key = name_key(one.full_name)
    for place, other in enumerate(people):
        same_phone = bool(one.phone) and one.phone == other.phone
        if (same_phone or one.unit == other.unit) and name_key(other.full_name) == key:
            return place
    return None


def why_ask(one: Listed, other: Listed) -> str:
    """Return why two people of one name may be two: "trùng tên, khác đơn vị"."""
    differ = []
    if one.unit != other.unit:
        differ.append("đơn vị")
    if one.phone and other.phone and one.phone != other.phone:
        differ.append("số điện thoại")
    if not differ:
        return f"{_same_name(one, other)}, chưa rõ có phải một người"
    return f"{_same_name(one, other)}, khác {' và '.join(differ)}"


def differ_by_a_slip(name: str, other: str) -> bool:
    """Tell whether two names differ in one syllable only: Nguyễn Văn Hường, Nguyễn Văn Hưởng."""
    mine, theirs = clean(name).casefold().split(), clean(other).casefold().split()
    differ = sum(one != two for one, two in zip(mine, theirs, strict=False))
    return len(mine) == len(theirs) > 1 and differ == 1


def _merge(people: Sequence[Listed], places: Sequence[int]) -> Duplicate:
    first, *others = (people[place] for place in places)
    several_posts = any(other.unit != first.unit for other in others)
    same = next((words for other in others if (words := _same_name(first, other)) != _SAME), _SAME)
    reason = f"{same}, trùng số điện thoại" + (", kiêm nhiệm" if several_posts else "")
    return Duplicate(tuple(places), Proposal.MERGE, reason, several_posts)


def _ask(people: Sequence[Listed], places: Sequence[int]) -> Duplicate:
    reason = why_ask(people[places[0]], people[places[1]])
    return Duplicate(tuple(places), Proposal.ASK, reason)


_SAME = "trùng tên"


def _same_name(one: Listed, other: Listed) -> str:
    spelt = clean(one.full_name).casefold() == clean(other.full_name).casefold()
    return _SAME if spelt else "khác cách đặt dấu"
