"""Running the agenda: every press of a key is one saved action, every view one forecast."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from hoinghi_tui.domain import agenda_actions
from hoinghi_tui.domain.agenda import AgendaItem, in_order
from hoinghi_tui.domain.agenda_day import agenda_day
from hoinghi_tui.domain.conference import at_local_time
from hoinghi_tui.domain.forecast import forecast_conference
from hoinghi_tui.domain.prediction import Forecast
from hoinghi_tui.domain.time_text import clock_text, countdown_text, drift_text
from hoinghi_tui.services.facts import AgendaFacts
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op

if TYPE_CHECKING:
    from hoinghi_tui.services.presenters import Presenter


class Agenda:
    """Starts, stretches, skips; and says when all will be over."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def items(self) -> list[AgendaItem]:
        """Return the items in their order."""
        return list(in_order(self._work.state.agenda.values()))

    def forecast(self, now: datetime | None = None) -> Forecast:
        """Return the one forecast all views read, as of ``now`` or of another instant."""
        return forecast_conference(
            self._work.state.conference,
            self.items(),
            now or self._work.now(),
            self._work.zone(),
        )

    def facts(self) -> AgendaFacts | None:
        """Return the agenda in one line of words; None without an agenda."""
        if not self._work.state.agenda:
            return None
        predicted = self.forecast()
        return AgendaFacts(
            position=predicted.position,
            countdown=_countdown(predicted),
            drift=drift_text(predicted.drift_now),
            is_late=bool(predicted.drift_now and predicted.drift_now.total_seconds() >= 60),
            end=clock_text(predicted.end, self._work.zone()),
        )

    def presenter(self, item: AgendaItem) -> "Presenter | None":
        """Return who presents an item and whether they are here; None: nobody is named."""
        # Imported late: the status line needs the forecast at the start, not the people.
        from hoinghi_tui.services.presenters import presenter_of

        return presenter_of(self._work.state, item)

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

    # -- what the MC does ------------------------------------------------------------

    def start_next(self, seen: Forecast | None = None) -> None:
        """End the running item and start the next, at the same instant.

        ``seen`` is the forecast the person looked at, by default the present one.
        Refused when another station went on meanwhile, and when the running item began
        within the last two seconds: neither is ever meant.
        """
        seen = seen or self.forecast()
        now = self._work.now()
        running = _running_id(seen)
        following = seen.next.id if seen.next is not None else None
        self._save(
            "start_item",
            lambda: agenda_actions.advance(self.items(), now, running=running, following=following),
            "Bắt đầu",
        )

    def end_current(self, seen: Forecast | None = None) -> None:
        """End the running item and start nothing; ``seen`` as in ``start_next``."""
        now = self._work.now()
        self._save_current(
            seen, "end_item", lambda: agenda_actions.end_current(self.items(), now), "Kết thúc"
        )

    def pause_or_resume(self, seen: Forecast | None = None) -> None:
        """Stop the running item's clock, or let it go on; ``seen`` as in ``start_next``."""
        seen = seen or self.forecast()
        now = self._work.now()
        if seen.current is not None and seen.current.is_paused:
            self._save_current(
                seen, "resume", lambda: agenda_actions.resume(self.items(), now), "Tiếp tục"
            )
        else:
            self._save_current(
                seen, "pause", lambda: agenda_actions.pause(self.items(), now), "Tạm dừng"
            )

    def extend(self, item_id: str, minutes: int) -> None:
        """Give an item some minutes more, or fewer when negative."""
        words = f"Thêm {minutes}′" if minutes > 0 else f"Bớt {-minutes}′"
        self._save(
            "extend_item",
            lambda: agenda_actions.extend(self.items(), item_id, minutes * 60),
            words,
        )

    def skip_or_restore(self, item_id: str) -> None:
        """Leave out an item that waits, or take one up again that was left out."""
        item = agenda_actions.find(self.items(), item_id)
        if item.skipped:
            self._save(
                "unskip_item", lambda: agenda_actions.unskip(self.items(), item_id), "Khôi phục"
            )
        else:
            self._save("skip_item", lambda: agenda_actions.skip(self.items(), item_id), "Bỏ qua")

    def backdate(self, minutes: int, seen: Forecast | None = None) -> None:
        """Say that the running item began some minutes earlier than was recorded.

        ``seen`` as in ``start_next``.
        """
        now = self._work.now()
        self._save_current(
            seen,
            "backdate_item",
            lambda: agenda_actions.backdate(self.items(), now, minutes * 60),
            f"Lùi giờ {minutes}′",
        )

    def backdated_start(self, minutes: int) -> datetime | None:
        """Return when the running item would have begun; None when nothing runs.

        Nothing is saved. Refused when ``backdate`` would be.
        """
        current = agenda_actions.current_item(self.items())
        if current is None:
            return None
        changed = agenda_actions.backdate(self.items(), self._work.now(), minutes * 60)
        return agenda_actions.find(changed, current.id).started_at

    def approve(self, start_at: time) -> None:
        """Freeze the baseline that lateness is measured against."""
        from hoinghi_tui.domain import agenda_planning

        self._save(
            "approve_agenda",
            lambda: agenda_planning.approve(self.items(), start_at),
            "Duyệt chương trình",
            names=False,
        )

    def _save_current(
        self,
        seen: Forecast | None,
        kind: str,
        decide: Callable[[], Iterable[AgendaItem]],
        words: str,
    ) -> None:
        """Save what is done to the running item, if it still is the one that was seen."""
        running = _running_id(seen or self.forecast())

        def decide_if_seen() -> Iterable[AgendaItem]:
            agenda_actions.expect_running(self.items(), running)
            return decide()

        self._save(kind, decide_if_seen, words)

    def _save(
        self,
        kind: str,
        decide: Callable[[], Iterable[AgendaItem]],
        words: str,
        *,
        names: bool = True,
    ) -> None:
        agenda = self._work.state.agenda
        latest: list[AgendaItem] = []

        def ops() -> list[Op]:
            latest[:] = decide()
            return [op for item in latest for op in change("agenda", agenda[item.id], item)]

        def note() -> str:
            return f"{words}: {latest[-1].title}" if names and latest else words

        self._work.act(kind, ops, note)


def _running_id(seen: Forecast) -> str | None:
    return seen.current.item.id if seen.current is not None else None


def _countdown(predicted: Forecast) -> str:
    current = predicted.current
    if current is not None:
        paused = "tạm dừng, " if current.is_paused else ""
        if current.overtime:
            return f"{paused}quá {countdown_text(current.overtime)}"
        return f"{paused}còn {countdown_text(current.remaining)}"
    if predicted.is_over:
        return "đã xong"
    if predicted.until_start is not None:
        if predicted.until_start.total_seconds() > 0:
            return f"bắt đầu sau {countdown_text(predicted.until_start)}"
        return "chưa bấm giờ"
    return "giữa hai mục"
