"""The units that a commune usually has, by which a list's words for them are understood."""

from functools import cache

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.resources import data_dir
from hoinghi_tui.services.source_folder import read_units

FILE = "don-vi-xa.toml"
"""Name of the shipped reference file; nothing of it enters a conference by itself."""


@cache
def usual_units() -> tuple[Unit, ...]:
    """Return the usual units of a commune with their aliases, in order of their ranks.

    Read once, when first asked for. Raises ``FileNotFoundError`` when the shipped data is
    not there, and ``SourceError`` naming the place when the file was edited wrongly.
    """
    return read_units(data_dir() / FILE)
