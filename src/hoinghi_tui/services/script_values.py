"""What stands in the place of each field of a script, as of now."""

from collections.abc import Callable

from hoinghi_tui.documents.dates import long_date
from hoinghi_tui.domain import script_fields as fields
from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.award_calls import (
    batch_text,
    count_of,
    counts_text,
    recipients_text,
)
from hoinghi_tui.domain.awards import AwardKind
from hoinghi_tui.domain.introductions import introduction_text
from hoinghi_tui.domain.people import Delegate, Role, Unit
from hoinghi_tui.domain.protocol import protocol_order
from hoinghi_tui.domain.script_fields import ScriptField
from hoinghi_tui.domain.titles import post_with_unit, titled
from hoinghi_tui.services.award_reader import AwardReader, StageBatch
from hoinghi_tui.services.introductions import Introductions
from hoinghi_tui.services.presenters import known_as
from hoinghi_tui.services.state import State


class ScriptValues:
    """The values for the script of one item; each is worked out only when asked for."""

    def __init__(
        self,
        state: State,
        introductions: Introductions,
        awards: AwardReader,
        items: list[AgendaItem],
        item: AgendaItem,
    ) -> None:
        self._state = state
        self._introductions = introductions
        self._awards = awards
        self._items = items
        self._item = item

    def value(self, field: ScriptField) -> str:
        """Return the value of a field; "" where there is none."""
        return _VALUES[field.name](self)

    # -- the item ----------------------------------------------------------------------------

    def title(self) -> str:
        """Return the item's title."""
        return self._item.title

    def presenter(self) -> str:
        """Return who presents the item, with address and post."""
        return self._presenter_of(self._item)

    def presenter_name(self) -> str:
        """Return the bare name of who presents the item."""
        delegate = self._delegate(self._item)
        if delegate is None:
            return self._item.presenter_note
        return self._state.attendee(delegate).full_name

    def presenter_post(self) -> str:
        """Return the post of who presents the item."""
        delegate = self._delegate(self._item)
        if delegate is None:
            return ""
        here = self._state.attendee(delegate)
        return post_with_unit(here.position, self._state.unit_of(delegate))

    def unit(self) -> str:
        """Return the unit in charge, else that of who presents."""
        unit = self._unit_of(self._item)
        return unit.name if unit else ""

    def minutes(self) -> str:
        """Return the planned whole minutes with what was added."""
        return str((self._item.duration_s + self._item.extension_s) // 60)

    def next_title(self) -> str:
        """Return the title of the item after this one."""
        following = self._beside(+1)
        return following.title if following else ""

    def next_presenter(self) -> str:
        """Return who presents the item after this one."""
        following = self._beside(+1)
        return self._presenter_of(following) if following else ""

    def last_presenter(self) -> str:
        """Return who presented the item before this one."""
        before = self._beside(-1)
        return self._presenter_of(before) if before else ""

    def _beside(self, step: int) -> AgendaItem | None:
        """Return the item before or after this one, of those that are not skipped."""
        held = [one for one in self._items if not one.skipped or one.id == self._item.id]
        place = held.index(self._item) + step
        return held[place] if 0 <= place < len(held) else None

    def _delegate(self, item: AgendaItem) -> Delegate | None:
        return self._state.delegates.get(item.presenter) if item.presenter else None

    def _unit_of(self, item: AgendaItem) -> Unit | None:
        delegate = self._delegate(item)
        unit = self._state.units.get(item.unit or "")
        return unit or (self._state.unit_of(delegate) if delegate else None)

    def _presenter_of(self, item: AgendaItem) -> str:
        delegate = self._delegate(item)
        if delegate is not None:
            return self._titled(delegate)
        if item.presenter_note:
            return item.presenter_note
        unit = self._unit_of(item)
        return f"đại diện {unit.name}" if unit else ""

    def _titled(self, delegate: Delegate) -> str:
        return titled(self._state.attendee(delegate), self._state.unit_of(delegate))

    # -- the conference ----------------------------------------------------------------------

    def conference(self) -> str:
        """Return the conference's title."""
        return self._state.conference.title_on_paper

    def issuer(self) -> str:
        """Return who holds the conference."""
        return self._state.conference.issuer

    def place(self) -> str:
        """Return room and place."""
        return self._state.conference.where

    def day(self) -> str:
        """Return the day in words."""
        day = self._state.conference.day
        return long_date(day) if day else ""

    def basis(self) -> str:
        """Return the plan the conference rests on."""
        return self._state.conference.basis

    def chair(self) -> str:
        """Return who leads the conference."""
        return known_as(self._state, self._state.conference.chair)

    # -- people ------------------------------------------------------------------------------

    def presidium(self) -> str:
        """Return who sits at the presidium's table, in the order of protocol."""
        return self._with_role(Role.PRESIDIUM)

    def secretaries(self) -> str:
        """Return who takes the minutes."""
        return self._with_role(Role.SECRETARY)

    def _with_role(self, role: Role) -> str:
        people = [one for one in self._state.delegates.values() if role in one.roles]
        ordered = protocol_order(people, self._state.units.values())
        return "; ".join(map(self._titled, ordered))

    def present(self) -> str:
        """Return how many are in the room; "" while nobody is."""
        return _number(self._state.arrivals.tally().in_room)

    def invited(self) -> str:
        """Return how many were invited."""
        return _number(self._state.arrivals.tally().invited)

    def introductions(self) -> str:
        """Return the introductions, a line for each."""
        return introduction_text(self._introductions.main())

    def late(self) -> str:
        """Return who is still to be introduced of those who came later."""
        return introduction_text(self._introductions.waiting())

    # -- awards ------------------------------------------------------------------------------

    def awards(self) -> str:
        """Return how many of each kind are honoured."""
        return counts_text(self._awards.in_order())

    def count(self, kind: AwardKind) -> str:
        """Return how many of one kind are honoured; "" without any awards."""
        awards = self._awards.in_order()
        return str(count_of(awards, kind)) if awards else ""

    def decision_no(self) -> str:
        """Return the numbers of the decisions, each once."""
        numbers = (award.decision_no for award in self._awards.in_order())
        return ", ".join(dict.fromkeys(filter(None, numbers)))

    def decision_day(self) -> str:
        """Return the days of the decisions, each once."""
        days = (award.decision_day for award in self._awards.in_order())
        return ", ".join(long_date(day) for day in dict.fromkeys(days) if day)

    def batch(self) -> str:
        """Return the number of the batch on stage; when all is handed over, of the last."""
        batch = self._batch()
        return str(batch.number) if batch else ""

    def batches(self) -> str:
        """Return how many batches there are."""
        return _number(len(self._awards.batches()))

    def recipients(self) -> str:
        """Return who is called in the batch on stage, in the order of calling."""
        batch = self._batch()
        return recipients_text(batch.awards, self._state.units) if batch else ""

    def batch_count(self) -> str:
        """Return how many of each kind the batch on stage has."""
        batch = self._batch()
        return counts_text(batch.awards) if batch else ""

    def giver(self) -> str:
        """Return who hands over in the batch on stage."""
        batch = self._batch()
        return self._awards.givers(batch.number) if batch else ""

    def all_batches(self) -> str:
        """Return the call of every batch, a line for each."""
        units = self._state.units
        return "\n".join(
            batch_text(batch.number, batch.awards, self._awards.givers(batch.number), units)
            for batch in self._awards.batches()
        )

    def _batch(self) -> StageBatch | None:
        batches = self._awards.batches()
        return self._awards.current_batch() or (batches[-1] if batches else None)


def _number(count: int) -> str:
    return str(count) if count else ""


_VALUES: dict[str, Callable[[ScriptValues], str]] = {
    fields.TITLE.name: ScriptValues.title,
    fields.PRESENTER.name: ScriptValues.presenter,
    fields.PRESENTER_NAME.name: ScriptValues.presenter_name,
    fields.PRESENTER_POST.name: ScriptValues.presenter_post,
    fields.UNIT.name: ScriptValues.unit,
    fields.MINUTES.name: ScriptValues.minutes,
    fields.NEXT_TITLE.name: ScriptValues.next_title,
    fields.NEXT_PRESENTER.name: ScriptValues.next_presenter,
    fields.LAST_PRESENTER.name: ScriptValues.last_presenter,
    fields.CONFERENCE.name: ScriptValues.conference,
    fields.ISSUER.name: ScriptValues.issuer,
    fields.PLACE.name: ScriptValues.place,
    fields.DAY.name: ScriptValues.day,
    fields.BASIS.name: ScriptValues.basis,
    fields.CHAIR.name: ScriptValues.chair,
    fields.PRESIDIUM.name: ScriptValues.presidium,
    fields.SECRETARIES.name: ScriptValues.secretaries,
    fields.PRESENT.name: ScriptValues.present,
    fields.INVITED.name: ScriptValues.invited,
    fields.INTRODUCTIONS.name: ScriptValues.introductions,
    fields.LATE.name: ScriptValues.late,
    fields.AWARDS.name: ScriptValues.awards,
    fields.COLLECTIVES.name: lambda one: one.count(AwardKind.COLLECTIVE),
    fields.INDIVIDUALS.name: lambda one: one.count(AwardKind.INDIVIDUAL),
    fields.HOUSEHOLDS.name: lambda one: one.count(AwardKind.HOUSEHOLD),
    fields.DECISION_NO.name: ScriptValues.decision_no,
    fields.DECISION_DAY.name: ScriptValues.decision_day,
    fields.BATCH.name: ScriptValues.batch,
    fields.BATCHES.name: ScriptValues.batches,
    fields.RECIPIENTS.name: ScriptValues.recipients,
    fields.BATCH_COUNT.name: ScriptValues.batch_count,
    fields.GIVER.name: ScriptValues.giver,
    fields.ALL_BATCHES.name: ScriptValues.all_batches,
}
"""How the value of each field of ``script_fields.FIELDS`` is found."""
