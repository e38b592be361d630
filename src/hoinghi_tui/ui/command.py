"""One description of a command: its key, its words, its place in palette and help."""

from dataclasses import dataclass

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.style import Style


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can do, told once.

    ``action`` is the Textual action ("undo" runs ``action_undo``); ``keys`` are Textual
    key names, separated by commas, a letter standing for its capital too; ``cap`` is what
    is printed for them ("Enter").
    ``label`` is the word in the footer, ``help`` the sentence in palette and help.
    A command that is not ``shown`` is left out of the footer only. One without ``keys`` is
    reached by a menu, which ``cap`` names, and by the palette.
    """

    action: str
    keys: str
    cap: str
    label: str
    help: str
    shown: bool = True
    priority: bool = False

    def binding(self) -> Binding:
        """Return the key binding that runs the command, with Shift or Caps Lock as well."""
        keys = self.keys.split(",")
        capitals = [key.upper() for key in keys if len(key) == 1 and key.isalpha()]
        return Binding(
            ",".join([*keys, *capitals]),
            self.action,
            self.label,
            show=self.shown,
            key_display=self.cap,
            priority=self.priority,
            tooltip=self.help,
            id=self.action,
        )


def bindings(commands: tuple[Command, ...]) -> list[BindingType]:
    """Return the bindings of several commands, for a screen's ``BINDINGS``."""
    return [command.binding() for command in commands if command.keys]


def action_name(action: str) -> str:
    """Return the name of an action without its parameters: "move" of "move(-1)"."""
    return action.partition("(")[0]


def click(action: str) -> Style:
    """Return a style that runs an action when the text is clicked: "app.undo"."""
    return Style.from_meta({"@click": action})


def key_and_label(command: Command, owner: str) -> Content:
    """Return a command's key and word; a click runs it on ``owner``, "app" or "screen"."""
    label = f" {command.label}" if command.label else ""
    text = Content.assemble((command.cap, "bold $accent"), (label, "$muted"))
    return text.stylize(click(f"{owner}.{command.action}"))
