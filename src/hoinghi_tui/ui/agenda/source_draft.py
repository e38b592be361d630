"""An agenda that is not saved yet: from a template or a file, and what was decided about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Self

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.agenda_templates import TEMPLATE_TITLES, TemplateName, template_items
from hoinghi_tui.services.agenda_import import AgendaImport, PresenterQuestion
from hoinghi_tui.services.session import Session
from hoinghi_tui.spreadsheets.agenda_table import AgendaTable


@dataclass(slots=True)
class Draft:
    """A whole agenda that is not saved, and what was decided about it."""

    title: str
    save: Callable[["Draft", bool, Sequence[AgendaItem]], None]
    """Saves it, whether the present agenda is replaced, and that one as it was seen."""
    template: Sequence[AgendaItem] = ()
    read: AgendaImport | None = None
    answers: dict[str, str | None] = field(default_factory=dict)

    @classmethod
    def of_template(cls, session: Session, name: TemplateName) -> Self:
        """Return the agenda of a template."""
        return cls(
            title=f"MẪU · {TEMPLATE_TITLES[name]}",
            save=lambda _, replacing, seen: session.agenda_editor.from_template(
                name, replace=replacing, seen=seen
            ),
            template=template_items(name),
        )

    @classmethod
    def of_file(cls, session: Session, table: AgendaTable) -> Self:
        """Return the agenda of a file, its presenters looked for among the delegates."""
        read = session.agenda_import.matched(table)

        def save(draft: "Draft", replacing: bool, seen: Sequence[AgendaItem]) -> None:
            session.agenda_import.take_in(read, draft.answers, replace=replacing, seen=seen)

        return cls(title=f"NHẬP TỪ TỆP · {table.file}", save=save, read=read)

    @property
    def items(self) -> Sequence[AgendaItem]:
        """The items as they will be."""
        return self.read.items(self.answers) if self.read is not None else self.template

    @property
    def questions(self) -> dict[str, PresenterQuestion]:
        """What is asked, by the words of the file."""
        return {one.written: one for one in self.read.questions} if self.read is not None else {}

    def written(self, place: int) -> str:
        """Return the words for the presenter of the item at a place."""
        return self.read.rows[place].presenter if self.read is not None else ""

    def decided(self, question: PresenterQuestion) -> str | None:
        """Return who is meant as things stand."""
        return self.answers.get(question.written, question.proposed)
