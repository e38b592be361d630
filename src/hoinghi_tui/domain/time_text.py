"""How instants and spans are written, the same on every screen and every paper.

The agenda counts in whole seconds. A span that is finer is rounded down towards the
past, so that a countdown never shows more time than there is.
"""

import re
from datetime import datetime, time, timedelta, tzinfo

from hoinghi_tui.vietnamese import fold

_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)
_MINUS = "−"
_TIME_OF_DAY = re.compile(
    r"([0-9]{1,2}) ?(?:: ?([0-9]{2})(?::00)?|(?:h|g|gio) ?(?:([0-9]{2})(?: ?(?:phut|ph|p|'))?)?)"
)
_MINUTES = re.compile(r"([0-9]{1,4}) ?(?:phut|ph|p|'|′)?")
_HOURS = re.compile(
    r"([0-9]{1,2}) ?(?:h|g|gio) ?(?:([0-9]{1,2}) ?(?:phut|ph|p|'|′)?)?|0?([0-9]):([0-9]{2})(?::00)?"
)


def clock_text(instant: datetime, zone: tzinfo, *, seconds: bool = False) -> str:
    """Write the local time of an instant: "08:12", or "08:12:05" with ``seconds``."""
    return instant.astimezone(zone).strftime("%H:%M:%S" if seconds else "%H:%M")


def parse_time_of_day(text: str) -> time | None:
    """Read a time of day as offices write it; else None.

    "7:30", "07h30", "7g30", "7 giờ 30 phút", "7h", and "07:30:00" as spreadsheets give it.
    """
    found = _TIME_OF_DAY.fullmatch(fold(text))
    hour, minute = (int(found[1]), int(found[2] or found[3] or 0)) if found else (24, 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def parse_minutes(text: str) -> int | None:
    """Read how many minutes something lasts; else None.

    "15", "15 phút", "15'", "15p", "0h20", "1 giờ 30 phút", "0:20".
    """
    plain = fold(text)
    bare = _MINUTES.fullmatch(plain)
    if bare is not None:
        return int(bare[1])
    found = _HOURS.fullmatch(plain)
    if found is None:
        return None
    minutes = int(found[2] or found[4] or 0)
    return int(found[1] or found[3]) * 60 + minutes if minutes < 60 else None


def countdown_text(span: timedelta) -> str:
    """Write a span as a clock face: "03:20", "−02:05" when overrun, "1:02:05" from an hour on."""
    total = span // _SECOND
    minutes, seconds = divmod(abs(total), 60)
    hours, minutes = divmod(minutes, 60)
    face = f"{minutes:02}:{seconds:02}"
    if hours:
        face = f"{hours}:{face}"
    return _MINUS + face if total < 0 else face


def length_text(span: timedelta) -> str:
    """Write how long something lasts: "7′", "1′30″", "45″"; nothing at all is "0′"."""
    minutes, seconds = divmod(abs(span) // _SECOND, 60)
    parts = (f"{minutes}′" if minutes or not seconds else "") + (f"{seconds}″" if seconds else "")
    return _MINUS + parts if span <= -_SECOND else parts


def whole_minutes(span: timedelta) -> int:
    """Return the full minutes in a span, towards nothing: 2′50″ late is 2, 50″ early is 0."""
    minutes = abs(span) // _MINUTE
    return -minutes if span < timedelta() else minutes


def delta_text(drift: timedelta | None) -> str:
    """Write a drift as a short mark: "+4", "−3"; blank under a minute or with no baseline."""
    minutes = whole_minutes(drift) if drift is not None else 0
    if minutes == 0:
        return ""
    return f"+{minutes}" if minutes > 0 else f"{_MINUS}{-minutes}"


def drift_text(drift: timedelta | None) -> str:
    """Write a drift in words: "muộn +4′", "sớm −3′", or "đúng giờ" under a minute.

    Blank when nothing was approved that one could be late against.
    """
    if drift is None:
        return ""
    mark = delta_text(drift)
    if not mark:
        return "đúng giờ"
    return f"{'muộn' if drift > timedelta() else 'sớm'} {mark}′"
