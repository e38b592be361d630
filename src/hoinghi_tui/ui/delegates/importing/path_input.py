"""The box for a file's path, into which a whole list may be pasted as well."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from hoinghi_tui.services.list_files import complete_path
from hoinghi_tui.spreadsheets.list_file import SUFFIXES


class PathSuggester(Suggester):
    """Goes on with a path as far as the folder tells."""

    def __init__(self, endings: tuple[str, ...] = SUFFIXES) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._endings = endings

    async def get_suggestion(self, value: str) -> str | None:
        """Return the path that begins with what was typed."""
        found = complete_path(value, self._endings)
        return found if found and found.startswith(value) else None


def is_list(pasted: str) -> bool:
    """Tell a list from a path: it has several lines, or cells with tabs between them."""
    words = pasted.strip("\r\n ")
    return any(sign in words for sign in "\t\r\n")


class PathInput(Input):
    """Takes a path, typed or pasted; rows that are pasted are posted as ``ListPasted``."""

    @dataclass
    class ListPasted(Message):
        """Cells copied from elsewhere were pasted."""

        text: str
        """They, as they came."""

    def __init__(
        self,
        *,
        placeholder: str = "",
        id: str | None = None,
        endings: tuple[str, ...] = SUFFIXES,
    ) -> None:
        super().__init__(placeholder=placeholder, suggester=PathSuggester(endings), id=id)
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._take(event.text)

    def action_paste(self) -> None:
        """Paste what was cut or copied in this program."""
        self._take(self.app.clipboard)

    def _take(self, text: str) -> None:
        if is_list(text):
            self.post_message(self.ListPasted(text))
        else:
            self.replace(text.strip("\r\n "), *self.selection)

    def fill(self, path: str) -> None:
        """Put another path into the box."""
        self.value = path
        self.cursor_position = len(path)
