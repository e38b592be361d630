"""Gathers what certificates of merit need to be printed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from hoinghi_tui.domain.awards import Award, in_calling_order
from hoinghi_tui.domain.print_profile import PrintProfile
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.resources import find_template
from hoinghi_tui.services.print_job import Paper, PrintJob, no_changes
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.state import State
from hoinghi_tui.storage import Op

TEMPLATE = "giay-khen.docx"
BLANK_TEMPLATE = "giay-khen-phoi.docx"
"""The words alone, for sheets on which frame and title are printed already."""
CALIBRATION_TEMPLATE = "can-may-in.docx"


def certificate_job(
    state: State,
    folder: Path,
    award_ids: Iterable[str] | None,
    blank: PrintProfile | None = None,
) -> PrintJob:
    """Gather the awards in calling order; all of them when none are named.

    For a ``blank`` only the words are printed, moved as its profile says.
    Refuses an unknown award, and a conference without any.
    """
    from hoinghi_tui.documents.certificates import render_certificates

    if not state.awards:
        raise Refused("Hội nghị này chưa có khen thưởng nào nên không có giấy khen để in.")
    chosen = list(state.awards) if award_ids is None else list(award_ids)
    for award_id in chosen:
        if award_id not in state.awards:
            raise Refused(f"Không có mục khen thưởng {award_id}. Xem mã ở trang F7.")
    awards = tuple(in_calling_order(state.awards[key] for key in chosen))
    unit_names = {unit.id: unit.name for unit in state.units.values()}
    template = find_template(folder, BLANK_TEMPLATE if blank else TEMPLATE)
    return PrintJob(
        kind="print_certificates",
        stem="giay-khen-phoi" if blank else "giay-khen",
        words=f"{len(awards)} giấy khen" + (f" trên phôi “{blank.name}”" if blank else ""),
        ids=tuple(award.id for award in awards),
        fill=partial(render_certificates, awards, state.conference, template, unit_names, blank),
        changes=partial(_printed, state, awards),
    )


def calibration_job(folder: Path, profile: PrintProfile | None) -> PrintJob:
    """Gather the page to measure a printer with, or with a profile the one that proves it."""
    from hoinghi_tui.documents.calibration import render_calibration

    return PrintJob(
        kind=f"print_{Paper.CALIBRATION}",
        stem="can-may-in",
        words="trang căn máy in" + (f" cho phôi “{profile.name}”" if profile else ""),
        ids=(),
        fill=partial(render_calibration, profile, find_template(folder, CALIBRATION_TEMPLATE)),
        changes=no_changes,
    )


def certificate_preview(state: State, award_id: str) -> tuple[str, ...]:
    """Return the text of one certificate, line by line as it will be printed."""
    from hoinghi_tui.documents.certificates import certificate_lines

    award = state.awards[award_id]
    unit = state.units.get(award.unit) if award.unit else None
    return certificate_lines(award, state.conference, unit.name if unit else "")


def _printed(state: State, awards: Sequence[Award], now: datetime) -> list[Op]:
    ops: list[Op] = []
    for award in awards:
        if award.id in state.awards:
            current = state.awards[award.id]
            ops += change("awards", current, replace(current, printed_at=now))
    return ops
