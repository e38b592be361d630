"""What a person typed about a delegate, checked field by field."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from hoinghi_tui.domain.people import Delegate, Invitation, Unit
from hoinghi_tui.domain.people_words import ROLE_WORDS, roles_text
from hoinghi_tui.domain.units import find_unit
from hoinghi_tui.spreadsheets.cell_values import parse_phone, parse_roles
from hoinghi_tui.vietnamese import Haystack, clean, search


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The texts of the form, as typed."""

    honorific: str = ""
    full_name: str = ""
    position: str = ""
    unit: str = ""
    phone: str = ""
    roles: str = ""
    note: str = ""
    invitation: Invitation = Invitation.NOT_SENT
    absence_reason: str = ""

    @classmethod
    def of(cls, delegate: Delegate, unit: Unit | None) -> "Entry":
        """Return the texts that show ``delegate`` in the form."""
        return cls(
            honorific=delegate.honorific,
            full_name=delegate.full_name,
            position=delegate.position,
            unit=unit.name if unit else "",
            phone=delegate.phone,
            roles=roles_text(delegate.roles),
            note=delegate.note,
            invitation=delegate.invitation,
            absence_reason=delegate.absence_reason,
        )


@dataclass(frozen=True, slots=True)
class Checked:
    """The entry as a delegate, and a sentence for each field that is wrong."""

    delegate: Delegate
    problems: dict[str, str]


def suggest_unit(typed: str, units: Iterable[Unit]) -> Unit | None:
    """Return the unit that ``typed`` names, else the one it is most likely the start of."""
    known = tuple(units)
    exact = find_unit(typed, known)
    if exact is not None or not typed.strip():
        return exact
    hits = search(typed, [(unit, Haystack.of(unit.name, unit.short_name)) for unit in known])
    return hits[0] if hits else None


def check_entry(entry: Entry, before: Delegate, units: Iterable[Unit]) -> Checked:
    """Turn an entry into ``before`` with the typed values; fields not in the form stay.

    A wrong field keeps its former value and gets a sentence under its name.
    """
    problems: dict[str, str] = {}
    name = clean(entry.full_name)
    if not name:
        problems["full_name"] = "Hãy ghi họ và tên."
    phone = parse_phone(entry.phone) if entry.phone.strip() else ""
    if phone is None:
        problems["phone"] = "Số điện thoại cần 10 chữ số, bắt đầu bằng 0; hoặc để trống."
    unit = suggest_unit(entry.unit, units)
    if unit is None and entry.unit.strip():
        problems["unit"] = "Không có đơn vị này. Gõ vài chữ của tên đơn vị, hoặc để trống."
    roles, unknown = parse_roles(entry.roles)
    if unknown:
        known = ", ".join(ROLE_WORDS.values())
        problems["roles"] = f"Không rõ “{unknown[0]}”. Dùng: {known}."
    declined = entry.invitation is Invitation.DECLINED
    delegate = replace(
        before,
        honorific=clean(entry.honorific),
        full_name=name or before.full_name,
        position=clean(entry.position),
        unit=unit.id if unit else None,
        phone=before.phone if phone is None else phone,
        roles=roles,
        note=clean(entry.note),
        invitation=entry.invitation,
        absence_reason=clean(entry.absence_reason) if declined else "",
    )
    return Checked(delegate, problems)
