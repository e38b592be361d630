"""What may be told of a conference in the news: only what was recorded, never what was planned."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.speeches import reading_minutes as minutes_of
from hoinghi_tui.domain.tasks import Task

_SPOKEN = (
    (re.compile(r"\bHĐND\s*(?:&|và|-)\s*UBND\b"), "Hội đồng nhân dân và Ủy ban nhân dân"),
    (re.compile(r"\bHĐND\b"), "Hội đồng nhân dân"),
    (re.compile(r"\bUBND\b"), "Ủy ban nhân dân"),
    (re.compile(r"\bUBMTTQ\b"), "Ủy ban Mặt trận Tổ quốc"),
    (re.compile(r"\bMTTQ\b"), "Mặt trận Tổ quốc"),
    (re.compile(r"\bCCHC\b"), "cải cách hành chính"),
    (re.compile(r"\bTTHC\b"), "thủ tục hành chính"),
)

_DATE = re.compile(r"\b([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})\b")


@dataclass(frozen=True, slots=True)
class Said:
    """One item of the agenda that is over: what it was and who presented it, "" for not known."""

    title: str
    presenter: str


@dataclass(frozen=True, slots=True)
class News:
    """All that was recorded of a conference and may be told.

    ``chair`` and the other people are written with address and post; those named were there.
    ``present`` is None while nobody was checked in. ``awards`` are those handed over.
    ``papers`` and so on are items that are over, in the order they were held. ``day`` is that
    of the first real start, else the fixed one.
    """

    conference: Conference
    day: date | None
    is_over: bool
    chair: str
    chair_came: bool | None
    presidium: Sequence[str]
    guests: Sequence[str]
    reporters: Sequence[str]
    invited: int
    present: int | None
    walk_ins: int
    reports: Sequence[Said]
    papers: Sequence[Said]
    directions: Sequence[Said]
    awards: Sequence[Award]
    left_awards: int
    units: Mapping[str, Unit]
    points: Sequence[str]
    tasks: Sequence[Task]


def spoken(text: str) -> str:
    """Write out abbreviations and dates as an announcer reads them."""
    for pattern, words in _SPOKEN:
        text = pattern.sub(words, text)
    return _DATE.sub(_spoken_date, text)


def _spoken_date(found: re.Match[str]) -> str:
    day, month, year = map(int, found.groups())
    return f"ngày {day} tháng {month} năm {year}"


def reading_minutes(lines: Sequence[str]) -> int:
    """Return about how many minutes it takes to read lines aloud, at least one."""
    return max(1, minutes_of(sum(len(line.split()) for line in lines)))
