"""The box above the list in which people are searched for."""

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class SearchBox(Input):
    """Leaves Space to the list while it is empty: no search begins with a blank."""

    # Of one line and a width of its own: typing must not lay the whole screen out anew,
    # which takes as long as painting the result.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Tell whether the key is typed here, and does not run a command."""
        if key == "space" and not self.value:
            return False
        return super().check_consume_key(key, character)
