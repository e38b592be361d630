"""What a person typed about a unit, checked field by field."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from hoinghi_tui.domain.checked import Checked
from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.text_list import join_list, split_list
from hoinghi_tui.domain.unit_rules import name_taken
from hoinghi_tui.vietnamese import clean

LAST_RANK = 999

LABELS = {
    "name": "Tên đầy đủ",
    "short_name": "Tên gọn",
    "group": "Nhóm",
    "rank": "Thứ tự",
    "aliases": "Tên khác",
    "colour": "Màu",
}
"""What each field of the form is called, in the order of the form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEntry:
    """The values of the form, texts as typed; ``colour`` None is the automatic one."""

    name: str = ""
    short_name: str = ""
    group: str = ""
    rank: str = ""
    aliases: str = ""
    colour: int | None = None

    @classmethod
    def of(cls, unit: Unit) -> "UnitEntry":
        """Return the values that show ``unit`` in the form."""
        return cls(
            name=unit.name,
            short_name=unit.short_name,
            group=unit.group,
            rank=str(unit.rank),
            aliases=join_list(unit.aliases),
            colour=unit.colour,
        )


def check_unit(entry: UnitEntry, before: Unit, units: Iterable[Unit]) -> Checked[Unit]:
    """Turn an entry into ``before`` with the typed values; fields not in the form stay.

    A name that means another of the ``units`` already is wrong in the field it stands in.
    """
    others = [unit for unit in units if unit.id != before.id]
    name, short_name = clean(entry.name), clean(entry.short_name)
    aliases = before.aliases
    if entry.aliases != join_list(before.aliases):
        aliases = split_list(entry.aliases)
    rank = _rank(entry.rank)
    problems = {
        "name": "" if name else "Hãy ghi tên đơn vị.",
        "rank": "" if rank else f"Thứ tự là số từ 1 đến {LAST_RANK}; 1 được giới thiệu trước.",
    }
    typed = {"name": (name,), "short_name": (short_name,), "aliases": aliases}
    kept = {before.name, before.short_name, *before.aliases, ""}
    for field, names in typed.items():
        taken = name_taken((one for one in names if one not in kept), others)
        problems[field] = problems.get(field) or taken
    unit = replace(
        before,
        name=name or before.name,
        short_name=short_name,
        group=clean(entry.group),
        rank=rank or before.rank,
        aliases=aliases,
        colour=entry.colour,
    )
    return Checked(unit, {field: said for field, said in problems.items() if said})


def _rank(typed: str) -> int | None:
    text = clean(typed)
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= 3 else 0
    return number if 1 <= number <= LAST_RANK else None
