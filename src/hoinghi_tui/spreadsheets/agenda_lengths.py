"""How long each item of a programme lasts, and where its times do not fit together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from hoinghi_tui.domain.agenda import ItemKind
from hoinghi_tui.domain.agenda_editing import LONGEST
from hoinghi_tui.domain.agenda_kinds import guess_kind, usual_minimum
from hoinghi_tui.spreadsheets.agenda_headings import AgendaColumn
from hoinghi_tui.spreadsheets.agenda_lines import AgendaLine
from hoinghi_tui.spreadsheets.drafts import Problem

_USUAL_LAST = 5
"""The minutes of a last item of which only the start is known."""
_NOON = 12 * 60 + 30
_LONG_REST = 30
"""From so many minutes on a gap over noon is the rest between two sittings."""


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One item as read: whole minutes, who presents in the table's words.

    ``not_before`` is a time of day the item waits for: the first one's, the one after the
    reception of guests, and the one after a rest at noon.
    """

    title: str
    kind: ItemKind
    minutes: int
    minimum: int
    number: str = ""
    presenter: str = ""
    script: str = ""
    not_before: time | None = None
    sheet: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Timed:
    """Items with their lengths; ``problems`` forbid taking them in, ``notes`` do not."""

    rows: tuple[AgendaRow, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


@dataclass(slots=True)
class _Block:
    """Lines that stand in one time; mostly one. Minutes count from midnight."""

    lines: list[AgendaLine]
    start: int | None
    end: int | None
    minutes: int | None

    @classmethod
    def of(cls, line: AgendaLine) -> "_Block":
        when = line.when
        return cls([line], _minute(when.start), _minute(when.end), when.minutes)

    @property
    def told(self) -> bool:
        """Whether the table says when it starts."""
        return self.lines[0].when.start is not None


def timed(lines: Sequence[AgendaLine]) -> Timed:
    """Give each line its minutes, from its own length, its range or the next start.

    Lines that share one time share it evenly, which is noted. Told as problems: times that
    go back, overlap or leave a gap, a length that is not that of its range, an item
    without any time, one of more than 600 minutes.
    """
    return _Timing(_blocks(lines)).run()


class _Timing:
    def __init__(self, blocks: list[_Block]) -> None:
        self._blocks = blocks
        self._rows: list[AgendaRow] = []
        self._problems: list[Problem] = []
        self._notes: list[Problem] = []

    def run(self) -> Timed:
        for place, block in enumerate(self._blocks):
            after = self._blocks[place + 1] if place + 1 < len(self._blocks) else None
            total = self._length(block, after)
            self._add(block, total, self._waits(place))
            if total is None or block.start is None:
                continue
            block.end = block.start + total
            if after is not None and after.start is None:
                after.start = block.end
            elif after is not None:
                self._check_next(block.end, after)
        return Timed(tuple(self._rows), tuple(self._problems), tuple(self._notes))

    def _length(self, block: _Block, after: _Block | None) -> int | None:
        """Return a block's minutes; None, with a problem, where they cannot be told."""
        line = block.lines[0]
        ranged = None
        if block.start is not None and block.end is not None:
            ranged = block.end - block.start
            if ranged <= 0:
                self._problem(line, "giờ kết thúc không sau giờ bắt đầu", "xem lại hai giờ")
                return None
        if ranged is not None and block.minutes not in (None, ranged):
            self._problem(
                line,
                f"ghi {block.minutes} phút nhưng {_clock(block.start)} – {_clock(block.end)} "
                f"là {ranged} phút",
                "sửa một trong hai",
            )
        total = block.minutes if block.minutes is not None else ranged
        if total is None and block.start is not None:
            total = self._until_next(block, after)
        if total is None:
            if block.start is None:
                self._problem(line, "không có thời gian", "ghi giờ hoặc số phút của mục")
        elif not 1 <= total <= LONGEST * len(block.lines):
            self._problem(line, f"{total} phút", f"mỗi mục dài từ 1 đến {LONGEST} phút")
        return total

    def _until_next(self, block: _Block, after: _Block | None) -> int | None:
        """Return the minutes from a start to the next one; the last item's are the usual."""
        assert block.start is not None
        line = block.lines[0]
        if after is None:
            self._note(line, "không rõ lúc xong", f"tạm lấy {_USUAL_LAST} phút")
            return _USUAL_LAST
        if after.start is None:
            self._problem(line, "không rõ kéo dài bao lâu", "ghi thêm giờ xong hoặc số phút")
            return None
        total = after.start - block.start
        if total <= 0:
            self._problem(
                after.lines[0],
                f"bắt đầu {_clock(after.start)}, không sau mục trên ({_clock(block.start)})",
                "xem lại giờ hai mục",
            )
            return None
        kind = guess_kind(line.title)
        if block.start < _NOON <= after.start and kind is not ItemKind.BREAK:
            closes = kind is ItemKind.CLOSING
            minutes = _USUAL_LAST if closes and total > _LONG_REST else total
            self._note(line, "không rõ có nghỉ trưa không", f"tạm lấy {minutes} phút")
            return minutes
        return total

    def _check_next(self, end: int, after: _Block) -> None:
        """Compare when a block ends with when the next one begins."""
        if after.start is None or after.start == end:
            return
        line = after.lines[0]
        if after.start < end:
            self._problem(
                line,
                f"bắt đầu {_clock(after.start)} khi mục trên chưa xong ({_clock(end)})",
                "xem lại giờ hai mục",
            )
        elif after.start - end >= _LONG_REST and end <= _NOON <= after.start:
            self._note(
                line, f"nghỉ từ {_clock(end)} đến {_clock(after.start)}", "không tính là mục"
            )
        else:
            self._problem(
                line,
                f"để trống từ {_clock(end)} đến {_clock(after.start)}",
                "xem lại giờ, hoặc thêm một dòng cho khoảng ấy",
            )

    def _waits(self, place: int) -> bool:
        """Tell whether a block does not start before its time, even when all runs early."""
        block = self._blocks[place]
        if not block.told or place == 0:
            return block.told
        before = self._blocks[place - 1]
        if guess_kind(before.lines[-1].title) is ItemKind.RECEPTION:
            return True
        rest = block.start - before.end if block.start is not None and before.end else 0
        return rest >= _LONG_REST

    def _add(self, block: _Block, total: int | None, waits: bool) -> None:
        shares = _shares(total or len(block.lines), len(block.lines))
        if len(block.lines) > 1 and total is not None:
            self._note(
                block.lines[0],
                f"{len(block.lines)} mục chung {total} phút",
                f"chia {', '.join(map(str, shares))} phút",
            )
        for place, (line, minutes) in enumerate(zip(block.lines, shares, strict=True)):
            starts = waits and place == 0 and block.start is not None
            least = line.when.least
            self._rows.append(
                AgendaRow(
                    title=line.title,
                    kind=guess_kind(line.title),
                    minutes=minutes,
                    minimum=usual_minimum(minutes) if least is None else min(least, minutes),
                    number=line.number,
                    presenter=line.presenter,
                    script=line.script,
                    not_before=_time(block.start) if starts and block.start is not None else None,
                    sheet=line.sheet,
                    row=line.row,
                )
            )

    def _problem(self, line: AgendaLine, reason: str, advice: str) -> None:
        self._problems.append(_about(line, reason, f"{advice}."))

    def _note(self, line: AgendaLine, reason: str, advice: str) -> None:
        self._notes.append(_about(line, reason, f"{advice}."))


def _about(line: AgendaLine, reason: str, advice: str) -> Problem:
    return Problem(line.sheet, line.row, line.letters, AgendaColumn.TIME.value, reason, advice)


def _blocks(lines: Sequence[AgendaLine]) -> list[_Block]:
    """Put lines that share a time together.

    Where rows below have lengths of their own, the range of the first is that of them all.
    """
    blocks: list[_Block] = []
    for line in lines:
        if line.shares and blocks:
            blocks[-1].lines.append(line)
            continue
        if blocks and line.when.start is None and blocks[-1].minutes is not None:
            blocks[-1].end = None
        blocks.append(_Block.of(line))
    return blocks


def _shares(total: int, count: int) -> list[int]:
    """Part whole minutes evenly, the first ones longer by one; each gets one at least."""
    each, rest = divmod(max(total, count), count)
    return [each + (place < rest) for place in range(count)]


def _minute(at: time | None) -> int | None:
    return at.hour * 60 + at.minute if at is not None else None


def _time(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)


def _clock(minute: int | None) -> str:
    return _time(minute or 0).strftime("%Hh%M")
