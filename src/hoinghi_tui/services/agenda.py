"""Running the agenda: every press of a key is one saved action, every view one forecast."""

from collections.abc import Callable, Iterable
from datetime import datetime, time

from hoinghi_tui.domain import agenda_actions, agenda_planning
from hoinghi_tui.domain.agenda import AgendaItem, in_order
from hoinghi_tui.domain.forecast import forecast_conference
from hoinghi_tui.domain.people import Delegate, Presence
from hoinghi_tui.domain.prediction import Forecast
from hoinghi_tui.domain.time_text import clock_text, countdown_text, drift_text
from hoinghi_tui.services.facts import AgendaFacts
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op


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

    def presenter(self, item: AgendaItem) -> Delegate | None:
        """Return the delegate who presents an item, if it is one."""
        return self._work.state.delegates.get(item.presenter) if item.presenter else None

    def presenter_words(self, item: AgendaItem) -> str:
        """Return who presents an item: the delegate's name, else the words of the plan."""
        delegate = self.presenter(item)
        return delegate.full_name if delegate else item.presenter_note

    def is_present(self, delegate: Delegate) -> bool:
        """Tell whether a delegate is in the room now."""
        came = self._work.state.attendance.get(delegate.id)
        return came is not None and came.state is Presence.PRESENT

    # -- what the MC does ------------------------------------------------------------

    def start_next(self) -> None:
        """End the running item and start the next, at the same instant."""
        now = self._work.now()
        self._save("start_item", lambda: agenda_actions.start_next(self.items(), now), "Bắt đầu")

    def end_current(self) -> None:
        """End the running item and start nothing."""
        now = self._work.now()
        self._save("end_item", lambda: agenda_actions.end_current(self.items(), now), "Kết thúc")

    def pause_or_resume(self) -> None:
        """Stop the running item's clock, or let it go on."""
        now = self._work.now()
        running = [item for item in self.items() if item.is_running]
        if any(item.paused_at for item in running):
            self._save("resume", lambda: agenda_actions.resume(self.items(), now), "Tiếp tục")
        else:
            self._save("pause", lambda: agenda_actions.pause(self.items(), now), "Tạm dừng")

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

    def backdate(self, minutes: int) -> None:
        """Say that the running item began some minutes earlier than was recorded."""
        now = self._work.now()
        self._save(
            "backdate_item",
            lambda: agenda_actions.backdate(self.items(), now, minutes * 60),
            f"Lùi giờ {minutes}′",
        )

    def approve(self, start_at: time) -> None:
        """Freeze the baseline that lateness is measured against."""
        self._save(
            "approve_agenda",
            lambda: agenda_planning.approve(self.items(), start_at),
            "Duyệt chương trình",
            names=False,
        )

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
