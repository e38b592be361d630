"""Text that fills its width exactly, at every width it is given."""

from collections.abc import Callable

from textual.content import Content

from hoinghi_tui.ui.widgets.steady_text import Steady


class FittedText(Steady):
    """A text made for a width; made anew when the width changes, also behind another tab."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._make: Callable[[int], Content] | None = None
        self._lines = 0

    def show(self, make: Callable[[int], Content]) -> None:
        """Show what ``make`` returns for the width in cells, once that is known."""
        self._make = make
        self.on_resize()

    def on_resize(self) -> None:
        """Make the text for the width of now."""
        width = self.content_size.width
        if self._make is not None and width > 0:
            content = self._make(width)
            lines, before = content.plain.count("\n"), self._lines
            self._lines = lines
            self.write(content, keeps_size=lines == before)
