"""Exporting: the list as a workbook or a text file, and the list people sign."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.seat_state import SeatState, person_state
from hoinghi_tui.domain.sign_in import sign_in_groups
from hoinghi_tui.domain.time_text import clock_text
from hoinghi_tui.resources import find_template
from hoinghi_tui.services.files_out import write_out
from hoinghi_tui.services.roster_reader import RosterReader
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.spreadsheets.export_table import VIEW_TITLES, Entry, View, delegate_table
from hoinghi_tui.vietnamese import fold

if TYPE_CHECKING:
    from hoinghi_tui.documents.blanks import Rendered

SIGN_IN_TEMPLATE = "danh-sach-ky-nhan.docx"


class Form(StrEnum):
    """The kinds of file a list of delegates is written as; the value is the file's ending."""

    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class ExportJob:
    """What goes into one file: a copy of the data, safe to work on in a thread.

    ``fill`` makes the file's bytes and touches nothing else; raises ``DocumentError`` when a
    Word template or the data do not allow it. ``people`` is the number of persons in it.
    """

    file_name: str
    people: int
    fill: "Callable[[], Rendered]"


@dataclass(frozen=True, slots=True)
class Exported:
    """One finished file, how many persons are in it and what to know before using it."""

    path: Path
    people: int
    warnings: tuple[str, ...] = ()


class Exporting:
    """Writes lists for others; changes nothing in the conference."""

    def __init__(self, work: Workspace, folder: Path, roster: RosterReader) -> None:
        self._work = work
        self._folder = folder
        self._roster = roster

    def list_job(self, form: Form, view: View | None = None) -> ExportJob:
        """Gather the list of one view; without one, all views a workbook has sheets for.

        A text file holds one view, without a choice everybody. Refuses a view of nobody.
        """
        chosen = view or View.ALL
        views = list(View) if form is Form.XLSX and view is None else [chosen]
        people = {one: self._people(one) for one in views}
        if not people[chosen]:
            who = f" nào “{VIEW_TITLES[chosen].lower()}”" if self._work.state.delegates else ""
            raise Refused(f"Chưa có đại biểu{who} nên chưa có gì để xuất.")
        sheets = tuple((one, self._entries(of)) for one, of in people.items() if of)
        name = "dai-bieu" if chosen is View.ALL else fold(VIEW_TITLES[chosen]).replace(" ", "-")
        return ExportJob(
            self._file_name(f"danh-sach-{name}", form.value),
            len(people[chosen]),
            partial(_fill, form, sheets),
        )

    def sign_in_job(self) -> ExportJob:
        """Gather who is to sign at the door; raises ``DocumentError`` in ``fill`` for nobody."""
        from hoinghi_tui.documents.sign_in import render_sign_in

        state = self._work.state
        units = {unit.id: unit for unit in state.units.values()}
        groups = sign_in_groups(self._roster.all(), units, state.attendance)
        template = find_template(self._folder, SIGN_IN_TEMPLATE)
        return ExportJob(
            self._file_name("ky-nhan", "docx"),
            sum(len(group.signers) for group in groups),
            partial(render_sign_in, groups, state.conference, template),
        )

    def save(self, job: ExportJob, filled: "Rendered", out: Path | None = None) -> Exported:
        """Write the file into ``out/``, or to a place of choice; raises as ``write_out``."""
        path = write_out(self._folder / "out" / job.file_name, filled.data, out)
        return Exported(path, job.people, filled.warnings)

    def run(self, job: ExportJob, out: Path | None = None) -> Exported:
        """Make and write a file in one go; raises as ``fill`` and ``save`` do."""
        return self.save(job, job.fill(), out)

    def _people(self, view: View) -> Sequence[Delegate]:
        if view is View.UNIT:
            return self._roster.by_unit()
        if view is View.NAME:
            return self._roster.by_name()
        if view is View.ALL:
            return self._roster.all()
        if view is View.PRESENT:
            came = sorted(self._work.state.attendance.values(), key=lambda one: one.arrived_at)
            delegates = self._work.state.delegates
            return [delegates[one.id] for one in came if one.id in delegates]
        wanted = SeatState.EXPECTED if view is View.ABSENT else SeatState.DECLINED
        attendance = self._work.state.attendance
        return [
            one for one in self._roster.all() if person_state(one, attendance.get(one.id)) is wanted
        ]

    def _entries(self, people: Sequence[Delegate]) -> tuple[Entry, ...]:
        state, zone = self._work.state, self._work.zone()
        entries: list[Entry] = []
        for delegate in people:
            unit, seat = state.unit_of(delegate), state.seat_of(delegate.id)
            came = state.attendance.get(delegate.id)
            arrived = clock_text(came.arrived_at, zone) if came else ""
            entries.append(
                Entry(delegate, unit.name if unit else "", seat.id if seat else "", came, arrived)
            )
        return tuple(entries)

    def _file_name(self, kind: str, ending: str) -> str:
        today = self._work.now().astimezone(self._work.zone())
        return f"{kind}-{today:%Y-%m-%d}.{ending}"


def _fill(form: Form, sheets: Sequence[tuple[View, Sequence[Entry]]]) -> "Rendered":
    from hoinghi_tui.documents.blanks import Rendered

    tables = [delegate_table(view, entries) for view, entries in sheets]
    if form is Form.CSV:
        from hoinghi_tui.spreadsheets.export_csv import table_as_csv

        return Rendered(table_as_csv(tables[0]))
    from hoinghi_tui.spreadsheets.export_xlsx import tables_as_xlsx

    return Rendered(tables_as_xlsx(tables))
