"""What a person sees: the lines painted, the messages in the corner."""

from textual.app import App
from textual.widgets import Static


def painted(app: App[object]) -> list[str]:
    """Return what stands on the screen, line by line."""
    width, _ = app.size
    return [strip.text[:width] for strip in app.screen._compositor.render_strips()]


def toasts(app: App[object]) -> list[tuple[str, str]]:
    """Return severity and text of the messages that are shown, oldest first."""
    return [(one.severity, one.message) for one in app._notifications]


def words(app: App[object], selector: str) -> str:
    """Return the text of one widget of the open screen."""
    return str(app.screen.query_one(selector, Static).content)


def said(app: App[object]) -> str:
    """Return all that the messages in the corner say."""
    return " ".join(message for _, message in toasts(app))


def text(app: App[object], selector: str) -> str:
    """Return the text of one widget of the conference's screen, also below a dialog."""
    return str(app.conference_screen().query_one(selector, Static).content)
