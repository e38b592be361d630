"""Running the agenda: every press of a key is one saved action, every view one forecast."""

from hoinghi_tui.domain import agenda_actions
from hoinghi_tui.domain.prediction import Forecast
from hoinghi_tui.services.agenda_plan import AgendaPlan
from hoinghi_tui.services.agenda_saving import next_id, running_id
from hoinghi_tui.services.agenda_watch import AgendaWatch


class Agenda(AgendaPlan, AgendaWatch):
    """Starts, stretches, skips; and says when all will be over."""

    def start_next(self, seen: Forecast | None = None) -> None:
        """End the running item and start the next, at the same instant.

        ``seen`` is the forecast the person looked at, by default the present one.
        Refused when another station went on meanwhile, and when the running item began
        within the last two seconds: neither is ever meant.
        """
        seen = seen or self.forecast()
        now = self._work.now()
        running, following = running_id(seen), next_id(seen)
        self._save(
            "start_item",
            lambda: agenda_actions.advance(self.items(), now, running=running, following=following),
            "Bắt đầu",
        )

    def start(self, item_id: str, seen: Forecast | None = None) -> None:
        """End the running item and start any other, also out of turn or one left out.

        ``seen`` and refusals as in ``start_next``.
        """
        seen = seen or self.forecast()
        now, running = self._work.now(), running_id(seen)
        self._save_item(
            item_id,
            seen,
            "jump_to_item",
            lambda: agenda_actions.jump(self.items(), item_id, now, running=running),
            "Bắt đầu",
        )

    def start_backdated(self, minutes: int, seen: Forecast | None = None) -> None:
        """Start the next item as of some minutes ago, because nobody had pressed "start".

        What ran before ended then. ``seen`` and refusals as in ``start_next``.
        """
        from hoinghi_tui.domain.agenda_corrections import start_backdated

        seen = seen or self.forecast()
        now = self._work.now()
        running, following = running_id(seen), next_id(seen)
        self._save(
            "start_backdated",
            lambda: start_backdated(
                self.items(), now, minutes * 60, running=running, following=following
            ),
            f"Bắt đầu từ {minutes}′ trước",
        )

    def reopen(self, seen: Forecast | None = None) -> None:
        """Go back: the item that ended last runs on, the running one waits again.

        ``seen`` as in ``start_next``.
        """
        from hoinghi_tui.domain.agenda_corrections import last_ended, reopen

        seen = seen or self.forecast()
        running, last = running_id(seen), last_ended(row.item for row in seen.items)
        self._save(
            "reopen_item",
            lambda: reopen(self.items(), running=running, last=last),
            "Quay lại",
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

    def extend(self, item_id: str, minutes: int, seen: Forecast | None = None) -> None:
        """Give an item some minutes more, or fewer when negative.

        With ``seen`` refused when another station has changed its times meanwhile.
        """
        words = f"Thêm {minutes}′" if minutes > 0 else f"Bớt {-minutes}′"
        self._save_item(
            item_id,
            seen,
            "extend_item",
            lambda: agenda_actions.extend(self.items(), item_id, minutes * 60),
            words,
        )

    def skip_or_restore(self, item_id: str, seen: Forecast | None = None) -> None:
        """Leave out an item that waits, or take one up again that was left out.

        ``seen`` as in ``extend``.
        """
        if agenda_actions.find(self.items(), item_id).skipped:
            kind, decide, words = "unskip_item", agenda_actions.unskip, "Khôi phục"
        else:
            kind, decide, words = "skip_item", agenda_actions.skip, "Bỏ qua"
        self._save_item(item_id, seen, kind, lambda: decide(self.items(), item_id), words)

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
