"""What is done to several people of the list at once, and to the order they stand in."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from hoinghi_tui.domain.invitations import with_invitation
from hoinghi_tui.domain.people import Delegate, Invitation, Role
from hoinghi_tui.domain.people_words import INVITATION_WORDS, ROLE_WORDS
from hoinghi_tui.domain.protocol_moves import move_person, move_unit
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.known import known, known_unit
from hoinghi_tui.services.roster_deletion import deletion_ops
from hoinghi_tui.services.roster_merging import merging_ops
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op
from hoinghi_tui.vietnamese import clean


class RosterActions:
    """Each method is one saved action and one undo, named in words.

    People are given by id. Who was deleted elsewhere meanwhile is passed over; when nobody
    is left, the action is refused. Methods for several people return how many were changed.
    """

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def set_invitation(
        self, people: Sequence[str], invitation: Invitation, reason: str = ""
    ) -> int:
        """Note how far the invitations have come; ``reason`` is why somebody does not come.

        Without a reason, one that was noted before stays with those who decline.
        """
        why = clean(reason)

        def edit(one: Delegate) -> Delegate:
            return with_invitation(one, invitation, why)

        words = f"Giấy mời → {INVITATION_WORDS[invitation]}"
        return self._change("set_invitation", people, edit, words)

    def set_unit(self, people: Sequence[str], unit: str | None) -> int:
        """Put people into a unit, or with None into none; refuses a unit that is not there."""
        state = self._work.state
        words = f"Đơn vị → {known_unit(state, unit).name}" if unit else "Bỏ đơn vị"

        def edit(one: Delegate) -> Delegate:
            return replace(one, unit=known_unit(state, unit).id if unit else None)

        return self._change("set_unit", people, edit, words)

    def add_role(self, people: Sequence[str], role: Role) -> int:
        """Give people a role besides those they have."""

        def edit(one: Delegate) -> Delegate:
            return replace(one, roles=tuple(dict.fromkeys((*one.roles, role))))

        return self._change("add_role", people, edit, f"Thêm vai trò {ROLE_WORDS[role]}")

    def remove_role(self, people: Sequence[str], role: Role) -> int:
        """Take a role from people."""

        def edit(one: Delegate) -> Delegate:
            return replace(one, roles=tuple(kept for kept in one.roles if kept is not role))

        return self._change("remove_role", people, edit, f"Bỏ vai trò {ROLE_WORDS[role]}")

    def set_off_payroll(
        self, people: Sequence[str], *, off: bool, others: Sequence[str] = ()
    ) -> int:
        """Note whether the state budget pays people no salary, so that allowances are due.

        Of ``others`` the contrary is noted, in the same action.
        """
        named = set(people)  # there may be ten thousand

        def edit(one: Delegate) -> Delegate:
            return replace(one, off_payroll=off if one.id in named else not off)

        words = "Không hưởng lương" if off and people else "Có hưởng lương"
        return self._change("set_off_payroll", [*people, *others], edit, words)

    def delete(self, people: Sequence[str]) -> int:
        """Take people off the list, with seats, badges and attendance.

        Refuses all when an award or an agenda item names one of them.
        """
        state = self._work.state
        gone: list[Delegate] = []

        def decide() -> list[Op]:
            gone[:] = self._still_there(people)
            return [op for one in gone for op in deletion_ops(state, one.id)]

        self._work.act("delete_delegates", decide, lambda: f"Xóa khỏi danh sách: {_whom(gone)}")
        return len(gone)

    def merge(self, survivor: str, other: str) -> None:
        """Put two entries together that are one person; ``survivor`` keeps the id.

        Seat, badges, arrival, awards and agenda items go along (see ``merging_ops``).
        """
        state = self._work.state
        kept, gone = known(state, survivor), known(state, other)
        self._work.act(
            "merge_delegates",
            lambda: merging_ops(state, survivor, other),
            f"Gộp {gone.full_name} ({gone.id}) vào {kept.full_name} ({kept.id})",
        )

    def move(self, person: str, step: int) -> str:
        """Move a person up (-1) or down (1) in the order of the unit; return the name."""
        state = self._work.state
        name = known(state, person).full_name

        def decide() -> list[Op]:
            known(state, person)
            changes = move_person(state.delegates.values(), state.units.values(), person, step)
            return [op for pair in changes for op in change("delegates", *pair)]

        self._work.act("move_delegate", decide, f"Thứ bậc {_way(step)} một người: {name}")
        return name

    def move_unit(self, person: str, step: int) -> str:
        """Move the unit of a person up (-1) or down (1) in the protocol; return its name."""
        state = self._work.state
        delegate = known(state, person)
        unit = state.unit_of(delegate)
        name = unit.name if unit else ""

        def decide() -> list[Op]:
            known(state, person)
            changes = move_unit(state.delegates.values(), state.units.values(), person, step)
            return [op for pair in changes for op in change("units", *pair)]

        self._work.act("move_unit", decide, f"Thứ bậc {_way(step)} một đơn vị: {name}")
        return name

    # -- inside --------------------------------------------------------------------------

    def _change(
        self, kind: str, people: Sequence[str], edit: Callable[[Delegate], Delegate], words: str
    ) -> int:
        changed: list[Delegate] = []

        def decide() -> list[Op]:
            pairs = [(one, edit(one)) for one in self._still_there(people)]
            changed[:] = [after for before, after in pairs if after != before]
            return [op for pair in pairs for op in change("delegates", *pair)]

        self._work.act(kind, decide, lambda: f"{words}: {_whom(changed)}")
        return len(changed)

    def _still_there(self, people: Sequence[str]) -> list[Delegate]:
        found = [one for person in people if (one := self._work.state.delegates.get(person))]
        if not found:
            raise Refused("Không còn ai trong danh sách để làm việc này.")
        return found


def _whom(people: Sequence[Delegate]) -> str:
    return people[0].full_name if len(people) == 1 else f"{len(people)} người"


def _way(step: int) -> str:
    return "lên" if step < 0 else "xuống"
