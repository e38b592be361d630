"""All that can be done in a conference, group by group."""

from collections.abc import Callable
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hoinghi_tui.services.agenda import Agenda
from hoinghi_tui.services.heartbeat import Heartbeat
from hoinghi_tui.services.place import Place
from hoinghi_tui.services.workspace import Workspace

if TYPE_CHECKING:
    from hoinghi_tui.domain.printed import PaperState
    from hoinghi_tui.services.aftermath import Aftermath
    from hoinghi_tui.services.agenda_editor import AgendaEditor
    from hoinghi_tui.services.agenda_import import AgendaImporting
    from hoinghi_tui.services.award_editor import AwardEditor
    from hoinghi_tui.services.award_import import AwardImporting
    from hoinghi_tui.services.awards import Awards
    from hoinghi_tui.services.badges import Badges
    from hoinghi_tui.services.budget import Budget
    from hoinghi_tui.services.checklist import Checklist
    from hoinghi_tui.services.closing import Closing
    from hoinghi_tui.services.desk import Desk
    from hoinghi_tui.services.door import Door
    from hoinghi_tui.services.exporting import Exporting
    from hoinghi_tui.services.introductions import Introductions
    from hoinghi_tui.services.offline import Offline
    from hoinghi_tui.services.overview import Overview
    from hoinghi_tui.services.par_index import ParIndex
    from hoinghi_tui.services.print_job import Paper
    from hoinghi_tui.services.printing import Printing
    from hoinghi_tui.services.reports import Reports
    from hoinghi_tui.services.room_editor import RoomEditor
    from hoinghi_tui.services.roster import Roster
    from hoinghi_tui.services.roster_actions import RosterActions
    from hoinghi_tui.services.scripts import Scripts
    from hoinghi_tui.services.seating import Seating
    from hoinghi_tui.services.sendings import Sendings
    from hoinghi_tui.services.settings import Settings
    from hoinghi_tui.services.speeches import Speeches
    from hoinghi_tui.services.tasks import Tasks
    from hoinghi_tui.services.units import Units


Group = TypeVar("Group")


def of_the_whole(make: "Callable[[UseCases], Group]") -> "cached_property[Group]":
    """Make a group when it is first asked for, and refuse it to a station with a role.

    These groups make the conference, know its money, or read and write files. What a role may
    do in the others is told by the kinds of its actions (see ``station_roles``).
    """

    @wraps(make)
    def made(cases: "UseCases") -> Group:
        cases.work.expect_whole()
        return make(cases)

    return cached_property(made)


