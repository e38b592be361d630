"""What a unit may be called, and what becomes of two that are one."""

from collections.abc import Iterable
from dataclasses import replace

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.units import UnitIndex, unit_key


def names_of(unit: Unit) -> tuple[str, ...]:
    """Return all names a unit goes by, its own name first; no blanks."""
    return tuple(dict.fromkeys(filter(None, (unit.name, unit.short_name, *unit.aliases))))


def name_taken(names: Iterable[str], others: Iterable[Unit]) -> str:
    """Return the sentence that a name already means another unit; "" when none does."""
    index = UnitIndex(others)
    for name in names:
        owner = index.find(name)
        if owner is not None:
            return (
                f"“{name}” đang chỉ {owner.name}. Hãy ghi tên khác, hoặc gộp hai đơn vị nếu là một."
            )
    return ""


def refuse_taken(before: Unit | None, after: Unit, units: Iterable[Unit]) -> None:
    """Refuse names of ``after`` that another unit goes by; those it had before may stay."""
    kept = names_of(before) if before else ()
    others = [unit for unit in units if unit.id != after.id]
    problem = name_taken((name for name in names_of(after) if name not in kept), others)
    if problem:
        raise Refused(problem)


def merged(source: Unit, target: Unit) -> Unit:
    """Return ``target`` with the duties of ``source`` and with its names as aliases.

    A name that already means ``target`` is not kept twice.
    """
    known = {unit_key(name) for name in (*names_of(target), target.id)}
    aliases = list(target.aliases)
    for name in names_of(source):
        key = unit_key(name)
        if key and key not in known:
            known.add(key)
            aliases.append(name)
    duties = tuple(dict.fromkeys((*target.duties, *source.duties)))
    return replace(target, aliases=tuple(aliases), duties=duties)
