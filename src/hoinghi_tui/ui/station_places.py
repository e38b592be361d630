"""The places of a station with a role, and what its person does there."""

from collections.abc import Mapping

from hoinghi_tui.domain.station_roles import Role

Actions = frozenset[str]

_READING = frozenset({"toggle_list", "follow", "script_up", "script_down", "compare", "leave"})
"""What one does on F6 to look only."""

_DOOR = frozenset(
    {
        *("submit", "accept", "substitute", "walk_in", "leave", "badge", "paper_list"),
        *("take_back", "camera", "desk_settings", "test_card", "sound", "clear", "choose"),
    }
)
_PEOPLE_TO_LOOK = frozenset({"sort", "step", "page", "first", "last", "clear"})

_RUNNING = frozenset(
    {
        *("next", "answer", "pause", "more", "less", "cuts", "skip", "backdate", "jump", "end"),
        *("reopen", "shift", "move", "message", "introductions", "large_script"),
        *("said", "group", "forward", "back"),  # of the introductions and of the large script
    }
)
_STAGE = frozenset(
    {
        *("hand_over", "hand_batch", "call", "proxy", "repack", "take_back", "swap"),
        *("toggle_words", "follow", "move", "presenter", "aisle_order", "shift"),
    }
)

PLACES: Mapping[Role, Mapping[str, Actions]] = {
    Role.DOOR: {"door": _DOOR, "delegates": _PEOPLE_TO_LOOK},
    Role.MC: {"agenda": _READING | _RUNNING, "awards": frozenset({"toggle_words", "follow"})},
    Role.AWARDS: {"awards": _STAGE, "agenda": _READING},
    Role.BOARD: {},
}
"""Role to mode to the commands of that place; the first place is the first screen.

A command that is not named is neither shown nor done, so that a new one is the whole
program's until somebody decides. What is saved is refused by the services besides.
"""

MACHINE = frozenset({"camera"})
"""What would use the machine the program runs on: not for whom it is only shown to."""

_EVERYWHERE = ("help", "palette", "confirm", "widgets")
_DIALOGS: Mapping[Role, tuple[str, ...]] = {
    Role.DOOR: ("door",),
    Role.MC: (
        "agenda.comparison",
        "agenda.introductions_screen",
        "agenda.large_script",
        "agenda.message_form",
        "agenda.minutes_form",
    ),
    Role.AWARDS: (
        "agenda.comparison",
        "awards.absent_dialog",
        "awards.move_form",
        "awards.presenter_form",
        "awards.proxy_form",
        "delegates.person_chooser",
    ),
    Role.BOARD: (),
}
"""Role to the modules of ``ui`` whose screens may be opened over a place."""


def may_open(role: Role, module: str) -> bool:
    """Tell whether a screen of a module may be opened at a station of a role."""
    name = module.removeprefix("hoinghi_tui.ui.")
    return any(
        name == allowed or name.startswith(f"{allowed}.")
        for allowed in (*_EVERYWHERE, *_DIALOGS[role])
    )


def saves(role: Role, mode: str) -> bool:
    """Tell whether a role does its work at a place, and does not only look."""
    return mode == next(iter(PLACES[role]), None)