class UseCases:
    """The groups of use cases of one opened conference.

    Each is made when it is first asked for, so that a start pays only for what the first
    screen shows.
    """

    def __init__(self, work: Workspace, place: Place, folder: Path) -> None:
        self.work = work
        self.place = place
        """Where the conference is kept: its log and tables."""
        self.folder = folder
        """Where its files lie: papers, own templates, what was handed in."""

    @cached_property
    def agenda(self) -> Agenda:
        """Run and forecast the agenda."""
        return Agenda(self.work, Heartbeat(self.folder))

    @of_the_whole
    def agenda_editor(self) -> "AgendaEditor":
        """Make the agenda: add, change, delete items."""
        from hoinghi_tui.services.agenda_editor import AgendaEditor

        return AgendaEditor(self.work, self.agenda)

    @of_the_whole
    def agenda_import(self) -> "AgendaImporting":
        """Take in a programme from a file."""
        from hoinghi_tui.services.agenda_import import AgendaImporting

        return AgendaImporting(self.work, self.agenda_editor)

    @cached_property
    def roster(self) -> "Roster":
        """Keep the list of delegates."""
        from hoinghi_tui.services.roster import Roster

        return Roster(self.work)

    @of_the_whole
    def roster_actions(self) -> "RosterActions":
        """Change several delegates at once, and the order they stand in."""
        from hoinghi_tui.services.roster_actions import RosterActions

        return RosterActions(self.work)

    @of_the_whole
    def badges(self) -> "Badges":
        """Issue badge codes."""
        from hoinghi_tui.services.badges import Badges

        return Badges(self.work)

    @cached_property
    def door(self) -> "Door":
        """Check people in."""
        from hoinghi_tui.services.door import Door

        return Door(self.work)

    @cached_property
    def desk(self) -> "Desk":
        """Take in people without a code, replace badges, take arrivals back."""
        from hoinghi_tui.services.desk import Desk

        return Desk(self.work, self.door, self.roster)

    @cached_property
    def seating(self) -> "Seating":
        """Arrange the room."""
        from hoinghi_tui.services.seating import Seating

        return Seating(self.work)

    @of_the_whole
    def room_editor(self) -> "RoomEditor":
        """Change the room itself: rows, seats, aisles, what is fixed."""
        from hoinghi_tui.services.room_editor import RoomEditor

        return RoomEditor(self.work, self.seating)

    @cached_property
    def scripts(self) -> "Scripts":
        """Say what is to be said at each item."""
        from hoinghi_tui.services.scripts import Scripts

        return Scripts(self.work)

    @cached_property
    def introductions(self) -> "Introductions":
        """Say who is to be introduced, and tick who was."""
        from hoinghi_tui.services.introductions import Introductions

        return Introductions(self.work)

    @cached_property
    def awards(self) -> "Awards":
        """Hand over the certificates."""
        from hoinghi_tui.services.awards import Awards

        return Awards(self.work, self.folder)

    @of_the_whole
    def award_editor(self) -> "AwardEditor":
        """Make the list of awards: add, change, delete."""
        from hoinghi_tui.services.award_editor import AwardEditor

        return AwardEditor(self.work, self.awards)

    @of_the_whole
    def award_import(self) -> "AwardImporting":
        """Take in the list of a decision or proposal."""
        from hoinghi_tui.services.award_import import AwardImporting

        return AwardImporting(self.work, self.award_editor)

    @of_the_whole
    def printing(self) -> "Printing":
        """Print what is needed in Word."""
        from hoinghi_tui.services.printing import Printing

        return Printing(self.work, self.folder, self.roster)

    @of_the_whole
    def settings(self) -> "Settings":
        """Say what the conference is called, when and where it is."""
        from hoinghi_tui.services.settings import Settings

        return Settings(self.work)

    @of_the_whole
    def units(self) -> "Units":
        """Keep the units: names, order, colours."""
        from hoinghi_tui.services.units import Units

        return Units(self.work)

    @of_the_whole
    def exporting(self) -> "Exporting":
        """Write lists for others."""
        from hoinghi_tui.services.exporting import Exporting

        return Exporting(self.work, self.folder, self.roster)

    @of_the_whole
    def tasks(self) -> "Tasks":
        """Follow what the units prepare."""
        from hoinghi_tui.services.tasks import Tasks

        return Tasks(self.work)

    @cached_property
    def offline(self) -> "Offline":
        """Go on while the server is away, and settle with it afterwards."""
        from hoinghi_tui.services.offline import Offline

        return Offline(self.work)

    @cached_property
    def overview(self) -> "Overview":
        """See the whole at a glance."""
        from hoinghi_tui.services.overview import Overview

        return Overview(self)

    @of_the_whole
    def speeches(self) -> "Speeches":
        """Follow the papers that are to be read out, and say what is missing of them."""
        from hoinghi_tui.services.speeches import Speeches

        return Speeches(self.work, self.folder, lambda: self.agenda_editor)

    @of_the_whole
    def reports(self) -> "Reports":
        """Follow how far the reports of the conference are."""
        from hoinghi_tui.services.reports import Reports

        return Reports(self.work)

    @of_the_whole
    def checklist(self) -> "Checklist":
        """Tick off what must stand ready in the hall."""
        from hoinghi_tui.services.checklist import Checklist

        return Checklist(self.work)

    @of_the_whole
    def sendings(self) -> "Sendings":
        """Follow what was sent to whom."""
        from hoinghi_tui.services.sendings import Sendings

        return Sendings(self.work)

    @of_the_whole
    def budget(self) -> "Budget":
        """Plan the money and settle it."""
        from hoinghi_tui.services.budget import Budget

        return Budget(self.work, self.folder)

    @cached_property
    def par_index(self) -> "ParIndex":
        """Keep the points of the PAR Index."""
        from hoinghi_tui.services.par_index import ParIndex

        return ParIndex(self.work)

    @of_the_whole
    def aftermath(self) -> "Aftermath":
        """Write down what was concluded and broadcast."""
        from hoinghi_tui.services.aftermath import Aftermath

        def paper_state(paper: "Paper") -> "PaperState":
            # Loads what makes papers only when asked.
            return self.printing.states.of(paper)

        return Aftermath(self.work, paper_state)

    @of_the_whole
    def closing(self) -> "Closing":
        """End the conference, and open it again."""
        from hoinghi_tui.services.closing import Closing

        return Closing(self.work, self.place, self.printing, self.exporting)
