"""What a person typed about a delegate, checked field by field."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace

from hoinghi_tui.domain.birth import MONTH_FIRST, birth_text, read_birth
from hoinghi_tui.domain.checked import Checked
from hoinghi_tui.domain.people import Delegate, Invitation, Role, Substitute, Unit
from hoinghi_tui.domain.phone import phones_text, read_phones
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.units import find_unit
from hoinghi_tui.vietnamese import Haystack, clean, search

_LOWEST_RANK = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The values of the form, texts as typed.

    ``phone`` holds both numbers, "/" between them; ``rank`` and ``substitute_rank`` are
    blank where the post tells the rank.
    """

    full_name: str = ""
    honorific: str = ""
    position: str = ""
    unit: str = ""
    phone: str = ""
    birth: str = ""
    roles: tuple[Role, ...] = ()
    wheelchair: bool = False
    off_payroll: bool = False
    invitation: Invitation = Invitation.NOT_SENT
    absence_reason: str = ""
    substitute: str = ""
    substitute_position: str = ""
    substitute_rank: str = ""
    rank: str = ""
    given_name: str = ""
    reading: str = ""
    note: str = ""

    @classmethod
    def of(cls, delegate: Delegate, unit: Unit | None) -> "Entry":
        """Return the values that show ``delegate`` in the form."""
        instead = delegate.substitute
        return cls(
            full_name=delegate.full_name,
            honorific=delegate.honorific,
            position=delegate.position,
            unit=unit.name if unit else "",
            phone=phones_text(delegate.phone, delegate.phone_other),
            birth=birth_text(delegate.birth),
            roles=delegate.roles,
            wheelchair=delegate.wheelchair,
            off_payroll=delegate.off_payroll,
            invitation=delegate.invitation,
            absence_reason=delegate.absence_reason,
            substitute=instead.full_name if instead else "",
            substitute_position=instead.position if instead else "",
            substitute_rank=_rank_text(instead.rank) if instead else "",
            rank=_rank_text(delegate.rank),
            given_name=delegate.given_name or "",
            reading=delegate.reading,
            note=delegate.note,
        )


def suggest_units(typed: str, units: Iterable[Unit]) -> list[Unit]:
    """Return the units that ``typed`` may mean, the likeliest first; none for a blank.

    A unit that is called exactly so by any of its names is the only one.
    """
    known = tuple(units)
    if not clean(typed):
        return []
    exact = find_unit(typed, known)
    if exact is not None:
        return [exact]
    rows = [(unit, Haystack.of(unit.name, unit.short_name, *unit.aliases)) for unit in known]
    return search(typed, rows)


def check_entry(entry: Entry, before: Delegate, units: Iterable[Unit]) -> Checked[Delegate]:
    """Turn an entry into ``before`` with the typed values; fields not in the form stay.

    A wrong field keeps its former value and gets a sentence under its name. A field that
    reads as when the form was opened is not looked at again.
    """
    known = {unit.id: unit for unit in units}
    opened = Entry.of(before, known.get(before.unit or ""))
    typed = {
        field.name
        for field in fields(Entry)
        if getattr(entry, field.name) != getattr(opened, field.name)
    }
    if not before.full_name:
        typed.add("full_name")
    changes: dict[str, object] = {name: _tidy(getattr(entry, name)) for name in typed & _AS_TYPED}
    problems: dict[str, str] = {}
    for name, (depends_on, read) in _READERS.items():
        if typed.isdisjoint(depends_on):
            continue
        try:
            changes |= read(entry)
        except Refused as refusal:
            problems[name] = str(refusal)
    if "unit" in typed:
        found = suggest_units(entry.unit, known.values())
        if found or not clean(entry.unit):
            changes["unit"] = found[0].id if found else None
        else:
            problems["unit"] = "Không có đơn vị này. Gõ vài chữ của tên đơn vị, hoặc để trống."
    return Checked(replace(before, **changes), problems)  # type: ignore[arg-type]


_AS_TYPED = frozenset(
    {"honorific", "position", "roles", "wheelchair", "off_payroll", "reading", "note"}
)

_Read = Callable[[Entry], Mapping[str, object]]
"""Returns what a field changes; refuses with the sentence for the person."""


def _tidy(value: object) -> object:
    return clean(value) if isinstance(value, str) else value


def _name(entry: Entry) -> Mapping[str, object]:
    name = clean(entry.full_name)
    if not name:
        raise Refused("Hãy ghi họ và tên.")
    return {"full_name": name}


def _phones(entry: Entry) -> Mapping[str, object]:
    phones = read_phones(entry.phone)
    if phones.problem:
        raise Refused(
            "Số di động có 10 chữ số, bắt đầu bằng 0; hai số thì cách nhau bằng dấu /. "
            "Có thể để trống."
        )
    return {"phone": phones.main, "phone_other": phones.other}


def _birth(entry: Entry) -> Mapping[str, object]:
    birth = read_birth(entry.birth)
    if birth.problem == MONTH_FIRST:
        raise Refused("Ngày sinh ghi ngày trước tháng sau, như 15/7/1980.")
    if birth.problem:
        raise Refused("Ngày sinh ghi như 1980, 7/1980 hoặc 15/7/1980; có thể để trống.")
    return {"birth": birth.value}


def _invitation(entry: Entry) -> Mapping[str, object]:
    declined = entry.invitation is Invitation.DECLINED
    reason = clean(entry.absence_reason) if declined else ""
    return {"invitation": entry.invitation, "absence_reason": reason}


def _substitute(entry: Entry) -> Mapping[str, object]:
    name, position = clean(entry.substitute), clean(entry.substitute_position)
    if not name and position:
        raise Refused("Hãy ghi họ tên người đi thay, hoặc xóa chức vụ của người ấy.")
    if not name:
        return {"substitute": None}
    rank = _read_rank(entry.substitute_rank)
    return {"substitute": Substitute(full_name=name, position=position, rank=rank)}


def _rank(entry: Entry) -> Mapping[str, object]:
    return {"rank": _read_rank(entry.rank)}


def _read_rank(text: str) -> int | None:
    digits = clean(text)
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit() and 1 <= int(digits[:4]) <= _LOWEST_RANK):
        raise Refused(
            f"Thứ bậc là số từ 1 (cao nhất) đến {_LOWEST_RANK}; để trống thì xếp theo chức vụ."
        )
    return int(digits)


def _rank_text(rank: int | None) -> str:
    return "" if rank is None else str(rank)


def _given_name(entry: Entry) -> Mapping[str, object]:
    return {"given_name": clean(entry.given_name) or None}


_READERS: dict[str, tuple[frozenset[str], _Read]] = {
    "full_name": (frozenset({"full_name"}), _name),
    "phone": (frozenset({"phone"}), _phones),
    "birth": (frozenset({"birth"}), _birth),
    "absence_reason": (frozenset({"invitation", "absence_reason"}), _invitation),
    "substitute": (
        frozenset({"substitute", "substitute_position", "substitute_rank"}),
        _substitute,
    ),
    "rank": (frozenset({"rank"}), _rank),
    "given_name": (frozenset({"given_name"}), _given_name),
}
"""The fields that can be wrong or go together: what each depends on, and how it is read."""
