"""The list of delegates: add, correct, delete, and take in a list from outside."""

from collections.abc import Callable
from dataclasses import replace

from hoinghi_tui.domain.delegate_ids import delegate_id, next_number
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.garbage import uncollected
from hoinghi_tui.services.badges import new_badges
from hoinghi_tui.services.given_numbers import GivenNumbers
from hoinghi_tui.services.import_plan import Decisions, ImportPlan
from hoinghi_tui.services.known import known, known_unit
from hoinghi_tui.services.roster_deletion import deletion_ops
from hoinghi_tui.services.roster_merge import plan_import
from hoinghi_tui.services.roster_reader import RosterReader
from hoinghi_tui.services.rows import change, insertion
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.spreadsheets.drafts import DelegateList
from hoinghi_tui.storage import Op
from hoinghi_tui.vietnamese import clean

Planner = Callable[[DelegateList, Decisions], ImportPlan]
"""Works out what an import changes, in the list as it was when the planner was made."""


class Roster(RosterReader):
    """Keeps the delegates; every change is one saved action.

    Whoever comes onto the list gets a badge code in the same action.
    """

    def __init__(self, work: Workspace) -> None:
        super().__init__(work)
        self._numbers = GivenNumbers(work.store, "delegates")

    def add(self, delegate: Delegate) -> Delegate:
        """Add a person; the id of ``delegate`` is given here.

        Refuses a blank name, and a unit that is not there any more.
        """
        wanted = _tidy(delegate)
        added: list[Delegate] = []

        def decide() -> list[Op]:
            fresh, ops = self.addition(wanted)
            added[:] = [fresh]
            return ops

        self._work.act("add_delegate", decide, f"Thêm đại biểu {wanted.full_name}")
        return added[0]

    def addition(self, delegate: Delegate) -> tuple[Delegate, list[Op]]:
        """Return a person under the next id, and the changes that add both person and badge.

        Nothing is saved: it is for a decision that does more at the same time. Refuses as
        ``add`` does.
        """
        wanted = _tidy(delegate)
        if wanted.unit is not None:
            known_unit(self._work.state, wanted.unit)
        number = next_number(self._work.state.delegates.values(), self._numbers.last())
        fresh = replace(wanted, id=delegate_id(number), order=number)
        badges = new_badges([fresh.id], self._work.state.badges)
        return fresh, [insertion("delegates", fresh), *badges]

    def edit(self, before: Delegate, after: Delegate) -> None:
        """Save a correction; only the fields that differ are written.

        Refuses a blank name, and a new unit that is not there any more.
        """
        wanted = replace(_tidy(after), id=before.id)

        def decide() -> list[Op]:
            if wanted.unit is not None and wanted.unit != before.unit:
                known_unit(self._work.state, wanted.unit)
            return [*change("delegates", before, wanted)]

        self._work.act("edit_delegate", decide, f"Sửa đại biểu {wanted.full_name}")

    def delete(self, person: str) -> None:
        """Take a person off the list, with seat, badges and attendance.

        Refuses while an award or an agenda item names the person.
        """
        state = self._work.state
        name = known(state, person).full_name
        self._work.act(
            "delete_delegate", lambda: deletion_ops(state, person), f"Xóa đại biểu {name}"
        )

    def plan(self, people: DelegateList, decisions: Decisions | None = None) -> ImportPlan:
        """Work out what taking in a list would change, person by person; nothing is saved.

        ``decisions`` answer questions of the plan by their keys; the others are answered as
        proposed.
        """
        return self.planner()(people, decisions or {})

    def planner(self) -> Planner:
        """Return what plans imports into the list as it is now, also in a thread."""
        from hoinghi_tui.services.usual_units import usual_units

        state, last = self._work.state, self._numbers.last()
        known, units = list(state.delegates.values()), list(state.units.values())
        is_sample = state.conference.sample

        def plan(people: DelegateList, decisions: Decisions) -> ImportPlan:
            planned = plan_import(
                people,
                known,
                units,
                usual=usual_units(),
                last=last,
                decide=lambda question: decisions.get(question.key, question.together),
            )
            return planned.as_sample() if is_sample else planned

        return plan

    def take_in(
        self, people: DelegateList, *, source: str, decisions: Decisions | None = None
    ) -> ImportPlan:
        """Save a list as one action: all of it or nothing, undone by one undo.

        Who is already known is updated; seats, badges, attendance and awards stay, and blanks
        of the new list never wipe out what is there. Units that nobody knows yet are added.
        Returns what was done.
        """
        plans: list[ImportPlan] = []

        def decide() -> list[Op]:
            plan = self.plan(people, decisions)
            plans[:] = [plan]
            return [
                *(insertion("units", unit) for unit in plan.new_units),
                *(insertion("delegates", delegate) for delegate in plan.added),
                *new_badges([one.id for one in plan.added], self._work.state.badges),
                *(op for pair in plan.updated for op in change("delegates", *pair)),
            ]

        def note() -> str:
            return f"Nhập {len(plans[0].lines)} đại biểu từ {source}"

        with uncollected():
            self._work.act("import_delegates", decide, note)
        return plans[0]


def _tidy(delegate: Delegate) -> Delegate:
    """Normalise what a person typed; refuses a blank name."""
    name = clean(delegate.full_name)
    if not name:
        raise Refused("Hãy ghi họ và tên đại biểu.")
    return replace(
        delegate,
        full_name=name,
        honorific=clean(delegate.honorific),
        position=clean(delegate.position),
        phone=clean(delegate.phone),
        phone_other=clean(delegate.phone_other),
        note=clean(delegate.note),
        absence_reason=clean(delegate.absence_reason),
    )
