"""Tells the open screen what was taken back, so that it can show the place."""

from dataclasses import dataclass

from textual.message import Message

from hoinghi_tui.storage import Event


@dataclass
class Undone(Message):
    """Says that this station's last action was taken back; the screen shows what was before."""

    event: Event
    """The action that holds no longer."""
