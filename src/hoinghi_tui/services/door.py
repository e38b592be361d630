"""The door: judge a scan, save an arrival, and say where the person sits."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from hoinghi_tui.domain.agenda import AgendaItem, in_order
from hoinghi_tui.domain.awards import Award, in_calling_order
from hoinghi_tui.domain.badges import Scan, ScanKind, read_code
from hoinghi_tui.domain.check_in import CheckInResult, Verdict, arrive, judge, judge_person, leave
from hoinghi_tui.domain.people import Attendance, Delegate, Means, Presence, Substitute, Unit
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Seat
from hoinghi_tui.domain.room_map import describe
from hoinghi_tui.domain.tally import UnitTally, tally_by_unit
from hoinghi_tui.services.rows import change, insertion
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op
from hoinghi_tui.vietnamese import clean

_IN_ALREADY = (CheckInResult.REPEAT, CheckInResult.ALREADY)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the door shows for one scan: the verdict and where the person sits."""

    verdict: Verdict
    seat: Seat | None = None

    @property
    def result(self) -> CheckInResult:
        """The verdict in one word."""
        return self.verdict.result

    @property
    def delegate(self) -> Delegate | None:
        """The person the scan belongs to, when known."""
        return self.verdict.delegate


@dataclass(frozen=True, slots=True)
class Card:
    """What the desk tells a delegate: where to sit, what to come up for."""

    delegate: Delegate
    unit: Unit | None
    attendance: Attendance | None
    seat: Seat | None
    place: str
    """Where the seat is, in words ("hàng đầu, bên trái"); blank without a seat."""
    awards: tuple[Award, ...]
    """What the delegate comes up for, in calling order."""
    items: tuple[AgendaItem, ...]
    """What the delegate presents, in the order of the agenda."""

    @property
    def expected_instead(self) -> Substitute | None:
        """Who was announced to come instead, until somebody was noted to have come so."""
        noted = self.attendance is not None and self.attendance.substitute is not None
        return None if noted else self.delegate.substitute


