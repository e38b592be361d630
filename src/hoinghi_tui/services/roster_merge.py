"""Bringing a list from outside together with the people already known."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from hoinghi_tui.domain.people import Delegate, Invitation, Unit
from hoinghi_tui.domain.units import find_unit
from hoinghi_tui.spreadsheets.drafts import DelegateDraft, Problem, to_delegates
from hoinghi_tui.vietnamese import name_key

_KEPT_WHEN_BLANK = ("honorific", "position", "unit", "phone", "birth", "note", "given_name")


class Outcome(StrEnum):
    """What an import does with one line of the list."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did to the list."""

    added: int
    updated: int
    unchanged: int
    new_units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The changes an import makes: nothing is saved yet."""

    new_units: tuple[Unit, ...]
    added: tuple[Delegate, ...]
    updated: tuple[tuple[Delegate, Delegate], ...]
    """Pairs of before and after."""
    outcomes: tuple[Outcome, ...]
    """What becomes of each draft, in the list's order."""

    def as_sample(self) -> Self:
        """Mark everybody new as an invented person of a sample conference."""
        return replace(self, added=tuple(replace(one, sample=True) for one in self.added))

    def summary(self) -> ImportSummary:
        """Count the changes."""
        names = tuple(unit.name for unit in self.new_units)
        counts = Counter(self.outcomes)
        return ImportSummary(
            counts[Outcome.ADDED], counts[Outcome.UPDATED], counts[Outcome.UNCHANGED], names
        )


def delegate_id(number: int) -> str:
    """Return the id of the delegate with a running number: "dv-041"."""
    return f"dv-{number:03d}"


def number_of(delegate: str) -> int:
    """Return the running number of an id, 0 when it has none."""
    digits = delegate.removeprefix("dv-")
    return int(digits) if digits.isdecimal() else 0


def next_number(delegates: Iterable[Delegate], last: int = 0) -> int:
    """Return the running number for a new id and place, after the highest ever in use.

    ``last`` is the highest number that was ever given, also to people deleted since.
    """
    in_use = (max(one.order, number_of(one.id)) for one in delegates)
    return max(last, *in_use, 0) + 1


def merge(
    drafts: Sequence[DelegateDraft],
    known: Iterable[Delegate],
    units: Iterable[Unit],
    *,
    last: int = 0,
) -> Merged:
    """Work out what taking in ``drafts`` changes; deterministic and without side effects.

    A draft is somebody already known when name and phone agree, or name and unit; what
    agrees by phone is matched first over the whole list. Two drafts with one name and
    phone are one person. ``last`` as in ``next_number``.
    """
    people = list(known)
    units = list(units)
    new_units = _new_units(drafts, units)
    units += new_units
    number = next_number(people, last)
    candidates = to_delegates(drafts, units, first=number)
    leaders = _leaders(drafts)
    matches = _matches({index: candidates[index] for index in set(leaders)}, people)
    after = dict(matches)
    for index, leader in enumerate(leaders):
        if leader in after:
            after[leader] = _updated(after[leader], candidates[index])
        else:
            after[leader] = replace(candidates[index], id=delegate_id(number), order=number)
            number += 1
    return Merged(
        tuple(new_units),
        tuple(one for index, one in after.items() if index not in matches),
        tuple(
            (before, after[index]) for index, before in matches.items() if after[index] != before
        ),
        tuple(
            _outcome(matches.get(index), after[index]) if index == leader else Outcome.UNCHANGED
            for index, leader in enumerate(leaders)
        ),
    )


def repeated(drafts: Sequence[DelegateDraft]) -> tuple[Problem, ...]:
    """Return a problem for each draft that names somebody of the same list again."""
    return tuple(
        Problem(
            drafts[index].sheet,
            drafts[index].row,
            "",
            f"{drafts[index].full_name} trùng họ tên và số điện thoại với "
            f"dòng {drafts[leader].row}; hai dòng được gộp làm một, hãy xem lại.",
        )
        for index, leader in enumerate(_leaders(drafts))
        if index != leader
    )


def _leaders(drafts: Sequence[DelegateDraft]) -> list[int]:
    """Return for each draft the index of the first that is the same person."""
    first: dict[object, int] = {}
    return [
        first.setdefault((name_key(draft.full_name), draft.phone), index) if draft.phone else index
        for index, draft in enumerate(drafts)
    ]


def _matches(candidates: Mapping[int, Delegate], people: Iterable[Delegate]) -> dict[int, Delegate]:
    """Return who of the people known each candidate is; nobody is two of them."""
    namesakes: dict[object, list[Delegate]] = {}
    for person in people:
        namesakes.setdefault(name_key(person.full_name), []).append(person)
    found: dict[int, Delegate] = {}
    for same in (_same_phone, _same_unit):
        for index in sorted(candidates.keys() - found.keys()):
            candidate = candidates[index]
            others = namesakes.get(name_key(candidate.full_name), [])
            first = next((one for one in others if same(candidate, one)), None)
            if first is not None:
                others.remove(first)
                found[index] = first
    return dict(sorted(found.items()))


def _same_phone(candidate: Delegate, person: Delegate) -> bool:
    return candidate.phone != "" and person.phone == candidate.phone


def _same_unit(candidate: Delegate, person: Delegate) -> bool:
    phones_differ = candidate.phone and person.phone and candidate.phone != person.phone
    return person.unit == candidate.unit and not phones_differ


def _outcome(before: Delegate | None, after: Delegate) -> Outcome:
    if before is None:
        return Outcome.ADDED
    return Outcome.UNCHANGED if after == before else Outcome.UPDATED


def _new_units(drafts: Sequence[DelegateDraft], units: Sequence[Unit]) -> list[Unit]:
    found = list(units)
    rank = max((unit.rank for unit in units), default=0)
    taken = {unit.id for unit in units}
    for text in dict.fromkeys(draft.unit_text for draft in drafts):
        if text and find_unit(text, found) is None:
            rank += 1
            number = next(n for n in range(1, len(taken) + 2) if f"DV{n}" not in taken)
            taken.add(f"DV{number}")
            found.append(Unit(id=f"DV{number}", name=text, rank=rank))
    return found[len(units) :]


def _updated(before: Delegate, candidate: Delegate) -> Delegate:
    fields = {
        field: getattr(candidate, field)
        for field in _KEPT_WHEN_BLANK
        if getattr(candidate, field) not in ("", None)
    }
    if candidate.roles:
        fields["roles"] = candidate.roles
    if candidate.invitation is Invitation.DECLINED:
        fields["invitation"] = candidate.invitation
        fields["absence_reason"] = candidate.absence_reason
    return replace(before, full_name=candidate.full_name, **fields)
