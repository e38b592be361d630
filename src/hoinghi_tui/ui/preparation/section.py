"""What all sections of F9 share: the line of sections, and the keys that turn to one."""

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from hoinghi_tui.ui.command import Command, bindings, click
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.preparation.sections import SECTIONS, section_class
from hoinghi_tui.ui.widgets.row_list import RowList
from hoinghi_tui.ui.widgets.steady_text import Steady

SECTION_COMMANDS = tuple(
    Command(
        f"show_section('{section.name}')",
        section.key,
        section.key,
        section.title,
        f"{section.title}: {section.purpose}",
        shown=False,
    )
    for section in SECTIONS
)
"""Turn to a section; every section offers them by key, palette and click."""


class SectionTabs(Steady):
    """The sections, each with its key; a click shows it."""

    def show(self, current: str) -> None:
        """Make one section stand out; the names are short where they do not all fit."""
        whole = self._tabs(current, short=False)
        fits = whole.cell_length <= self.content_size.width
        self.write(whole if fits else self._tabs(current, short=True))

    @staticmethod
    def _tabs(current: str, *, short: bool) -> Content:
        parts = []
        for section in SECTIONS:
            tone = "bold $accent" if section.name == current else "$muted"
            name = section.short if short else section.title
            text = Content.assemble((f"{section.key} ", "$accent"), (name, tone))
            parts.append(text.stylize(click(f"screen.show_section('{section.name}')")))
        return Content("  ").join(parts)


class SectionScreen(ConferenceScreen):
    """One section of F9.

    A subclass names its ``SECTION``, yields its widgets in ``compose_section``, one of them the
    ``RowList`` that takes the keys, and ends its ``COMMANDS_HERE`` with ``SECTION_COMMANDS``.
    """

    MODE = "preparation"
    SECTION: ClassVar[str]
    BINDINGS = bindings(SECTION_COMMANDS)

    def compose_body(self) -> Iterable[Widget]:
        """Yield the line of sections, then the section itself."""
        yield SectionTabs(id="section-tabs")
        yield from self.compose_section()

    def compose_section(self) -> Iterable[Widget]:
        """Yield the widgets below the line of sections."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """Let the section's list take the keys."""
        super().on_screen_resume()
        if self in self.app.screen_stack:  # else it was left already
            self.query_one(RowList).focus()

    def redraw(self) -> None:
        """Draw frame, line of sections and body anew."""
        if self.can_be_drawn:
            self.query_one(SectionTabs).show(self.SECTION)
        super().redraw()

    def action_show_section(self, name: str) -> None:
        """Turn to another section."""
        if name == self.SECTION:
            return
        self.app.clear_notifications()  # what was said of one says nothing of another
        # Textual cannot replace the first screen of a mode: other sections lie above it.
        first, wanted = self.app.screen_stack[0], section_class(name)
        if isinstance(first, wanted):
            self.app.pop_screen()
        elif first is self:
            self.app.push_screen(wanted())
        else:
            self.app.switch_screen(wanted())
