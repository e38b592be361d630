"""The door: judge a scan, save an arrival, and say where the person sits."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from hoinghi_tui.domain.badges import Scan, ScanKind, read_code
from hoinghi_tui.domain.check_in import CheckInResult, Verdict, arrive, judge, judge_person, leave
from hoinghi_tui.domain.people import Attendance, Delegate, Means, Presence, Substitute
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Seat
from hoinghi_tui.domain.tally import UnitTally, tally_by_unit
from hoinghi_tui.services.rows import change, insertion
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op


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

    def check_in(
        self,
        delegate_id: str,
        *,
        means: Means = Means.MANUAL,
        accept_declined: bool = False,
        substitute: Substitute | None = None,
    ) -> Arrival:
        """Check in somebody picked from the list; refuses an unknown id."""
        if delegate_id not in self._work.state.delegates:
            raise Refused(f"Không có đại biểu {delegate_id} trong danh sách.")

        def verdict() -> Verdict:
            state = self._work.state
            return judge_person(
                state.delegates[delegate_id],
                state.attendance.get(delegate_id),
                self._work.now(),
                self._work.station,
                accept_declined=accept_declined,
                last_scan_at=self._last_scan.get(delegate_id),
            )

        return self._judged(verdict, means, substitute)

    def report_leaving(self, delegate_id: str) -> None:
        """Note that somebody has gone home; refuses who is not in the room."""
        name = self._work.state.delegates[delegate_id].full_name

        def decide() -> tuple[Op, ...]:
            came = self._work.state.attendance.get(delegate_id)
            if came is None or came.state is Presence.LEFT:
                raise Refused(f"{name} không có trong phòng nên không báo về được.")
            return change("attendance", came, leave(came, self._work.now()))

        self._work.act("report_leaving", decide, f"Báo về {name}")

    def by_unit(self) -> list[UnitTally]:
        """Return the tally of each unit in protocol order."""
        state = self._work.state
        return tally_by_unit(state.delegates.values(), state.attendance, state.units.values())

    def latest(self, limit: int = 20) -> list[Attendance]:
        """Return the latest arrivals, newest first."""
        came = sorted(self._work.state.attendance.values(), key=lambda row: row.arrived_at)
        return came[: -limit - 1 : -1]

    # -- inside --------------------------------------------------------------------------

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
        verdict = ask()

        def decide() -> tuple[Op, ...]:
            nonlocal verdict
            verdict = ask()
            return self._arrival_ops(verdict, means, substitute)

        if verdict.result is CheckInResult.OK:
            self._work.act("check_in", decide, lambda: _note(verdict))
        if verdict.delegate is None:
            return Arrival(verdict)
        if verdict.result in (CheckInResult.OK, CheckInResult.REPEAT, CheckInResult.ALREADY):
            self._last_scan[verdict.delegate.id] = self._work.now()
        return Arrival(verdict, self._work.state.seat_of(verdict.delegate.id))

    def _arrival_ops(
        self, verdict: Verdict, means: Means, substitute: Substitute | None
    ) -> tuple[Op, ...]:
        if verdict.result is not CheckInResult.OK or verdict.delegate is None:
            return ()
        person = verdict.delegate.id
        before = self._work.state.attendance.get(person)
        after = arrive(person, before, self._work.now(), self._work.station, means, substitute)
        if before is None:
            return (insertion("attendance", after),)
        return change("attendance", before, after)


def _note(verdict: Verdict) -> str:
    assert verdict.delegate is not None
    word = "Trở lại" if verdict.returning else "Điểm danh"
    return f"{word} {verdict.delegate.full_name}"
