"""The reports the conference is about: how far each is, its file, where it is read."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from hoinghi_tui.domain.agenda_actions import find
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.speech_checks import REPORT_WORDS
from hoinghi_tui.domain.speeches import Report, next_state
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.given_numbers import GivenNumbers
from hoinghi_tui.services.known import refuse_lost
from hoinghi_tui.services.received_files import Handed
from hoinghi_tui.services.rows import insertion
from hoinghi_tui.services.speech_entry import REPORT_LABELS, ReportEntry, check_report
from hoinghi_tui.services.speech_rows import changed, removed
from hoinghi_tui.services.speeches import received
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op


class Reports:
    """Keeps the reports; every change is one saved action."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def all(self) -> list[Report]:
        """Return the reports in their order."""
        return sorted(self._work.state.reports.values(), key=lambda one: (one.order, one.id))

    # -- forms -------------------------------------------------------------------------

    def editing(self, report_id: str) -> Editing[Report, ReportEntry]:
        """Return what a form needs to show a report and to save it; refuses one that is gone."""
        return self._form(self._known(report_id), self._save_change)

    def adding(self) -> Editing[Report, ReportEntry]:
        """Return what a form needs for a new report."""
        return self._form(Report(id="", title=""), lambda _, report: self.add(report))

    def _form(
        self, report: Report, save: Callable[[Report, Report], object]
    ) -> Editing[Report, ReportEntry]:
        state = self._work.state
        return Editing(
            record=report,
            entry_of=ReportEntry.of,
            check=lambda entry, before: check_report(entry, before, state.units),
            save=save,
            current=lambda: state.reports.get(report.id),
        )

    # -- changes -----------------------------------------------------------------------

    def add(self, report: Report) -> Report:
        """Add a report after the others; its id is given here."""
        entry = ReportEntry.of(report)
        checked = check_report(entry, report, self._work.state.units).accepted(REPORT_LABELS)
        added: list[Report] = []

        def decide() -> list[Op]:
            refuse_lost(self._work.state, checked.unit)
            number = self._numbers.last() + 1
            order = max((one.order for one in self.all()), default=0) + 1
            added[:] = [replace(checked, id=f"bc-{number:02d}", order=order)]
            return [insertion("reports", added[0])]

        self._work.act("add_report", decide, f"Thêm {_quoted(checked)}")
        return added[0]

    def advance(self, report_id: str, seen: Report | None = None) -> Report:
        """Move a report on: none, draft, reviewed, signed, and round again.

        Raises ``Conflict`` when another desk has moved it since it was ``seen``.
        """
        before = seen or self._known(report_id)
        after = replace(before, state=next_state(before.state))

        def decide() -> Sequence[Op]:
            self._known(report_id)
            return changed(before, after)

        self._work.act("report_state", decide, f"{after.title}: {REPORT_WORDS[after.state]}")
        return self._known(report_id)

    def _save_change(self, before: Report, after: Report) -> None:
        def decide() -> Sequence[Op]:
            self._known(before.id)
            refuse_lost(self._work.state, after.unit)
            return changed(before, after)

        self._work.act("edit_report", decide, f"Sửa {_quoted(after)}")

    def delete(self, report_id: str, seen: Report | None = None) -> None:
        """Take a report off the list; its file stays on the disk.

        Raises ``Conflict`` when another desk has changed it since it was ``seen``.
        """
        shown = seen or self._known(report_id)

        def decide() -> list[Op]:
            self._known(report_id)
            return [removed(shown)]

        self._work.act("delete_report", decide, f"Xóa {_quoted(shown)}")

    def receive(self, report_id: str, handed: Handed | None) -> Report:
        """Note that a report was handed in, now: as a file, or None for sheets of paper."""
        file = received(self._work, handed)

        def decide() -> Sequence[Op]:
            before = self._known(report_id)
            return changed(before, replace(before, file=file))

        note = f"Đã nhận {_quoted(self._known(report_id))}"
        self._work.act("receive_report", decide, note)
        return self._known(report_id)

    def take_back(self, report_id: str) -> None:
        """Note that a report has not been handed in after all; a copied file stays."""

        def decide() -> Sequence[Op]:
            before = self._known(report_id)
            return changed(before, replace(before, file=None))

        note = f"Chưa nhận {_quoted(self._known(report_id))}"
        self._work.act("unreceive_report", decide, note)

    def place(self, report_id: str, item_id: str | None) -> None:
        """Note in which agenda item a report is read, or that it is in none."""

        def decide() -> Sequence[Op]:
            before = self._known(report_id)
            if item_id is not None:
                find(list(self._work.state.agenda.values()), item_id)
            return changed(before, replace(before, item=item_id))

        name = _quoted(self._known(report_id))
        where_to = f"Đưa {name} vào chương trình" if item_id else f"Bỏ chỗ của {name}"
        self._work.act("place_report", decide, where_to)

    # -- inside ------------------------------------------------------------------------

    def _known(self, report_id: str) -> Report:
        report = self._work.state.reports.get(report_id)
        if report is None:
            raise Refused("Báo cáo này vừa bị xóa ở bàn khác.")
        return report

    @cached_property
    def _numbers(self) -> GivenNumbers:
        return GivenNumbers(self._work.store, "reports")


def _quoted(report: Report) -> str:
    return f"báo cáo “{report.title}”"
