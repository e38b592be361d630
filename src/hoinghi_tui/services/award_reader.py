"""What is known of the awards: order, batches, who is here, what is still on the tray."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from hoinghi_tui.domain import dossier, prizes
from hoinghi_tui.domain.award_batches import of_batch, sole_giver
from hoinghi_tui.domain.award_calls import Reading, batch_text, givers, readings
from hoinghi_tui.domain.awards import (
    Award,
    AwardKind,
    AwardProgress,
    AwardState,
    Batch,
    batch_id,
    in_calling_order,
    progress,
)
from hoinghi_tui.domain.people import Presence
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.time_text import clock_text
from hoinghi_tui.services.presenters import known_as
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.vietnamese import same_name


@dataclass(frozen=True, slots=True)
class StageBatch:
    """The awards called to the stage together, in the order they stand there."""

    number: int
    awards: tuple[Award, ...]

    @property
    def is_done(self) -> bool:
        """Whether every certificate of the batch is handed over."""
        return all(award.is_done for award in self.awards)

    @property
    def is_called(self) -> bool:
        """Whether somebody of the batch was called to the stage."""
        return any(award.called_at is not None for award in self.awards)


@dataclass(frozen=True, slots=True)
class Giver:
    """Who hands over a batch: the presenter, or a stand-in where the presenter is away.

    ``present`` is None for somebody who is not on the list of delegates. ``instead_of`` is
    the presenter a stand-in is named for, "" when it is the presenter.
    """

    name: str
    present: bool | None
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class Calling:
    """What the MC says to call a batch, and how names that are easily misread are read."""

    text: str
    readings: tuple[Reading, ...]
    absent: tuple[Award, ...]
    """Who would be called but is not in the room."""


class AwardReader:
    """Tells how the awards stand; changes nothing.

    The conference's ``folder`` may hold rates of its own for the prizes.
    """

    def __init__(self, work: Workspace, folder: Path | None = None) -> None:
        self._work = work
        self._folder = folder

    def in_order(self) -> list[Award]:
        """Return all awards as they are called."""
        return in_calling_order(self._work.state.awards.values())

    def batches(self) -> list[StageBatch]:
        """Return the batches in calling order."""
        grouped = groupby(self.in_order(), key=lambda award: award.batch)
        return [StageBatch(number, tuple(awards)) for number, awards in grouped]

    def batch_openers(self) -> set[str]:
        """Return the ids of the awards that are called first in their batch."""
        return {batch.awards[0].id for batch in self.batches()}

    def current_batch(self) -> StageBatch | None:
        """Return the batch on stage: the first that is not handed over yet."""
        return next((batch for batch in self.batches() if not batch.is_done), None)

    def progress(self) -> AwardProgress:
        """Count the certificates that have left the tray."""
        return progress(self._work.state.awards.values())

    def of(self, delegate_id: str) -> list[Award]:
        """Return what one delegate comes up for."""
        return [award for award in self.in_order() if award.delegate == delegate_id]

    def next_waiting(self, after: str | None = None) -> Award | None:
        """Return the award to hand over next: after the named one, else the first of all."""
        awards = self.in_order()
        here = next((at for at, award in enumerate(awards) if award.id == after), -1) + 1
        return next((a for a in awards[here:] + awards[:here] if not a.is_done), None)

    def tray(self, number: int) -> list[Award]:
        """Return what lies on the tray of a batch, in the order of the places on stage."""
        return [award for award in self._of_batch(number) if not award.is_done]

    # -- who is here -------------------------------------------------------------------

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

    def absent(self, number: int) -> list[Award]:
        """Return what a batch would call in vain: nobody here and nobody to receive instead."""
        return [award for award in self.tray(number) if self._is_missing(award)]

    def _is_missing(self, award: Award) -> bool:
        return self.is_present(award) is False and not award.receiver

    # -- who hands over ----------------------------------------------------------------

    def arranged(self, number: int) -> Batch:
        """Return what is arranged for a batch: title, presenter, stand-ins."""
        known = self._work.state.batches.get(batch_id(number))
        return known or Batch(id=batch_id(number), number=number)

    def presenter(self, number: int) -> str:
        """Return who hands over a batch; "" when nobody is named or several are."""
        return self.arranged(number).presenter or sole_giver(self._of_batch(number))

    def giver(self, number: int) -> Giver | None:
        """Return who can hand over a batch now; None when nobody is named.

        The first of the stand-ins who is here, where the presenter is on the list and away;
        the presenter, where none of them is.
        """
        name = self.presenter(number)
        if not name:
            return None
        present = self._is_here(name)
        if present is False:
            for one in self.arranged(number).stand_ins:
                if self._is_here(one):
                    return Giver(one, True, instead_of=name)
        return Giver(name, present)

    def givers(self, number: int) -> str:
        """Return who hands over a batch as read out, with address and post, "; " between."""
        here = self.giver(number)
        names = (here.name,) if here else givers(self._of_batch(number))
        return "; ".join(known_as(self._work.state, name) for name in names)

    def _is_here(self, name: str) -> bool | None:
        """Tell whether somebody is in the room as themselves; None: not on the list."""
        state = self._work.state
        found = [one for one in state.delegates.values() if same_name(one.full_name, name)]
        if not found:
            return None
        came = [state.attendance.get(one.id) for one in found]
        return any(
            one is not None and one.state is Presence.PRESENT and one.substitute is None
            for one in came
        )

    def calling(self, number: int) -> Calling:
        """Return what the MC says to call a batch; who has received already is left out."""
        tray, state = self.tray(number), self._work.state
        text = batch_text(number, tray, self.givers(number), state.units) if tray else ""
        return Calling(text, readings(tray, state.delegates), tuple(self.absent(number)))

    # -- what is missing, what it costs ---------------------------------------------------

    def warnings(self) -> list[dossier.AwardWarning]:
        """List what is blank or does not agree; nothing of it stops anybody."""
        return dossier.warnings(self._work.state.awards.values())

    def total(self, awards: Sequence[Award] | None = None) -> prizes.PrizeTotal:
        """Sum the prizes of some awards, by default of all."""
        return prizes.total(self.in_order() if awards is None else awards)

    # -- looking up ----------------------------------------------------------------------

    def find(self, award_id: str) -> Award:
        """Return an award; refuses one that is not there."""
        award = self._work.state.awards.get(award_id)
        if award is None:
            raise Refused(f"Không có mục khen thưởng {award_id}. Xem danh sách ở trang F7.")
        return award

    def on_tray(self, award_id: str) -> Award:
        """Return an award that is still to be handed over; refuses one that is not."""
        award = self.find(award_id)
        if award.is_done:
            at = clock_text(award.handed_at, self._work.zone()) if award.handed_at else "…"
            whom = (
                f"{award.receiver} đã nhận thay {award.recipient}"
                if award.state is AwardState.BY_PROXY
                else f"Đã trao cho {award.recipient}"
            )
            raise Refused(f"{whom} lúc {at}. Nếu ghi nhầm, hãy lấy lại rồi trao lại.")
        return award

    def _of_batch(self, number: int) -> list[Award]:
        return of_batch(self._work.state.awards.values(), number)
