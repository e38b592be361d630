"""A desk whose server is away: going on by itself, coming back, and what a person must decide."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.time_text import clock_text
from hoinghi_tui.services.offline_facts import OfflineFacts
from hoinghi_tui.services.offline_redo import NotPossible, on_todays_rows, only_what_fits
from hoinghi_tui.services.offline_words import Difference, OfflineWords
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Conflict, Damaged, Event, NotSaved, Op, Row
from hoinghi_tui.storage.offline_book import Unfit
from hoinghi_tui.storage.rejoin import Rejoin
from hoinghi_tui.vietnamese import clean

_NUMBERED = """
agenda awards broadcasts budget checklist delegates par_criteria par_fields reports sendings
speeches tasks units
"""
NUMBERED = frozenset(_NUMBERED.split())
"""Tables whose ids are counted or chosen, so that two desks can give one to different things."""

_TRY_AGAIN = timedelta(seconds=5)
"""How long to wait after this machine or the server refused for another reason than distance."""
_IN_A_FOLDER = "Hội nghị nằm trong thư mục của máy này, không qua máy chủ, nên không cần tách rời."
_STILL_THERE = "Máy chủ vẫn trả lời nên chưa cần làm ngoại tuyến. Hãy làm lại việc vừa rồi."
_DROPPED, _REDONE = "dropped", "redone"


@dataclass(frozen=True, slots=True)
class Clash:
    """An action that did not fit, and what stands in its way, in words."""

    id: str
    what: str
    when: str
    """When it was done at this desk, "08:15:02"."""
    station: str
    why: str
    theirs: str
    """What the other desk did, "" when that is not known; with it ``by`` and ``their_time``."""
    by: str
    their_time: str
    arrivals: tuple[str, str] | None
    """For two arrivals of one person: the earlier and the later, "07:41:12 · Bàn 2"."""
    redo: tuple[Difference, ...]
    """What doing it again on today's rows would change; empty when nothing would."""
    cannot_redo: str
    """Why it cannot be done again so; "" when it can."""
    fits_in_part: bool
    """Whether some of its changes, not all, still fit as they were."""


