"""What remains of a conference: what was broadcast about it and what it concluded."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast:
    """One item of news that went out: where, when, under which title, made by whom."""

    id: str
    channel: str
    title: str = ""
    aired_at: datetime | None = None
    author: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What the chair concluded, as the secretary wrote it down: the only row of its table."""

    id: str = "conclusion"
    text: str = ""
