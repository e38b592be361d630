"""What a hall usually needs: shipped reference data, offered to a conference without a list."""

from dataclasses import replace

from hoinghi_tui.domain.checklist import CheckItem
from hoinghi_tui.resources import data_dir
from hoinghi_tui.services.source_folder import read_checklist
from hoinghi_tui.services.usual_units import usual_units

FILE = "hoi-truong.toml"
"""Name of the shipped reference file; nothing of it enters a conference by itself."""


def usual_checklist(units: frozenset[str]) -> list[CheckItem]:
    """Return the usual lines; of those who bring something only the units there are.

    Raises ``SourceError`` naming the place when the file was edited wrongly.
    """
    codes = frozenset(unit.id for unit in usual_units())
    return [
        one if one.unit in units else replace(one, unit=None)
        for one in read_checklist(data_dir() / FILE, codes)
    ]
