"""Rotating copies of the log, made while nobody waits for them."""

from datetime import datetime, timedelta
from pathlib import Path

from hoinghi_tui.storage import disk
from hoinghi_tui.storage.salvage import stamp

KEPT = 12
_EVERY = timedelta(hours=1)
_PREFIX, _ENDING = "events-", ".jsonl"


def copies(folder: Path) -> list[Path]:
    """Return the copies in a backup folder, oldest first."""
    return sorted(folder.glob(f"{_PREFIX}[0-9]*{_ENDING}"))


def is_due(folder: Path, size: int, now: datetime) -> bool:
    """Tell whether a log of ``size`` good bytes deserves another copy.

    One is made when the last is an hour old by its name (or from the future: the wall
    clock was set back) and the log has changed since.
    """
    last = copies(folder)[-1:]
    if not last:
        return size > 0
    made = last[0].name.removeprefix(_PREFIX)
    recent = stamp(now - _EVERY) < made[: len(stamp(now))] <= stamp(now)
    return not recent and last[0].stat().st_size != size


def rotate(folder: Path, log: bytes, now: datetime) -> Path:
    """Write one more copy of the log and drop the oldest above ``KEPT``; raises ``OSError``."""
    made = disk.write_new(folder / f"{_PREFIX}{stamp(now)}{_ENDING}", log)
    for old in copies(folder)[:-KEPT]:
        if old != made:
            old.unlink(missing_ok=True)
    return made
