"""What the agenda says at this moment: one forecast, and all that is read from it."""

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from hoinghi_tui.domain import agenda_actions
from hoinghi_tui.domain.agenda import AgendaItem, ItemState, in_order
from hoinghi_tui.domain.agenda_day import Slot, agenda_day, deadline_on, on_day
from hoinghi_tui.domain.conference import at_local_time
from hoinghi_tui.domain.forecast import forecast
from hoinghi_tui.domain.prediction import Forecast, ItemForecast
from hoinghi_tui.domain.time_text import clock_text, countdown_text, drift_text
from hoinghi_tui.services.facts import AgendaFacts
from hoinghi_tui.services.kept import Kept
from hoinghi_tui.services.workspace import Workspace

if TYPE_CHECKING:
    from hoinghi_tui.domain.agenda_cuts import Cuts
    from hoinghi_tui.domain.agenda_messages import Message
    from hoinghi_tui.domain.agenda_pace import AwardPace
    from hoinghi_tui.services.presenters import Presenter

WALL_STEP = timedelta(seconds=2)
"""A wall clock that was moved by more than this is told."""

LONG_OVERDUE = timedelta(hours=1)
"""Where the day is not known, nothing is said to be late for longer: it is not today."""

PRESENTER_AHEAD = timedelta(minutes=15)
"""So long before an item it is told that its presenter is not here."""