class Offline:
    """Lets the desk go on without its server, and settles with it afterwards."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self._words = OfflineWords(work)
        self._sent = 0
        self._unfit = 0
        self._not_before: datetime | None = None
        self._told = ""
        if work.store.rejoin is not None:
            work.store.rejoin.numbered = NUMBERED

    # -- how it stands -------------------------------------------------------------------

    def facts(self) -> OfflineFacts | None:
        """Return how the desk stands to its server; None for a conference in a folder."""
        rejoin = self._work.store.rejoin
        if rejoin is None:
            return None
        since = rejoin.since
        return OfflineFacts(
            is_away=rejoin.is_away,
            since=self._clock(since, seconds=False) if since else "",
            waiting=rejoin.count_waiting,
            undecided=rejoin.count_undecided,
        )

    @property
    def may_go(self) -> bool:
        """Whether going on by itself can be offered at this desk now."""
        rejoin = self._work.store.rejoin
        if rejoin is None or self._work.role is not None:
            return False
        return rejoin.is_away and not rejoin.apart

    @property
    def must_decide(self) -> bool:
        """Whether something waits for a decision that may be made at this desk."""
        rejoin = self._work.store.rejoin
        return rejoin is not None and self._work.role is None and rejoin.count_undecided > 0

    # -- apart and together --------------------------------------------------------------

    def go(self) -> None:
        """Save on this machine only, until the server is back; only a person decides that.

        Refuses when it is not needed, and in a window that does not keep this machine's copy.
        """
        self._work.expect_whole()
        rejoin = self._rejoin()
        if not rejoin.is_away and not rejoin.apart:
            raise Refused(_STILL_THERE)
        rejoin.go_apart()
        self._work.problem = None

    def look(self) -> None:
        """Hand over what waits if the server is back; cheap, to be called again and again.

        What came of it is told once among the store's notices.
        """
        rejoin = self._work.store.rejoin
        if rejoin is None or not rejoin.apart:
            return
        now = self._work.now()
        if self._not_before is not None and now < self._not_before:
            return
        try:
            progress = rejoin.go_on(self._objection)
        except (NotSaved, Damaged) as failure:
            self._not_before = now + _TRY_AGAIN
            self._tell_failure(str(failure))
            return
        self._not_before = None
        if progress is None:
            return
        self._sent += progress.sent
        self._unfit += len(progress.unfit)
        if not progress.left:
            self._work.store.notices.append(_came_back(self._sent, self._unfit))
            self._sent = self._unfit = 0
            self._told = ""

    def catch_up(self) -> None:
        """Hand over all that waits if the server is there; for a command, which looks only once."""
        while True:
            before = self._sent
            self.look()
            if self._sent <= before:
                return

    def _tell_failure(self, sentence: str) -> None:
        if sentence != self._told:
            self._told = sentence
            self._work.store.notices.append(f"Các việc ngoại tuyến vẫn chờ gửi. {sentence}")

    def _objection(self, ops: Sequence[Op]) -> str:
        from hoinghi_tui.services.undo_rules import refuse_broken

        closed = self._work.closed
        if closed is not None:
            return str(closed)
        try:
            refuse_broken(self._work.state, ops)
        except Refused as refusal:
            # The same rules, worded for an undo.
            words = str(refusal).replace("không hoàn tác được", "không đưa vào được")
            return words.replace("rồi hoàn tác", "rồi làm lại")
        return ""

    # -- what a person must decide ---------------------------------------------------------

    def clashes(self) -> list[Clash]:
        """Return what did not fit and waits for a person, in the order it was done."""
        rejoin = self._work.store.rejoin
        return [self._clash(unfit) for unfit in rejoin.unfit] if rejoin is not None else []

    def drop(self, event_id: str, reason: str) -> None:
        """Leave an action undone; the reason stands in the log. Refuses a blank reason."""
        words = clean(reason)
        if not words:
            raise Refused("Hãy ghi lý do bỏ việc này.")
        unfit = self._unfit_of(event_id)
        if self._is_settled(unfit):
            return
        what = unfit.event.note or unfit.event.kind
        at = self._clock(unfit.event.at)
        self._work.record(
            "offline_drop",
            f"Bỏ việc ngoại tuyến “{what}” ({unfit.event.station}, {at}): {words}",
            action_id=_drop_id(event_id),
        )
        self._rejoin().decide(unfit, _DROPPED)

    def redo(self, event_id: str) -> None:
        """Do an action again on the rows as they are today, under its own id.

        Refuses what cannot be put on today's rows. Raises as ``Workspace.act``.
        """
        unfit = self._unfit_of(event_id)
        self._do_again(unfit, lambda: self._todays(unfit))

    def redo_rest(self, event_id: str) -> None:
        """Do again only those changes of an action that still fit as they were."""
        unfit = self._unfit_of(event_id)
        self._do_again(unfit, lambda: only_what_fits(unfit.event.ops, self._row))

    def keep_earlier(self, event_id: str) -> None:
        """Of two arrivals of one person keep the earlier; refuses what are no two arrivals."""
        unfit = self._unfit_of(event_id)
        theirs = self._other_arrival(unfit)
        if theirs is None:
            raise Refused("Đây không phải hai lượt đón của cùng một người. Hãy chọn cách khác.")
        if _arrived(theirs) <= _arrived(unfit.event.ops[0].set or {}):
            self.drop(event_id, f"giữ lượt trước, {self._arrival(theirs)}")
        else:
            self.redo(event_id)

    # -- inside --------------------------------------------------------------------------

    def _rejoin(self) -> Rejoin:
        if self._work.store.rejoin is None:
            raise Refused(_IN_A_FOLDER)
        return self._work.store.rejoin

    def _unfit_of(self, event_id: str) -> Unfit:
        self._work.expect_whole()
        found = next((one for one in self._rejoin().unfit if one.id == event_id), None)
        if found is None:
            raise Refused(
                "Không có việc ấy, hoặc việc này đã được quyết định rồi. Hãy xem lại danh sách."
            )
        return found

    def _is_settled(self, unfit: Unfit) -> bool:
        """Tell whether an earlier decision reached the log, and was only not noted here."""
        rejoin = self._rejoin()
        ids = {_drop_id(unfit.id): _DROPPED, unfit.id: _REDONE}
        decision = next((ids[one] for one in ids if rejoin.is_in_log(one)), "")
        if decision:
            rejoin.decide(unfit, decision)
        return bool(decision)

    def _do_again(self, unfit: Unfit, todays: Callable[[], list[Op]]) -> None:
        if self._is_settled(unfit):
            return

        def decide() -> list[Op]:
            ops = todays()
            objection = self._objection(ops)
            if objection:
                raise Refused(objection)
            return ops

        what = unfit.event.note or unfit.event.kind
        note = f"{what} (làm lại sau ngoại tuyến)"
        done = self._work.act("offline_redo", decide, note, action_id=unfit.id)
        if done is None:
            self.drop(unfit.id, "dữ liệu nay đã đúng như thế")
        else:
            self._rejoin().decide(unfit, _REDONE)

    def _row(self, table: str, key: str) -> Row | None:
        return self._work.store.table(table).get(key)

    def _todays(self, unfit: Unfit) -> list[Op]:
        try:
            return on_todays_rows(unfit.event.ops, self._row, NUMBERED)
        except NotPossible as reason:
            op = reason.op
            name = self._words.subject(op.table, op.id, op.set or op.was or {})
            if reason.is_taken:
                words = f"Số {op.id} của {name} nay là của một dòng khác. Hãy thêm lại bằng tay"
            else:
                words = f"{name} nay không còn"
            raise Refused(f"{words}, rồi bỏ việc này.") from None

    def _other_arrival(self, unfit: Unfit) -> Row | None:
        """Return today's arrival of the person whose arrival this action is, if there is one."""
        ops = unfit.event.ops
        if len(ops) != 1 or ops[0].table != "attendance" or ops[0].was is not None:
            return None
        return self._row("attendance", ops[0].id)

    def _arrival(self, row: Row) -> str:
        return f"{self._clock(row['arrived_at'])} · {row['station']}"

    def _arrivals(self, unfit: Unfit) -> tuple[str, str] | None:
        theirs = self._other_arrival(unfit)
        if theirs is None:
            return None
        both = sorted((theirs, unfit.event.ops[0].set or {}), key=_arrived)
        return self._arrival(both[0]), self._arrival(both[1])

    def _clock(self, instant: str, *, seconds: bool = True) -> str:
        return clock_text(datetime.fromisoformat(instant), self._work.zone(), seconds=seconds)

    def _clash(self, unfit: Unfit) -> Clash:
        event, by = unfit.event, unfit.by
        ops: list[Op] = []
        cannot = ""
        try:
            ops = self._todays(unfit)
            cannot = self._objection(ops) if ops else ""
        except (Refused, Conflict) as refusal:
            cannot = str(refusal)
        rest = only_what_fits(event.ops, self._row)
        return Clash(
            id=unfit.id,
            what=event.note or event.kind,
            when=self._clock(event.at),
            station=event.station,
            why=unfit.why,
            theirs=_named(by),
            by=by.station if by is not None else "",
            their_time=self._clock(by.at) if by is not None else "",
            arrivals=self._arrivals(unfit),
            redo=tuple(self._words.differences(ops)),
            cannot_redo=cannot,
            fits_in_part=0 < len(rest) < len(event.ops),
        )


def _named(event: Event | None) -> str:
    return (event.note or event.kind) if event is not None else ""


def _arrived(row: Row) -> datetime:
    return datetime.fromisoformat(row["arrived_at"])


def _drop_id(event_id: str) -> str:
    return f"{event_id}-bo"


def _came_back(sent: int, unfit: int) -> str:
    words = f"Đã nối lại máy chủ. Đã gửi {sent} việc" if sent else "Đã nối lại máy chủ"
    if not unfit:
        return f"{words}."
    return f"{words}; {unfit} việc cần xem lại: bấm Ctrl+P, chọn “Quyết định việc ngoại tuyến”."
