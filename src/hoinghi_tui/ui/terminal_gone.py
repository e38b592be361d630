"""Notices that the terminal window was closed under the program."""

import sys
from typing import Any

from textual.app import App


def is_left_behind(app: App[Any]) -> bool:
    """Tell whether the terminal window is gone; Textual would read its end for ever."""
    return not app.is_headless and sys.__stdin__ is not None and not sys.__stdin__.isatty()
