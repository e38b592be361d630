"""Taking in a programme from a file: read, ask who is meant, save as one action."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hoinghi_tui.domain.agenda import AgendaItem, Anchor, ItemKind
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.agenda_editor import AgendaEditor
from hoinghi_tui.services.agenda_presenters import Match, PresenterFinder
from hoinghi_tui.services.import_problems import refuse_problems
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.spreadsheets.agenda_lengths import AgendaRow
from hoinghi_tui.spreadsheets.agenda_table import AgendaTable, read_agenda_file
from hoinghi_tui.spreadsheets.drafts import Problem

Answers = Mapping[str, str | None]
"""Who some words of the file mean: the words, and a delegate's id or None for nobody."""


@dataclass(frozen=True, slots=True)
class PresenterQuestion:
    """Words of the file that are not surely a delegate.

    ``candidates`` are the ids to choose from, ``proposed`` the one that is taken when
    nobody answers; None keeps the words as a note. ``row`` is the first row they stand in.
    """

    written: str
    reason: str
    candidates: tuple[str, ...]
    proposed: str | None
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class AgendaImport:
    """A programme as read, and whom its words mean among the delegates of that moment."""

    table: AgendaTable
    matches: Mapping[str, Match]

    @property
    def rows(self) -> tuple[AgendaRow, ...]:
        """The items in order."""
        return self.table.rows

    @property
    def minutes(self) -> int:
        """The minutes of all items together, rests between them not counted."""
        return sum(row.minutes for row in self.rows)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What must be mended in the file first; while there is any nothing is taken in."""
        return self.table.problems

    @property
    def questions(self) -> tuple[PresenterQuestion, ...]:
        """The words to ask about, each once, in the order of the file."""
        asked: dict[str, PresenterQuestion] = {}
        for row in self.rows:
            match = self.matches[row.presenter]
            if match.doubt and row.presenter not in asked:
                asked[row.presenter] = PresenterQuestion(
                    written=row.presenter,
                    reason=match.doubt,
                    candidates=match.candidates,
                    proposed=match.presenter,
                    sheet=row.sheet,
                    row=row.row,
                )
        return tuple(asked.values())

    def items(self, answers: Answers | None = None) -> tuple[AgendaItem, ...]:
        """Return the items as they will be; questions without answer as proposed."""
        return tuple(self._item(row, answers or {}) for row in self.rows)

    def _item(self, row: AgendaRow, answers: Answers) -> AgendaItem:
        match = self.matches[row.presenter]
        presenter = answers.get(row.presenter, match.presenter)
        return AgendaItem(
            id="",
            order=0,
            title=row.title,
            number=row.number,
            kind=row.kind,
            duration_s=row.minutes * 60,
            minimum_s=row.minimum * 60,
            presenter=presenter,
            presenter_note=row.presenter if presenter is None or match.several else "",
            unit=match.unit,
            script=row.script,
            anchor=Anchor.FLOW if row.not_before is None else Anchor.NOT_BEFORE,
            anchor_at=row.not_before,
            is_break=row.kind is ItemKind.BREAK,
        )


class AgendaImporting:
    """Reads programmes of files and takes them in."""

    def __init__(self, work: Workspace, editor: AgendaEditor) -> None:
        self._work = work
        self._editor = editor

    def read(self, path: Path, sheet: str | None = None) -> AgendaImport:
        """Read a file and find its presenters among the delegates; nothing is saved.

        Raises ``UnreadableList``, naming the file, when it holds no programme.
        """
        return self.matched(read_agenda_file(path, sheet))

    def matched(self, table: AgendaTable) -> AgendaImport:
        """Find the presenters of a programme among the delegates."""
        state = self._work.state
        finder = PresenterFinder(state.delegates.values(), state.units.values())
        words = dict.fromkeys(row.presenter for row in table.rows)
        return AgendaImport(table, {text: finder.find(text) for text in words})

    def take_in(
        self,
        imported: AgendaImport,
        answers: Answers | None = None,
        *,
        replace: bool = False,
        seen: Sequence[AgendaItem] | None = None,
    ) -> None:
        """Put a programme in place of the agenda as one action, all of it or nothing.

        Refused while the file has problems, the first of which is told with its place, and
        when a presenter is not on the list any more; else as ``AgendaEditor.lay_out``.
        """
        refuse_problems(imported.table.file, imported.problems)
        items = imported.items(answers)
        for item in items:
            if item.presenter is not None and item.presenter not in self._work.state.delegates:
                raise Refused(
                    f"Mục “{item.title}”: người trình bày không còn trong danh sách đại biểu. "
                    "Hãy đọc lại tệp."
                )
        note = f"Nhập chương trình từ {imported.table.file}"
        self._editor.lay_out(items, note, replacing=replace, seen=seen, kind="import_agenda")
