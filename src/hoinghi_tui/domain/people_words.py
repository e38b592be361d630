"""People in words: roles and invitations as the screen, the list and the paper say them."""

from collections.abc import Iterable
from dataclasses import dataclass

from hoinghi_tui.domain.people import (
    Attendance,
    Delegate,
    Invitation,
    Presence,
    Role,
    Sex,
    Substitute,
)

ROLE_WORDS = {
    Role.PRESIDIUM: "chủ tọa",
    Role.SECRETARY: "thư ký",
    Role.SPEAKER: "tham luận",
    Role.PRESS: "báo chí",
    Role.GUEST: "khách mời",
    Role.MC: "dẫn chương trình",
    Role.CONDUCTOR: "điều hành",
    Role.HONOREE: "được khen thưởng",
}
INVITATION_WORDS = {
    Invitation.NOT_SENT: "chưa gửi",
    Invitation.SENT: "đã gửi",
    Invitation.CONFIRMED: "xác nhận",
    Invitation.DECLINED: "báo vắng",
}
SEX_WORDS = {Sex.MALE: "Nam", Sex.FEMALE: "Nữ"}


def substitute_text(substitute: Substitute) -> str:
    """Return who comes instead with the own post: "Nguyễn Thị Hoài Ân, Công chức"."""
    return ", ".join(filter(None, (substitute.full_name, substitute.position)))


@dataclass(frozen=True, slots=True)
class Attendee:
    """Who really comes in a delegate's place: the delegate, or who came instead.

    ``replaces`` is the delegate's name where somebody else came, else blank.
    """

    full_name: str
    position: str
    honorific: str = ""
    given_name: str | None = None
    replaces: str = ""

    @property
    def titled(self) -> str:
        """The name with the honorific, where one is known: "Bà Vũ Thị Hòa"."""
        return f"{self.honorific} {self.full_name}".strip()

    @property
    def text(self) -> str:
        """The name, and whom the person replaces: "Lê Hoàng Nam (đi thay Đào Văn Soái)"."""
        instead = f" (đi thay {self.replaces})" if self.replaces else ""
        return f"{self.full_name}{instead}"


def attendee(delegate: Delegate, came: Attendance | None) -> Attendee:
    """Return who is here for a delegate, by own name and post.

    Before anybody has come it is the delegate: a substitute who was only announced may
    still not come.
    """
    if came is not None and came.substitute is not None:
        instead = came.substitute
        return Attendee(instead.full_name, instead.position, replaces=delegate.full_name)
    return Attendee(delegate.full_name, delegate.position, delegate.honorific, delegate.given_name)


def stand_in(delegate: Delegate, came: Attendance | None) -> Substitute | None:
    """Return who comes instead: who did, or before anybody has come who was announced."""
    return came.substitute if came is not None else delegate.substitute


def who_comes(delegate: Delegate, came: Attendance | None) -> tuple[str, ...]:
    """Name who comes instead of a delegate, the post, and for whom; () where nobody does.

    "Lê Hoàng Nam", "Công chức", "đang đi thay Đào Văn Soái"; "được cử đi thay …" for who was
    only announced, "đã về, đi thay …" for who has left.
    """
    instead = stand_in(delegate, came)
    if instead is None:
        return ()
    how = "được cử"
    if came is not None:
        how = "đã về," if came.state is Presence.LEFT else "đang"
    named = (instead.full_name, instead.position, f"{how} đi thay {delegate.full_name}")
    return tuple(filter(None, named))


def roles_text(roles: Iterable[Role]) -> str:
    """Return roles as people write them: "chủ tọa, tham luận"."""
    return ", ".join(ROLE_WORDS[role] for role in roles)
