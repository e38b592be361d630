"""Handing over the certificates: who comes up, who is here, what has left the tray."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from hoinghi_tui.domain.awards import Award, AwardProgress, AwardState, in_calling_order, progress
from hoinghi_tui.domain.people import Presence
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op
from hoinghi_tui.vietnamese import clean


@dataclass(frozen=True, slots=True)
class Batch:
    """The awards called to the stage together, in the order they stand there."""

    number: int
    awards: tuple[Award, ...]

    @property
    def is_done(self) -> bool:
        """Whether every certificate of the batch is handed over."""
        return all(award.is_done for award in self.awards)


class Awards:
    """Runs the award part."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def in_order(self) -> list[Award]:
        """Return all awards as they are called."""
        return in_calling_order(self._work.state.awards.values())

    def batches(self) -> list[Batch]:
        """Return the batches in calling order."""
        grouped = groupby(self.in_order(), key=lambda award: award.batch)
        return [Batch(number, tuple(awards)) for number, awards in grouped]

    def current_batch(self) -> Batch | None:
        """Return the batch on stage: the first that is not handed over yet."""
        return next((batch for batch in self.batches() if not batch.is_done), None)

    def progress(self) -> AwardProgress:
        """Count the certificates that have left the tray."""
        return progress(self._work.state.awards.values())

    def of(self, delegate_id: str) -> list[Award]:
        """Return what one delegate comes up for."""
        return [award for award in self.in_order() if award.delegate == delegate_id]

    def is_present(self, award: Award) -> bool | None:
        """Tell whether the one who comes up is in the room; None for an outsider."""
        if award.delegate is None:
            return None
        came = self._work.state.attendance.get(award.delegate)
        return came is not None and came.state is Presence.PRESENT

    def hand_over(self, award_ids: Iterable[str]) -> None:
        """Note that certificates were handed to their recipients.

        Refuses one that has left the tray already.
        """
        wanted = list(award_ids)
        names = ", ".join(self._work.state.awards[key].recipient for key in wanted)
        now = self._work.now()

        def decide() -> list[Op]:
            ops: list[Op] = []
            for key in wanted:
                award = self._on_tray(key)
                ops += change(
                    "awards", award, replace(award, state=AwardState.HANDED, handed_at=now)
                )
            return ops

        self._work.act("hand_over", decide, f"Trao {names}")

    def hand_batch(self, number: int) -> int:
        """Hand over what is left of a batch; return how many certificates that was.

        Those whose recipient is not in the room stay on the tray: they need a receiver
        or another batch. Refuses when nothing can be handed over.
        """
        batch = next(batch for batch in self.batches() if batch.number == number)
        ready = [a.id for a in batch.awards if not a.is_done and self.is_present(a) is not False]
        if not ready:
            raise Refused(
                "Đợt này không còn ai có mặt để trao. Người vắng: ghi người nhận thay (phím N)."
            )
        self.hand_over(ready)
        return len(ready)

    def hand_to_proxy(
        self, award_id: str, *, receiver: str, position: str = "", reason: str = ""
    ) -> None:
        """Note that somebody else received a certificate: who, and why.

        Refuses a blank receiver and a certificate that has left the tray already.
        """
        name = clean(receiver)
        if not name:
            raise Refused("Hãy ghi họ tên người nhận thay.")
        recipient = self._work.state.awards[award_id].recipient
        now = self._work.now()

        def decide() -> tuple[Op, ...]:
            award = self._on_tray(award_id)
            after = replace(
                award,
                state=AwardState.BY_PROXY,
                receiver=name,
                receiver_position=clean(position),
                receiver_reason=clean(reason),
                handed_at=now,
            )
            return change("awards", award, after)

        self._work.act("hand_to_proxy", decide, f"{name} nhận thay {recipient}")

    def _on_tray(self, award_id: str) -> Award:
        award = self._work.state.awards[award_id]
        if award.is_done:
            raise Refused(f"Đã trao cho {award.recipient} rồi. Nếu nhầm, bấm Ctrl+Z để hoàn tác.")
        return award