class Door:
    """Checks people in, by badge or by name, each exactly once."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self._last_scan: dict[str, datetime] = {}

    def scan(self, raw: str, *, means: Means = Means.QR) -> Arrival:
        """Judge a scanned text and save the arrival when the answer is ``ok``.

        The arrival is durable when this returns. Raises ``NotSaved`` or ``Damaged``
        when it could not be saved; the person is then not checked in.
        """
        scan = read_code(raw)
        return self._judged(lambda: self._judge_scan(scan), means, None)

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

        A ``substitute`` is noted also when the delegate has been checked in already.
        """
        return self._judged(
            lambda: self._judge_person(delegate_id, accept_declined=accept_declined),
            means,
            substitute,
        )

    def take_substitute(self, delegate_id: str, substitute: Substitute) -> Arrival:
        """Note who came in a delegate's place, checking the delegate in if need be.

        Refuses a blank name. The seat stays the delegate's until somebody moves it.
        """
        named = Substitute(
            full_name=clean(substitute.full_name),
            position=clean(substitute.position),
            rank=substitute.rank,
        )
        if not named.full_name:
            raise Refused("Hãy ghi họ và tên người đi thay.")
        return self.check_in(delegate_id, accept_declined=True, substitute=named)

    def report_leaving(self, delegate_id: str) -> None:
        """Note that somebody has gone home; refuses who is not in the room."""
        name = self._known(delegate_id).full_name

        def decide() -> tuple[Op, ...]:
            self._known(delegate_id)
            came = self._work.state.attendance.get(delegate_id)
            if came is None or came.state is Presence.LEFT:
                raise Refused(f"{name} không có trong phòng nên không báo về được.")
            return change("attendance", came, leave(came, self._work.now()))

        self._work.act("report_leaving", decide, f"Báo về {name}")

    def card(self, delegate_id: str) -> Card:
        """Gather what the desk tells one delegate; refuses who is not on the list."""
        state = self._work.state
        delegate = self._known(delegate_id)
        seat = state.seat_of(delegate_id)
        return Card(
            delegate=delegate,
            unit=state.unit_of(delegate),
            attendance=state.attendance.get(delegate_id),
            seat=seat,
            place=describe(seat, state.seats.values()) if seat else "",
            awards=tuple(
                award
                for award in in_calling_order(state.awards.values())
                if award.delegate == delegate_id
            ),
            items=tuple(
                item for item in in_order(state.agenda.values()) if item.presenter == delegate_id
            ),
        )

    def by_unit(self) -> list[UnitTally]:
        """Return the tally of each unit in protocol order."""
        state = self._work.state
        return tally_by_unit(state.delegates.values(), state.attendance, state.units.values())

    def latest(self, limit: int = 20) -> list[Attendance]:
        """Return the latest arrivals, newest first."""
        came = sorted(self._work.state.attendance.values(), key=lambda row: row.arrived_at)
        return came[: -limit - 1 : -1]

    # -- inside --------------------------------------------------------------------------

    def _known(self, delegate_id: str) -> Delegate:
        delegate = self._work.state.delegates.get(delegate_id)
        if delegate is None:
            raise Refused(
                f"Không có đại biểu {delegate_id} trong danh sách, có thể bàn khác vừa xóa. "
                "Hãy tìm lại theo tên."
            )
        return delegate

    def _judge_person(self, delegate_id: str, *, accept_declined: bool) -> Verdict:
        return judge_person(
            self._known(delegate_id),
            self._work.state.attendance.get(delegate_id),
            self._work.now(),
            self._work.station,
            accept_declined=accept_declined,
            last_scan_at=self._last_scan.get(delegate_id),
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
            last_scan_at=self._last_scan.get(holder.id) if holder else None,
        )

    def _judged(
        self, ask: Callable[[], Verdict], means: Means, substitute: Substitute | None
    ) -> Arrival:
        """Judge under the store's lock, so that two desks never both say ``ok``."""
        # Another desk may have undone the arrival or issued the badge a moment ago.
        self._work.store.refresh()
        verdict = ask()

        def decide() -> tuple[Op, ...]:
            nonlocal verdict
            verdict = ask()
            return self._arrival_ops(verdict, means, substitute)

        if verdict.result is CheckInResult.OK:
            self._work.act("check_in", decide, lambda: _note(verdict, substitute))
        elif verdict.result in _IN_ALREADY and substitute is not None:
            self._work.act("name_substitute", decide, lambda: _note(verdict, substitute))
        person = verdict.delegate
        if person is None:
            return Arrival(verdict)
        if verdict.result is CheckInResult.OK or verdict.result in _IN_ALREADY:
            self._last_scan[person.id] = self._work.now()
        if verdict.result in _IN_ALREADY and substitute is not None:
            verdict = replace(verdict, result=CheckInResult.OK)
        return Arrival(verdict, self._work.state.seat_of(person.id))

    def _arrival_ops(
        self, verdict: Verdict, means: Means, substitute: Substitute | None
    ) -> tuple[Op, ...]:
        if verdict.delegate is None:
            return ()
        person = verdict.delegate.id
        before = self._work.state.attendance.get(person)
        if verdict.result in _IN_ALREADY and before is not None and substitute is not None:
            return change("attendance", before, replace(before, substitute=substitute))
        if verdict.result is not CheckInResult.OK:
            return ()
        after = arrive(person, before, self._work.now(), self._work.station, means, substitute)
        if before is None:
            return (insertion("attendance", after),)
        return change("attendance", before, after)


def _note(verdict: Verdict, substitute: Substitute | None) -> str:
    assert verdict.delegate is not None
    if substitute is not None:
        return f"{substitute.full_name} đi thay {verdict.delegate.full_name}"
    word = "Trở lại" if verdict.returning else "Điểm danh"
    return f"{word} {verdict.delegate.full_name}"
