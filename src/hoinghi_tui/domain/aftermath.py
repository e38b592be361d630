"""What remains of a conference: what was broadcast about it and what it concluded."""

import re
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from hoinghi_tui.vietnamese import clean

_MARK = re.compile(r"^(?:[-–•+*](?: |$)|[0-9]{1,2}[.)] )\s*")


class NewsKind(StrEnum):
    """In which form something was told about the conference."""

    NEWS = "news"
    ARTICLE = "article"
    RADIO = "radio"


NEWS_KIND_WORDS = {
    NewsKind.NEWS: "tin",
    NewsKind.ARTICLE: "bài viết",
    NewsKind.RADIO: "phát thanh",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast:
    """One item of news: in which form, where, when, under which title, made by whom.

    ``day`` and ``at`` are local. Without a day, or with one still to come, it is only
    planned; the hour may stay unknown.
    """

    id: str
    channel: str
    kind: NewsKind = NewsKind.NEWS
    title: str = ""
    day: date | None = None
    at: time | None = None
    author: str = ""
    note: str = ""

    def is_out(self, today: date) -> bool:
        """Tell whether it has gone out by a local day."""
        return self.day is not None and self.day <= today


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What the chair concluded, as the secretary wrote it down: the only row of its table.

    Each line of ``text`` is one point.
    """

    id: str = "conclusion"
    text: str = ""

    @property
    def points(self) -> tuple[str, ...]:
        """The points, without blank lines and the marks of a list before them."""
        lines = (_MARK.sub("", clean(line)) for line in self.text.splitlines())
        return tuple(line for line in lines if line)


NO_CONCLUSION = Conclusion()
"""Nothing has been written down yet."""
