"""Handing over the certificates: who comes up, who is here, what has left the tray."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from hoinghi_tui.domain.awards import (
    Award,
    AwardKind,
    AwardProgress,
    AwardState,
    in_calling_order,
    progress,
)
from hoinghi_tui.domain.people import Presence
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.time_text import clock_text
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

    def batch_openers(self) -> set[str]:
        """Return the ids of the awards that are called first in their batch."""
        return {batch.awards[0].id for batch in self.batches()}

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
        """Tell whether the one who comes up is in the room; None for an outsider.

        Who came in a person's place may stand for a unit or a household, but has not come
        to be honoured as that person: it needs a receiver on record.
        """
        if award.delegate is None:
            return None
        came = self._work.state.attendance.get(award.delegate)
        if came is None or came.state is not Presence.PRESENT:
            return False
        return came.substitute is None or award.kind is not AwardKind.INDIVIDUAL

    def next_waiting(self, after: str | None = None) -> Award | None:
        """Return the award to hand over next: after the named one, else the first of all."""
        awards = self.in_order()
        here = next((at for at, award in enumerate(awards) if award.id == after), -1) + 1
        return next((a for a in awards[here:] + awards[:here] if not a.is_done), None)

    def hand_over(self, award_ids: Iterable[str]) -> list[Award]:
        """Note that certificates were handed to their recipients; return the awards.

        Refuses one that has left the tray already.
        """
        wanted = list(award_ids)
        return self._hand("Trao", lambda: [self.on_tray(key) for key in wanted])

    def hand_batch(self, number: int) -> list[Award]:
        """Hand over what is left of a batch; return the awards that were.

        Those whose recipient is not in the room stay on the tray: they need a receiver
        or another batch. Refuses when nothing can be handed over.
        """

        def ready() -> list[Award]:
            batch = [award for award in self.in_order() if award.batch == number]
            here = [a for a in batch if not a.is_done and self.is_present(a) is not False]
            if not here:
                raise Refused(
                    f"Đợt {number} không còn ai có mặt để trao. "
                    "Người vắng: ghi người nhận thay (phím N)."
                )
            return here

        return self._hand(f"Trao đợt {number}:", ready)

    def _hand(self, words: str, ready: Callable[[], list[Award]]) -> list[Award]:
        """Save that what is ``ready`` at the moment of saving was handed over."""
        now = self._work.now()
        handed: list[Award] = []

        def decide() -> list[Op]:
            handed[:] = [replace(a, state=AwardState.HANDED, handed_at=now) for a in ready()]
            awards = self._work.state.awards
            return [op for after in handed for op in change("awards", awards[after.id], after)]

        self._work.act(
            "hand_over", decide, lambda: f"{words} {', '.join(a.recipient for a in handed)}"
        )
        return handed

    def hand_to_proxy(
        self, award_id: str, *, receiver: str, position: str = "", reason: str = ""
    ) -> Award:
        """Note that somebody else received a certificate: who, and why; return the award.

        Refuses a blank receiver and a certificate that has left the tray already.
        """
        name = clean(receiver)
        if not name:
            raise Refused("Hãy ghi họ tên người nhận thay.")
        recipient = self.on_tray(award_id).recipient
        now = self._work.now()

        def decide() -> tuple[Op, ...]:
            award = self.on_tray(award_id)
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
        return self._work.state.awards[award_id]

    def on_tray(self, award_id: str) -> Award:
        """Return an award that is still to be handed over; refuses one that is not."""
        award = self._work.state.awards.get(award_id)
        if award is None:
            raise Refused(f"Không có mục khen thưởng {award_id}. Xem danh sách ở trang F7.")
        if award.is_done:
            at = clock_text(award.handed_at, self._work.zone()) if award.handed_at else "…"
            whom = (
                f"{award.receiver} đã nhận thay {award.recipient}"
                if award.state is AwardState.BY_PROXY
                else f"Đã trao cho {award.recipient}"
            )
            raise Refused(f"{whom} lúc {at}. Nếu ghi nhầm, hoàn tác ở nhật ký trang F2.")
        return award
