"""Making the agenda: every item added, changed or deleted is one saved action."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from hoinghi_tui.domain import agenda_planning
from hoinghi_tui.domain.agenda import AgendaItem, in_order
from hoinghi_tui.domain.agenda_actions import find
from hoinghi_tui.domain.agenda_editing import (
    LABELS,
    ItemDraft,
    check_draft,
    new_item,
    refuse_changing,
    refuse_deleting,
)
from hoinghi_tui.domain.agenda_suggest import Suggestion, suggest
from hoinghi_tui.domain.agenda_templates import TEMPLATE_TITLES, TemplateName, template_items
from hoinghi_tui.domain.checked import Checked
from hoinghi_tui.domain.forecast import forecast_conference
from hoinghi_tui.domain.prediction import Forecast
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.agenda import Agenda
from hoinghi_tui.services.agenda_plan import item_id_of
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.freed_slots import freed
from hoinghi_tui.services.rows import change, deletion, insertion
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op


class WouldReplace(Refused):
    """There is an agenda already, which the action would replace; ask, then ``replace=True``."""


@dataclass(frozen=True, slots=True)
class Totals:
    """The whole agenda against its deadline, as the forecast tells it; instants in UTC.

    ``start`` and ``end`` are None without items. ``spare`` is the time left until the
    deadline, negative when over it; None where no deadline or no start is fixed.
    ``need_to_cut`` also counts promised starts that would be missed.
    """

    items: int
    start: datetime | None
    end: datetime | None
    length: timedelta
    deadline: datetime | None
    spare: timedelta | None
    need_to_cut: timedelta


class AgendaEditor:
    """Adds, changes and deletes items, and lays out a whole agenda."""

    def __init__(self, work: Workspace, agenda: Agenda) -> None:
        self._work = work
        self._agenda = agenda

    # -- forms -------------------------------------------------------------------------

    def editing(self, item_id: str) -> Editing[AgendaItem, ItemDraft]:
        """Return what a form needs to show an item and to save it; refuses one that is gone."""
        return self._form(find(self._agenda.items(), item_id), self._save_change)

    def adding(self, before: str | None = None) -> Editing[AgendaItem, ItemDraft]:
        """Return what a form needs for a new item before the one named, or at the end."""
        return self._form(new_item(), lambda _, item: self._save_new(item, before))

    def _form(
        self, item: AgendaItem, save: Callable[[AgendaItem, AgendaItem], object]
    ) -> Editing[AgendaItem, ItemDraft]:
        agenda = self._work.state.agenda
        return Editing(
            record=item,
            entry_of=ItemDraft.of,
            check=self.check,
            save=save,
            current=lambda: agenda.get(item.id),
        )

    def check(self, draft: ItemDraft, before: AgendaItem) -> Checked[AgendaItem]:
        """Turn a draft into ``before`` with the typed values, and say what is wrong in it."""
        state = self._work.state
        return check_draft(draft, before, state.delegates, state.units)

    # -- changes -----------------------------------------------------------------------

    def add(self, draft: ItemDraft, before: str | None = None) -> AgendaItem:
        """Add an item before the one named, or at the end; its id is given here.

        Refuses a wrong draft, naming the field, and a place before an item that has begun.
        """
        return self._save_new(self.check(draft, new_item()).accepted(LABELS), before)

    def add_item(
        self,
        item: AgendaItem,
        before: str | None = None,
        also: Callable[[AgendaItem], Iterable[Op]] = lambda _: (),
    ) -> AgendaItem:
        """Add a finished item as ``add`` does; ``also`` says what is saved with it as one action.

        It is given the item with its id, under the lock, and may refuse.
        """
        return self._save_new(item, before, also)

    def change(self, item_id: str, draft: ItemDraft, seen: AgendaItem | None = None) -> None:
        """Save what was typed about an item; only what differs is written.

        ``seen`` is the item as it was shown, by default as it is now. Refuses a wrong
        draft, naming the field, and changes of what has happened. Raises ``Conflict`` when
        another desk has changed the same field meanwhile.
        """
        before = seen or find(self._agenda.items(), item_id)
        self._save_change(before, self.check(draft, before).accepted(LABELS))

    def delete(self, item_id: str, seen: AgendaItem | None = None) -> None:
        """Take an item away; refused once it has real times. Papers read in it lose their place.

        Raises ``Conflict`` when another desk has changed it since it was ``seen``.
        """
        title = find(self._agenda.items(), item_id).title

        def decide() -> list[Op]:
            items = self._agenda.items()
            current = find(items, item_id)
            refuse_deleting(current, begun=_begun(items))
            gone = deletion("agenda", seen or current)
            return [gone, *freed(self._work.state, (item_id,))]

        self._work.act("delete_item", decide, f"Xóa mục: {title}")

    def suggest(self, past: Agenda) -> tuple[Suggestion, ...]:
        """Suggest minutes from how long the items of a past conference took; saves nothing."""
        return suggest(self._agenda.items(), past.items())

    def apply_suggestions(self, suggestions: Iterable[Suggestion]) -> int:
        """Give items the minutes suggested, as one action; return how many changed.

        Raises ``Conflict`` when another desk has changed the minutes of one meanwhile, and
        ``Refused`` when one has begun or is gone.
        """
        pairs = [
            (one.item, replace(one.item, duration_s=one.suggested * 60, extension_s=0))
            for one in suggestions
            if one.suggested is not None and one.differs
        ]

        def decide() -> list[Op]:
            items = self._agenda.items()
            for before, after in pairs:
                refuse_changing(find(items, before.id), before, after)
            return [op for pair in pairs for op in self._ops(*pair)]

        note = f"Lấy số phút theo hội nghị trước: {len(pairs)} mục"
        self._work.act("suggest_agenda", decide, note)
        return len(pairs)

    def from_template(
        self,
        name: TemplateName,
        *,
        replace: bool = False,
        seen: Sequence[AgendaItem] | None = None,
    ) -> None:
        """Lay out the agenda of a template in place of what is there, as one action.

        Raises as ``lay_out``.
        """
        items, title = template_items(name), TEMPLATE_TITLES[name]
        self.lay_out(items, f"Lập chương trình theo mẫu {title}", replacing=replace, seen=seen)

    def lay_out(
        self,
        items: Iterable[AgendaItem],
        note: str,
        *,
        replacing: bool = False,
        seen: Sequence[AgendaItem] | None = None,
        kind: str = "make_agenda",
    ) -> None:
        """Put these items, whose ids are given here, in place of the whole agenda.

        Papers that had a place in it are without one then. Raises ``WouldReplace`` when there
        is an agenda and ``replacing`` is not said, ``Refused`` once the agenda has begun, and
        when another desk has added an item since it was ``seen`` (by default now);
        ``Conflict`` when one was changed or deleted.
        """
        new = tuple(items)
        before = self._agenda.items() if seen is None else list(seen)

        def decide() -> list[Op]:
            current = self._agenda.items()
            if _begun(current):
                raise Refused(
                    "Hội nghị đã bắt đầu nên không thay cả chương trình được. "
                    "Hãy sửa từng mục còn lại ở trang F6."
                )
            if {item.id for item in current} - {item.id for item in before}:
                raise Refused("Bàn khác vừa thêm mục. Hãy xem lại chương trình rồi làm lại.")
            if current and not replacing:
                raise WouldReplace(
                    f"Chương trình đang có {len(current)} mục, sẽ bị thay hết. "
                    "Hãy xác nhận thay, hoặc giữ và sửa từng mục."
                )
            gone = [deletion("agenda", item) for item in before]
            gone += freed(self._work.state, {item.id for item in before})
            return gone + [insertion("agenda", item) for item in self._numbered(new)]

        self._work.act(kind, decide, f"{note} ({len(new)} mục)")

    def _numbered(self, items: Iterable[AgendaItem]) -> list[AgendaItem]:
        """Give each item its id and its place."""
        first = self._agenda.next_number()
        return [
            replace(item, id=item_id_of(first + place), order=place + 1)
            for place, item in enumerate(items)
        ]

    # -- how long all takes --------------------------------------------------------------

    def totals(self, typed: AgendaItem | None = None, before: str | None = None) -> Totals:
        """Return the agenda against its deadline.

        Before it has begun it is taken to start at its first planned time of day. ``typed``
        is an item as a form has it, counted in place of the one that is saved; one without
        id is counted as a new item ``before`` the one named, or at the end.
        """
        items = self._agenda.items()
        return self.totals_of(items if typed is None else _with_typed(items, typed, before))

    def totals_of(self, items: Sequence[AgendaItem]) -> Totals:
        """Return items that are not saved against the deadline, as ``totals`` does."""
        predicted, planned = self._forecast(items), _planned_time(items)
        rows = [row for row in predicted.items if not row.item.skipped]
        start = rows[0].start if rows else None
        end = predicted.end if rows else None
        dated = predicted.has_begun or planned is not None
        deadline = predicted.deadline if dated else None
        return Totals(
            items=len(rows),
            start=start,
            end=end,
            length=end - start if start is not None and end is not None else timedelta(),
            deadline=deadline,
            spare=deadline - end if deadline is not None and end is not None else None,
            need_to_cut=predicted.need_to_cut if dated else timedelta(),
        )

    def _forecast(self, items: Sequence[AgendaItem]) -> Forecast:
        planned = None if _begun(items) else _planned_time(items)
        now = self._work.now() if planned is None else self._agenda.instant(planned)
        return forecast_conference(self._work.state.conference, items, now, self._work.zone())

    # -- inside ----------------------------------------------------------------------------

    def _save_new(
        self,
        item: AgendaItem,
        before: str | None,
        also: Callable[[AgendaItem], Iterable[Op]] = lambda _: (),
    ) -> AgendaItem:
        added: list[AgendaItem] = []

        def decide() -> list[Op]:
            items = self._agenda.items()
            fresh = replace(item, id=item_id_of(self._agenda.next_number()))
            changed = agenda_planning.insert(items, fresh, before)
            added[:] = [one for one in changed if one.id == fresh.id]
            others = [one for one in changed if one.id != fresh.id]
            known = self._work.state.agenda
            moved = [op for one in others for op in self._ops(known[one.id], one)]
            return [insertion("agenda", added[0]), *moved, *also(added[0])]

        self._work.act("add_item", decide, f"Thêm mục: {item.title}")
        return added[0]

    def _save_change(self, before: AgendaItem, after: AgendaItem) -> None:
        def decide() -> list[Op]:
            refuse_changing(find(self._agenda.items(), before.id), before, after)
            return self._ops(before, after)

        self._work.act("edit_item", decide, f"Sửa mục: {after.title}")

    def _ops(self, before: AgendaItem, after: AgendaItem) -> list[Op]:
        return [*change("agenda", before, after)]


def _begun(items: Iterable[AgendaItem]) -> bool:
    return any(item.started_at is not None for item in items)


def _planned_time(items: Iterable[AgendaItem]) -> time | None:
    """Return the time of day at which the first item that waits is planned to start."""
    first = next((item for item in items if item.is_waiting), None)
    return None if first is None else first.baseline_start or first.anchor_at


def _with_typed(
    items: Sequence[AgendaItem], typed: AgendaItem, before: str | None
) -> list[AgendaItem]:
    """Return the items with one as it is typed in its place."""
    changed = {typed.id: typed}
    if not typed.id:
        try:
            changed = {one.id: one for one in agenda_planning.insert(items, typed, before)}
        except Refused:
            return list(items)  # there is no place for it: saving it will say why
    known = {item.id: item for item in items}
    return in_order({**known, **changed}.values())
