"""The units of a conference: add, correct, put in order, merge, delete."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.checklist import CheckItem
from hoinghi_tui.domain.par_index import ParField
from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.speeches import Report, Speech
from hoinghi_tui.domain.tasks import Task
from hoinghi_tui.domain.unit_marks import UnitMark, unit_marks
from hoinghi_tui.domain.unit_order import Change, in_rank, made_room, moved
from hoinghi_tui.domain.unit_rules import merged, refuse_taken
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.import_units import free_unit_id
from hoinghi_tui.services.rows import change, deletion, insertion
from hoinghi_tui.services.typed_table import TypedTable
from hoinghi_tui.services.unit_entry import UnitEntry, check_unit
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op
from hoinghi_tui.vietnamese import clean

_NAMING = (
    ("delegates", "đại biểu"),
    ("tasks", "việc chuẩn bị"),
    ("awards", "khen thưởng"),
    ("agenda", "mục chương trình"),
    ("speeches", "tham luận"),
    ("reports", "báo cáo"),
    ("checklist", "việc hội trường"),
    ("par_fields", "lĩnh vực Chỉ số CCHC"),
)
"""The tables whose rows name a unit, and what so many rows of them are called."""


NamesUnit = Delegate | Task | Award | AgendaItem | Speech | Report | CheckItem | ParField


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One line of the list of units; ``place`` counts from 1 in the order of introduction."""

    unit: Unit
    mark: UnitMark
    place: int
    people: int


class Units:
    """Keeps the units; every change is one saved action."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    @property
    def version(self) -> tuple[int, int]:
        """A value that differs once ``lines`` may differ."""
        state = self._work.state
        return state.units.version, state.delegates.version

    def lines(self) -> list[UnitLine]:
        """Return the units in the order of introduction, with their marks and people."""
        state = self._work.state
        people: dict[str | None, int] = {}
        for delegate in state.delegates.values():
            people[delegate.unit] = people.get(delegate.unit, 0) + 1
        marks = unit_marks(state.units.values())
        return [
            UnitLine(unit, marks[unit.id], place, people.get(unit.id, 0))
            for place, unit in enumerate(in_rank(state.units.values()), 1)
        ]

    def uses(self, unit_id: str) -> str:
        """Say how often the unit is named: "6 đại biểu, 3 việc chuẩn bị"; "" when never."""
        counted = (
            (sum(row.unit == unit_id for row in self._table(name).values()), words)
            for name, words in _NAMING
        )
        return ", ".join(f"{count} {words}" for count, words in counted if count)

    def _table(self, name: str) -> TypedTable[NamesUnit]:
        table: TypedTable[NamesUnit] = getattr(self._work.state, name)
        return table

    # -- forms -------------------------------------------------------------------------

    def editing(self, unit_id: str) -> Editing[Unit, UnitEntry]:
        """Return what a form needs to show a unit and to save it."""
        return self._form(self._known(unit_id), self.edit)

    def adding(self) -> Editing[Unit, UnitEntry]:
        """Return what a form needs for a new unit, ranked after all others."""
        rank = max((unit.rank for unit in self._work.state.units.values()), default=0) + 1
        return self._form(Unit(id="", name="", rank=rank), lambda _, unit: self.add(unit))

    def _form(self, unit: Unit, save: Callable[[Unit, Unit], object]) -> Editing[Unit, UnitEntry]:
        units = self._work.state.units
        return Editing(
            record=unit,
            entry_of=UnitEntry.of,
            check=lambda entry, before: check_unit(entry, before, units.values()),
            save=save,
            current=lambda: units.get(unit.id),
        )

    # -- changes -----------------------------------------------------------------------

    def add(self, unit: Unit) -> Unit:
        """Add a unit; its id is given here. Whoever has its rank gives way.

        Refuses a blank name, and names that mean another unit.
        """
        wanted = _tidy(unit)
        added: list[Unit] = []

        def decide() -> list[Op]:
            units = self._work.state.units
            refuse_taken(None, replace(wanted, id=""), units.values())
            added[:] = [replace(wanted, id=free_unit_id(set(units)))]
            others = made_room(units.values(), wanted.rank)
            return [insertion("units", added[0]), *_ops(others)]

        self._work.act("add_unit", decide, f"Thêm đơn vị {wanted.name}")
        return added[0]

    def edit(self, before: Unit, after: Unit) -> None:
        """Save a correction; only what differs is written. Whoever has a new rank gives way.

        Refuses a blank name, and new names that mean another unit. Raises ``Conflict``
        when another desk has changed the same field meanwhile.
        """
        wanted = replace(_tidy(after), id=before.id)

        def decide() -> list[Op]:
            self._known(before.id)
            units = self._work.state.units.values()
            refuse_taken(before, wanted, units)
            others = [unit for unit in units if unit.id != before.id]
            room = made_room(others, wanted.rank) if wanted.rank != before.rank else []
            return _ops([(before, wanted), *room])

        self._work.act("edit_unit", decide, f"Sửa đơn vị {wanted.name}")

    def move(self, unit_id: str, step: int) -> None:
        """Put a unit one place up (-1) or down (1); refuses to go over the edge."""
        name = self._known(unit_id).name

        def decide() -> list[Op]:
            self._known(unit_id)
            return _ops(moved(self._work.state.units.values(), unit_id, step))

        self._work.act("move_unit", decide, f"Đưa {name} {'lên' if step < 0 else 'xuống'} một bậc")

    def delete(self, unit_id: str) -> None:
        """Take a unit away; refuses while people, duties, awards or the agenda name it."""
        name = self._known(unit_id).name

        def decide() -> list[Op]:
            unit = self._known(unit_id)
            uses = self.uses(unit_id)
            if uses:
                raise Refused(
                    f"{unit.name} còn {uses}. Hãy chuyển sang đơn vị khác, hoặc gộp đơn vị này."
                )
            return [deletion("units", unit)]

        self._work.act("delete_unit", decide, f"Xóa đơn vị {name}")

    def merge(self, source_id: str, target_id: str) -> None:
        """Make two units one: all that names ``source_id`` names ``target_id`` from now on.

        The names of the unit that goes become aliases of the one that stays.
        """
        note = f"Gộp {self._known(source_id).name} vào {self._known(target_id).name}"

        def decide() -> list[Op]:
            source, target = self._known(source_id), self._known(target_id)
            if source_id == target_id:
                raise Refused("Hãy chọn một đơn vị khác để gộp vào.")
            ops = [*change("units", target, merged(source, target)), deletion("units", source)]
            for table, _ in _NAMING:
                for row in self._table(table).values():
                    if row.unit == source_id:
                        ops += change(table, row, replace(row, unit=target_id))
            return ops

        self._work.act("merge_units", decide, note)

    def _known(self, unit_id: str) -> Unit:
        unit = self._work.state.units.get(unit_id)
        if unit is None:
            raise Refused("Đơn vị này không còn nữa: bàn khác vừa xóa hoặc gộp.")
        return unit


def _ops(changes: list[Change]) -> list[Op]:
    return [op for before, after in changes for op in change("units", before, after)]


def _tidy(unit: Unit) -> Unit:
    """Normalise what a person typed; refuses a blank name."""
    name = clean(unit.name)
    if not name:
        raise Refused("Hãy ghi tên đơn vị.")
    return replace(unit, name=name, short_name=clean(unit.short_name), group=clean(unit.group))
