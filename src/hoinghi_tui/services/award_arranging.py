"""Arranging the awards: batches, order, who hands over, numbers, decision, prizes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hoinghi_tui.domain import award_batches
from hoinghi_tui.domain.award_aisles import aisle_order
from hoinghi_tui.domain.award_batches import USUAL_WIDTH, BatchChange, changed, last_batch
from hoinghi_tui.domain.awards import Award, Batch, Dossier, batch_id
from hoinghi_tui.domain.certificate_numbers import give_numbers
from hoinghi_tui.domain.dossier import DOSSIER_WORDS
from hoinghi_tui.domain.prizes import Prize, PrizeTotal, prize_of
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.award_reader import AwardReader
from hoinghi_tui.services.award_rows import award_ops, expect_seen
from hoinghi_tui.services.prize_rates import read_rates
from hoinghi_tui.services.rows import change, insertion
from hoinghi_tui.storage import Op
from hoinghi_tui.vietnamese import clean

LATE_TITLE = "Trao bổ sung"
"""The title of the batch at the end for those who were away when theirs was called."""


@dataclass(frozen=True, slots=True)
class PrizeChange:
    """The prize that the rates give for an award, beside the one it has now."""

    award: Award
    prize: Prize

    @property
    def differs(self) -> bool:
        """Whether the award would get another prize."""
        return self.award.prize != self.prize.amount


class AwardArranging(AwardReader):
    """Arranges what is to be handed over; ``seen`` are the awards as a person saw them."""

    # -- batches -------------------------------------------------------------------------

    def propose_batches(self, width: int = USUAL_WIDTH) -> tuple[BatchChange, ...]:
        """Propose batches no wider than the stage; saves nothing (see ``award_batches``)."""
        return award_batches.propose(self.in_order(), width)

    def accept(self, changes: Sequence[BatchChange]) -> int:
        """Put awards where a proposal has them, as one action; return how many moved.

        Refuses when awards were added, moved or handed over since it was made.
        """
        proposed = {one.award.id for one in changes}

        def decide() -> list[Award]:
            awards = self._work.state.awards
            expect_seen(awards, [one.award for one in changes], proposed)
            moving = [one.after for one in changes]
            taken = {(a.batch, a.order) for a in awards.values() if a.id not in proposed}
            if taken.intersection((award.batch, award.order) for award in moving):
                raise Refused("Danh sách khen thưởng vừa thay đổi. Hãy chia đợt lại.")
            return changed(awards.values(), moving)

        batches = len({one.batch for one in changes})
        return len(self._arrange("accept_batches", decide, f"Chia {batches} đợt trao"))

    def move(
        self, award_id: str, batch: int, order: int | None = None, *, seen: Iterable[Award] = ()
    ) -> None:
        """Move an award to a place in a batch, by default its end; both batches close up.

        Refuses as ``award_batches.move``, and when the award is not what was ``seen``.
        """
        shown = list(seen)

        def decide() -> list[Award]:
            expect_seen(self._work.state.awards, shown, [award_id])
            return award_batches.move(self._work.state.awards.values(), award_id, batch, order)

        self._arrange("move_award", decide, f"Chuyển {self.find(award_id).recipient}: đợt {batch}")

    def reorder(self, batch: int, ids: Sequence[str]) -> None:
        """Put a batch in another order of calling; refuses as ``award_batches.reorder``."""

        def decide() -> list[Award]:
            return award_batches.reorder(self._work.state.awards.values(), batch, ids)

        self._arrange("reorder_awards", decide, f"Xếp lại thứ tự gọi đợt {batch}")

    def offer_aisle_order(self, batch: int) -> tuple[str, ...] | None:
        """Return the ids of a batch in the order of the seats, to be given to ``reorder``.

        None where that is the present order, or a signed decision fixes the order.
        """
        there, state = self._of_batch(batch), self._work.state
        seated = (state.seat_of(award.delegate) for award in there if award.delegate)
        seats = {seat.delegate: seat for seat in seated if seat is not None and seat.delegate}
        offered = aisle_order(there, seats)
        return None if offered == tuple(award.id for award in there) else offered

    def repack(self, batch: int) -> list[Award]:
        """Let those present close up and put absentees into a last batch; return absentees.

        Those of the last batch stand at its end. Refuses when nobody is absent or they stand
        there already; the tray follows.
        """
        away: list[Award] = []

        def decide() -> list[Op]:
            state = self._work.state
            away[:] = self.absent(batch)
            late = self._late_batch(batch)
            ids = {award.id for award in away}
            moved = award_batches.repack(state.awards.values(), batch, ids, late)
            if not away or not moved:
                raise Refused(f"Đợt {batch} không có người vắng nào cần dồn.")
            ops = award_ops(state, moved)
            if late > last_batch(state.awards.values()):
                row = replace(self.arranged(late), title=LATE_TITLE, late=True)
                ops += self._batch_ops(row)
            return ops

        self._work.act(
            "repack_batch",
            decide,
            lambda: (
                f"Dồn đợt {batch}, người vắng xuống cuối: {', '.join(a.recipient for a in away)}"
            ),
        )
        return away

    def _late_batch(self, batch: int) -> int:
        """Return the batch absentees go to: the last one, where it is this or made for them."""
        last = last_batch(self._work.state.awards.values())
        over = all(award.is_done for award in self._of_batch(last))
        return last if batch == last or (self.arranged(last).late and not over) else last + 1

    def set_presenter(
        self, batch: int, name: str, stand_ins: Iterable[str] = (), *, title: str | None = None
    ) -> None:
        """Say who hands over a batch, who may in that place, and how the batch is called.

        A batch without awards is refused. ``title`` stays where None is given.
        """
        others = tuple(filter(None, map(clean, stand_ins)))
        presenter = clean(name)

        def decide() -> list[Op]:
            there = self._of_batch(batch)
            if not there:
                raise Refused(f"Không có đợt {batch}. Xem các đợt ở trang F7.")
            row = self.arranged(batch)
            words = row.title if title is None else clean(title)
            row = replace(row, presenter=presenter, stand_ins=others, title=words)
            told = [replace(a, presenter=presenter) for a in there if not a.is_done]
            return self._batch_ops(row) + award_ops(self._work.state, told)

        note = f"Đợt {batch}: người trao {presenter or 'chưa rõ'}"
        self._work.act("set_presenter", decide, note)

    def _batch_ops(self, row: Batch) -> list[Op]:
        before = self._work.state.batches.get(batch_id(row.number))
        return [insertion("batches", row)] if before is None else [*change("batches", before, row)]

    # -- numbers and papers ----------------------------------------------------------------

    def number_certificates(self, first: str) -> int:
        """Give what waits numbers of the register in the order of calling; return how many.

        Refuses a text without digits.
        """

        def decide() -> list[Award]:
            return give_numbers(self.in_order(), first)

        return len(self._arrange("number_certificates", decide, f"Cấp số vào sổ từ {clean(first)}"))

    def set_decision(self, ids: Iterable[str], number: str, day: date | None) -> int:
        """Note the signed decision of some awards; return how many changed.

        Refuses a blank number; the day may be blank.
        """
        wanted, decision = list(ids), clean(number)
        if not decision:
            raise Refused("Hãy ghi số quyết định.")

        def decide() -> list[Award]:
            return [
                replace(
                    self.find(key),
                    decision_no=decision,
                    decision_day=day,
                    dossier=Dossier.DECIDED,
                )
                for key in wanted
            ]

        return len(self._arrange("set_decision", decide, f"Ghi quyết định số {decision}"))

    def set_dossier(self, ids: Iterable[str], dossier: Dossier) -> int:
        """Note how far the papers of some awards have come; return how many changed."""
        wanted = list(ids)

        def decide() -> list[Award]:
            return [replace(self.find(key), dossier=dossier) for key in wanted]

        words = f"Hồ sơ khen thưởng: {DOSSIER_WORDS[dossier]} ({len(wanted)})"
        return len(self._arrange("set_dossier", decide, words))

    # -- prizes ----------------------------------------------------------------------------

    def propose_prizes(self) -> tuple[PrizeChange, ...]:
        """Return the prizes the dated rates give; saves nothing, and guesses none.

        The day of the decision counts, else that of the conference; without either, or
        without a rate, an award is left out. Raises ``SourceError`` for a broken rates file.
        """
        rates = read_rates(self._folder)
        held = self._work.state.conference.day
        found = (
            (award, prize_of(award, day, rates))
            for award in self.in_order()
            if (day := award.decision_day or held) is not None
        )
        return tuple(PrizeChange(award, prize) for award, prize in found if prize is not None)

    def total_with(self, changes: Iterable[PrizeChange]) -> PrizeTotal:
        """Sum all prizes as they would be with those proposed; saves nothing."""
        given = {one.award.id: one.prize.amount for one in changes}
        return self.total(
            [replace(one, prize=given.get(one.id, one.prize)) for one in self.in_order()]
        )

    def accept_prizes(self, changes: Iterable[PrizeChange]) -> int:
        """Give awards the prizes proposed, as one action; return how many changed."""
        wanted = list(changes)

        def decide() -> list[Award]:
            return [replace(self.find(one.award.id), prize=one.prize.amount) for one in wanted]

        return len(self._arrange("set_prizes", decide, f"Ghi tiền thưởng: {len(wanted)} mục"))

    # -- saving ------------------------------------------------------------------------------

    def _arrange(self, kind: str, decide: Callable[[], Iterable[Award]], note: str) -> list[Award]:
        """Save the awards as decided at the moment of saving; return those that changed."""
        after: list[Award] = []

        def ops() -> list[Op]:
            after[:] = changed(self._work.state.awards.values(), decide())
            return award_ops(self._work.state, after)

        self._work.act(kind, ops, note)
        return after
