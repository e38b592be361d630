"""The door alone on a machine that strangers can reach: no other place, no easy way out."""

from datetime import datetime, timedelta
from typing import ClassVar

from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.frame import ConferenceScreen

SHUT = frozenset({"open_tab", "command_palette", "quit", "undo"})
"""What the program does elsewhere and a kiosk does not."""

OF_THE_SECRETARY = frozenset(
    {
        "accept",
        "substitute",
        "walk_in",
        "leave",
        "badge",
        "paper_list",
        "take_back",
        "desk_settings",
        "sound",
    }
)
"""What a guest must not do: see codes, take arrivals back, change the desk."""

HELP = """
Quét mã trên thẻ hoặc trên giấy mời: chờ chữ MỜI VÀO và xem chỗ ngồi.

Quên thẻ: gõ họ và tên không cần dấu, chọn bằng ↑ ↓ rồi Enter. Không thấy tên, hoặc đến thay
người khác: mời gặp thư ký ở bàn đón tiếp.
"""

LEAVE_WITHIN = timedelta(seconds=3)
"""How long after the first key the second one still ends the program."""


class KioskApp(HoiNghiApp):
    """Shows only the door, and of it what guests need.

    Ctrl+Q and then Ctrl+D within three seconds ends it. Neither key is shown on the screen:
    whoever set the machine up has read them in ``open --help``.
    """

    LEAVING: ClassVar[tuple[Command, ...]] = (
        Command("arm_leaving", "ctrl+q", "Ctrl+Q", "", "", shown=False, priority=True),
        Command("leave", "ctrl+d", "Ctrl+D", "", "", shown=False, priority=True),
    )
    APP_COMMANDS = tuple(one for one in HoiNghiApp.APP_COMMANDS if one.action not in SHUT)
    BINDINGS = bindings(LEAVING)

    def __init__(self, session: Session) -> None:
        super().__init__(session, "door")
        self._armed_at: datetime | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do nothing that leads away from the door."""
        if action in SHUT:
            return False
        if action == "leave":
            return self._is_armed()
        return super().check_action(action, parameters)

    def allows(self, action: str, mode: str) -> bool:
        """Leave to the secretary's own machine what is the secretary's."""
        del mode
        return action not in OF_THE_SECRETARY

    def help_text(self, screen: ConferenceScreen) -> str:
        """Tell a guest what to do."""
        del screen
        return HELP

    @property
    def is_for_guests(self) -> bool:
        """Nobody of the desk reads along."""
        return True

    def _is_armed(self) -> bool:
        armed = self._armed_at
        return armed is not None and self.session.now() - armed <= LEAVE_WITHIN

    def action_arm_leaving(self) -> None:
        """Take the first of the two keys."""
        self._armed_at = self.session.now()

    def action_leave(self) -> None:
        """End the program by the second key."""
        self.exit()

    def action_help_quit(self) -> None:
        """Say nothing of how to leave."""
