"""Text that is drawn again only when it has become another one."""

from textual.content import Content
from textual.widgets import Static


class Steady(Static):
    """A text that may be offered anew at any time and costs nothing while it stays the same."""

    auto_links = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._written = Content("")

    def write(self, content: Content, *, keeps_size: bool = False) -> None:
        """Show a text; nothing happens when words and colours are those already shown.

        ``keeps_size`` promises that a widget sized by its text needs no other size for it:
        laying the screen out anew costs as much as painting it.
        """
        before = self._written
        # Two contents are equal for Textual when their words are: colours count here.
        if content.plain == before.plain and content.spans == before.spans:
            return
        self._written = content
        self.update(content, layout=self.styles.auto_dimensions and not keeps_size)


class SteadyText(Steady):
    """A steady text whose owner says what it shows."""

    def show(self, content: Content) -> None:
        """Show a text."""
        self.write(content)
