"""A station that starts the first item, is at work on it, says so and is then killed.

Run: python agenda_victim.py FOLDER. It acts at 07:25 of the sample's day and looks at the
agenda once for each of the two minutes that follow; then it waits for its end.
"""

import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hoinghi_tui.services.session import Session


class OneDay:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.at = datetime(2025, 12, 15, 0, 25, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def wall_step(self) -> timedelta:
        return timedelta()


def main() -> None:
    clock = OneDay()
    session = Session.open(Path(sys.argv[1]), station="MC", clock=clock)
    session.agenda.start_next()
    for _ in range(120):
        clock.at += timedelta(seconds=1)
        session.agenda.beat()
    session.agenda.extend("ct-02", 5)
    sys.stdout.write("running\n")
    sys.stdout.flush()
    signal.pause()


if __name__ == "__main__":
    main()
