"""The units that a list names: those known, usual ones of a commune, and new ones."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.units import UnitIndex, unit_key
from hoinghi_tui.vietnamese.recasing import is_all_caps
from hoinghi_tui.vietnamese.syllables import is_syllable


@dataclass(frozen=True, slots=True)
class UnitsNamed:
    """What a list's words for units mean; a blank is no unit. ``new`` are to be added."""

    by_text: Mapping[str, Unit]
    new: tuple[Unit, ...]

    def of(self, text: str) -> Unit | None:
        """Return the unit that a wording means."""
        return self.by_text.get(text)

    def id_of(self, text: str) -> str | None:
        """Return the id of the unit that a wording means."""
        unit = self.of(text)
        return unit.id if unit else None


def name_units(
    texts: Iterable[str], known: Sequence[Unit], usual: Sequence[Unit] = ()
) -> UnitsNamed:
    """Find the unit of each wording, or make a new one, so that no one's unit is lost.

    A unit that the conference does not have is taken from the ``usual`` ones, with its id,
    name and aliases; any other gets the list's own words for its name. New ones rank after
    those known: the usual ones in their order, then the others in the list's.
    """
    own, reference = UnitIndex(known), UnitIndex(usual)
    found: dict[str, Unit] = {}
    wanted: dict[str, Unit | None] = {}
    for text in dict.fromkeys(texts):
        unit = own.find(text)
        if unit is not None:
            found[text] = unit
        elif text:
            wanted[text] = reference.find(text)
    new = _new_units(wanted, known)
    return UnitsNamed(found | new, tuple(dict.fromkeys(new.values())))


def _new_units(wanted: Mapping[str, Unit | None], known: Sequence[Unit]) -> dict[str, Unit]:
    taken = {unit.id for unit in known}
    rank = max((unit.rank for unit in known), default=0)
    made: dict[str, Unit] = {}
    result: dict[str, Unit] = {}
    usual_first = sorted(wanted, key=lambda text: _usual_rank(wanted[text]))
    for text in usual_first:
        model = wanted[text]
        key = unit_key(model.name if model else text) or text
        if key not in made:
            rank += 1
            unit_id = model.id if model and model.id not in taken else free_unit_id(taken)
            taken.add(unit_id)
            made[key] = (
                replace(model, id=unit_id, rank=rank)
                if model
                else Unit(id=unit_id, name=readable(text), rank=rank)
            )
        result[text] = made[key]
    return result


def _usual_rank(model: Unit | None) -> tuple[bool, int]:
    return model is None, model.rank if model else 0


def free_unit_id(taken: set[str]) -> str:
    """Return the first code "DV1", "DV2" … that no unit has."""
    return next(name for n in range(1, len(taken) + 2) if (name := f"DV{n}") not in taken)


def readable(text: str) -> str:
    """Return a unit's name from capitals: "HỘI PHỤ NỮ XÃ" is "Hội phụ nữ xã", HĐND stays."""
    if not is_all_caps(text) or " " not in text:
        return text
    words = " ".join(
        word.lower() if is_syllable(word.strip(".,;:&-–()")) else word for word in text.split()
    )
    return words[:1].upper() + words[1:]
