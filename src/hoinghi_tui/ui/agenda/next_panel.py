"""Who is next: the item, the presenter, and whether that person is in the room."""

from collections.abc import Callable
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from hoinghi_tui.domain.prediction import ItemForecast
from hoinghi_tui.services.presenters import Presenter
from hoinghi_tui.ui.agenda.agenda_list import wrapped
from hoinghi_tui.ui.agenda.agenda_text import presenter_words
from hoinghi_tui.ui.widgets.steady_text import SteadyText

_BEFORE_TITLE = 16


class NextPanel(Vertical):
    """Two lines that turn amber when the presenter is due soon and not here."""

    DEFAULT_CSS = """
    NextPanel { height: auto; }
    NextPanel #next-item { height: 1; text-overflow: ellipsis; text-wrap: nowrap; }
    NextPanel #next-presenter { height: 1; padding-left: 9; }
    """

    def __init__(self, clock: Callable[[datetime], str], *, id: str, classes: str) -> None:
        super().__init__(id=id, classes=classes)
        self._local_time = clock

    def compose(self) -> ComposeResult:
        """Yield the item and the presenter."""
        yield SteadyText(id="next-item")
        yield SteadyText(id="next-presenter")

    def show(
        self, row: ItemForecast | None, presenter: Presenter | None, *, is_absent: bool
    ) -> None:
        """Show what comes next; None when nothing does."""
        self.set_class(is_absent, "-absent")
        line = self.query_one("#next-item", SteadyText)
        who = self.query_one("#next-presenter", SteadyText)
        if row is None:
            line.show(Content.styled("KẾ TIẾP  không còn mục nào", "$muted"))
            who.show(Content(""))
            return
        room = line.content_size.width
        line.show(
            Content.assemble(
                ("KẾ TIẾP  ", "$muted"),
                (f"{self._local_time(row.start)}  ", "bold $accent"),
                (wrapped(row.item.title, max(1, room - _BEFORE_TITLE), 1)[0], "bold $foreground"),
            )
        )
        who.show(presenter_words(presenter, room - 9, is_due=is_absent))
