"""The screens of the eight places, each imported only when it is first asked for."""

from importlib import import_module

from hoinghi_tui.ui.frame import ConferenceScreen

SCREENS = {
    "overview": "OverviewScreen",
    "delegates": "DelegatesScreen",
    "seating": "SeatingScreen",
    "door": "DoorScreen",
    "agenda": "AgendaScreen",
    "awards": "AwardsScreen",
    "printing": "PrintingScreen",
    "preparation": "PreparationScreen",
}
"""Mode to class; the module of each is ``ui.<mode>.screen``."""


def screen_class(mode: str) -> type[ConferenceScreen]:
    """Return the screen of a mode; raises ``KeyError`` for a mode that is none."""
    name = SCREENS[mode]
    module = import_module(f"hoinghi_tui.ui.{mode}.screen")
    found: type[ConferenceScreen] = getattr(module, name)
    return found
