"""Starting the next conference from a past one: its folder is read, and stays as it is."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from secrets import randbelow

from hoinghi_tui.domain.agenda_suggest import real_seconds
from hoinghi_tui.domain.badges import new_event_tag
from hoinghi_tui.domain.checklist import unticked
from hoinghi_tui.domain.next_conference import (
    duties_again,
    empty_seat,
    estimate_again,
    invited_again,
    next_conference,
    owed_again,
    planned_again,
    report_again,
)
from hoinghi_tui.domain.sendings import in_order, taken_back
from hoinghi_tui.services.building import building
from hoinghi_tui.services.clock import Clock, SystemClock
from hoinghi_tui.services.own_templates import FOLDER
from hoinghi_tui.services.place import Place
from hoinghi_tui.services.place_store import files_folder
from hoinghi_tui.services.rows import Record
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import save_records
from hoinghi_tui.services.state import State
from hoinghi_tui.storage import NotSaved
from hoinghi_tui.vietnamese import clean


@dataclass(frozen=True, slots=True)
class TakenOver:
    """How much came along; ``ran`` tells that the past agenda can suggest minutes."""

    people: int
    walk_ins: int
    items: int
    tasks: int
    ran: bool


def create_after(
    folder: Place, past: Place, title: str = "", *, clock: Clock | None = None
) -> TakenOver:
    """Make a conference in ``folder`` of what serves again of the one in ``past``.

    Units, room, own templates and rates, people, agenda, duties, checklist, money as planned
    and the points of the PAR Index come along; badges, attendance, awards, papers printed and
    what was concluded do not. Refuses a place that holds a conference already and a ``past``
    without one; raises ``Damaged`` when that is not whole, and ``NotSaved`` when the disk
    refuses; nothing is left of the new one then.
    """
    with Session.open(past, read_only=True, live=False) as session:
        if session.store.damage is not None:
            raise session.store.damage
        state = session.state
        records = list(_records(state, clean(title)))
        note = f"Tạo hội nghị theo “{state.conference.title}”"
        taken = _counted(state, records)
    with building(folder) as draft:
        save_records(draft, records, clock or SystemClock(), note)
        try:
            _copy_beside(files_folder(past), draft)
        except OSError as error:
            raise NotSaved.because(error) from error
    return taken


def _records(state: State, title: str) -> Iterator[tuple[str, Record]]:
    yield "conference", next_conference(state.conference, title, new_event_tag(randbelow))
    yield from (("units", unit) for unit in state.units.values())
    yield from (("rooms", room) for room in state.rooms.values())
    yield from (("seats", empty_seat(seat)) for seat in state.seats.values())
    people = {one.id: one for one in invited_again(state.delegates.values())}
    yield from (("delegates", one) for one in people.values())
    yield from (("agenda", planned_again(item, people)) for item in state.agenda.values())
    yield from (("tasks", task) for task in duties_again(state.tasks.values(), people))
    yield from (("speeches", owed_again(one, people)) for one in state.speeches.values())
    yield from (("reports", report_again(one)) for one in state.reports.values())
    yield from (("checklist", unticked(item)) for item in state.checklist.values())
    yield from (("sendings", taken_back(one)) for one in in_order(state.sendings.values()))
    yield from (("budget", estimate_again(line)) for line in state.budget.values())
    yield from (("par_fields", field) for field in state.par_fields.values())
    yield from (("par_criteria", one) for one in state.par_criteria.values())


def _counted(state: State, records: list[tuple[str, Record]]) -> TakenOver:
    tables = [table for table, _ in records]
    return TakenOver(
        people=tables.count("delegates"),
        walk_ins=sum(one.walk_in for one in state.delegates.values()),
        items=tables.count("agenda"),
        tasks=tables.count("tasks"),
        ran=any(real_seconds(item) for item in state.agenda.values()),
    )


def _copy_beside(past: Path, draft: Path) -> None:
    """Copy the conference's own templates and rates; raises ``OSError``."""
    for path in (*past.glob("*.toml"), *(past / FOLDER).glob("*.do[ct]*")):
        if path.is_file() and not path.name.startswith("~$"):
            target = draft / path.relative_to(past)
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(path, target)
