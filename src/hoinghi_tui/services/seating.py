"""Arranging the room: a proposed plan of several kinds, and changes by hand."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from hoinghi_tui.domain.printed import names_another_seat
from hoinghi_tui.domain.protocol import protocol_order
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Seat
from hoinghi_tui.domain.seat_quality import Quality
from hoinghi_tui.domain.seating import Move, Plan, PlanMode, apply, came_since, is_here, moves
from hoinghi_tui.domain.seating_close_up import empty_ahead
from hoinghi_tui.domain.seating_plan import arrange
from hoinghi_tui.services.printed_notes import seats_told
from hoinghi_tui.services.seating_by_hand import SeatingByHand

_NOTES = {
    PlanMode.FULL: "Tự xếp chỗ",
    PlanMode.KEEP: "Xếp người chưa có chỗ",
    PlanMode.CLOSE_UP: "Dồn chỗ",
}
_CHANGES = {
    (True, False): "mới có chỗ",
    (False, False): "đổi chỗ",
    (False, True): "thôi giữ ghế",
}
"""What becomes of somebody without a seat before, and without one afterwards."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan with what it would change, for a person to accept or not.

    ``moves`` are those who would change seats, in protocol order. ``ahead`` are the empty
    seats in front of who is here, before and after, which is what moving up is about.
    ``reprint`` are the people who move and hold a paper, a badge for instance, with another
    seat than they would get; None while no paper names anybody's seat.
    """

    plan: Plan
    moves: tuple[Move, ...]
    before: Quality
    after: Quality
    ahead: tuple[int, int] = (0, 0)
    reprint: tuple[str, ...] | None = None

    def absent(self) -> int:
        """Count who would get another seat without being here."""
        came = self.plan.attendance
        return sum(
            one.from_seat is not None and not is_here(came.get(one.delegate)) for one in self.moves
        )


class Seating(SeatingByHand):
    """Shows the room, proposes plans for it, and saves them and changes by hand."""

    def propose(self, mode: PlanMode = PlanMode.FULL) -> Plan:
        """Work out a plan without changing anything."""
        return self._arrange(mode)

    def proposal(self, mode: PlanMode = PlanMode.FULL) -> Proposal:
        """Work out a plan and what it would change."""
        state = self._work.state
        plan = self.propose(mode)
        ordered = protocol_order(state.delegates.values(), state.units.values())
        place = {delegate.id: index for index, delegate in enumerate(ordered)}
        seats = self.seats()
        planned = [replace(seat, delegate=plan.seats.get(seat.id)) for seat in seats]
        changed = sorted(moves(seats, plan), key=lambda one: place.get(one.delegate, -1))
        told = seats_told(state)
        wrong = (
            one.delegate for one in changed if names_another_seat(told, one.delegate, one.to_seat)
        )
        return Proposal(
            plan,
            tuple(changed),
            self.quality(),
            self._measure(planned, before=seats),
            (self._empty_ahead(seats), self._empty_ahead(planned)),
            tuple(wrong) if told else None,
        )

    def usual_mode(self) -> PlanMode:
        """Return what a plan should leave alone: those seated, once papers name their seats."""
        told = seats_told(self._work.state)
        return (
            PlanMode.KEEP if any(seat.delegate in told for seat in self.seats()) else PlanMode.FULL
        )

    def close_up(self) -> Proposal:
        """Work out who would move up into the empty seats at the front ("dồn chỗ")."""
        return self.proposal(PlanMode.CLOSE_UP)

    def apply(self, plan: Plan) -> int:
        """Save a proposed plan as one action; return how many people changed seats.

        Raises ``SeatingRefused`` when somebody would be left without a seat, and
        ``Refused`` when people or seats have changed since so that the plan would now
        be another one, or when somebody has come since whom it would move.
        """
        changed: tuple[Move, ...] = ()

        def planned() -> tuple[Seat, ...]:
            nonlocal changed
            if not plan.problem:
                self._refuse_overtaken(plan)
            changed = moves(self.seats(), plan)
            return apply(self.seats(), plan)

        saved = self._save("arrange", planned, lambda: _note(plan.mode, changed))
        return len(changed) if saved else 0

    def _refuse_overtaken(self, plan: Plan) -> None:
        again = "Bấm A để xếp lại." if plan.mode is PlanMode.FULL else "Xem lại rồi làm lại."
        if self._arrange(plan.mode, plan) != plan:
            raise Refused(f"Danh sách hoặc chỗ ngồi vừa được bàn khác thay đổi. {again}")
        for one in moves(self.seats(), plan):
            if came_since(plan, one, self._work.state.attendance.get(one.delegate)):
                raise Refused(f"{self._name(one.delegate)} vừa điểm danh. {again}")

    def _empty_ahead(self, seats: list[Seat]) -> int:
        state = self._work.state
        return empty_ahead(seats, state.delegates.values(), state.attendance)

    def _arrange(self, mode: PlanMode, as_in: Plan | None = None) -> Plan:
        """Work out a plan by who is here now, or by who was when another was worked out."""
        state = self._work.state
        return arrange(
            mode,
            state.seats.values(),
            state.delegates.values(),
            state.units.values(),
            state.awards.values(),
            state.attendance if as_in is None else as_in.attendance,
        )


def _note(mode: PlanMode, changed: Iterable[Move]) -> str:
    """Say what a plan has done: "Tự xếp chỗ, 3 người mới có chỗ, 1 người đổi chỗ"."""
    kinds = Counter((one.from_seat is None, one.to_seat is None) for one in changed)
    counted = (f"{kinds[kind]} người {words}" for kind, words in _CHANGES.items() if kinds[kind])
    return ", ".join([_NOTES[mode], *counted])
