"""The checklist of hall and equipment."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckItem:
    """One thing that must be there and work: ticked when, by whom (a name or a station)."""

    id: str
    title: str
    group: str = ""
    quantity: str = ""
    unit: str | None = None
    order: int = 0
    checked_at: datetime | None = None
    checked_by: str = ""
    note: str = ""
