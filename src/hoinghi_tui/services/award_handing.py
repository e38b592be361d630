"""Handing over the certificates: calling a batch, noting what left the tray, taking it back."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from hoinghi_tui.domain.award_batches import changed
from hoinghi_tui.domain.award_swaps import Exchange, Swap, exchange
from hoinghi_tui.domain.awards import Award, AwardState, handed, taken_back
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.time_text import clock_text
from hoinghi_tui.services.award_reader import AwardReader
from hoinghi_tui.services.award_rows import award_ops, expect_seen
from hoinghi_tui.storage import Op
from hoinghi_tui.vietnamese import clean


class WouldCallAbsent(Refused):
    """Somebody of the batch is not in the room; ask, then ``despite_absent=True``."""


class WouldCallAgain(Refused):
    """The batch was called already; ask, then ``again=True``."""


class AwardHanding(AwardReader):
    """Runs the award part: what is called, what is handed over, to whom.

    ``seen`` are always the awards as the person looked at them. What they are compared with
    is read under the lock, so that of two stations one is told what the other did.
    """

    def call_batch(
        self,
        number: int,
        *,
        seen: Iterable[Award] = (),
        despite_absent: bool = False,
        again: bool = False,
    ) -> list[Award]:
        """Note that a batch is called to the stage; return the awards that are.

        Raises ``WouldCallAbsent`` and ``WouldCallAgain``, which a person may overrule, and
        ``Refused`` when nothing is left of the batch or it is not what was ``seen``.
        """
        now, shown = self._work.now(), list(seen)

        def ready() -> list[Award]:
            tray = self.tray(number)
            expect_seen(self._work.state.awards, shown, [award.id for award in tray])
            self._refuse_calling(number, tray, despite_absent=despite_absent, again=again)
            waiting = tray if again else [award for award in tray if award.called_at is None]
            return [replace(one, state=AwardState.CALLED, called_at=now) for one in waiting]

        return self._save("call_batch", ready, lambda called: f"Mời đợt {number}: {_names(called)}")

    def _refuse_calling(
        self, number: int, tray: list[Award], *, despite_absent: bool, again: bool
    ) -> None:
        if not tray:
            raise Refused(f"Đợt {number} không còn giấy khen nào để trao.")
        called = [award.called_at for award in tray if award.called_at is not None]
        if len(called) == len(tray) and not again:
            at = clock_text(max(called), self._work.zone())
            raise WouldCallAgain(f"Đợt {number} đã mời lúc {at}. Mời lại?")
        away = self.absent(number)
        if away and not despite_absent:
            raise WouldCallAbsent(
                f"Chưa có mặt: {_names(away)}. Ghi người nhận thay hoặc dồn đợt trước khi mời."
            )

    # -- handing over --------------------------------------------------------------------

    def hand_over(self, award_ids: Iterable[str], *, seen: Iterable[Award] = ()) -> list[Award]:
        """Note that certificates were handed over; return the awards.

        Where somebody was agreed on who receives instead, it was that person. Refuses one
        that has left the tray already, and one that is not what was ``seen``.
        """
        wanted, shown = list(award_ids), list(seen)

        def ready() -> list[Award]:
            awards = [self.on_tray(key) for key in wanted]
            expect_seen(self._work.state.awards, shown, wanted)
            return awards

        return self._hand("Trao", ready)

    def hand_batch(self, number: int, *, seen: Iterable[Award] = ()) -> list[Award]:
        """Hand over what is left of a batch; return the awards that were.

        Those whose recipient is not in the room stay on the tray: they need a receiver
        or another batch. Refuses when nothing can be handed over, and when the batch is not
        what was ``seen``.
        """
        shown = list(seen)

        def ready() -> list[Award]:
            tray = self.tray(number)
            expect_seen(self._work.state.awards, shown, [award.id for award in tray])
            here = [award for award in tray if not self._is_missing(award)]
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
        return self._save(
            "hand_over",
            lambda: [handed(award, now) for award in ready()],
            lambda done: f"{words} {_names(done)}",
        )

    def take_back(self, award_ids: Iterable[str], *, seen: Iterable[Award] = ()) -> list[Award]:
        """Put certificates that were noted as handed over back on the tray; return the awards.

        Who was to receive instead stays on record. Refuses one that lies on the tray.
        """
        wanted, shown = list(award_ids), list(seen)

        def ready() -> list[Award]:
            awards = [self.find(key) for key in wanted]
            expect_seen(self._work.state.awards, shown, wanted)
            for award in awards:
                if not award.is_done:
                    raise Refused(f"Giấy khen của {award.recipient} chưa trao, còn ở khay.")
            return [taken_back(award) for award in awards]

        return self._save("take_back_award", ready, lambda back: f"Lấy lại: {_names(back)}")

    # -- who receives instead ------------------------------------------------------------

    def proxy(self, award_id: str, name: str, post: str = "", reason: str = "") -> Award:
        """Agree before the call on who receives instead: who, post, why; return the award.

        Refuses a blank name and a certificate that has left the tray already.
        """
        return self._receive(award_id, name, post, reason, now_handed=False)

    def no_proxy(self, award_id: str) -> Award:
        """Let the recipient receive in person again; return the award."""

        def ready() -> list[Award]:
            award = self.on_tray(award_id)
            return [replace(award, receiver="", receiver_position="", receiver_reason="")]

        words = f"{self.on_tray(award_id).recipient} tự nhận, bỏ nhận thay"
        self._save("no_proxy", ready, lambda _: words)
        return self.find(award_id)

    def hand_to_proxy(
        self, award_id: str, *, receiver: str, position: str = "", reason: str = ""
    ) -> Award:
        """Note that somebody else received a certificate: who, and why; return the award.

        Refuses a blank receiver and a certificate that has left the tray already.
        """
        return self._receive(award_id, receiver, position, reason, now_handed=True)

    def _receive(
        self, award_id: str, name: str, post: str, reason: str, *, now_handed: bool
    ) -> Award:
        receiver = clean(name)
        if not receiver:
            raise Refused("Hãy ghi họ tên người nhận thay.")
        recipient = self.on_tray(award_id).recipient
        now = self._work.now()

        def ready() -> list[Award]:
            award = replace(
                self.on_tray(award_id),
                receiver=receiver,
                receiver_position=clean(post),
                receiver_reason=clean(reason),
            )
            return [handed(award, now) if now_handed else award]

        verb = "nhận thay" if now_handed else "sẽ nhận thay"
        kind = "hand_to_proxy" if now_handed else "proxy"
        self._save(kind, ready, lambda _: f"{receiver} {verb} {recipient}")
        return self.find(award_id)

    # -- mistaken certificates -----------------------------------------------------------

    def exchange(self, first: str, second: str, *, seen: Iterable[Award] = ()) -> Exchange:
        """Put two certificates right that were mistaken for each other ("trao nhầm").

        Both handed over: noted that they were exchanged back. One: the note was of the other.
        Neither: they change places. Refuses one and the same, and what is not as ``seen``.
        """
        at, shown = clock_text(self._work.now(), self._work.zone(), seconds=False), list(seen)
        done: list[Exchange] = []

        def ready() -> list[Award]:
            one, other = self.find(first), self.find(second)
            expect_seen(self._work.state.awards, shown, (first, second))
            done[:] = [exchange(one, other, at)]
            return [done[0].first, done[0].second]

        self._save(
            "exchange_awards", ready, lambda pair: f"{_SWAPPED[done[0].swap]} {_names(pair)}"
        )
        return done[0]

    # -- saving --------------------------------------------------------------------------

    def _save(
        self, kind: str, ready: Callable[[], list[Award]], note: Callable[[list[Award]], str]
    ) -> list[Award]:
        """Save the awards as ``ready`` returns them at the moment of saving; return them."""
        after: list[Award] = []

        def decide() -> list[Op]:
            after[:] = ready()
            return award_ops(self._work.state, changed(self._work.state.awards.values(), after))

        self._work.act(kind, decide, lambda: note(after))
        return after


_SWAPPED = {
    Swap.PAPERS: "Trao nhầm, đã đổi lại:",
    Swap.NOTES: "Ghi nhầm, đã sửa người nhận:",
    Swap.PLACES: "Đổi vị trí trên khay:",
}


def _names(awards: Iterable[Award]) -> str:
    return ", ".join(award.recipient for award in awards)
