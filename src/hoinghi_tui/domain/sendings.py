"""What was sent to whom: the plan, the invitation, the conclusion."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One paper on its way to one recipient: how it was sent, when, and when it arrived."""

    id: str
    recipient: str
    document: str = ""
    means: str = ""
    order: int = 0
    sent_at: datetime | None = None
    received_at: datetime | None = None
    receiver: str = ""
    note: str = ""
