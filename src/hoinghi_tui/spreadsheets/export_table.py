"""The list of delegates as a table of text, which the import reads back without loss."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hoinghi_tui.domain.birth import birth_text
from hoinghi_tui.domain.people import Attendance, Delegate
from hoinghi_tui.domain.people_words import (
    INVITATION_WORDS,
    SEX_WORDS,
    roles_text,
    substitute_text,
)
from hoinghi_tui.domain.phone import phones_text
from hoinghi_tui.domain.seat_state import SEAT_WORDS, person_state
from hoinghi_tui.spreadsheets.headings import HEADINGS, Column
from hoinghi_tui.spreadsheets.note_cells import WHEELCHAIR_WORDS


class View(StrEnum):
    """Which people a table shows, and in which order."""

    ALL = "all"
    UNIT = "unit"
    NAME = "name"
    PRESENT = "present"
    ABSENT = "absent"
    DECLINED = "declined"


VIEW_TITLES = {
    View.ALL: "Toàn bộ",
    View.UNIT: "Theo đơn vị",
    View.NAME: "Theo tên",
    View.PRESENT: "Có mặt",
    View.ABSENT: "Chưa đến",
    View.DECLINED: "Báo vắng",
}
"""What the sheets of a workbook are called."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One person with all that a row tells.

    ``unit`` is the full name of the unit and ``seat`` the seat's label, "" without one;
    ``arrived`` is the local time of arrival, "07:41". ``came`` is None before that.
    """

    delegate: Delegate
    unit: str = ""
    seat: str = ""
    came: Attendance | None = None
    arrived: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows of equal length; the first column is the number in the list."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


_Cell = tuple[str, Callable[[Entry], str]]
"""A heading, and what stands under it."""


def delegate_table(view: View, entries: Sequence[Entry]) -> Table:
    """Return the table of one view, numbered from 1 in the order given.

    Columns that few lists need are left out where they would be blank. What really happened
    (arrival, who came instead) stands under headings that no import takes for the plan's.
    """
    on_the_day = _ON_THE_DAY if view is View.PRESENT else ()
    rare = [cell for cell in _RARE if any(cell[1](entry) for entry in entries)]
    cells = (*_ALWAYS, *on_the_day, *(cell for cell in rare if cell not in on_the_day))
    rows = (
        (str(number), *(text(entry) for _, text in cells))
        for number, entry in enumerate(entries, 1)
    )
    headings = (_heading(Column.NUMBER), *(heading for heading, _ in cells))
    return Table(VIEW_TITLES[view], headings, tuple(rows))


def _heading(column: Column) -> str:
    return HEADINGS[column][0]


def _roles(entry: Entry) -> str:
    wheelchair = WHEELCHAIR_WORDS if entry.delegate.wheelchair else ""
    return ", ".join(filter(None, (roles_text(entry.delegate.roles), wheelchair)))


def _sex(entry: Entry) -> str:
    return SEX_WORDS[entry.delegate.sex] if entry.delegate.sex else ""


def _substitute(entry: Entry) -> str:
    return entry.delegate.substitute.full_name if entry.delegate.substitute else ""


def _substitute_position(entry: Entry) -> str:
    return entry.delegate.substitute.position if entry.delegate.substitute else ""


def _substitute_rank(entry: Entry) -> str:
    return _number(entry.delegate.substitute.rank) if entry.delegate.substitute else ""


def _came_instead(entry: Entry) -> str:
    return substitute_text(entry.came.substitute) if entry.came and entry.came.substitute else ""


def _state(entry: Entry) -> str:
    return SEAT_WORDS[person_state(entry.delegate, entry.came)]


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


_ALWAYS: tuple[_Cell, ...] = (
    (_heading(Column.ID), lambda entry: entry.delegate.id),
    (_heading(Column.FULL_NAME), lambda entry: entry.delegate.full_name),
    (_heading(Column.HONORIFIC), lambda entry: entry.delegate.honorific),
    (_heading(Column.POSITION), lambda entry: entry.delegate.position),
    (_heading(Column.UNIT), lambda entry: entry.unit),
    (
        _heading(Column.PHONE),
        lambda entry: phones_text(entry.delegate.phone, entry.delegate.phone_other),
    ),
    ("Ngày sinh", lambda entry: birth_text(entry.delegate.birth)),
    (_heading(Column.SEX), _sex),
    (_heading(Column.ROLES), _roles),
    (_heading(Column.INVITATION), lambda entry: INVITATION_WORDS[entry.delegate.invitation]),
    (_heading(Column.ABSENCE_REASON), lambda entry: entry.delegate.absence_reason),
    (_heading(Column.SUBSTITUTE), _substitute),
    (_heading(Column.SUBSTITUTE_POSITION), _substitute_position),
    ("Chỗ", lambda entry: entry.seat),
    ("Trạng thái", _state),
    (_heading(Column.NOTE), lambda entry: entry.delegate.note),
)
_CAME_INSTEAD: _Cell = ("Người đến thay", _came_instead)
_ON_THE_DAY: tuple[_Cell, ...] = (("Giờ đến", lambda entry: entry.arrived), _CAME_INSTEAD)
_RARE: tuple[_Cell, ...] = (
    _CAME_INSTEAD,
    (_heading(Column.GIVEN_NAME), lambda entry: entry.delegate.given_name or ""),
    (_heading(Column.READING), lambda entry: entry.delegate.reading),
    (_heading(Column.RANK), lambda entry: _number(entry.delegate.rank)),
    (_heading(Column.SUBSTITUTE_RANK), _substitute_rank),
)
