"""What stands above a list of awards and holds for all of it: decision, level, title."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hoinghi_tui.domain.awards import AwardKind
from hoinghi_tui.domain.conference_date import parse_conference_date
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.vietnamese import clean, fold

_DECISION = re.compile(
    r"quyết định số\s*:?\s*(?P<number>[^\s,;]*\d[^\s,;]*/[^\s,;)]+)"
    r"(?:\s*,?\s*(?P<day>ngày\s+\d{1,2}\s*(?:tháng|[/.-])\s*\d{1,2}\s*(?:năm|[/.-])\s*\d{4}))?"
    r"(?:\s*,?\s*của\s+(?:Chủ tịch\s+)?(?P<level>(?:UBND|(?:Ủy|Uỷ) ban nhân dân)[^,;).]*))?",
    re.IGNORECASE,
)
_TITLES = (("bang khen", "Bằng khen"), ("giay khen", "Giấy khen"))
_ACHIEVEMENT = re.compile(
    r"\b(?:đã\s+)?(?:có|đạt)\s+(?:nhiều\s+)?thành tích\b[^.;()]*", re.IGNORECASE
)
_KINDS = (
    (re.compile(r"\bho (?:gia dinh|dan)\b|\bcac ho\b"), AwardKind.HOUSEHOLD),
    (re.compile(r"\btap the\b"), AwardKind.COLLECTIVE),
    (re.compile(r"\bca nhan\b"), AwardKind.INDIVIDUAL),
)


@dataclass(frozen=True, slots=True)
class Preamble:
    """What is said above a list; blanks where nothing is."""

    decision_no: str = ""
    decision_day: date | None = None
    level: str = ""
    title: str = ""
    achievement: str = ""
    kind: AwardKind | None = None


def read_preamble(texts: Iterable[str]) -> Preamble:
    """Read the texts above a list of awards.

    "Kèm theo Quyết định số 512/QĐ-UBND ngày 10/12/2025 của Chủ tịch UBND xã Đại Sơn" tells
    number, day and level; a number that is not filled in yet tells nothing. Of headings that
    name kinds the nearest counts.
    """
    lines = [line for text in texts for line in map(clean, text.splitlines()) if line]
    told = " ".join(lines)
    decision = _DECISION.search(told)
    plain = fold(told)
    title = next((title for words, title in _TITLES if words in plain), "")
    achievement = next(filter(None, map(_ACHIEVEMENT.search, lines)), None)
    because = clean(achievement[0]) if achievement else ""
    return Preamble(
        decision_no=decision["number"] if decision else "",
        decision_day=read_day(decision["day"]) if decision and decision["day"] else None,
        level=clean(decision["level"]) if decision and decision["level"] else "",
        title=title,
        achievement=because[:1].upper() + because[1:],
        kind=next((kind for line in reversed(lines) if (kind := kind_in(line))), None),
    )


def kind_in(text: str) -> AwardKind | None:
    """Return which recipients a heading names: "II. CÁ NHÂN (08 người)"; None of several."""
    plain = fold(text)
    found = [kind for pattern, kind in _KINDS if pattern.search(plain)]
    return found[0] if len(found) == 1 else None


def read_day(text: str) -> date | None:
    """Read a whole date; None for a blank, a month alone and what is no date."""
    try:
        return parse_conference_date(text).day
    except Refused:
        return None
