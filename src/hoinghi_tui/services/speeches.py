"""The papers that are to be read out: who owes them, what was handed in, where they are read."""

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.agenda_actions import find
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.speech_checks import SpeechFinding, owed, speech_findings, speech_name
from hoinghi_tui.domain.speech_slots import fitted_together, item_for, place_for_paper
from hoinghi_tui.domain.speeches import ReceivedFile, Report, Speech
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.given_numbers import GivenNumbers
from hoinghi_tui.services.known import refuse_lost
from hoinghi_tui.services.received_files import Handed, is_there, where
from hoinghi_tui.services.rows import change, insertion
from hoinghi_tui.services.speech_entry import SPEECH_LABELS, SpeechEntry, check_speech
from hoinghi_tui.services.speech_rows import changed, removed
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op

if TYPE_CHECKING:
    from hoinghi_tui.services.agenda_editor import AgendaEditor

_GONE = "Bài tham luận này vừa bị xóa ở bàn khác."


class Speeches:
    """Keeps the papers; every change is one saved action.

    ``editor`` is asked for only when an item is made: the first screen counts papers.
    """

    def __init__(self, work: Workspace, folder: Path, editor: "Callable[[], AgendaEditor]") -> None:
        self._work = work
        self._folder = folder
        self._editor = editor

    def all(self) -> list[Speech]:
        """Return the papers in their order."""
        return sorted(self._work.state.speeches.values(), key=lambda one: (one.order, one.id))

    def in_item(self, item_id: str) -> list[Speech]:
        """Return the papers that are read in an agenda item, in their order."""
        return [speech for speech in self.all() if speech.item == item_id]

    def name(self, speech: Speech) -> str:
        """Return what a paper is called in a sentence: "Tham luận Kinh tế"."""
        return speech_name(speech, self._work.state.units)

    def reader(self, speech: Speech) -> str:
        """Return the name of who reads a paper; "" while nobody is named."""
        person = self._work.state.delegates.get(speech.speaker) if speech.speaker else None
        return person.full_name if person is not None else speech.speaker_name

    # -- what is missing -------------------------------------------------------------------

    def findings(self, gone: Container[str] = ()) -> list[SpeechFinding]:
        """List what is missing of papers, reports and the agenda's places for papers.

        ``gone`` are the ids of those whose file is not there, as ``gone`` finds out.
        """
        state = self._work.state
        reports = state.reports.values()
        return speech_findings(self.all(), reports, state.agenda.values(), state.units, gone)

    def owed(self, unit: str | None) -> list[str]:
        """Return what a unit still owes of papers and reports, a line each."""
        return owed(unit, self._work.state.speeches.values(), self._work.state.reports.values())

    def gone(self) -> frozenset[str]:
        """Return the ids of papers and reports whose file is not where it was.

        Looks at the disk; ask in a thread, as a path in a network may take long to answer.
        """
        return frozenset(one.id for one in self.with_files() if not self.is_there(one))

    def with_files(self) -> Sequence[Speech | Report]:
        """Return the papers and reports of which a file was handed in."""
        state = self._work.state
        rows: list[Speech | Report] = [*state.speeches.values(), *state.reports.values()]
        return [one for one in rows if one.file is not None and not one.file.is_on_paper]

    def is_there(self, record: Speech | Report) -> bool:
        """Tell whether the file of a paper or report is still there; True without one."""
        return record.file is None or is_there(self._folder, record.file)

    def path(self, record: Speech | Report) -> Path:
        """Return where the file of a paper or report lies; refuses when there is none."""
        if record.file is None or record.file.is_on_paper:
            raise Refused("Chưa nhận tệp nào. Bấm N để nhận bài.")
        return where(self._folder, record.file)

    # -- forms -------------------------------------------------------------------------

    def editing(self, speech_id: str) -> Editing[Speech, SpeechEntry]:
        """Return what a form needs to show a paper and to save it; refuses one that is gone."""
        return self._form(self._known(speech_id), self._save_change)

    def adding(self, like: Speech | None = None) -> Editing[Speech, SpeechEntry]:
        """Return what a form needs for a new paper; ``like`` fills it in beforehand."""
        blank = replace(like, id="", order=0) if like is not None else Speech(id="")
        return self._form(blank, lambda _, speech: self.add(speech))

    def for_slot(self, item: AgendaItem) -> Speech:
        """Return the paper that would fill an agenda item, not saved yet."""
        return fitted_together(Speech(id=""), item, alone=True)[0]

    def _form(
        self, speech: Speech, save: Callable[[Speech, Speech], object]
    ) -> Editing[Speech, SpeechEntry]:
        state = self._work.state
        return Editing(
            record=speech,
            entry_of=SpeechEntry.of,
            check=lambda entry, before: check_speech(entry, before, state.delegates, state.units),
            save=save,
            current=lambda: state.speeches.get(speech.id),
        )

    # -- changes -----------------------------------------------------------------------

    def add(self, speech: Speech) -> Speech:
        """Add a paper after the others; its id is given here."""
        checked = check_speech(
            SpeechEntry.of(speech), speech, self._work.state.delegates, self._work.state.units
        ).accepted(SPEECH_LABELS)
        added: list[Speech] = []

        def decide() -> list[Op]:
            refuse_lost(self._work.state, checked.unit, checked.speaker)
            number = self._numbers.last() + 1
            order = max((one.order for one in self.all()), default=0) + 1
            item = checked.item if checked.item in self._work.state.agenda else None
            added[:] = [replace(checked, id=f"tl-{number:02d}", order=order, item=item)]
            return [insertion("speeches", added[0])]

        self._work.act("add_speech", decide, f"Thêm {self._quoted(checked)}")
        return added[0]

    def _save_change(self, before: Speech, after: Speech) -> None:
        def decide() -> Sequence[Op]:
            self._known(before.id)
            refuse_lost(self._work.state, after.unit, after.speaker)
            return changed(before, after)

        self._work.act("edit_speech", decide, f"Sửa {self._quoted(after)}")

    def delete(self, speech_id: str, seen: Speech | None = None) -> None:
        """Take a paper off the list; its file stays on the disk, its agenda item as it is.

        Raises ``Conflict`` when another desk has changed it since it was ``seen``.
        """
        shown = seen or self._known(speech_id)

        def decide() -> list[Op]:
            self._known(speech_id)
            return [removed(shown)]

        self._work.act("delete_speech", decide, f"Xóa {self._quoted(shown)}")

    def receive(self, speech_id: str, handed: Handed | None) -> Speech:
        """Note that a paper was handed in, now: as a file, or None for sheets of paper."""
        file = received(self._work, handed)

        def decide() -> Sequence[Op]:
            before = self._known(speech_id)
            return changed(before, replace(before, file=file))

        self._work.act("receive_speech", decide, f"Đã nhận {self._quoted(self._known(speech_id))}")
        return self._known(speech_id)

    def take_back(self, speech_id: str) -> None:
        """Note that a paper has not been handed in after all; a copied file stays."""

        def decide() -> Sequence[Op]:
            before = self._known(speech_id)
            return changed(before, replace(before, file=None))

        note = f"Chưa nhận {self._quoted(self._known(speech_id))}"
        self._work.act("unreceive_speech", decide, note)

    # -- its place in the agenda -------------------------------------------------------

    def place(self, speech_id: str, item_id: str | None) -> None:
        """Let a paper be read in an agenda item, or in none.

        What only one of both knew, who reads and whose it is, is told to the other in the same
        action. Refuses a paper or an item that is gone.
        """
        name = self._quoted(self._known(speech_id))

        def decide() -> list[Op]:
            speech = self._known(speech_id)
            if item_id is None:
                return [*changed(speech, replace(speech, item=None))]
            item = find(list(self._work.state.agenda.values()), item_id)
            others = [one for one in self.in_item(item_id) if one.id != speech_id]
            placed, filled = fitted_together(speech, item, alone=not others)
            return [
                *changed(speech, placed),
                *change("agenda", item, filled),
            ]

        where_to = f"Đưa {name} vào chương trình" if item_id else f"Bỏ chỗ của {name}"
        self._work.act("place_speech", decide, where_to)

    def make_item(self, speech_id: str) -> AgendaItem:
        """Add an agenda item for a paper behind the other papers, as one action."""
        speech = self._known(speech_id)
        state = self._work.state

        def placed(item: AgendaItem) -> Sequence[Op]:
            before = self._known(speech_id)
            return changed(before, replace(before, item=item.id))

        before = place_for_paper(state.agenda.values())
        return self._editor().add_item(item_for(speech, state.units), before, placed)

    # -- inside ------------------------------------------------------------------------

    def _quoted(self, speech: Speech) -> str:
        name = self.name(speech)
        return name[:1].lower() + name[1:]

    def _known(self, speech_id: str) -> Speech:
        speech = self._work.state.speeches.get(speech_id)
        if speech is None:
            raise Refused(_GONE)
        return speech

    @cached_property
    def _numbers(self) -> GivenNumbers:
        return GivenNumbers(self._work.store, "speeches")


def received(work: Workspace, handed: Handed | None) -> ReceivedFile:
    """Return what is noted of something that is handed in now; None is on paper."""
    if handed is None:
        return ReceivedFile(path="", size=0, received_at=work.now())
    return ReceivedFile(
        path=handed.path, size=handed.size, received_at=work.now(), words=handed.words
    )
