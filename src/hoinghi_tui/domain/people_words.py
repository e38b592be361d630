"""People in words: roles and invitations as the screen, the list and the paper say them."""

from collections.abc import Iterable

from hoinghi_tui.domain.people import Invitation, Role, Sex, Substitute

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


def roles_text(roles: Iterable[Role]) -> str:
    """Return roles as people write them: "chủ tọa, tham luận"."""
    return ", ".join(ROLE_WORDS[role] for role in roles)
