"""Delegates as read from a list, before a person has approved them."""

from collections.abc import Iterable
from dataclasses import dataclass

from hoinghi_tui.domain.people import Delegate, Invitation, Role, Unit
from hoinghi_tui.domain.units import find_unit


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegateDraft:
    """One person as read; ``unit_text`` is the unit in the list's own words.

    ``sheet`` and ``row`` (from 1, as people see it) say where the person stands.
    """

    full_name: str
    honorific: str = ""
    position: str = ""
    unit_text: str = ""
    phone: str = ""
    birth: str = ""
    roles: tuple[Role, ...] = ()
    invitation: Invitation = Invitation.NOT_SENT
    absence_reason: str = ""
    note: str = ""
    given_name: str | None = None
    sheet: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a list that a person should look at.

    ``row`` counts from 1; ``column`` is the sheet's letter, "" for the whole row.
    ``sentence`` says what is wrong and what was done about it.
    """

    sheet: str
    row: int
    column: str
    sentence: str

    def __str__(self) -> str:
        return f"Trang “{self.sheet}”, {self.place}: {self.sentence}"

    @property
    def place(self) -> str:
        """Return "ô E12" or "dòng 12"."""
        return f"ô {self.column}{self.row}" if self.column else f"dòng {self.row}"


@dataclass(frozen=True, slots=True)
class DelegateList:
    """What was read: the people in the list's order, and what to look at."""

    drafts: tuple[DelegateDraft, ...] = ()
    problems: tuple[Problem, ...] = ()


def to_delegates(
    drafts: Iterable[DelegateDraft], units: Iterable[Unit], *, first: int = 1, sample: bool = False
) -> tuple[Delegate, ...]:
    """Turn drafts into delegates numbered on from ``first``: "dv-001", "dv-002", ….

    A unit that none of ``units`` is called by is left open: see ``unit_problems``.
    """
    people = tuple(drafts)
    found = _units_by_text(people, units)
    return tuple(
        _to_delegate(draft, found[draft.unit_text], number, sample)
        for number, draft in enumerate(people, first)
    )


def _units_by_text(
    drafts: Iterable[DelegateDraft], units: Iterable[Unit]
) -> dict[str, Unit | None]:
    """Find each wording once: a list of thousands names few units."""
    known = tuple(units)
    return {text: find_unit(text, known) for text in {draft.unit_text for draft in drafts}}


def _to_delegate(draft: DelegateDraft, unit: Unit | None, number: int, sample: bool) -> Delegate:
    return Delegate(
        id=f"dv-{number:03d}",
        order=number,
        full_name=draft.full_name,
        honorific=draft.honorific,
        position=draft.position,
        unit=None if unit is None else unit.id,
        roles=draft.roles,
        phone=draft.phone,
        birth=draft.birth,
        note=draft.note,
        given_name=draft.given_name,
        invitation=draft.invitation,
        absence_reason=draft.absence_reason,
        sample=sample,
    )


def unit_problems(drafts: Iterable[DelegateDraft], units: Iterable[Unit]) -> tuple[Problem, ...]:
    """Return a problem for each draft whose unit is blank or not among ``units``."""
    people = tuple(drafts)
    found = _units_by_text(people, units)
    return tuple(
        Problem(draft.sheet, draft.row, "", _unit_sentence(draft))
        for draft in people
        if found[draft.unit_text] is None
    )


def _unit_sentence(draft: DelegateDraft) -> str:
    if not draft.unit_text:
        return f"{draft.full_name} chưa ghi đơn vị; hãy bổ sung."
    return f"không nhận ra đơn vị “{draft.unit_text}” của {draft.full_name}; hãy chọn đơn vị."
