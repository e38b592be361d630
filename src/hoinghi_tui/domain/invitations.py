"""How an invitation moves on; its state is kept with the delegate, and only there."""

from dataclasses import replace

from hoinghi_tui.domain.people import Delegate, Invitation


def with_invitation(delegate: Delegate, invitation: Invitation, reason: str = "") -> Delegate:
    """Return the delegate with the invitation in another state.

    ``reason`` is why somebody does not come. Without one, a reason noted before stays with
    those who decline.
    """
    declined = invitation is Invitation.DECLINED
    kept = (reason or delegate.absence_reason) if declined else ""
    return replace(delegate, invitation=invitation, absence_reason=kept)


def as_sent(delegate: Delegate) -> Delegate:
    """Return the delegate with the invitation sent; an answer that has come stays."""
    if delegate.invitation is not Invitation.NOT_SENT:
        return delegate
    return with_invitation(delegate, Invitation.SENT)
