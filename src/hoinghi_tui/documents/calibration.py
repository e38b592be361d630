"""The calibration page: crosses and rulers that tell how far a printer is off."""

from functools import partial
from pathlib import Path

from hoinghi_tui.documents.blanks import Rendered
from hoinghi_tui.documents.engine import render
from hoinghi_tui.documents.print_shift import shift
from hoinghi_tui.domain.print_profile import (
    CROSS_APART_MM,
    CROSS_LEFT_MM,
    CROSS_TOP_MM,
    PrintProfile,
    number_text,
)


def render_calibration(profile: PrintProfile | None, template: Path) -> Rendered:
    """Print the page to measure on, or with a profile the page that proves it right.

    Raises ``TemplateRefused`` and ``TemplateError`` as ``engine.render`` does.
    """
    fields = calibration_fields(profile)
    finish = partial(shift, profile=profile) if profile else None
    return Rendered(render(template, fields, finish))


def calibration_fields(profile: PrintProfile | None) -> dict[str, str]:
    """Return the fields of the page: which ``profile`` it is printed with, and the right sizes.

    ``left``, ``top`` and ``apart`` are what is to be measured where nothing is off, in mm.
    """
    said = f"Phôi “{profile.name}”: {profile.text}" if profile else "In không dịch, để đo"
    return {
        "profile": said,
        "left": number_text(CROSS_LEFT_MM),
        "top": number_text(CROSS_TOP_MM),
        "apart": number_text(CROSS_APART_MM),
    }
