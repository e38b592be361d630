"""What a person typed about a delegate, checked field by field."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from hoinghi_tui.domain.people import Delegate, Invitation, Role, Unit
from hoinghi_tui.domain.phone import parse_phone
from hoinghi_tui.domain.units import find_unit
from hoinghi_tui.services.entries import Checked
from hoinghi_tui.vietnamese import Haystack, clean, search


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The values of the form, texts as typed."""

    full_name: str = ""
    honorific: str = ""
    position: str = ""
    unit: str = ""
    phone: str = ""
    roles: tuple[Role, ...] = ()
    note: str = ""
    invitation: Invitation = Invitation.NOT_SENT
    absence_reason: str = ""

    @classmethod
    def of(cls, delegate: Delegate, unit: Unit | None) -> "Entry":
        """Return the values that show ``delegate`` in the form."""
        return cls(
            full_name=delegate.full_name,
            honorific=delegate.honorific,
            position=delegate.position,
            unit=unit.name if unit else "",
            phone=delegate.phone,
            roles=delegate.roles,
            note=delegate.note,
            invitation=delegate.invitation,
            absence_reason=delegate.absence_reason,
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

    A wrong field keeps its former value and gets a sentence under its name.
    """
    problems: dict[str, str] = {}
    name = clean(entry.full_name)
    if not name:
        problems["full_name"] = "Hãy ghi họ và tên."
    found = suggest_units(entry.unit, units)
    if not found and clean(entry.unit):
        problems["unit"] = "Không có đơn vị này. Gõ vài chữ của tên đơn vị, hoặc để trống."
    phone = parse_phone(entry.phone) if clean(entry.phone) else ""
    if phone is None:
        problems["phone"] = "Số điện thoại cần 10 chữ số, bắt đầu bằng 0; hoặc để trống."
    declined = entry.invitation is Invitation.DECLINED
    delegate = replace(
        before,
        full_name=name or before.full_name,
        honorific=clean(entry.honorific),
        position=clean(entry.position),
        unit=found[0].id if found else None,
        phone=before.phone if phone is None else phone,
        roles=entry.roles,
        note=clean(entry.note),
        invitation=entry.invitation,
        absence_reason=clean(entry.absence_reason) if declined else "",
    )
    return Checked(delegate, problems)
