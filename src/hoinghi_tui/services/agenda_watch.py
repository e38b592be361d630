"""What goes on around the running item: words to the speaker, and gaps in which nobody was here."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hoinghi_tui.domain import agenda_actions
from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.prediction import Forecast
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.station_roles import may
from hoinghi_tui.domain.time_text import clock_text
from hoinghi_tui.services.agenda_saving import AgendaSaving
from hoinghi_tui.services.heartbeat import Heartbeat
from hoinghi_tui.services.rows import change, deletion, insertion
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op
from hoinghi_tui.vietnamese import clean

BEAT = timedelta(seconds=15)
"""How often it is noted that somebody is at work."""

GAP = timedelta(seconds=60)
"""Nobody was at work when nothing was noted for longer than this."""


@dataclass(frozen=True, slots=True)
class Interruption:
    """That an item ran while nobody was at work: a power cut, a closed or sleeping laptop."""

    item: AgendaItem
    since: datetime
    """The last sign of somebody at work, or the item's start."""
    until: datetime
    """When somebody was there again."""

    @property
    def length(self) -> timedelta:
        """How long nobody was at work."""
        return self.until - self.since


class AgendaWatch(AgendaSaving):
    """Watches over the running item."""

    def __init__(self, work: Workspace, heartbeat: Heartbeat) -> None:
        super().__init__(work)
        self._heartbeat = heartbeat
        self._gap: Interruption | None = None
        self._looked_at: datetime | None = None
        self._beaten_at: datetime | None = None

    # -- nobody was here ---------------------------------------------------------------------

    def beat(self) -> None:
        """Note that somebody is at work; to be called each second, writes every few.

        Nothing is noted while an interruption waits for an answer: another station that
        is opened meanwhile is to see it too.
        """
        now = self._work.now()
        if not may(self._work.role, "start_item"):
            return  # the file is of those who run the agenda
        if self.interrupted() is not None or self._running() is None:
            return
        due = self._beaten_at is None or abs(now - self._beaten_at) >= BEAT
        if due and self._work.store.read_only is None:
            self._heartbeat.beat(now)
            self._beaten_at = now

    def interrupted(self) -> Interruption | None:
        """Return since when nobody was at work while the present item ran; None: all is well.

        It stays until it is answered, here or at another station: ``continue_running``,
        ``backdate`` or ``as_pause``.
        """
        now = self._work.now()
        item = self._running()
        gap = self._gap
        if gap is not None and (not _same_run(gap.item, item) or self._is_answered(gap)):
            gap = None
        if gap is None and item is not None:
            gap = self._found(item, now)
        self._gap, self._looked_at = gap, now
        return gap

    def continue_running(self) -> None:
        """Answer an interruption: the item went on all the time. It is noted in the log."""
        gap = self.interrupted()
        if gap is None:
            return
        zone = self._work.zone()
        since, until = (clock_text(at, zone, seconds=True) for at in (gap.since, gap.until))
        self._work.record("continue_item", f"Chạy tiếp, gián đoạn {since}–{until}")
        self._gap = None
        self._heartbeat.beat(self._work.now())

    def as_pause(self, since: datetime, seen: Forecast | None = None) -> None:
        """Answer an interruption: from ``since`` until now the running item stood still."""
        from hoinghi_tui.domain.agenda_corrections import count_as_pause

        now = self._work.now()
        self._save_current(
            seen,
            "count_as_pause",
            lambda: count_as_pause(self.items(), since, now),
            f"Tính là tạm dừng từ {clock_text(since, self._work.zone())}",
        )

    def _running(self) -> AgendaItem | None:
        item = agenda_actions.current_item(self.items())
        return item if item is not None and item.paused_at is None else None

    def _found(self, item: AgendaItem, now: datetime) -> Interruption | None:
        """Return the gap between the last sign of life and now, if it is one."""
        if self._looked_at is not None and now - self._looked_at <= GAP:
            return None
        noted = self._heartbeat.last() or self._work.store.saved_at
        signs = (noted, self._looked_at, item.started_at)
        since = max((at for at in signs if at is not None), default=now)
        return Interruption(item, since, now) if now - since > GAP else None

    def _is_answered(self, gap: Interruption) -> bool:
        """Tell whether somebody has answered at another station: beats go on only then."""
        noted = self._heartbeat.last()
        return noted is not None and noted > gap.since

    # -- words to the speaker ----------------------------------------------------------------

    def say(self, text: str) -> None:
        """Show a few words to the one who speaks now, in place of those before.

        Of two stations the later one is read. Refuses a blank and a long text.
        """
        from hoinghi_tui.domain.agenda_messages import LONGEST, SPEAKER, Message

        words = clean(text)
        if not words:
            raise Refused("Hãy ghi lời nhắn, ví dụ: Còn 1 phút.")
        if len(words) > LONGEST:
            raise Refused(f"Lời nhắn dài quá {LONGEST} chữ cái. Hãy viết ngắn hơn.")
        now = self._work.now()

        def decide() -> tuple[Op, ...]:
            current = agenda_actions.current_item(self.items())
            message = Message(
                id=SPEAKER,
                text=words,
                sent_at=now,
                station=self._work.station,
                item=current.id if current is not None else None,
            )
            before = self._work.state.messages.get(SPEAKER)
            if before is None:
                return (insertion("messages", message),)
            return change("messages", before, message)

        self._work.act("say", decide, f"Nhắn người nói: {words}")

    def clear_message(self) -> None:
        """Take the message from the speaker's board; nothing happens when there is none."""
        from hoinghi_tui.domain.agenda_messages import SPEAKER

        def decide() -> tuple[Op, ...]:
            message = self._work.state.messages.get(SPEAKER)
            return () if message is None else (deletion("messages", message),)

        self._work.act("clear_message", decide, "Xóa lời nhắn")


def _same_run(one: AgendaItem, other: AgendaItem | None) -> bool:
    """Tell whether it still is the same item, running since the same time."""
    return other is not None and all(
        getattr(one, name) == getattr(other, name) for name in ("id", "started_at", "paused_s")
    )
