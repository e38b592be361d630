"""Delegates as read from a list, before a person has approved them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from hoinghi_tui.domain.people import Invitation, Role, Sex, Substitute
from hoinghi_tui.spreadsheets.cells import SheetLeftOut
from hoinghi_tui.spreadsheets.layout import Layout
from hoinghi_tui.spreadsheets.note_cells import Flag


class DelegateDraft(Struct, frozen=True, kw_only=True):
    """One person as read; a struct, for a long list makes thousands of them quickly.

    ``unit_text`` is the unit in the list's own words. ``sheet`` and ``row`` (from 1, as
    people see it; a record's number in a text file) say where the person stands.
    ``name_written`` is the name before capitals were mended. ``group`` is the row of the
    heading the person stands under, 0 for none, and ``group_note`` what that heading says in
    brackets of all below it. ``id`` and ``rank`` are known only in a list that this program
    wrote. ``roles_told`` says that the roles come from a column of their own, where some are
    named.
    """

    full_name: str
    name_written: str = ""
    id: str = ""
    honorific: str = ""
    position: str = ""
    unit_text: str = ""
    phone: str = ""
    phone_other: str = ""
    birth: str = ""
    sex: Sex | None = None
    roles: tuple[Role, ...] = ()
    roles_told: bool = False
    flags: tuple[Flag, ...] = ()
    invitation: Invitation | None = None
    absence_reason: str = ""
    substitute: Substitute | None = None
    note: str = ""
    group: int = 0
    group_note: str = ""
    given_name: str | None = None
    reading: str = ""
    rank: int | None = None
    sheet: str = ""
    row: int = 0

    @property
    def wheelchair(self) -> bool:
        """Whether the person comes in a wheelchair."""
        return Flag.WHEELCHAIR in self.flags


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a list that a person should look at.

    ``row`` counts from 1; ``letters`` is the sheet's column, "" for the whole row, ``field``
    what that column holds ("Ngày sinh"). ``reason`` says what is wrong in a few words,
    ``advice`` what was done about it and what to do.
    """

    sheet: str
    row: int
    letters: str
    field: str
    reason: str
    advice: str = ""

    def __str__(self) -> str:
        place = self.place
        where = f"Trang “{self.sheet}”, {place}" if self.sheet else place[:1].upper() + place[1:]
        named = f" ({self.field})" if self.field else ""
        return f"{where}{named}: {self.sentence}"

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, without the place."""
        return f"{self.reason}; {self.advice}" if self.advice else f"{self.reason}."

    @property
    def place(self) -> str:
        """Return "ô E12" or "dòng 12"."""
        return f"ô {self.letters}{self.row}" if self.letters else f"dòng {self.row}"


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that holds no person, what it is ("dòng tổng"), and what stands in it."""

    sheet: str
    row: int
    reason: str
    text: str = ""

    def __str__(self) -> str:
        where = f"Trang “{self.sheet}”, dòng {self.row}" if self.sheet else f"Dòng {self.row}"
        return f"{where}: “{self.text}” ({self.reason})"


@dataclass(frozen=True, slots=True)
class StatedCount:
    """A number of people that a list states, of all or of one group.

    ``group`` is the row of the group's heading, None for a total; that may be of the whole
    list, over all sheets where ``of_all``, or of the group ``below`` whose heading it stands.
    """

    sheet: str
    row: int
    count: int
    group: int | None = None
    of_all: bool = False
    below: int = 0


@dataclass(frozen=True, slots=True)
class Conversion:
    """A text in a font of before Unicode, and what it was read as."""

    sheet: str
    row: int
    letters: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SheetRead:
    """One sheet and how it was understood.

    ``heads`` are the header's words by column, ``examples`` the first text below them that
    stands in the row of a person.
    """

    name: str
    layout: Layout
    heads: Mapping[int, str]
    people: int
    examples: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DelegateList:
    """What was read: the people in the list's order, and what to look at.

    ``sheets`` are those read, ``left_out`` the others; ``encoding`` is the file's, or that
    of its old fonts. ``choices`` are the names of all sheets that a person may choose from.
    """

    drafts: tuple[DelegateDraft, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: tuple[SkippedRow, ...] = ()
    counts: tuple[StatedCount, ...] = ()
    conversions: tuple[Conversion, ...] = ()
    sheets: tuple[SheetRead, ...] = ()
    left_out: tuple[SheetLeftOut, ...] = ()
    encoding: str = ""
    choices: tuple[str, ...] = field(default=())
