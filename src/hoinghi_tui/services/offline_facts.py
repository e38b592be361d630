"""How a desk stands to its server, for the line that is the same on every screen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OfflineFacts:
    """How the desk stands to its server, for the status line."""

    is_away: bool
    """Whether the server is out of reach, as far as is known."""
    since: str
    """Since when the desk works by itself, "08:12"; blank while it does not."""
    waiting: int
    """How many actions the server does not have yet."""
    undecided: int
    """How many did not fit and wait for a person."""
