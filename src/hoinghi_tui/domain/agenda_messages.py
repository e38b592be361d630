"""A few words from the lectern or the secretary to the one who speaks."""

from dataclasses import dataclass
from datetime import datetime

SPEAKER = "speaker"
"""The id of the one message there is at a time."""

LONGEST = 120
"""Letters that can be read from the lectern in one glance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What stands on the speaker's board; ``sent_at`` is an instant in UTC."""

    id: str
    text: str
    sent_at: datetime
    station: str
    item: str | None = None
    """The agenda item that ran when it was sent: it is not for the next speaker."""
