"""What was sent to whom: each change of the register is one saved action."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace

from hoinghi_tui.domain.checked import Checked
from hoinghi_tui.domain.protocol import protocol_order
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.sending_editing import LABELS, SendingDraft, check_draft
from hoinghi_tui.domain.sending_lines import SendingLine, sending_lines
from hoinghi_tui.domain.sendings import (
    Sending,
    in_order,
    not_addressed,
    outside_recipients,
)
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.given_numbers import GivenNumbers
from hoinghi_tui.services.rows import change, deletion, insertion
from hoinghi_tui.services.sending_moves import DAYS, TABLE, SendingMoves, local_day
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op
from hoinghi_tui.vietnamese import clean


class Sendings:
    """Keeps the sendings of papers, and shows the invitations beside them."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self._numbers = GivenNumbers(work.store, TABLE)
        self.moves = SendingMoves(work)
        """How a line moves on: sent, received, answered."""

    def all(self) -> list[Sending]:
        """Return the sendings of papers, paper by paper."""
        return in_order(self._work.state.sendings.values())

    def lines(self) -> list[SendingLine]:
        """Return the whole register: papers, then invitations in protocol order."""
        state = self._work.state
        units = dict(state.units.items())
        people = protocol_order(state.delegates.values(), list(units.values()))
        return sending_lines(state.sendings.values(), people, units)

    @property
    def version(self) -> Hashable:
        """A value that differs once ``lines`` may differ."""
        state = self._work.state
        return state.sendings.version, state.delegates.version, state.units.version

    # -- the register --------------------------------------------------------------------

    def editing(self, sending_id: str) -> Editing[Sending, SendingDraft]:
        """Return what a form needs to show a sending and to save it; refuses one that is gone."""
        return self._form(self._find(sending_id), self._save_change)

    def adding(self, document: str = "") -> Editing[Sending, SendingDraft]:
        """Return what a form needs for one more sending of a paper."""
        new = Sending(id="", recipient="", document=document)
        return self._form(new, lambda _, sending: self._save_new([sending]))

    def check(self, draft: SendingDraft, before: Sending) -> Checked[Sending]:
        """Turn a draft into ``before`` with the typed values, and say what is wrong in it."""
        return check_draft(draft, before, local_day(self._work))

    def add(self, draft: SendingDraft) -> Sending:
        """Add a sending; its id is given here. Refuses a wrong draft, naming the field."""
        new = self.check(draft, Sending(id="", recipient="")).accepted(LABELS)
        return self._save_new([new])[0]

    def change(self, sending_id: str, draft: SendingDraft, seen: Sending | None = None) -> None:
        """Save what was typed about a sending; refuses a wrong draft, naming the field.

        Raises ``Conflict`` when another desk has changed the same field since it was ``seen``.
        """
        before = seen or self._find(sending_id)
        self._save_change(before, self.check(draft, before).accepted(LABELS))

    def delete(self, sending_id: str, seen: Sending | None = None) -> None:
        """Take a sending off the register; ``Conflict`` when it has changed since ``seen``."""
        words = _what([self._find(sending_id)])

        def decide() -> list[Op]:
            current = self._find(sending_id)
            return [deletion(TABLE, seen or current)]

        self._work.act("delete_sending", decide, f"Bỏ khỏi sổ gửi: {words}")

    def missing(self, document: str) -> list[str]:
        """Return the recipients of the conference who have no line for a paper yet.

        Refuses a blank name, a conference without recipients, and a paper that is addressed
        to all of them already.
        """
        name = clean(document)
        recipients = self._work.state.conference.recipients
        if not name:
            raise Refused("Hãy ghi tên văn bản gửi đi.")
        if not outside_recipients(recipients):
            raise Refused(
                "Chưa có nơi nhận nào. Ghi nơi nhận trong thông tin hội nghị (T ở F9, mục 1)."
            )
        missing = not_addressed(recipients, name, self._work.state.sendings.values())
        if not missing:
            raise Refused(f"“{name}” đã có đủ nơi nhận. Bấm I để thêm nơi khác.")
        return missing

    def prepare(self, document: str) -> int:
        """Add a line for each recipient who is ``missing``; return how many."""
        name = clean(document)
        new = [Sending(id="", recipient=one, document=name) for one in self.missing(document)]
        return len(self._save_new(new))

    # -- inside --------------------------------------------------------------------------

    def _form(
        self, sending: Sending, save: Callable[[Sending, Sending], object]
    ) -> Editing[Sending, SendingDraft]:
        sendings = self._work.state.sendings
        return Editing(
            record=sending,
            entry_of=SendingDraft.of,
            check=self.check,
            save=save,
            current=lambda: sendings.get(sending.id),
        )

    def _save_new(self, sendings: Sequence[Sending]) -> list[Sending]:
        added: list[Sending] = []

        def decide() -> list[Op]:
            last = max((one.order for one in self._work.state.sendings.values()), default=0)
            number = self._numbers.last()
            added[:] = [
                replace(one, id=f"gui-{number + step:02d}", order=last + step)
                for step, one in enumerate(sendings, 1)
            ]
            return [insertion(TABLE, one) for one in added]

        self._work.act("add_sending", decide, f"Thêm vào sổ gửi: {_what(sendings)}")
        return added

    def _save_change(self, before: Sending, after: Sending) -> None:
        def decide() -> list[Op]:
            self._find(before.id)
            return [*change(TABLE, before, after, together=DAYS)]

        self._work.act("edit_sending", decide, f"Sửa sổ gửi: {_what([after])}")

    def _find(self, sending_id: str) -> Sending:
        found = self._work.state.sendings.get(sending_id)
        if found is None:
            raise Refused("Dòng này không còn trong sổ gửi: bàn khác vừa bỏ.")
        return found


def _what(sendings: Sequence[Sending]) -> str:
    if len(sendings) == 1:
        return f"{sendings[0].document} → {sendings[0].recipient}"
    return f"{len(sendings)} nơi nhận"
