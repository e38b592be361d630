"""When somebody was last at work on a running agenda: an empty file whose time is set.

After a power cut the screen has to say since when nobody was there. An event each few
seconds would flood the log, and a file's content can be torn; its time of change cannot.
"""

import os
from datetime import UTC, datetime
from pathlib import Path

HEARTBEAT_NAME = "heartbeat"


class Heartbeat:
    """One file beside the log, shared by all stations.

    Nothing depends on it: a folder that cannot be written has no heartbeat.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / HEARTBEAT_NAME

    def beat(self, now: datetime) -> None:
        """Note that somebody is at work now."""
        try:
            self._path.touch()
            os.utime(self._path, (now.timestamp(), now.timestamp()))
        except OSError:
            return

    def last(self) -> datetime | None:
        """Return when somebody last was at work, to the second; None when nobody knows."""
        try:
            return datetime.fromtimestamp(int(self._path.stat().st_mtime), UTC)
        except (OSError, ValueError, OverflowError):
            return None
