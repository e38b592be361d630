"""The box above the list in which people are searched for."""

from textual.widgets import Input


class SearchBox(Input):
    """Leaves Space to the list while it is empty: no search begins with a blank."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Tell whether the key is typed here, and does not run a command."""
        if key == "space" and not self.value:
            return False
        return super().check_consume_key(key, character)
