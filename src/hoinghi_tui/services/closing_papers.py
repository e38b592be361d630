"""All papers of the whole conference, made once more at its end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi_tui.domain.closing import Closed
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.files_out import dated_name
from hoinghi_tui.services.print_job import Paper, PrintJob
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import NotSaved

if TYPE_CHECKING:
    from hoinghi_tui.services.printing import Printing

NOT_AT_THE_END = frozenset(
    {"certificates", "badges", "invitations", "tent-cards", "calibration", "reminder"}
)
"""What is made for single people, for a printer, or to urge on who is late: of no use any more."""


@dataclass(frozen=True, slots=True)
class PaperStep:
    """What is being done now: ``number`` of ``total`` is begun, in words."""

    number: int
    total: int
    words: str


@dataclass(frozen=True, slots=True)
class MadePaper:
    """How it went with one paper.

    ``path`` is its file, None where there is none; ``said`` what is in it, or why there is
    none. ``kept``: the file in out/ still says what is true. ``failed``: there ought to be one.
    ``warnings`` tell what is still blank in it.
    """

    paper: str
    said: str
    path: Path | None = None
    kept: bool = False
    failed: bool = False
    warnings: tuple[str, ...] = ()

    @property
    def has_blanks(self) -> bool:
        """Whether something is missing in it; that the data are a sample's is told anyhow."""
        from hoinghi_tui.documents.blanks import SAMPLE_WARNING

        return any(not one.startswith(SAMPLE_WARNING) for one in self.warnings)


def make_papers(
    work: Workspace, folder: Path, printing: "Printing", step: Callable[[PaperStep], None]
) -> Iterator[MadePaper]:
    """Make one paper after the other into out/; one that fails does not keep the others.

    A file that lies there and still says what is true is kept. A paper that has nothing to
    say (no awards, no money) is told, and is no failure. Raises ``Closed`` and ``Damaged``.
    """
    wanted = [paper for paper in Paper if paper not in NOT_AT_THE_END]
    for number, paper in enumerate(wanted, 1):
        try:
            job = printing.job(paper)
        except Closed:
            raise
        except Refused as refusal:
            yield MadePaper(paper, str(refusal))
            continue
        step(PaperStep(number, len(wanted), job.words))
        yield _made(work, folder, printing, paper, job)


def _made(
    work: Workspace, folder: Path, printing: "Printing", paper: Paper, job: PrintJob
) -> MadePaper:
    state = printing.states.of(paper)
    try:
        rendered = printing.render(job)  # also of a file that is kept: what is blank is told
        if state.printed_at is not None and not state.outdated:
            name = dated_name(job.stem, state.printed_at.astimezone(work.zone()))
            file = folder / "out" / name
            if file.is_file():
                return MadePaper(paper, job.words, file, kept=True, warnings=rendered.warnings)
        made = printing.save(job, rendered)
    except Closed:
        raise
    except (Refused, NotSaved) as failure:
        return MadePaper(paper, str(failure), failed=True)
    return MadePaper(paper, made.words, made.path, warnings=made.warnings)
