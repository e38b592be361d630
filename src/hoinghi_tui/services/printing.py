"""Printing: Word files into ``out/``, and the note of what was printed when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi_tui.domain.awards import Award, in_calling_order
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.resources import find_template
from hoinghi_tui.services.files_out import write_out
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Damaged, NotSaved, Op

if TYPE_CHECKING:
    from hoinghi_tui.documents.blanks import Rendered

CERTIFICATE_TEMPLATE = "giay-khen.docx"


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What goes into one file: a copy of the data, safe to work on in a thread."""

    awards: tuple[Award, ...]
    conference: Conference
    unit_names: Mapping[str, str]
    template: Path


@dataclass(frozen=True, slots=True)
class Printed:
    """One finished file and what is still blank in it."""

    path: Path
    warnings: tuple[str, ...]
    award_ids: tuple[str, ...]


class Printing:
    """Makes the documents of the conference."""

    def __init__(self, work: Workspace, folder: Path) -> None:
        self._work = work
        self._folder = folder

    def certificate_job(self, award_ids: Iterable[str] | None = None) -> PrintJob:
        """Gather what the certificates need; all awards when none are named.

        Refuses an unknown award, and a conference without any.
        """
        state = self._work.state
        if not state.awards:
            raise Refused("Hội nghị này chưa có khen thưởng nào nên không có giấy khen để in.")
        chosen = list(state.awards) if award_ids is None else list(award_ids)
        for award_id in chosen:
            if award_id not in state.awards:
                raise Refused(f"Không có mục khen thưởng {award_id}. Xem mã ở trang F7.")
        return PrintJob(
            awards=tuple(in_calling_order(state.awards[key] for key in chosen)),
            conference=state.conference,
            unit_names={unit.id: unit.name for unit in state.units.values()},
            template=find_template(self._folder, CERTIFICATE_TEMPLATE),
        )

    def preview(self, award_id: str) -> tuple[str, ...]:
        """Return the text of one certificate, line by line as it will be printed."""
        from hoinghi_tui.documents.certificates import certificate_lines

        state = self._work.state
        award = state.awards[award_id]
        unit = state.units.get(award.unit) if award.unit else None
        return certificate_lines(award, state.conference, unit.name if unit else "")

    @staticmethod
    def render(job: PrintJob) -> "Rendered":
        """Fill the template; touches nothing but the job, so a thread may do it.

        Raises ``DocumentError`` when the template or the data do not allow it.
        """
        from hoinghi_tui.documents.certificates import render_certificates

        return render_certificates(job.awards, job.conference, job.template, job.unit_names)

    def save(self, job: PrintJob, rendered: "Rendered", out: Path | None = None) -> Printed:
        """Write the file whole and note the printing.

        Raises as ``write_out`` does. A file of its own is removed again when the note cannot
        be saved.
        """
        now = self._work.now()
        path = write_out(self._folder / "out" / self._file_name(now), rendered.data, out)
        note = f"In {len(job.awards)} giấy khen ra {path.name}"
        try:
            self._work.act("print_certificates", lambda: self._printed(job, now), note)
        except (NotSaved, Damaged):
            if out is None:
                path.unlink(missing_ok=True)
            raise
        return Printed(path, rendered.warnings, tuple(award.id for award in job.awards))

    def certificates(
        self, award_ids: Iterable[str] | None = None, out: Path | None = None
    ) -> Printed:
        """Print certificates in calling order into one .docx."""
        job = self.certificate_job(award_ids)
        return self.save(job, self.render(job), out)

    def _printed(self, job: PrintJob, now: datetime) -> list[Op]:
        awards = self._work.state.awards
        ops: list[Op] = []
        for award in job.awards:
            if award.id in awards:
                current = awards[award.id]
                ops += change("awards", current, replace(current, printed_at=now))
        return ops

    def _file_name(self, now: datetime) -> str:
        local = now.astimezone(self._work.zone())
        return f"giay-khen-{local:%Y%m%d-%H%M%S}.docx"
