"""Whether this program is shown in a browser, by a server that started it."""

import os

DRIVER = "hoinghi_tui.ui.station_driver:StationDriver"
"""What Textual draws with then; the server says it in the variable below."""

DRIVER_VARIABLE = "TEXTUAL_DRIVER"


def is_served() -> bool:
    """Tell whether a server of ours started this program and shows it in a browser."""
    return os.environ.get(DRIVER_VARIABLE) == DRIVER
