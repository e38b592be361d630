"""What a station that was let in for one part may save: its own part of the day, nothing else.

The program on the secretary's own machine has no role and may do all. The kinds are those of
the log. A kind that stands nowhere here is refused to every role; a test fails until a new one
is judged.
"""

from enum import StrEnum

from hoinghi_tui.domain.refusal import Refused


class Role(StrEnum):
    """The part of one station; the values are what commands and keys are given."""

    DOOR = "door"
    MC = "mc"
    AWARDS = "awards"
    BOARD = "board"


ROLE_NAMES = {
    Role.DOOR: "Bàn đón",
    Role.MC: "Dẫn chương trình",
    Role.AWARDS: "Khen thưởng",
    Role.BOARD: "Bảng chỉ xem",
}

ROLE_KINDS = {
    Role.DOOR: frozenset(
        {
            "check_in",
            "take_back",
            "name_substitute",
            "came_in_person",
            "report_leaving",
            "walk_in",
            "issue_badges",
            "replace_badge",
            # what let nobody in, each refused badge a line in the log
            "scan_repeat",
            "scan_already",
            "scan_misread",
            "scan_other_event",
            "scan_unknown",
            "scan_replaced",
            "scan_declined",
            "scan_guessing",
        }
    ),
    # Running the day. What makes the programme (items, times that are fixed, the approval,
    # the scripts) is the secretary's.
    Role.MC: frozenset(
        {
            "start_item",
            "jump_to_item",
            "start_backdated",
            "backdate_item",
            "end_item",
            "reopen_item",
            "pause",
            "resume",
            "count_as_pause",
            "continue_item",
            "extend_item",
            "cut_item",
            "shift_rest",
            "skip_item",
            "unskip_item",
            "arm_item",
            "move_item",
            "say",
            "clear_message",
            "introduce",
            "unintroduce",
        }
    ),
    # What happens on the stage. Numbers, decisions, prizes and the first division into
    # batches are made before the day.
    Role.AWARDS: frozenset(
        {
            "call_batch",
            "hand_over",
            "take_back_award",
            "proxy",
            "no_proxy",
            "hand_to_proxy",
            "exchange_awards",
            "repack_batch",
            "move_award",
            "reorder_awards",
            "set_presenter",
        }
    ),
    Role.BOARD: frozenset[str](),
}
"""The kinds of actions of each role; taking one of them back is of the same role."""


def may(role: Role | None, kind: str) -> bool:
    """Tell whether a station of a role may save an action; None is the whole program."""
    return role is None or kind in ROLE_KINDS[role]


class NotYours(Refused):
    """A station asked for what its role does not do; nothing has been changed."""

    def __init__(self, role: Role) -> None:
        self.role = role
        if role is Role.BOARD:
            super().__init__("Máy này chỉ để xem; việc ấy hãy nhờ máy chính.")
        else:
            super().__init__(
                f"Máy này chỉ làm việc của {ROLE_NAMES[role]}; việc ấy hãy nhờ máy chính."
            )
