"""Rotating copies of the log, made while nobody waits for them."""

import re
from datetime import datetime, timedelta
from pathlib import Path

from hoinghi_tui.storage import disk
from hoinghi_tui.storage.salvage import stamp

KEPT = 24
EVERY = timedelta(minutes=10)
"""How old the last copy may be before a log that has changed is copied again."""
EVENTS_BETWEEN = 50
"""After so many actions it is copied at once."""
_NAME = re.compile(r"events-(\d{5,})-(\d{8}-\d{6}).*\.jsonl")


def copies(folder: Path) -> list[Path]:
    """Return the copies in a backup folder, oldest first.

    By their number, as a wall clock may have been set back between two of them.
    """
    found = (path for path in folder.glob("events-*.jsonl") if _NAME.fullmatch(path.name))
    return sorted(found, key=lambda path: (_number(path), path.name))


def _number(copy: Path) -> int:
    match = _NAME.fullmatch(copy.name)
    return int(match[1]) if match else 0


def is_due(folder: Path, size: int, now: datetime, *, many: bool = False) -> bool:
    """Tell whether a log of ``size`` good bytes deserves another copy.

    One is made when the log has changed since the last, and that is ``EVERY`` old (or from
    the future: the wall clock was set back), or when ``many`` actions came since.
    """
    last = copies(folder)[-1:]
    if not last:
        return size > 0
    match = _NAME.fullmatch(last[0].name)
    recent = match is not None and stamp(now - EVERY) < match[2] <= stamp(now)
    return (many or not recent) and last[0].stat().st_size != size


def lines_behind(folder: Path, log: Path, size: int) -> int:
    """Return how many lines of the log's first ``size`` bytes the last copy lacks.

    Whoever made it: many stations look after one folder. Raises ``OSError``.
    """
    last = copies(folder)[-1:]
    copied = last[0].stat().st_size if last else 0
    with log.open("rb") as file:
        file.seek(copied if copied <= size else 0)  # a longer one is of another log
        return file.read(size - file.tell()).count(b"\n")


def rotate(folder: Path, log: bytes, now: datetime) -> Path:
    """Write one more copy of the log and drop the oldest above ``KEPT``; raises ``OSError``."""
    number = max(map(_number, copies(folder)), default=0) + 1
    made = disk.write_new(folder / f"events-{number:05}-{stamp(now)}.jsonl", log)
    for old in copies(folder)[:-KEPT]:
        old.unlink(missing_ok=True)
    return made