class AgendaReader:
    """Reads the agenda and never changes it."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self._in_order: Kept[tuple[AgendaItem, ...]] = Kept()
        self._on_day: Kept[tuple[tuple[Slot, ...], datetime | None]] = Kept()

    def items(self) -> list[AgendaItem]:
        """Return the items in their order."""
        agenda = self._work.state.agenda
        return list(self._in_order.get(agenda.version, lambda: tuple(in_order(agenda.values()))))

    def forecast(self, now: datetime | None = None) -> Forecast:
        """Return the one forecast all views read, as of ``now`` or of another instant."""
        now = now or self._work.now()
        slots, deadline = self._resolved(now)
        return forecast(slots, now, deadline)

    def facts(self) -> AgendaFacts | None:
        """Return the agenda in one line of words; None without an agenda."""
        if not self._work.state.agenda:
            return None
        predicted = self.forecast()
        other_day = self._other_day(predicted)
        if other_day:
            return AgendaFacts("", other_day, "", is_late=False, end="")
        late = bool(predicted.drift_now and predicted.drift_now.total_seconds() >= 60)
        # While nobody has pressed "start" in time, nothing is said to be in time.
        on_time = "" if predicted.overdue else drift_text(predicted.drift_now)
        return AgendaFacts(
            position=predicted.position,
            countdown=_countdown(predicted),
            drift=drift_text(predicted.drift_now) if late else on_time,
            is_late=late,
            end=clock_text(predicted.end, self._work.zone()),
        )

    def _other_day(self, predicted: Forecast) -> str:
        """Say how far off the day is, on which nothing has begun; "" on the day itself.

        While the day is not known, it may be today until the first item is long overdue.
        """
        day = self._work.state.conference.day
        today = predicted.now.astimezone(self._work.zone()).date()
        if predicted.has_begun or day == today:
            return ""
        if day is None:
            return "chưa có ngày họp" if predicted.overdue > LONG_OVERDUE else ""
        return f"còn {(day - today).days} ngày" if day > today else "ngày họp đã qua"

    def unstarted(self, now: datetime | None = None) -> bool:
        """Tell whether nothing runs though the next item is due, as when "start" was forgotten.

        For how long is ``Forecast.overdue``.
        """
        return self.forecast(now).overdue > timedelta()

    def backdated_start(self, minutes: int) -> datetime | None:
        """Return when the running item would have begun; None when nothing runs.

        Nothing is saved. Refused when ``backdate`` would be.
        """
        current = agenda_actions.current_item(self.items())
        if current is None:
            return None
        changed = agenda_actions.backdate(self.items(), self._work.now(), minutes * 60)
        return agenda_actions.find(changed, current.id).started_at

    def forgotten_start(self, minutes: int) -> datetime | None:
        """Return when ``start_backdated`` would begin the next item; None when none waits.

        Nothing is saved. Refused when ``start_backdated`` would be.
        """
        from hoinghi_tui.domain.agenda_corrections import start_backdated

        items, now = self.items(), self._work.now()
        current = agenda_actions.current_item(items)
        following = next((item.id for item in items if item.is_waiting), None)
        if following is None:
            return None
        changed = start_backdated(
            items,
            now,
            minutes * 60,
            running=current.id if current is not None else None,
            following=following,
        )
        return agenda_actions.find(changed, following).started_at

    # -- time is running out -----------------------------------------------------------------

    def cuts(self, now: datetime | None = None) -> "Cuts":
        """Return what could be shortened to keep the deadline and all hard starts."""
        from hoinghi_tui.domain.agenda_cuts import propose_cuts

        now = now or self._work.now()
        slots, _ = self._resolved(now)
        return propose_cuts(slots, self.forecast(now))

    def pace(self, now: datetime | None = None) -> "AwardPace | None":
        """Return when the running award part will be done at its own pace; None: unknown."""
        from hoinghi_tui.domain.agenda_pace import award_pace

        predicted = self.forecast(now)
        return award_pace(self._work.state.awards.values(), predicted.current, predicted.now)

    def clock_step(self) -> timedelta | None:
        """Return how far the computer's clock was moved since the start; None: under 2 s.

        The agenda goes on by its own clock. Positive is forward.
        """
        step = self._work.clock.wall_step()
        return step if abs(step) > WALL_STEP else None

    # -- people ------------------------------------------------------------------------------

    def presenter(self, item: AgendaItem) -> "Presenter | None":
        """Return who presents an item and whether they are here; None: nobody is named."""
        # Imported late: the status line needs the forecast at the start, not the people.
        from hoinghi_tui.services.presenters import presenter_of

        return presenter_of(self._work.state, item)

    def absent_presenters(
        self, now: datetime | None = None
    ) -> list[tuple[ItemForecast, "Presenter"]]:
        """Return the items due within a quarter of an hour whose presenter is not here.

        Of somebody who is not on the list nothing is known: not among them.
        """
        from hoinghi_tui.services.presenters import Whereabouts

        predicted = self.forecast(now)
        rows = [
            row
            for row in predicted.items
            if row.state is ItemState.WAITING and row.start - predicted.now <= PRESENTER_AHEAD
        ]
        known = ((row, self.presenter(row.item)) for row in rows)
        here = (Whereabouts.HERE, Whereabouts.UNLISTED)
        return [(row, who) for row, who in known if who and who.whereabouts not in here]

    def message(self) -> "Message | None":
        """Return what stands on the board of the one who speaks now; None: nothing.

        A message is for the item that ran when it was sent.
        """
        from hoinghi_tui.domain.agenda_messages import SPEAKER

        message = self._work.state.messages.get(SPEAKER)
        if message is None:
            return None
        current = agenda_actions.current_item(self.items())
        return message if message.item == (current.id if current is not None else None) else None

    # -- times -------------------------------------------------------------------------------

    def clock(self, instant: datetime) -> str:
        """Return the local time of an instant, "08:12"."""
        return clock_text(instant, self._work.zone())

    def instant(self, moment: time | datetime) -> datetime:
        """Return a local time on the day of the agenda, or a moment of any day, in UTC.

        A moment that names no time zone is read in the conference's.
        """
        zone = self._work.zone()
        if isinstance(moment, datetime):
            return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
        day = agenda_day(self._work.state.conference.day, self.items(), self._work.now(), zone)
        return at_local_time(day, moment, zone).astimezone(UTC)

    def _resolved(self, now: datetime) -> tuple[tuple[Slot, ...], datetime | None]:
        """Return the items and the deadline on their day, worked out when either changes."""
        state, zone, items = self._work.state, self._work.zone(), self.items()
        conference = state.conference
        day = agenda_day(conference.day, items, now, zone)

        def resolve() -> tuple[tuple[Slot, ...], datetime | None]:
            slots = on_day(items, day, zone)
            return slots, deadline_on(conference.deadline, slots, day, zone)

        return self._on_day.get((state.agenda.version, state.conferences.version, day), resolve)


def _countdown(predicted: Forecast) -> str:
    current = predicted.current
    if current is not None:
        paused = "tạm dừng, " if current.is_paused else ""
        if current.overtime:
            return f"{paused}quá {countdown_text(current.overtime)}"
        return f"{paused}còn {countdown_text(current.remaining)}"
    if predicted.is_over:
        return "đã xong"
    if predicted.overdue:
        return "chưa bấm giờ"
    if predicted.until_start is not None:
        if predicted.until_start.total_seconds() > 0:
            return f"bắt đầu sau {countdown_text(predicted.until_start)}"
        return "chưa bấm giờ"
    return "giữa hai mục"
