"""Text that is drawn again only when it has become another one."""

from textual.content import Content
from textual.widgets import Static


class SteadyText(Static):
    """A text that is offered anew every second and costs nothing while it stays the same."""

    auto_links = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._shown = Content("")

    def show(self, content: Content) -> None:
        """Show a text; nothing happens when words and colours are those already shown."""
        before = self._shown
        # Two contents are equal for Textual when their words are: colours count here.
        if content.plain == before.plain and content.spans == before.spans:
            return
        self._shown = content
        self.update(content, layout=self.styles.auto_dimensions)
