"""Bringing a list from outside together with the people already known."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from hoinghi_tui.domain.people import Delegate, Invitation, Unit
from hoinghi_tui.domain.units import find_unit
from hoinghi_tui.spreadsheets.drafts import DelegateDraft, to_delegates
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


def next_number(delegates: Iterable[Delegate]) -> int:
    """Return the running number after the highest in use, for a new id and place."""
    highest = 0
    for delegate in delegates:
        digits = delegate.id.removeprefix("dv-")
        highest = max(highest, delegate.order, int(digits) if digits.isdecimal() else 0)
    return highest + 1


def merge(
    drafts: Sequence[DelegateDraft], known: Iterable[Delegate], units: Iterable[Unit]
) -> Merged:
    """Work out what taking in ``drafts`` changes; deterministic and without side effects.

    A draft is somebody already known when name and phone agree, or name and unit.
    """
    people = list(known)
    units = list(units)
    new_units = _new_units(drafts, units)
    units += new_units
    candidates = to_delegates(drafts, units, first=next_number(people))
    by_name: dict[object, list[Delegate]] = {}
    for person in people:
        by_name.setdefault(name_key(person.full_name), []).append(person)
    number = next_number(people)
    added: list[Delegate] = []
    updated: list[tuple[Delegate, Delegate]] = []
    outcomes: list[Outcome] = []
    for candidate in candidates:
        namesakes = by_name.get(name_key(candidate.full_name), [])
        before = _same_person(candidate, namesakes)
        if before is None:
            added.append(replace(candidate, id=delegate_id(number), order=number))
            outcomes.append(Outcome.ADDED)
            number += 1
            continue
        namesakes.remove(before)
        after = _updated(before, candidate)
        if after != before:
            updated.append((before, after))
        outcomes.append(Outcome.UNCHANGED if after == before else Outcome.UPDATED)
    return Merged(tuple(new_units), tuple(added), tuple(updated), tuple(outcomes))


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


def _same_person(candidate: Delegate, namesakes: Sequence[Delegate]) -> Delegate | None:
    for person in namesakes:
        if candidate.phone and person.phone == candidate.phone:
            return person
    for person in namesakes:
        phones_differ = candidate.phone and person.phone and candidate.phone != person.phone
        if person.unit == candidate.unit and not phones_differ:
            return person
    return None


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
