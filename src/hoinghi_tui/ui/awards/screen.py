"""F7 Khen thưởng: who comes up, who is here, what has left the tray."""

from hoinghi_tui.ui.awards.arranging import Arranging
from hoinghi_tui.ui.awards.arranging_commands import (
    ARRANGING_COMMANDS,
    ARRANGING_HELP,
    ARRANGING_NEEDS,
)
from hoinghi_tui.ui.awards.commands import COMMANDS, HELP, NEEDS
from hoinghi_tui.ui.awards.handing import Handing
from hoinghi_tui.ui.command import Command, bindings


class AwardsScreen(Handing, Arranging):
    """The screen of the person at the stage; before the day, of the one who arranges it."""

    CSS_PATH = "screen.tcss"
    MODE = "awards"
    AUTO_FOCUS = "#awards"
    HELP = HELP + ARRANGING_HELP
    COMMANDS_HERE = (*COMMANDS, *ARRANGING_COMMANDS)
    NEEDS = {**NEEDS, **ARRANGING_NEEDS}
    BINDINGS = bindings(COMMANDS_HERE)

    def visible_commands(self) -> tuple[Command, ...]:
        """Return the commands that apply now: of the stage, before the day of arranging."""
        mine = COMMANDS if self.has_begun else ARRANGING_COMMANDS
        return tuple(command for command in super().visible_commands() if command in mine)
