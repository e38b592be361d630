"""Making the list of awards: every award added, changed or deleted is one saved action."""

from collections.abc import Callable
from dataclasses import replace

from hoinghi_tui.domain.award_batches import changed, last_batch, numbered, of_batch, sole_giver
from hoinghi_tui.domain.award_editing import (
    LABELS,
    AwardDraft,
    check_draft,
    new_award,
    refuse_changing,
    refuse_deleting,
)
from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.checked import Checked
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.award_reader import AwardReader
from hoinghi_tui.services.award_rows import award_ops
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.given_numbers import GivenNumbers
from hoinghi_tui.services.rows import change, deletion, insertion
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op


class AwardEditor:
    """Adds, changes and deletes awards."""

    def __init__(self, work: Workspace, awards: AwardReader) -> None:
        self._work = work
        self._awards = awards
        self._numbers = GivenNumbers(work.store, "awards")

    def editing(self, award_id: str) -> Editing[Award, AwardDraft]:
        """Return what a form needs to show an award and to save it; refuses one that is gone."""
        return self._form(self._awards.find(award_id), self._save_change)

    def adding(self, batch: int | None = None) -> Editing[Award, AwardDraft]:
        """Return what a form needs for a new award at the end of a batch, by default the last."""
        return self._form(new_award(), lambda _, award: self._save_new(award, batch))

    def _form(
        self, award: Award, save: Callable[[Award, Award], object]
    ) -> Editing[Award, AwardDraft]:
        awards = self._work.state.awards
        return Editing(
            record=award,
            entry_of=AwardDraft.of,
            check=self.check,
            save=save,
            current=lambda: awards.get(award.id),
        )

    def check(self, draft: AwardDraft, before: Award) -> Checked[Award]:
        """Turn a draft into ``before`` with the typed values, and say what is wrong in it."""
        state = self._work.state
        return check_draft(draft, before, state.delegates, state.units)

    def add(self, draft: AwardDraft, batch: int | None = None) -> Award:
        """Add an award at the end of a batch, by default the last; its id is given here.

        Refuses a wrong draft, naming the field, and a batch that is over or not there.
        """
        return self._save_new(self.check(draft, new_award()).accepted(LABELS), batch)

    def change(self, award_id: str, draft: AwardDraft, seen: Award | None = None) -> None:
        """Save what was typed about an award; only what differs is written.

        ``seen`` is the award as it was shown, by default as it is now. Refuses a wrong
        draft, naming the field, and another recipient of what was handed over. Raises
        ``Conflict`` when another desk has changed the same field meanwhile.
        """
        before = seen or self._awards.find(award_id)
        self._save_change(before, self.check(draft, before).accepted(LABELS))

    def delete(self, award_id: str, seen: Award | None = None) -> None:
        """Take an award away, its batch closes up; refused once it was handed over.

        Raises ``Conflict`` when another desk has changed it since it was ``seen``.
        """
        recipient = self._awards.find(award_id).recipient

        def decide() -> list[Op]:
            state, current = self._work.state, self._awards.find(award_id)
            refuse_deleting(current)
            gone = deletion("awards", seen or current)
            there = of_batch(state.awards.values(), current.batch)
            rest = numbered((one for one in there if one.id != award_id), current.batch)
            return [gone, *award_ops(state, changed(state.awards.values(), rest))]

        self._work.act("delete_award", decide, f"Xóa khen thưởng: {recipient}")

    # -- inside ----------------------------------------------------------------------------

    def next_id(self, offset: int = 0) -> str:
        """Return the id of the next award that is added, or of one that many after it."""
        known = (int(key.rpartition("-")[2]) for key in self._work.state.awards if _numbered(key))
        return f"kt-{max([self._numbers.last(), *known]) + 1 + offset:02d}"

    def _save_new(self, award: Award, batch: int | None) -> Award:
        added: list[Award] = []

        def decide() -> list[Op]:
            awards = self._work.state.awards.values()
            number = self._open_batch() if batch is None else batch
            if not 1 <= number <= last_batch(awards) + 1:
                raise Refused(f"Không có đợt {number}. Chọn đợt từ 1 đến {last_batch(awards) + 1}.")
            there = of_batch(awards, number)
            if there and all(one.is_done for one in there):
                raise Refused(f"Đợt {number} đã trao xong. Hãy chọn đợt chưa trao.")
            added[:] = [
                replace(
                    award,
                    id=self.next_id(),
                    batch=number,
                    order=len(there) + 1,
                    presenter=award.presenter or sole_giver(there),
                )
            ]
            return [insertion("awards", added[0])]

        self._work.act("add_award", decide, f"Thêm khen thưởng: {award.recipient}")
        return added[0]

    def _open_batch(self) -> int:
        """Return the last batch, or a new one when that is over or there is none."""
        batches = self._awards.batches()
        if not batches:
            return 1
        return batches[-1].number + batches[-1].is_done

    def _save_change(self, before: Award, after: Award) -> None:
        def decide() -> list[Op]:
            refuse_changing(self._awards.find(before.id), before, after)
            return [*change("awards", before, after)]

        self._work.act("edit_award", decide, f"Sửa khen thưởng: {after.recipient}")


def _numbered(key: str) -> bool:
    digits = key.rpartition("-")[2]
    return digits.isascii() and digits.isdecimal()
