"""When somebody seems to be trying out badge codes."""

from collections.abc import Iterable
from datetime import datetime, timedelta

GUESSES = 20
"""So many different unknown codes within ``GUESSING_WITHIN`` are no accident."""
GUESSING_WITHIN = timedelta(minutes=1)

GUESSING_WORDS = (
    "20 mã lạ trong một phút: có thể ai đó đang thử mã. "
    "Hãy tạm giữ các thẻ lạ, đối chiếu giấy mời và báo người phụ trách."
)


def is_guessing(tries: Iterable[datetime], now: datetime) -> bool:
    """Tell whether so many unknown codes came in so short a time; ``tries`` are their instants.

    To be counted are different codes of this conference's tag with fitting check digits
    that no badge has: only who has studied a badge makes them. A misread is a scratched
    badge or a bad cable, and another tag is the badge of another conference.
    """
    return sum(abs(now - at) <= GUESSING_WITHIN for at in tries) >= GUESSES
