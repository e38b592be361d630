"""The door: judge a scan, save an arrival, and say where the person sits."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from hoinghi_tui.domain.badges import Scan, ScanKind, read_code
from hoinghi_tui.domain.check_in import (
    CheckInResult,
    Verdict,
    arrive,
    come_in_person,
    judge,
    judge_person,
    leave,
    of_arrival,
)
from hoinghi_tui.domain.people import Attendance, Delegate, Means, Presence, Substitute
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Seat
from hoinghi_tui.domain.tally import UnitTally
from hoinghi_tui.services.attempts import Attempts
from hoinghi_tui.services.card import Card, Cards
from hoinghi_tui.services.rows import change, insertion
from hoinghi_tui.services.taking_seats import seat_ops
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Event, Op
from hoinghi_tui.vietnamese import clean

__all__ = ["Arrival", "Card", "Door"]

_IN_ALREADY = (CheckInResult.REPEAT, CheckInResult.ALREADY)
_WELCOME = (CheckInResult.OK, CheckInResult.REPEAT)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the door shows for one scan: the verdict and where the person sits.

    ``event`` is the action that was saved, to be taken back by; None when nothing was.
    """

    verdict: Verdict
    seat: Seat | None = None
    event: Event | None = None

    @property
    def result(self) -> CheckInResult:
        """The verdict in one word."""
        return self.verdict.result

    @property
    def delegate(self) -> Delegate | None:
        """The person the scan belongs to, when known."""
        return self.verdict.delegate


@dataclass(frozen=True, slots=True)
class _Coming:
    """How somebody comes in: recognised how, in person or by whom, and to which seat."""

    means: Means
    substitute: Substitute | None = None
    seat: str | None = None
    """A seat to take at the same time; None leaves the person's seat as it is."""
    unplanned: bool = False
    """Whether no seat was planned; the best free one is then given to who has none."""


