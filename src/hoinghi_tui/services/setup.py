"""Making a conference: empty, from office files, or the sample."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from secrets import randbelow
from zoneinfo import ZoneInfo

from hoinghi_tui.domain.agenda import in_order
from hoinghi_tui.domain.agenda_planning import approve
from hoinghi_tui.domain.badges import new_event_tag
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room_presets import classroom
from hoinghi_tui.domain.sendings import plan_sendings
from hoinghi_tui.services.building import building
from hoinghi_tui.services.clock import Clock, ShiftedClock, SystemClock
from hoinghi_tui.services.place import Place
from hoinghi_tui.services.roster_merge import plan_import
from hoinghi_tui.services.rows import Record, insertion
from hoinghi_tui.services.session import CREATION, Session
from hoinghi_tui.services.source_folder import Source, read_source
from hoinghi_tui.services.source_people import resolve_people
from hoinghi_tui.spreadsheets.delegate_list import read_delegate_file
from hoinghi_tui.spreadsheets.drafts import DelegateList
from hoinghi_tui.storage import Op, Store
from hoinghi_tui.vietnamese import clean

REHEARSAL_START = time(6, 55)
"""The local time at which the sample conference begins when it is made."""


SETUP_STATION = "Khởi tạo"
"""Whom the log names for making a conference: no desk's Ctrl+Z may take that back."""


def create_blank(folder: Place, title: str, *, clock: Clock | None = None) -> None:
    """Make a conference of which only the title is known, with an ordinary room.

    Refuses a blank title, and a place that holds a conference already. Raises
    ``NotSaved`` when the disk refuses; nothing is left of it then.
    """
    title = clean(title)
    if not title:
        raise Refused("Hãy ghi tên hội nghị.")
    room, seats = classroom(6, 8, 4, 5, 2, 2)
    conference = Conference(title=title, event_tag=new_event_tag(randbelow))
    records: list[tuple[str, Record]] = [("conference", conference), ("rooms", room)]
    records += [("seats", seat) for seat in seats]
    with building(folder) as draft:
        save_records(draft, records, clock or SystemClock())


def create_from_source(
    folder: Place,
    source_folder: Path,
    *,
    clock: Clock | None = None,
    rehearsal_start: time | None = None,
) -> None:
    """Make a conference from a folder of TOML files and lists of delegates.

    All files are read and checked before the first line is saved. With a
    ``rehearsal_start`` the conference's clock shows that local time at this moment.
    Raises ``SourceError`` or ``UnreadableList`` naming the file and the place, and
    ``Refused`` for a place that holds a conference already. Raises ``NotSaved`` when
    the disk refuses; nothing is left of it then.
    """
    clock = clock or SystemClock()
    source = read_source(source_folder)
    lists = [(path.name, read_delegate_file(path)) for path in source.delegate_files]
    _check_people(source, lists)
    offset = _offset(source.conference, clock.now(), rehearsal_start)
    conference = replace(
        source.conference, event_tag=new_event_tag(randbelow), rehearsal_offset_s=offset
    )
    records: list[tuple[str, Record]] = [("conference", conference)]
    records += [("units", unit) for unit in source.units]
    records += [("rooms", source.room)] if source.room else []
    records += [("seats", seat) for seat in source.seats]
    records += [("tasks", task) for task in source.tasks]
    records += [("checklist", item) for item in source.checklist]
    records += [("sendings", one) for one in plan_sendings(source.conference.recipients)]
    records += [("budget", line) for line in source.budget]
    with building(folder) as draft:
        save_records(draft, records, ShiftedClock(clock, timedelta(seconds=offset)))
        with Session.open(draft, station=SETUP_STATION, clock=clock) as session:
            for name, people in lists:
                session.roster.take_in(people, source=name)
            _add_programme(session, source)


def create_sample(folder: Path, *, clock: Clock | None = None) -> None:
    """Make the sample conference, in rehearsal from five minutes before its first item."""
    from hoinghi_tui.resources import sample_dir

    create_from_source(folder, sample_dir(), clock=clock, rehearsal_start=REHEARSAL_START)


def save_records(
    folder: Path,
    records: Sequence[tuple[str, Record]],
    clock: Clock,
    note: str = "Tạo hội nghị",
) -> None:
    """Save the rows a conference begins with as its first action."""
    with Store.open(folder, station=SETUP_STATION, now=clock.now) as store:
        ops = [insertion(table, record) for table, record in records]
        store.transact(CREATION, lambda: ops, note=note)


def _check_people(source: Source, lists: Sequence[tuple[str, DelegateList]]) -> None:
    """Find every person the files name, before anything is written."""
    drafts = tuple(draft for _, people in lists for draft in people.drafts)
    resolve_people(source, plan_import(DelegateList(drafts), (), source.units).added)


def _add_programme(session: Session, source: Source) -> None:
    """Save agenda, papers and awards, their people found among the imported delegates."""
    people = tuple(session.state.delegates.values())
    resolved = resolve_people(source, people)
    agenda = {item.id: item for item in resolved.agenda}
    first = next(iter(in_order(resolved.agenda)), None)
    if first is not None and first.anchor_at is not None:
        agenda |= {item.id: item for item in approve(resolved.agenda, first.anchor_at)}

    def decide() -> list[Op]:
        items = [insertion("agenda", item) for item in agenda.values()]
        items += [insertion("awards", award) for award in resolved.awards]
        items += [insertion("speeches", speech) for speech in resolved.speeches]
        return items + [insertion("reports", report) for report in resolved.reports]

    session.work.act("add_programme", decide, "Lập chương trình và danh sách khen thưởng")


def _offset(conference: Conference, now: datetime, start: time | None) -> float:
    """Return by how many seconds the clock is shifted to show ``start`` now."""
    if start is None:
        return 0.0
    local = now.astimezone(ZoneInfo(conference.time_zone))
    shown = local.replace(hour=start.hour, minute=start.minute, second=0, microsecond=0)
    return (shown - local) / timedelta(seconds=1)
