"""One person's row, read cell by cell, with what is doubtful in it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from hoinghi_tui.domain.birth import MONTH_FIRST, SERIAL, read_birth
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
from hoinghi_tui.vietnamese import fold

Report = Callable[[Column, str, str], None]
"""Takes a doubtful column, the reason and the advice."""

_GIVEN_NAME_FIRST = re.compile(r"(H['’]\S+)\s")
_SEXES = {"nam": Sex.MALE, "nu": Sex.FEMALE}
_ADVICE = {
    DIGITS_LOST: "đã để trống, hãy hỏi lại số.",
    MONTH_FIRST: "đã hiểu là tháng trước ngày sau, hãy kiểm tra lại.",
    SERIAL: "đã đổi ra ngày, hãy kiểm tra lại.",
}
_LEFT_BLANK = "đã để trống, hãy kiểm tra lại."
_MENDED = "đã sửa, hãy xem lại."


@dataclass(frozen=True, slots=True)
class PersonRow:
    """The cleaned texts of one row by column; a column the list has not is left out."""

    values: Mapping[Column, str]
    raw_name: str
    report: Report

    def draft(self) -> DelegateDraft:
        """Return the person, reporting what is doubtful on the way."""
        has_honorifics = Column.HONORIFIC in self.values
        name = read_name(self.raw_name, split=not has_honorifics)
        for doubt in name.doubts:
            self.report(Column.FULL_NAME, doubt, _MENDED)
        birth, sex = self._birth()
        phones = read_phones(self._text(Column.PHONE))
        if phones.problem:
            advice = _ADVICE.get(phones.problem, _LEFT_BLANK)
            self.report(Column.PHONE, _quoted(phones.problem, self._text(Column.PHONE)), advice)
        position, unit = self._position_and_unit()
        given_name = _GIVEN_NAME_FIRST.match(name.full_name)
        draft = DelegateDraft(
            full_name=name.full_name,
            name_written=name.written,
            id=self._text(Column.ID),
            honorific=standard_honorific(self._text(Column.HONORIFIC)) or name.honorific,
            position=position,
            unit_text=unit,
            phone=phones.main,
            phone_other=phones.other,
            birth=birth,
            sex=sex,
            given_name=self._text(Column.GIVEN_NAME) or (given_name[1] if given_name else None),
            rank=_whole(self._text(Column.RANK)),
        )
        return self._with_notes(draft, name)

    def _text(self, column: Column) -> str:
        return self.values.get(column, "")

    # -- dates ---------------------------------------------------------------------------

    def _birth(self) -> tuple[str, Sex | None]:
        """Return the most precise birth date of all columns, and the sex they tell."""
        sex = _SEXES.get(fold(self._text(Column.SEX)))
        found: dict[Column, str] = {}
        for column, of_column in (
            (Column.BIRTH, None),
            (Column.BIRTH_MALE, Sex.MALE),
            (Column.BIRTH_FEMALE, Sex.FEMALE),
        ):
            text = self._text(column)
            if text and of_column:
                sex = of_column
            found[column] = self._date(column, text)
        marked = {
            Sex.MALE: self._text(Column.SEX_MALE),
            Sex.FEMALE: self._text(Column.SEX_FEMALE),
        }
        sex = next((one for one, mark in marked.items() if mark), sex)
        dates = [date for date in found.values() if date]
        if len({date[:4] for date in dates}) > 1:
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

    def _with_notes(self, draft: DelegateDraft, name: NameCell) -> DelegateDraft:
        """Add what the notes say; a column of its own for it is believed instead."""
        substitute, remarks = self._substitute(name.remarks)
        note = joined([self._text(Column.NOTE), *remarks])
        flags = set(read_flags(note)) | ({Flag.SUBSTITUTED} if substitute else set())
        if Column.SUBSTITUTE in self.values and substitute is None:
            flags.discard(Flag.SUBSTITUTED)
        roles, wheelchair = self._roles(note, flags)
        invitation, reason = self._invitation(note)
        if Column.ROLES in self.values:
            flags -= {*ROLE_OF_FLAG, Flag.WHEELCHAIR}
            flags |= {flag for flag, role in ROLE_OF_FLAG.items() if role in roles}
        flags |= {Flag.WHEELCHAIR} if wheelchair else set()
        flags |= {Flag.SEVERAL_POSTS} if len(posts(draft.position)) > 1 else set()
        flags -= set() if invitation is Invitation.DECLINED else {Flag.ABSENT}
        flags |= {Flag.ABSENT} if invitation is Invitation.DECLINED else set()
        return replace(
            draft,
            note=note,
            flags=tuple(flag for flag in Flag if flag in flags),
            roles=roles,
            roles_told=self._text(Column.ROLES) != "",
            substitute=substitute,
            invitation=invitation,
            absence_reason=reason,
        )

    def _substitute(self, remarks: tuple[str, ...]) -> tuple[Substitute | None, list[str]]:
        """Return who comes instead, and the remarks that say something else."""
        if Column.SUBSTITUTE in self.values:
            name = self._text(Column.SUBSTITUTE)
            position = self._text(Column.SUBSTITUTE_POSITION)
            rank = _whole(self._text(Column.SUBSTITUTE_RANK))
            named = Substitute(full_name=name, position=position, rank=rank) if name else None
            return named, list(remarks)
        found = {remark: parse_substitute(remark) for remark in remarks}
        others = [remark for remark, substitute in found.items() if substitute is None]
        named = next(filter(None, found.values()), None)
        return named or parse_substitute(self._text(Column.NOTE)), others

    def _roles(self, note: str, flags: set[Flag]) -> tuple[tuple[Role, ...], bool]:
        if Column.ROLES not in self.values:
            from_flags = {role for flag, role in ROLE_OF_FLAG.items() if flag in flags}
            found = from_flags | set(read_note_roles(note))
            return tuple(role for role in Role if role in found), False
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
        absence = parse_absence(note)
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
