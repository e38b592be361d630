"""How what was sent moves on, papers and invitations alike: sent, received, answered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hoinghi_tui.domain.invitations import as_sent, with_invitation
from hoinghi_tui.domain.people import Delegate, Invitation
from hoinghi_tui.domain.people_words import INVITATION_WORDS
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.sending_lines import invitation_id, invited_delegate
from hoinghi_tui.domain.sendings import WAY_WORDS, Sending, Way, received, sent, taken_back
from hoinghi_tui.services.rows import change, deletion, insertion
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op
from hoinghi_tui.vietnamese import clean

TABLE = "sendings"
DAYS = ("sent_on", "received_on")
"""Fields that tell one fact: whoever writes one of them has seen the other."""


@dataclass(frozen=True, slots=True)
class _Invited:
    """A delegate, and what is kept of how the invitation went: None for nothing."""

    delegate: Delegate
    detail: Sending | None

    @property
    def known(self) -> Sending:
        """What is known of how it went; nothing of one that is not sent (any more)."""
        if self.detail is not None and self.delegate.invitation is not Invitation.NOT_SENT:
            return self.detail
        return Sending(id=invitation_id(self.delegate.id), delegate=self.delegate.id)


Moved = tuple[Delegate, Sending | None]
"""An invited delegate as it shall be, and what is to be kept of how the invitation went."""


def local_day(work: Workspace) -> date:
    """Return the day of now where the conference is."""
    return work.now().astimezone(work.zone()).date()


class SendingMoves:
    """Each method is one saved action on lines of the register, and returns how many changed.

    Lines that another desk has taken away are passed over; when none is left, it is refused.
    """

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def send(self, ids: Sequence[str], way: Way = Way.UNKNOWN) -> int:
        """Note that these were sent today; what has arrived, and answers, stay."""
        today = local_day(self._work)

        def invite(one: _Invited) -> Moved:
            return as_sent(one.delegate), sent(one.known, today, way)

        words = f"Đã gửi ({WAY_WORDS[way]})" if way else "Đã gửi"
        return self._move("send", ids, lambda one: sent(one, today, way), invite, words)

    def receive(self, ids: Sequence[str], receiver: str = "") -> int:
        """Note that these were received today, by whom; refuses one that was never sent."""
        today, who = local_day(self._work), clean(receiver)

        def arrive(one: _Invited) -> Moved:
            if one.delegate.invitation is Invitation.NOT_SENT:
                raise Refused(
                    f"Giấy mời {one.delegate.full_name} chưa gửi nên chưa ghi nhận được. "
                    "Bấm G để ghi đã gửi."
                )
            if one.known.sent_on is None:  # sent, but nobody noted when
                return one.delegate, replace(one.known, received_on=today, receiver=who)
            return one.delegate, received(one.known, today, who)

        return self._move("receive", ids, lambda one: received(one, today, who), arrive, "Đã nhận")

    def take_back(self, ids: Sequence[str]) -> int:
        """Note that these have not been sent after all."""

        def recall(one: _Invited) -> Moved:
            return with_invitation(one.delegate, Invitation.NOT_SENT), None

        return self._move("take_back_sending", ids, taken_back, recall, "Chưa gửi")

    def answer(self, ids: Sequence[str], invitation: Invitation, reason: str = "") -> int:
        """Note that those invited come or do not come, and why; papers are passed over.

        Refuses when nobody invited is among the lines.
        """
        people = [key for key in ids if invited_delegate(key)]
        if not people:
            raise Refused("Chỉ giấy mời mới có xác nhận, báo vắng. Chọn một dòng giấy mời.")
        why = clean(reason)

        def reply(one: _Invited) -> Moved:
            return with_invitation(one.delegate, invitation, why), one.detail

        words = f"Giấy mời → {INVITATION_WORDS[invitation]}"
        return self._move("set_invitation", people, lambda one: one, reply, words)

    # -- inside --------------------------------------------------------------------------

    def _move(
        self,
        kind: str,
        ids: Sequence[str],
        of_paper: Callable[[Sending], Sending],
        of_invitation: Callable[[_Invited], Moved],
        words: str,
    ) -> int:
        changed: list[str] = []

        def decide() -> list[Op]:
            changed.clear()
            ops: list[Op] = []
            for name, some in self._ops(ids, of_paper, of_invitation):
                changed.extend([name] if some else [])
                ops += some
            return ops

        self._work.act(kind, decide, lambda: f"{words}: {_whom(changed)}")
        return len(changed)

    def _ops(
        self,
        ids: Sequence[str],
        of_paper: Callable[[Sending], Sending],
        of_invitation: Callable[[_Invited], Moved],
    ) -> list[tuple[str, list[Op]]]:
        """Return of each line that is still there its name and what changes."""
        state = self._work.state
        found: list[tuple[str, list[Op]]] = []
        for key in ids:
            delegate = state.delegates.get(invited_delegate(key) or "")
            sending = state.sendings.get(key)
            if delegate is not None:
                invited = _Invited(delegate, sending)
                found.append((delegate.full_name, self._invited(invited, of_invitation(invited))))
            elif sending is not None and sending.delegate is None:
                ops = self._changed(sending, of_paper(sending))
                found.append((f"{sending.document} → {sending.recipient}", ops))
        if not found:
            raise Refused("Dòng này không còn trong sổ gửi: bàn khác vừa bỏ.")
        return found

    def _invited(self, before: _Invited, after: Moved) -> list[Op]:
        delegate, detail = after
        ops = [*change("delegates", before.delegate, delegate)]
        if before.detail is None:
            return ops + ([insertion(TABLE, detail)] if detail is not None else [])
        if detail is None:
            return [*ops, deletion(TABLE, before.detail)]
        return ops + self._changed(before.detail, detail)

    def _changed(self, before: Sending, after: Sending) -> list[Op]:
        return [*change(TABLE, before, after, together=DAYS)]


def _whom(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{len(names)} nơi nhận"
