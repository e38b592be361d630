"""One person's row, read cell by cell, with what is doubtful in it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hoinghi_tui.domain.birth import MONTH_FIRST, SERIAL, read_birth
from hoinghi_tui.domain.delegate_ids import is_delegate_id
from hoinghi_tui.domain.people import Invitation, Role, Sex, Substitute
from hoinghi_tui.domain.phone import DIGITS_LOST, read_phones
from hoinghi_tui.domain.protocol import posts
from hoinghi_tui.spreadsheets.drafts import DelegateDraft
from hoinghi_tui.spreadsheets.headings import Column
from hoinghi_tui.spreadsheets.name_cells import NameCell, read_name, standard_honorific
from hoinghi_tui.spreadsheets.note_cells import (
    ROLE_OF_FLAG,
    Flag,
    joined,
    parse_absence,
    parse_invitation,
    parse_roles,
    parse_substitute,
    read_flags,
    read_note_roles,
)
from hoinghi_tui.spreadsheets.telling_words import names_person
from hoinghi_tui.vietnamese import fold

Report = Callable[[Column, str, str], None]
"""Takes a doubtful column, the reason and the advice."""

FLAGS, ROLES = tuple(Flag), tuple(Role)
_SEVERAL_NAMES = re.compile(r"\s*[\n;]\s*")
_GIVEN_NAME_FIRST = re.compile(r"(H['’]\S+)\s")
_SEXES = {"nam": Sex.MALE, "nu": Sex.FEMALE}
_BIRTH_COLUMNS = (
    (Column.BIRTH, None),
    (Column.BIRTH_MALE, Sex.MALE),
    (Column.BIRTH_FEMALE, Sex.FEMALE),
)
_SEX_COLUMNS = ((Column.SEX_MALE, Sex.MALE), (Column.SEX_FEMALE, Sex.FEMALE))
_ADVICE = {
    DIGITS_LOST: "đã để trống, hãy hỏi lại số.",
    MONTH_FIRST: "đã hiểu là tháng trước ngày sau, hãy kiểm tra lại.",
    SERIAL: "đã đổi ra ngày, hãy kiểm tra lại.",
}
_LEFT_BLANK = "đã để trống, hãy kiểm tra lại."
_MENDED = "đã sửa, hãy xem lại."


@dataclass(frozen=True, slots=True)
class _Notes:
    note: str = ""
    flags: tuple[Flag, ...] = ()
    roles: tuple[Role, ...] = ()
    substitute: Substitute | None = None
    invitation: Invitation | None = None
    absence_reason: str = ""


_NO_NOTES = _Notes()
_SEVERAL_POSTS = _Notes(flags=(Flag.SEVERAL_POSTS,))
_TOLD = frozenset({Column.ROLES, Column.SUBSTITUTE, Column.INVITATION, Column.ABSENCE_REASON})
"""Columns that tell what elsewhere only notes do."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person stands: sheet and row (from 1), and what the group's heading tells.

    The heading has a row, a unit, a note, and may tell a role: "Khách mời".
    """

    sheet: str
    row: int
    group: int = 0
    group_unit: str = ""
    group_note: str = ""
    group_role: Role | None = None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """The cleaned texts of one row by column; a column the list has not is left out."""

    values: Mapping[Column, str]
    raw_name: str
    place: Place
    report: Report

    def draft(self) -> DelegateDraft:
        """Return the person, reporting what is doubtful on the way."""
        own_id = self._text(Column.ID) if is_delegate_id(self._text(Column.ID)) else ""
        has_honorifics = Column.HONORIFIC in self.values
        name = read_name(self.raw_name, split=not has_honorifics, mend=not own_id)
        self._report_name(name)
        birth, sex = self._birth()
        phones = read_phones(self._text(Column.PHONE))
        if phones.problem:
            advice = _ADVICE.get(phones.problem, _LEFT_BLANK)
            self.report(Column.PHONE, _quoted(phones.problem, self._text(Column.PHONE)), advice)
        position, unit = self._position_and_unit()
        # In a list that we wrote a blank given name is meant.
        given_name = None if own_id else _GIVEN_NAME_FIRST.match(name.full_name)
        notes = self._notes(name.remarks, position)
        return DelegateDraft(
            full_name=name.full_name,
            name_written=name.written,
            id=own_id,
            honorific=standard_honorific(self._text(Column.HONORIFIC)) or name.honorific,
            position=position,
            unit_text=unit or self.place.group_unit,
            phone=phones.main,
            phone_other=phones.other,
            birth=birth,
            sex=sex,
            given_name=self._text(Column.GIVEN_NAME) or (given_name[1] if given_name else None),
            reading=self._text(Column.READING),
            rank=self._rank(Column.RANK),
            note=notes.note,
            flags=notes.flags,
            roles=notes.roles,
            roles_told=self._text(Column.ROLES) != "",
            substitute=notes.substitute,
            invitation=notes.invitation,
            absence_reason=notes.absence_reason,
            group=self.place.group,
            group_note=self.place.group_note,
            sheet=self.place.sheet,
            row=self.place.row,
        )

    def _report_name(self, name: NameCell) -> None:
        for doubt in name.doubts:
            self.report(Column.FULL_NAME, doubt, _MENDED)
        several = _SEVERAL_NAMES.split(self.raw_name.strip())
        if len(several) > 1 and all(map(names_person, several)):
            self.report(Column.FULL_NAME, "có thể là hai người", "hãy tách thành hai dòng.")

    def _text(self, column: Column) -> str:
        return self.values.get(column, "")

    def _rank(self, column: Column) -> int | None:
        text = self._text(column)
        rank = _whole(text)
        if text and rank is None:
            self.report(column, f"“{text}” không phải số thứ bậc", "đã bỏ qua.")
        return rank

    # -- dates ---------------------------------------------------------------------------

    def _birth(self) -> tuple[str, Sex | None]:
        """Return the most precise birth date of all columns, and the sex they tell."""
        told = self._text(Column.SEX)
        sex = _SEXES.get(fold(told)) if told else None
        dates: list[str] = []
        for column, of_column in _BIRTH_COLUMNS:
            text = self.values.get(column)
            if text:
                sex = of_column or sex
                dates.append(self._date(column, text))
        for column, of_column in _SEX_COLUMNS:
            sex = of_column if self.values.get(column) else sex
        dates = [date for date in dates if date]
        if len(dates) > 1 and len({date[:4] for date in dates}) > 1:
            self.report(Column.BIRTH, "năm sinh hai cột khác nhau", "hãy kiểm tra lại.")
        return max(dates, key=len, default=""), sex

    def _date(self, column: Column, text: str) -> str:
        birth = read_birth(text)
        if not birth.problem or (fold(text) == "x" and column is not Column.BIRTH):
            return birth.value
        advice = _ADVICE.get(birth.problem, _LEFT_BLANK)
        reason = birth.problem if birth.value else _quoted(birth.problem, text)
        self.report(column, reason, advice)
        return birth.value

    # -- post and unit -------------------------------------------------------------------

    def _position_and_unit(self) -> tuple[str, str]:
        position, unit = self._text(Column.POSITION), self._text(Column.UNIT)
        both = self._text(Column.POSITION_UNIT)
        if both and not (position and unit):
            first, last = _split_unit(both)
            return position or first, unit or last
        return position, unit

    # -- notes ---------------------------------------------------------------------------

    def _notes(self, remarks: tuple[str, ...], position: str) -> "_Notes":
        """Return what the notes say; a column of its own for it is believed instead."""
        nothing_said = not (remarks or self._text(Column.NOTE) or self.place.group_role)
        if nothing_said and _TOLD.isdisjoint(self.values):
            return _SEVERAL_POSTS if len(posts(position)) > 1 else _NO_NOTES
        substitute, others = self._substitute(remarks)
        note = joined([self._text(Column.NOTE), *others])
        flags = set(read_flags(note)) if note else set()
        roles, wheelchair = self._roles(note, flags)
        invitation, reason = self._invitation(note)
        if Column.ROLES in self.values:
            flags -= {*ROLE_OF_FLAG, Flag.WHEELCHAIR}
            flags |= {flag for flag, role in ROLE_OF_FLAG.items() if role in roles}
        if Column.SUBSTITUTE in self.values:
            flags.discard(Flag.SUBSTITUTED)
        flags.discard(Flag.ABSENT)
        for flag, is_so in (
            (Flag.SUBSTITUTED, substitute is not None),
            (Flag.WHEELCHAIR, wheelchair),
            (Flag.SEVERAL_POSTS, len(posts(position)) > 1),
            (Flag.ABSENT, invitation is Invitation.DECLINED),
        ):
            if is_so:
                flags.add(flag)
        in_order = tuple(flag for flag in FLAGS if flag in flags) if flags else ()
        return _Notes(note, in_order, roles, substitute, invitation, reason)

    def _substitute(self, remarks: tuple[str, ...]) -> tuple[Substitute | None, list[str]]:
        """Return who comes instead, and the remarks that say something else."""
        if Column.SUBSTITUTE in self.values:
            name = self._text(Column.SUBSTITUTE)
            position = self._text(Column.SUBSTITUTE_POSITION)
            rank = self._rank(Column.SUBSTITUTE_RANK)
            named = Substitute(full_name=name, position=position, rank=rank) if name else None
            return named, list(remarks)
        found = {remark: parse_substitute(remark) for remark in remarks}
        others = [remark for remark, substitute in found.items() if substitute is None]
        named = next(filter(None, found.values()), None)
        note = self._text(Column.NOTE)
        return named or (parse_substitute(note) if note else None), others

    def _roles(self, note: str, flags: set[Flag]) -> tuple[tuple[Role, ...], bool]:
        if Column.ROLES not in self.values:
            from_flags = {role for flag, role in ROLE_OF_FLAG.items() if flag in flags}
            found = from_flags | set(read_note_roles(note)) if note else from_flags
            found |= {self.place.group_role} if self.place.group_role else set()
            return tuple(role for role in ROLES if role in found) if found else (), False
        roles, wheelchair, unknown = parse_roles(self._text(Column.ROLES))
        if unknown:
            self.report(Column.ROLES, f"không rõ vai trò “{', '.join(unknown)}”", "đã bỏ qua.")
        return roles, wheelchair

    def _invitation(self, note: str) -> tuple[Invitation | None, str]:
        reason = self._text(Column.ABSENCE_REASON)
        if Column.INVITATION in self.values:
            text = self._text(Column.INVITATION)
            state = parse_invitation(text)
            if text and state is None:
                self.report(Column.INVITATION, f"không rõ “{text}”", "đã bỏ qua.")
            return state, reason
        absence = parse_absence(note) if note else None
        return (None, reason) if absence is None else (Invitation.DECLINED, reason or absence)


def _split_unit(text: str) -> tuple[str, str]:
    """Split "Trưởng phòng, Phòng Kinh tế" at its last sign; without one all is the post."""
    signs = list(re.finditer(r"\s*[,;]\s*|\s+[-–]\s+", text))
    if not signs or len(posts(text)) > 1:
        return text, ""
    return text[: signs[-1].start()], text[signs[-1].end() :]


def _quoted(reason: str, text: str) -> str:
    return reason if reason == DIGITS_LOST else f"“{text}” {reason}"


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < len("1000000") else None
