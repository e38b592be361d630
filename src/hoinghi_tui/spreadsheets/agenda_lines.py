"""The lines of a programme's table: items with their cells, apart from headings and signatures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hoinghi_tui.spreadsheets.agenda_headings import AgendaColumn, AgendaLayout, repeats_header
from hoinghi_tui.spreadsheets.agenda_times import NEVER, When, read_length, read_when
from hoinghi_tui.spreadsheets.cells import Grid, column_letters
from hoinghi_tui.spreadsheets.drafts import Problem, SkippedRow
from hoinghi_tui.vietnamese import clean, fold

_SIGNATURE = re.compile(
    r"(?:noi nhan|t\.?m\.|tm |kt\.|tl\.|nguoi (?:lap|tong hop)|thu truong|xac nhan"
    r"|[^,]{2,40}, ngay [\d….]* ?thang)"
)
_TOTAL = re.compile(r"tong (?:cong|so|thoi (?:gian|luong))\b|cong\s*(?::|$)")
_SECTION = re.compile(r"(?:phan|buoi|ngay|phien)\b|(?:[ivx]+|[a-z])[.)/:-]\s", re.IGNORECASE)
_PART_NUMBER = re.compile(r"(?:[ivxlc]+|[a-z])[.)]?")
_BULLET = re.compile(r"[-+•*–]\s*")
_ENDS = " ;:,"
"""What a line of a list ends in, and a title does not."""
_UNREAD = "không đọc được thời gian “{}”"
_WRITE_TIME = "ghi như 7h30, 7h30 - 7h45 hoặc 15 phút"
_READINGS = (
    (AgendaColumn.TIME, read_when),
    (AgendaColumn.START, read_when),
    (AgendaColumn.LENGTH, read_length),
)
"""How each column of times is read; the end is only the other half of a start."""


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item as its row says it; ``letters`` is the column of its time.

    ``shares`` says that the row has no time of its own: it stands in the time of the row
    before, by merged or blank cells, or by the same words.
    """

    sheet: str
    row: int
    letters: str
    title: str
    when: When
    number: str = ""
    presenter: str = ""
    script: str = ""
    shares: bool = False


@dataclass(frozen=True, slots=True)
class AgendaLines:
    """What a table's rows are: items, what is wrong in them, and rows that are none."""

    lines: tuple[AgendaLine, ...]
    problems: tuple[Problem, ...]
    skipped: tuple[SkippedRow, ...]


def read_lines(grid: Grid, layout: AgendaLayout) -> AgendaLines:
    """Read the rows below the header, up to a signature block."""
    return _Reading(grid, layout).read()


