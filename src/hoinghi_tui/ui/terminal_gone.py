"""Notices that the terminal window was closed under the program."""

import sys
from typing import Any

from textual.app import App


def is_left_behind(app: App[Any]) -> bool:
    """Tell whether the terminal window is gone; Textual would read its end for ever.

    In a browser it has none: there the driver ends the program with its server.
    """
    if app.is_headless or app.is_web or sys.__stdin__ is None:
        return False
    return not sys.__stdin__.isatty()
