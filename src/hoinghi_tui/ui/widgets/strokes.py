"""Textual's keys as the rules about scanners see them."""

from textual import events

from hoinghi_tui.domain.burst import Stroke


def stroke_of(event: events.Key) -> Stroke:
    """Return a key with the moment it was read from the terminal, not when it was handled."""
    written = event.character if event.is_printable and event.character else ""
    return Stroke(event.key, written, event.time, event)
