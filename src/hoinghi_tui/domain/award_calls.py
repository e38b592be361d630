"""The awards as the MC reads them out: how many, who gives, who is called in which order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.titles import form_of_address, post_with_unit

COUNTED = {
    AwardKind.COLLECTIVE: "tập thể",
    AwardKind.INDIVIDUAL: "cá nhân",
    AwardKind.HOUSEHOLD: "hộ gia đình",
}
"""What recipients of a kind are counted as; in the usual order of calling."""


def count_of(awards: Iterable[Award], kind: AwardKind) -> int:
    """Return how many awards go to recipients of a kind."""
    return sum(award.kind is kind for award in awards)


def counts_text(awards: Sequence[Award]) -> str:
    """Return how many receive something: "3 tập thể, 8 cá nhân"; "" when nobody does."""
    counts = ((count_of(awards, kind), word) for kind, word in COUNTED.items())
    return ", ".join(f"{number} {word}" for number, word in counts if number)


def recipient_text(award: Award, units: Mapping[str, Unit]) -> str:
    """Return a recipient as called: a person with address and post, others by name."""
    proxy = f" ({award.receiver} nhận thay)" if award.receiver else ""
    if award.kind is not AwardKind.INDIVIDUAL:
        return f"{award.recipient}{proxy}"
    unit = units.get(award.unit or "")
    address = form_of_address(award.honorific, award.position, unit)
    post = post_with_unit(award.position, unit)
    return ", ".join(filter(None, (f"{address} {award.recipient}{proxy}", post)))


def recipients_text(awards: Iterable[Award], units: Mapping[str, Unit]) -> str:
    """Return the recipients in the order given, "; " between them."""
    return "; ".join(recipient_text(award, units) for award in awards)


def givers(awards: Iterable[Award]) -> tuple[str, ...]:
    """Return who hands over, each once, as the list of awards names them."""
    return tuple(dict.fromkeys(award.presenter for award in awards if award.presenter))


def batch_text(number: int, awards: Sequence[Award], giver: str, units: Mapping[str, Unit]) -> str:
    """Return the call of one batch; who gives it is left out where ``giver`` is blank."""
    giving = f"xin kính mời {giver}, lên trao; " if giver else ""
    return (
        f"Đợt {number}, {counts_text(awards)}: {giving}"
        f"xin kính mời lên nhận: {recipients_text(awards, units)}."
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """How a name that is easily misread is read aloud."""

    name: str
    reading: str


def readings(awards: Iterable[Award], people: Mapping[str, Delegate]) -> tuple[Reading, ...]:
    """Return the reading notes of those who are called, in their order, each once."""
    found: dict[str, Reading] = {}
    for award in awards:
        person = people.get(award.delegate or "")
        if award.reading:
            found.setdefault(award.recipient, Reading(award.recipient, award.reading))
        if person is not None and person.reading:
            found.setdefault(person.full_name, Reading(person.full_name, person.reading))
    return tuple(found.values())