class Door:
    """Checks people in, by badge or by name, each exactly once."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self._cards = Cards(work)
        self._attempts = Attempts(work)
        self._welcomed: dict[str, datetime] = {}

    @property
    def alarm(self) -> str:
        """A sentence while somebody seems to be trying out codes at this desk, else ""."""
        return self._attempts.alarm

    def scan(self, raw: str, *, means: Means = Means.QR) -> Arrival:
        """Judge a scanned text and save the arrival when the answer is ``ok``.

        The arrival is durable when this returns. Raises ``NotSaved`` or ``Damaged``
        when it could not be saved; the person is then not checked in. Any other answer is
        noted in the log, and stands also when it could not be.
        """
        scan = read_code(raw)
        arrival = self._judged(lambda: self._judge_scan(scan), _Coming(means))
        self._attempts.note(arrival.verdict, scan)
        return arrival

    def holder(self, raw: str) -> Delegate | None:
        """Return whose badge a scanned text is, without judging or saving anything."""
        return self._judge_scan(read_code(raw)).delegate

    def check_in(
        self,
        delegate_id: str,
        *,
        means: Means = Means.MANUAL,
        accept_declined: bool = False,
        substitute: Substitute | None = None,
    ) -> Arrival:
        """Check in somebody picked from the list; refuses who is not on it any more.

        A ``substitute`` is noted also when the delegate has been checked in already. No seat
        is planned for who has declined: with ``accept_declined`` the free one that suits best
        is given to who has none, in a room whose seats have been given out.
        """
        coming = _Coming(means, substitute, unplanned=accept_declined)
        return self._by_name(delegate_id, coming, accept_declined=accept_declined)

    def take_substitute(
        self, delegate_id: str, substitute: Substitute, *, seat: str | None = None
    ) -> Arrival:
        """Note who came in a delegate's place, checking the delegate in if need be.

        The substitute ranks by the own post. ``seat`` is the free seat to sit on; without
        one the delegate's is kept. Refuses a blank name, and a seat that is not free.
        """
        named = Substitute(
            full_name=clean(substitute.full_name),
            position=clean(substitute.position),
            rank=substitute.rank,
        )
        if not named.full_name:
            raise Refused("Hãy ghi họ và tên người đi thay.")
        coming = _Coming(Means.MANUAL, named, seat)
        return self._by_name(delegate_id, coming, accept_declined=True)

    def came_in_person(self, delegate_id: str) -> Arrival:
        """Note that the delegate is here in person, not the substitute who came before.

        The first arrival and the seat stay. Refuses when nobody came in the delegate's place.
        """
        delegate = self._known(delegate_id)

        def decide() -> tuple[Op, ...]:
            self._known(delegate_id)
            came = self._work.state.attendance.get(delegate_id)
            if came is None or came.substitute is None:
                raise Refused(
                    f"Không có ai đang đi thay {delegate.full_name}. "
                    "Đại biểu chưa vào thì quét thẻ như thường."
                )
            return change("attendance", came, come_in_person(came))

        note = f"{delegate.full_name} tự đến dự, thôi đi thay"
        event = self._work.act("came_in_person", decide, note)
        self._welcomed[delegate_id] = self._work.now()
        came = self._work.state.attendance[delegate_id]
        verdict = of_arrival(CheckInResult.OK, delegate, came)
        return Arrival(verdict, self._work.state.seat_of(delegate_id), event)

    def report_leaving(self, delegate_id: str) -> None:
        """Note that somebody has gone home; refuses who is not in the room."""
        name = self._work.state.attendee(self._known(delegate_id)).text

        def decide() -> tuple[Op, ...]:
            self._known(delegate_id)
            came = self._work.state.attendance.get(delegate_id)
            if came is None or came.state is Presence.LEFT:
                raise Refused(f"{name} không có trong phòng nên không báo về được.")
            return change("attendance", came, leave(came, self._work.now()))

        self._work.act("report_leaving", decide, f"Báo về {name}")

    def card(self, delegate_id: str) -> Card:
        """Gather what the desk tells one delegate; refuses who is not on the list."""
        return self._cards.card(self._known(delegate_id))

    def by_unit(self) -> list[UnitTally]:
        """Return the tally of each unit in protocol order."""
        return self._work.state.arrivals.by_unit()

    def latest(self, limit: int = 20) -> list[Attendance]:
        """Return the latest arrivals of who is on the list, newest first."""
        return self._work.state.arrivals.latest(limit)

    # -- inside --------------------------------------------------------------------------

    def _known(self, delegate_id: str) -> Delegate:
        delegate = self._work.state.delegates.get(delegate_id)
        if delegate is None:
            raise Refused(
                f"Không có đại biểu {delegate_id} trong danh sách, có thể bàn khác vừa xóa. "
                "Hãy tìm lại theo tên."
            )
        return delegate

    def _by_name(self, delegate_id: str, coming: _Coming, *, accept_declined: bool) -> Arrival:
        arrival = self._judged(
            lambda: self._judge_person(delegate_id, accept_declined=accept_declined), coming
        )
        self._attempts.note(arrival.verdict, None)
        return arrival

    def _judge_person(self, delegate_id: str, *, accept_declined: bool) -> Verdict:
        return judge_person(
            self._known(delegate_id),
            self._work.state.attendance.get(delegate_id),
            self._work.now(),
            self._work.station,
            accept_declined=accept_declined,
            welcomed_at=self._welcomed.get(delegate_id),
        )

    def _judge_scan(self, scan: Scan) -> Verdict:
        state = self._work.state
        known = state.badges.get(scan.secret) if scan.kind is ScanKind.CODE else None
        holder = state.delegates.get(known.delegate) if known else None
        return judge(
            scan,
            state.conference.event_tag,
            known,
            holder,
            state.attendance.get(holder.id) if holder else None,
            self._work.now(),
            self._work.station,
            welcomed_at=self._welcomed.get(holder.id) if holder else None,
        )

    def _judged(self, ask: Callable[[], Verdict], coming: _Coming) -> Arrival:
        """Judge under the store's lock, so that two desks never both say ``ok``."""
        # Another desk may have undone the arrival or issued the badge a moment ago.
        self._work.store.refresh()
        verdict, event = ask(), None

        def decide() -> tuple[Op, ...]:
            nonlocal verdict
            verdict = ask()
            return self._ops(verdict, coming)

        if verdict.result is CheckInResult.OK:
            event = self._work.act("check_in", decide, lambda: self._note(verdict, coming))
        elif verdict.result in _IN_ALREADY and coming.substitute is not None:
            event = self._work.act("name_substitute", decide, lambda: self._note(verdict, coming))
        return Arrival(*self._answer(verdict, coming), event)

    def _answer(self, verdict: Verdict, coming: _Coming) -> tuple[Verdict, Seat | None]:
        """Complete the verdict, which is saved by now, and say where the person sits."""
        if verdict.delegate is None:
            return verdict, None
        person = verdict.delegate.id
        if verdict.result is CheckInResult.OK:
            came = self._work.state.attendance[person]
            verdict = replace(
                verdict,
                # Who is named only now was not in the room before.
                returning=verdict.returning and coming.substitute is None,
                operator=self._work.operator,
                means=coming.means,
                substitute=came.substitute,
            )
        elif verdict.result in _IN_ALREADY and coming.substitute is not None:
            verdict = replace(verdict, result=CheckInResult.OK, substitute=coming.substitute)
        if verdict.result in _WELCOME:
            self._welcomed[person] = self._work.now()
        return verdict, self._work.state.seat_of(person)

    def _ops(self, verdict: Verdict, coming: _Coming) -> tuple[Op, ...]:
        """Describe what the answer changes: the attendance, and the seat where one is taken."""
        if verdict.delegate is None:
            return ()
        person, now = verdict.delegate.id, verdict.at or self._work.now()
        before = self._work.state.attendance.get(person)
        seated = seat_ops(self._work.state, person, self._seat(person, coming))
        if verdict.result in _IN_ALREADY and before is not None and coming.substitute is not None:
            after = replace(before, substitute=coming.substitute)
            return (*change("attendance", before, after), *seated)
        if verdict.result is not CheckInResult.OK:
            return ()
        after = arrive(
            person,
            before,
            now,
            self._work.station,
            coming.means,
            coming.substitute,
            self._work.operator,
        )
        if before is None:
            return (insertion("attendance", after), *seated)
        return (*change("attendance", before, after), *seated)

    def _seat(self, person: str, coming: _Coming) -> str | None:
        """Return the seat to take at the door, None for none."""
        state = self._work.state
        seats = state.seats.values()
        if not coming.unplanned or state.seat_of(person) or not any(one.delegate for one in seats):
            return coming.seat
        # Imported late: the planner is not needed to open the door.
        from hoinghi_tui.domain.seating_plan import best_free

        best = best_free(seats, state.delegates.values(), state.units.values(), person)
        return best.id if best is not None else None

    def _note(self, verdict: Verdict, coming: _Coming) -> str:
        assert verdict.delegate is not None
        if coming.substitute is not None:
            moved = f", sang ghế {coming.seat}" if coming.seat else ""
            return f"{coming.substitute.full_name} đi thay {verdict.delegate.full_name}{moved}"
        who = self._work.state.attendee(verdict.delegate).text
        return f"{'Trở lại' if verdict.returning else 'Điểm danh'} {who}"