class _Reading:
    """The reading of one table."""

    def __init__(self, grid: Grid, layout: AgendaLayout) -> None:
        self._grid = grid
        self._layout = layout
        self._lines: list[AgendaLine] = []
        self._problems: list[Problem] = []
        self._skipped: list[SkippedRow] = []
        self._last_time = ""

    def read(self) -> AgendaLines:
        rows = self._grid.rows
        timed = [row for row, cells in enumerate(rows) if self._has_time(cells)]
        last = timed[-1] if timed else len(rows)
        for row in range(self._layout.first_row, len(rows)):
            cells = rows[row]
            filled = [text for text in map(clean, cells) if text]
            if not filled or repeats_header(cells, self._layout):
                continue
            if row > last and any(_SIGNATURE.match(fold(text)) for text in filled):
                self._skip(row, "khối chữ ký", filled)
                break
            if self._is_heading(cells, filled):
                self._skip(row, "tiêu đề phần", filled)
            else:
                self._take(row, cells, filled, self._when(row, cells))
        return AgendaLines(tuple(self._lines), tuple(self._problems), tuple(self._skipped))

    def _has_time(self, cells: Sequence[str]) -> bool:
        """Tell whether a row has a time or a length of its own."""
        said = (read(self._layout.cell(cells, column)) for column, read in _READINGS)
        return any(when not in (None, NEVER) for when in said)

    def _take(self, row: int, cells: Sequence[str], filled: list[str], when: When) -> None:
        title, details = self._title(cells)
        presenter = self._presenter(cells)
        if _TOTAL.match(fold(title or filled[0])):
            self._skip(row, "tổng", filled)
        elif when is NEVER and (not title or self._is_section(filled)):
            self._skip(row, "tiêu đề phần", filled)
        elif when is NEVER and self._lines and not presenter and _BULLET.match(title):
            last = self._lines[-1]
            self._lines[-1] = replace(last, script=_joined("\n", last.script, _cue(title)))
        elif not title:
            self._problem(row, AgendaColumn.TITLE, "không có nội dung", "hãy ghi nội dung của mục")
        else:
            self._lines.append(
                AgendaLine(
                    sheet=self._grid.name,
                    row=row + 1,
                    letters=self._letters_of_time(),
                    title=_BULLET.sub("", title, count=1) or title,
                    when=when,
                    number=clean(self._layout.cell(cells, AgendaColumn.NUMBER)).rstrip("."),
                    presenter=presenter,
                    script=self._script(cells, details),
                    shares=self._shares(cells, when),
                )
            )

    def _when(self, row: int, cells: Sequence[str]) -> When:
        """Put together what the columns of time say; ``NEVER`` where they say nothing."""
        found = NEVER
        for column, read in _READINGS:
            text = self._layout.cell(cells, column)
            said = read(text)
            if said is None:
                self._problem(row, column, _UNREAD.format(clean(text)), _WRITE_TIME)
            else:
                found = _both(found, said)
        end = read_when(self._layout.cell(cells, AgendaColumn.END))
        if end is None or (end.start is None and end is not NEVER):
            text = clean(self._layout.cell(cells, AgendaColumn.END))
            self._problem(row, AgendaColumn.END, _UNREAD.format(text), _WRITE_TIME)
        elif end.start is not None:
            found = replace(found, end=end.start)
        return NEVER if found.is_blank else found

    def _shares(self, cells: Sequence[str], when: When) -> bool:
        """Tell whether a row stands in the time of the one before."""
        said = fold(self._layout.cell(cells, AgendaColumn.TIME))
        same = bool(said) and said == self._last_time and when.start is not None
        self._last_time = said or self._last_time
        has_lengths = AgendaColumn.LENGTH in self._layout.columns and when.minutes is not None
        return (same or when is NEVER) and not has_lengths

    def _is_heading(self, cells: Sequence[str], filled: list[str]) -> bool:
        """Tell whether a row is one text that stands in no column of its own: a wide cell."""
        outside = not clean(self._layout.cell(cells, AgendaColumn.TITLE))
        return outside and len(filled) == 1 and read_when(filled[0]) is None

    def _is_section(self, filled: list[str]) -> bool:
        """Tell whether a row without time heads a part: one text, with its number at most."""
        if len(filled) == 2:
            return _PART_NUMBER.fullmatch(fold(filled[0])) is not None
        words = filled[0]
        return len(filled) == 1 and (words.isupper() or _SECTION.match(fold(words)) is not None)

    def _title(self, cells: Sequence[str]) -> tuple[str, tuple[str, ...]]:
        """Return what the item is, and the lines below it that only go into details.

        Lines that all have a sign before them are of one weight: together they are the title.
        """
        text = self._layout.cell(cells, AgendaColumn.TITLE)
        lines = [line for line in map(clean, text.splitlines()) if line]
        if len(lines) > 1 and all(map(_BULLET.match, lines)):
            return "; ".join(_BULLET.sub("", line, count=1).rstrip(_ENDS) for line in lines), ()
        details = tuple(line for line in lines[1:] if _BULLET.match(line))
        words = " ".join(line for line in lines if line not in details)
        return words.rstrip(_ENDS) or words, details

    def _presenter(self, cells: Sequence[str]) -> str:
        """Return who presents, else who is in the chair, line by line as written."""
        for column in (AgendaColumn.PRESENTER, AgendaColumn.CHAIR):
            lines = self._layout.cell(cells, column).splitlines()
            words = "; ".join(filter(None, map(clean, lines)))
            if words.strip("-–—…. "):
                return words
        return ""

    def _script(self, cells: Sequence[str], details: Sequence[str]) -> str:
        """Return the words to say; note and details are cues, which are not read out."""
        lines = self._layout.cell(cells, AgendaColumn.SCRIPT).splitlines()
        said = "\n".join(map(clean, lines)).strip()
        note = clean(self._layout.cell(cells, AgendaColumn.NOTE))
        cues = (*details, note if note.strip("-–—. ") else "")
        return _joined("\n\n", _joined("\n", *map(_cue, cues)), said)

    def _letters_of_time(self) -> str:
        columns = self._layout.columns
        named = (AgendaColumn.TIME, AgendaColumn.START, AgendaColumn.LENGTH)
        return column_letters(next(columns[one] for one in named if one in columns))

    def _problem(self, row: int, column: AgendaColumn, reason: str, advice: str) -> None:
        letters = column_letters(self._layout.columns[column])
        self._problems.append(
            Problem(self._grid.name, row + 1, letters, column.value, reason, f"{advice}.")
        )

    def _skip(self, row: int, reason: str, filled: list[str]) -> None:
        self._skipped.append(SkippedRow(self._grid.name, row + 1, reason, " ".join(filled)))


def _both(one: When, other: When) -> When:
    return When(
        one.start or other.start,
        one.end or other.end,
        one.minutes if one.minutes is not None else other.minutes,
        one.least if one.least is not None else other.least,
    )


def _cue(text: str) -> str:
    """Put words into brackets, which they then have none of themselves."""
    return f"[{text.translate({ord('['): '(', ord(']'): ')'})}]" if text else ""


def _joined(between: str, *texts: str) -> str:
    return between.join(filter(None, texts))
