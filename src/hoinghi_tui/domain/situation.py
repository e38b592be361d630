"""All that is known of a conference when one asks whether it is ready."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.awards import Award, Batch
from hoinghi_tui.domain.checklist import CheckItem
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.par_scores import ParTable
from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.sendings import Sending
from hoinghi_tui.domain.speeches import Report, Speech
from hoinghi_tui.domain.tasks import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """The rows of a conference, and what only services can find out about them.

    ``today`` is the local day. ``seated`` and ``badged`` are the ids of the delegates who have
    a seat, a badge on paper; ``came`` of those checked in. ``unlisted`` are the agenda items
    whose presenter is a person who is not on the list. ``script_blanks`` counts the fields of
    the scripts that have no value yet, ``outdated`` the papers that were made and say something
    else by now; ``flawed_templates`` names the own templates that cannot be used.
    ``need_to_cut`` is what the agenda takes beyond its end or a fixed start. ``gone_files`` are
    the ids of papers and reports whose file is not where it was. ``estimate_gaps`` say what the
    money lacks; ``par_table`` is the index of the year reported on, None without any.
    """

    conference: Conference
    today: date
    units: Mapping[str, Unit] = field(default_factory=dict)
    delegates: Collection[Delegate] = ()
    seated: Collection[str] = ()
    badged: Collection[str] = ()
    came: Collection[str] = ()
    agenda: Collection[AgendaItem] = ()
    unlisted: Collection[AgendaItem] = ()
    need_to_cut: timedelta = timedelta()
    script_blanks: int = 0
    awards: Collection[Award] = ()
    batches: Collection[Batch] = ()
    outdated: int = 0
    flawed_templates: Collection[str] = ()
    tasks: Collection[Task] = ()
    speeches: Collection[Speech] = ()
    reports: Collection[Report] = ()
    checklist: Collection[CheckItem] = ()
    sendings: Collection[Sending] = ()
    gone_files: Collection[str] = ()
    estimate_gaps: Collection[str] = ()
    par_table: ParTable | None = None
