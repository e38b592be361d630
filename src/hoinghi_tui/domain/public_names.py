"""How much of a person's name a public board tells."""

from dataclasses import dataclass
from enum import StrEnum

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.people_words import Attendee
from hoinghi_tui.vietnamese import fold, given, initials


class Names(StrEnum):
    """Full names and posts, only an initial and the unit, or nobody at all."""

    FULL = "full"
    SHORT = "short"
    NONE = "none"


_ANYBODY = "Đại biểu"


@dataclass(frozen=True, slots=True)
class PublicName:
    """What may be shown of one person; what may not is blank."""

    honorific: str = ""
    name: str = ""
    post: str = ""
    unit: str = ""
    """The unit, where the post alone does not tell it."""
    replaces: str = ""


def public_name(person: Attendee, unit: Unit | None, names: Names) -> PublicName:
    """Return what a board may show of somebody: nothing else of the person gets there.

    Short is an initial and the unit: "Ông S.", "TT Đảng ủy".
    """
    label = unit.label if unit is not None else ""
    if names is Names.FULL:
        told = "" if _is_told(label, person.position) else label
        return PublicName(
            person.honorific, person.full_name, person.position, told, person.replaces
        )
    if names is Names.SHORT:
        letter = initials(given(person.full_name, person.given_name))[:1]
        name = f"{letter}." if letter else ""
        return PublicName(person.honorific or _ANYBODY, name, "", label)
    return PublicName(_ANYBODY)


def _is_told(unit: str, post: str) -> bool:
    """Tell whether a post says itself of which unit it is: they have a word in common."""
    return not set(fold(unit).split()).isdisjoint(fold(post).replace(",", " ").split())
