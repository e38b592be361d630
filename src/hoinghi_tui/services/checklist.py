"""What must stand ready in the hall: each change of the list is one saved action."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from hoinghi_tui.domain.checked import Checked
from hoinghi_tui.domain.checklist import (
    CheckCount,
    CheckItem,
    HeadCounts,
    count,
    count_by_group,
    count_by_unit,
    in_order,
    missing_from,
    quantity_text,
    remaining,
    ticked,
    unticked,
)
from hoinghi_tui.domain.checklist_editing import LABELS, CheckDraft, check_draft
from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.seat_state import is_expected
from hoinghi_tui.domain.unit_order import in_rank
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.given_numbers import GivenNumbers
from hoinghi_tui.services.known import refuse_lost
from hoinghi_tui.services.rows import change, deletion, insertion
from hoinghi_tui.services.state import State
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op

TABLE = "checklist"


def head_counts(state: State) -> HeadCounts:
    """Count what quantities go by: the people who are to come, the certificates."""
    came = state.attendance
    return HeadCounts(
        delegates=sum(is_expected(one, came) for one in state.delegates.values()),
        awards=len(state.awards),
    )


class Checklist:
    """Keeps the lines, ticks them off."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self._numbers = GivenNumbers(work.store, TABLE)

    def all(self) -> list[CheckItem]:
        """Return the lines group by group."""
        return in_order(self._work.state.checklist.values())

    def remaining(self) -> list[CheckItem]:
        """Return the lines that nobody has ticked yet."""
        return remaining(self._work.state.checklist.values())

    def progress(self) -> CheckCount:
        """Count what is ticked."""
        return count(self._work.state.checklist.values())

    def by_group(self) -> dict[str, CheckCount]:
        """Count what is ticked in each group, in the order of the list."""
        return count_by_group(self._work.state.checklist.values())

    def by_unit(self) -> list[tuple[Unit | None, CheckCount]]:
        """Count what each unit has ticked, in the order of the units; nobody's lines come last."""
        units = self._work.state.units
        counts = count_by_unit(self._work.state.checklist.values())
        ranked = [*in_rank(one for one in units.values() if one.id in counts)]
        told: list[tuple[Unit | None, CheckCount]] = [(unit, counts[unit.id]) for unit in ranked]
        return told + ([(None, counts[None])] if None in counts else [])

    def counts(self) -> HeadCounts:
        """Count what quantities go by."""
        return head_counts(self._work.state)

    def quantity(self, item: CheckItem) -> str:
        """Say how many of a thing are needed."""
        return quantity_text(item, self.counts())

    # -- ticking -------------------------------------------------------------------------

    def tick(self, ids: Sequence[str]) -> bool:
        """Tick the lines; when all of them are ticked already, take the ticks away.

        Returns whether they are ticked now. Lines that another desk has deleted are passed
        over; refuses when none is left.
        """
        seen = self._still_there(ids)
        done = not all(one.is_checked for one in seen)
        now, by = self._work.now(), self._work.operator or self._work.station

        def decide() -> list[Op]:
            lines = self._still_there(ids)
            pairs = [(one, ticked(one, now, by) if done else unticked(one)) for one in lines]
            return [
                op
                for before, after in pairs
                for op in change(
                    TABLE,
                    before,
                    after,
                    together=("checked_at", "checked_by"),
                )
            ]

        words = seen[0].title if len(seen) == 1 else f"{len(seen)} việc"
        self._work.act("tick", decide, f"Hội trường: {'xong' if done else 'chưa xong'} – {words}")
        return done

    # -- the list ------------------------------------------------------------------------

    def editing(self, item_id: str) -> Editing[CheckItem, CheckDraft]:
        """Return what a form needs to show a line and to save it; refuses one that is gone."""
        return self._form(self._find(item_id), self._save_change)

    def adding(self, group: str = "") -> Editing[CheckItem, CheckDraft]:
        """Return what a form needs for a new line, at the end of a group."""
        return self._form(
            CheckItem(id="", title="", group=group), lambda _, item: self._save_new([item])
        )

    def check(self, draft: CheckDraft, before: CheckItem) -> Checked[CheckItem]:
        """Turn a draft into ``before`` with the typed values, and say what is wrong in it."""
        return check_draft(draft, before, self._work.state.units)

    def add(self, draft: CheckDraft) -> CheckItem:
        """Add a line; its id is given here. Refuses a wrong draft, naming the field."""
        new = self.check(draft, CheckItem(id="", title="")).accepted(LABELS)
        return self._save_new([new])[0]

    def change(self, item_id: str, draft: CheckDraft, seen: CheckItem | None = None) -> None:
        """Save what was typed about a line; refuses a wrong draft, naming the field.

        Raises ``Conflict`` when another desk has changed the same field since it was ``seen``.
        """
        before = seen or self._find(item_id)
        self._save_change(before, self.check(draft, before).accepted(LABELS))

    def delete(self, item_id: str, seen: CheckItem | None = None) -> None:
        """Take a line off the list; ``Conflict`` when it has changed since it was ``seen``."""
        title = self._find(item_id).title

        def decide() -> list[Op]:
            current = self._find(item_id)
            return [deletion(TABLE, seen or current)]

        self._work.act("delete_check_item", decide, f"Bỏ khỏi danh mục hội trường: {title}")

    def add_usual(self) -> int:
        """Add what the usual list has and this one lacks; return how many lines.

        Raises ``SourceError`` when the shipped list was edited wrongly; refuses when nothing
        is missing.
        """
        from hoinghi_tui.services.usual_checklist import usual_checklist

        state = self._work.state
        usual = usual_checklist(frozenset(state.units))
        missing = missing_from(state.checklist.values(), usual)
        if not missing:
            raise Refused("Danh mục đã có đủ các việc thường dùng. Bấm I để thêm việc khác.")
        return len(self._save_new(missing))

    # -- inside --------------------------------------------------------------------------

    def _form(
        self, item: CheckItem, save: Callable[[CheckItem, CheckItem], object]
    ) -> Editing[CheckItem, CheckDraft]:
        lines = self._work.state.checklist
        return Editing(
            record=item,
            entry_of=CheckDraft.of,
            check=self.check,
            save=save,
            current=lambda: lines.get(item.id),
        )

    def _save_new(self, items: Sequence[CheckItem]) -> list[CheckItem]:
        added: list[CheckItem] = []

        def decide() -> list[Op]:
            lines = self._work.state.checklist.values()
            for one in items:
                refuse_lost(self._work.state, one.unit)
            last = max((one.order for one in lines), default=0)
            number = self._numbers.last()
            added[:] = [
                replace(one, id=f"ht-{number + step:02d}", order=last + step)
                for step, one in enumerate(items, 1)
            ]
            return [insertion(TABLE, one) for one in added]

        words = items[0].title if len(items) == 1 else f"{len(items)} việc thường dùng"
        self._work.act("add_check_item", decide, f"Thêm vào danh mục hội trường: {words}")
        return added

    def _save_change(self, before: CheckItem, after: CheckItem) -> None:
        def decide() -> list[Op]:
            self._find(before.id)
            refuse_lost(self._work.state, after.unit)
            return [*change(TABLE, before, after)]

        self._work.act("edit_check_item", decide, f"Sửa việc hội trường: {after.title}")

    def _find(self, item_id: str) -> CheckItem:
        found = self._work.state.checklist.get(item_id)
        if found is None:
            raise Refused("Việc này không còn trong danh mục: bàn khác vừa bỏ.")
        return found

    def _still_there(self, ids: Sequence[str]) -> list[CheckItem]:
        found = [one for key in ids if (one := self._work.state.checklist.get(key))]
        if not found:
            raise Refused("Việc này không còn trong danh mục: bàn khác vừa bỏ.")
        return found
