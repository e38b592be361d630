"""The program at a station that was let in for one part of the day."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from hoinghi_tui.domain.station_roles import ROLE_NAMES, NotYours, Role
from hoinghi_tui.services.desk_settings import DeskSettings
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.frame import TABS, ConferenceScreen, Tab
from hoinghi_tui.ui.served import is_served
from hoinghi_tui.ui.station_places import MACHINE, PLACES, may_open, saves

NOT_HERE = frozenset({"suspend_process", "screenshot", "change_theme", "simulate_key"})
"""What Textual can do by itself and nobody needs at a station."""

ONLY_TO_LOOK = "Trang này ở máy này chỉ để xem; muốn sửa hãy nhờ máy chính."


class StationApp(HoiNghiApp):
    """Shows only the places of one role, and of them what the role may do.

    The services refuse the rest too; here it is not even offered. Where the program is
    ``served`` in a browser it leaves alone the machine it runs on: no file, printer, webcam or
    loudspeaker of it, and no settings.
    """

    def __init__(self, session: Session, first: str = "", *, served: bool | None = None) -> None:
        role = session.role
        if role is None or not PLACES[role]:
            raise ValueError(f"no program for the role {role}")
        self.role: Role = role
        self._served = is_served() if served is None else served
        super().__init__(session, first or next(iter(PLACES[role])))

    @property
    def served(self) -> bool:
        """Whether the person sits at another machine than the one this runs on."""
        return self._served or self.is_web

    # -- places and commands -------------------------------------------------------------

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """The places of the role, in the program's order."""
        mine = (tab for tab in TABS if tab.mode in PLACES[self.role])
        return tuple(
            tab if saves(self.role, tab.mode) else replace(tab, purpose="Chỉ để xem ở máy này")
            for tab in mine
        )

    @property
    def marks(self) -> tuple[str, ...]:
        """The role, for the title bar, unless the station is called by it."""
        name = ROLE_NAMES[self.role]
        named = self.session.station.casefold().startswith(name.casefold())
        return () if named else (name.upper(),)

    def allows(self, action: str, mode: str) -> bool:
        """Leave to the whole program what is not of the role."""
        if action in MACHINE and self.served:
            return False
        return action in PLACES[self.role].get(mode, ())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Lead to no other place, and out of the program by no back door."""
        if action in NOT_HERE:
            return False
        if action in ("open_tab", "switch_mode") and parameters[:1] not in self._places():
            return False
        return super().check_action(action, parameters)

    def _places(self) -> list[tuple[str]]:
        return [(mode,) for mode in PLACES[self.role]]

    def action_open_tab(self, mode: str) -> None:
        """Go to a place of the role; nothing happens for another one."""
        if mode in PLACES[self.role]:
            super().action_open_tab(mode)

    def push_screen(self, screen: Any, *arguments: Any, **named: Any) -> Any:
        """Open a screen over this one, if it is one of the role; else say whose it is."""
        if not isinstance(screen, str) and not may_open(self.role, type(screen).__module__):
            self.say(str(NotYours(self.role)), "warning")
            return None
        return super().push_screen(screen, *arguments, **named)

    def help_text(self, screen: ConferenceScreen) -> str:
        """Return what the help says of a place where one works, or that one only looks."""
        return screen.HELP if saves(self.role, screen.MODE) else ONLY_TO_LOOK

    def code_scanned(self, text: str) -> None:
        """Take badges at the door only."""
        if self.role is Role.DOOR:
            super().code_scanned(text)
        else:
            self.say(str(NotYours(self.role)), "warning")

    # -- the machine it runs on ----------------------------------------------------------

    def desk_at_start(self) -> DeskSettings:
        """Return what was set for this desk; a desk in a browser begins with the usual."""
        return DeskSettings() if self.served else super().desk_at_start()

    def save_desk(self, settings: DeskSettings) -> None:
        """Keep what is set; in a browser only as long as it runs."""
        if not self.served:
            super().save_desk(settings)

    @property
    def sound_folder(self) -> Path | None:
        """Play nothing on a machine that stands elsewhere; the bell rings in the browser."""
        return None if self.served else super().sound_folder
