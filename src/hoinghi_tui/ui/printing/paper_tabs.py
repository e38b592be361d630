"""The line of F8 on which the kind of document is chosen."""

from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.ui.command import click
from hoinghi_tui.ui.printing.paper_rows import TAB_WORDS


class PaperTabs(Static):
    """The kinds of document, each with its key; a click shows it."""

    auto_links = False

    def show(self, current: Paper | None) -> None:
        """Make one kind stand out; the names are short where they do not all fit."""
        self.update(self._tabs(current, 0))
        if self.size and self._tabs(current, 0).cell_length > self.size.width:
            self.update(self._tabs(current, 1))

    @staticmethod
    def _tabs(current: Paper | None, short: int) -> Content:
        parts = []
        for key, (paper, words) in enumerate(TAB_WORDS.items(), 1):
            tone = "bold $accent" if paper is current else "$muted"
            text = Content.assemble((f"{key} ", "$accent"), (words[short], tone))
            parts.append(text.stylize(click(f"screen.show_paper('{paper or ''}')")))
        return Content("  ").join(parts)
