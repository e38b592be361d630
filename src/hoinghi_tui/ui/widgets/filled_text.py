"""Text that fills its place exactly, at every width and height it is given."""

from collections.abc import Callable

from textual.content import Content
from textual.widgets import Static

Make = Callable[[int, int], Content]
"""Makes a text for a width and a height in cells."""


class FilledText(Static):
    """A text made for a place of a fixed size; drawn again only when it reads differently."""

    auto_links = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._make: Make | None = None
        self._drawn = Content("")

    def show(self, make: Make) -> None:
        """Show what ``make`` returns for the size, once that is known."""
        self._make = make
        self.on_resize()

    def on_resize(self) -> None:
        """Make the text for the size of now."""
        width, height = self.content_size
        if self._make is None or width <= 0 or height <= 0:
            return
        content = self._make(width, height)
        before = self._drawn
        # Two contents are equal for Textual when their words are: colours count here.
        if content.plain != before.plain or content.spans != before.spans:
            self._drawn = content
            self.update(content, layout=False)
