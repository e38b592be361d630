"""The list of delegates: add, correct, delete, and take in a list from outside."""

from collections.abc import Sequence
from dataclasses import replace

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.badges import new_badges
from hoinghi_tui.services.delegate_numbers import DelegateNumbers
from hoinghi_tui.services.roster_merge import (
    ImportSummary,
    Merged,
    delegate_id,
    merge,
    next_number,
    repeated,
)
from hoinghi_tui.services.roster_reader import RosterReader
from hoinghi_tui.services.rows import change, deletion, insertion
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.spreadsheets.drafts import DelegateDraft, DelegateList, Problem, unit_problems
from hoinghi_tui.storage import Op
from hoinghi_tui.vietnamese import clean


class Roster(RosterReader):
    """Keeps the delegates; every change is one saved action.

    Whoever comes onto the list gets a badge code in the same action.
    """

    def __init__(self, work: Workspace) -> None:
        super().__init__(work)
        self._numbers = DelegateNumbers(work.store)

    def add(self, delegate: Delegate) -> Delegate:
        """Add a person; the id of ``delegate`` is given here. Refuses a blank name."""
        wanted = _tidy(delegate)
        added: list[Delegate] = []

        def decide() -> list[Op]:
            number = next_number(self._work.state.delegates.values(), self._numbers.last())
            added[:] = [replace(wanted, id=delegate_id(number), order=number)]
            badges = new_badges([added[0].id], self._work.state.badges)
            return [insertion("delegates", added[0]), *badges]

        self._work.act("add_delegate", decide, f"Thêm đại biểu {wanted.full_name}")
        return added[0]

    def edit(self, before: Delegate, after: Delegate) -> None:
        """Save a correction; only the fields that differ are written."""
        wanted = replace(_tidy(after), id=before.id)
        self._work.act(
            "edit_delegate",
            lambda: change("delegates", before, wanted),
            f"Sửa đại biểu {wanted.full_name}",
        )

    def delete(self, person: str) -> None:
        """Take a person off the list, with seat, badges and attendance.

        Refuses while an award or an agenda item names the person.
        """
        name = self._known(person).full_name
        self._work.act("delete_delegate", lambda: self._deletion(person), f"Xóa đại biểu {name}")

    def _known(self, person: str) -> Delegate:
        delegate = self._work.state.delegates.get(person)
        if delegate is None:
            raise Refused("Đại biểu này không còn trong danh sách.")
        return delegate

    def _deletion(self, person: str) -> list[Op]:
        state = self._work.state
        delegate = self._known(person)
        if any(award.delegate == person for award in state.awards.values()):
            raise Refused(
                f"{delegate.full_name} đang có tên trong danh sách khen thưởng. "
                "Hãy đổi người nhận trước khi xóa."
            )
        if any(item.presenter == person for item in state.agenda.values()):
            raise Refused(
                f"{delegate.full_name} đang trình bày một mục của chương trình. "
                "Hãy đổi người trình bày trước khi xóa."
            )
        ops = [deletion("delegates", delegate)]
        if person in state.attendance:
            ops.append(deletion("attendance", state.attendance[person]))
        ops += [
            deletion("badges", badge) for badge in state.badges.values() if badge.delegate == person
        ]
        seat = state.seat_of(person)
        if seat is not None:
            ops += change("seats", seat, replace(seat, delegate=None))
        return ops

    def preview(self, drafts: Sequence[DelegateDraft]) -> ImportSummary:
        """Tell what taking in a list would change, without saving anything."""
        return self.plan(drafts).summary()

    def doubts(self, people: DelegateList) -> tuple[Problem, ...]:
        """Return what a person should look at in a list before or after taking it in.

        Units that nobody knows yet are no doubt: they are added and named by ``preview``.
        """
        without = [draft for draft in people.drafts if not draft.unit_text]
        return people.problems + repeated(people.drafts) + unit_problems(without, ())

    def plan(self, drafts: Sequence[DelegateDraft]) -> Merged:
        """Work out what taking in a list would change, line by line; nothing is saved."""
        state = self._work.state
        merged = merge(
            drafts,
            state.delegates.values(),
            state.units.values(),
            last=self._numbers.last(),
        )
        return merged.as_sample() if state.conference.sample else merged

    def take_in(self, drafts: Sequence[DelegateDraft], *, source: str) -> ImportSummary:
        """Save a list as one action: all of it or nothing, undone by one undo.

        A person already known by the same name, and the same phone or unit, is
        updated; blanks of the new list never wipe out what is there. Units that nobody
        knows yet are added, so that no one's unit is lost.
        """
        summary: list[ImportSummary] = []

        def decide() -> list[Op]:
            merged = self.plan(drafts)
            summary[:] = [merged.summary()]
            return [
                *(insertion("units", unit) for unit in merged.new_units),
                *(insertion("delegates", delegate) for delegate in merged.added),
                *new_badges([one.id for one in merged.added], self._work.state.badges),
                *(op for pair in merged.updated for op in change("delegates", *pair)),
            ]

        self._work.act("import_delegates", decide, f"Nhập {len(drafts)} đại biểu từ {source}")
        return summary[0]


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
        note=clean(delegate.note),
    )
