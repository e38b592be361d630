"""The conference as an iCalendar file (RFC 5545), which every calendar takes in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hoinghi_tui.xml_text import legal_text

if TYPE_CHECKING:
    from icalendar import Event

_MADE_BY = "-//hoinghi-tui//VI"


@dataclass(frozen=True, slots=True)
class Appointment:
    """One entry of a calendar; ``start`` and ``end`` are instants of any zone.

    Two days instead make an entry of whole days, of which ``end`` is the first one after it.

    ``uid`` stays the same whenever the entry is written, so that a calendar replaces the old
    one instead of showing both.
    """

    uid: str
    title: str
    start: datetime | date
    end: datetime | date
    place: str = ""
    about: str = ""


def calendar_file(
    name: str,
    appointments: Sequence[Appointment],
    zone: ZoneInfo,
    made_at: datetime,
    version: int = 0,
) -> bytes:
    """Return the bytes of an .ics file with all appointments, told in the time of ``zone``.

    Of two files with the same appointments calendars keep the one of the higher ``version``,
    among equals the one made later.
    """
    # Takes 0.1 s to import: only who exports pays for it.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _plain(name))
    for one in appointments:
        calendar.add_component(_event(one, zone, made_at, version))
    calendar.add_missing_timezones()
    data: bytes = calendar.to_ical()
    return data


def _event(one: Appointment, zone: ZoneInfo, made_at: datetime, version: int) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", made_at.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", version)
    event.add("dtstart", _in_zone(one.start, zone))
    event.add("dtend", _in_zone(one.end, zone))
    event.add("summary", _plain(one.title))
    if one.place:
        event.add("location", _plain(one.place))
    if one.about:
        event.add("description", _plain(one.about))
    return event


def _in_zone(when: datetime | date, zone: ZoneInfo) -> datetime | date:
    return when.astimezone(zone) if isinstance(when, datetime) else when


def _plain(text: str) -> str:
    """Return the text as a calendar may hold it: no control characters, one kind of line end."""
    return legal_text(text).replace("\r\n", "\n").replace("\r", "\n")
