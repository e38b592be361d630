"""Where a list comes from; what was read of it is kept for the next look at it."""

from pathlib import Path

from hoinghi_tui.garbage import uncollected
from hoinghi_tui.spreadsheets.cells import ListFile, Progress, no_progress
from hoinghi_tui.spreadsheets.delegate_list import PASTED, ReadOptions, read_delegates
from hoinghi_tui.spreadsheets.drafts import DelegateList
from hoinghi_tui.spreadsheets.list_file import read_list_file, read_pasted

_FILE_SHARE = 0.7
"""The part of the progress that reading the file takes the first time."""


class ListSource:
    """A file, or rows that were pasted.

    The cells are read once: another sheet or other columns are then a matter of moments, and
    what a person looked at is what is taken in, even if the file is saved again meanwhile.
    """

    def __init__(self, path: Path | None, text: str = "") -> None:
        self._path = path
        self._text = text
        self._read: ListFile | None = None

    @property
    def name(self) -> str:
        """What the source is called: the file's name, or "đoạn đã dán"."""
        return self._path.name if self._path else PASTED

    def people(
        self, options: ReadOptions | None = None, progress: Progress = no_progress
    ) -> DelegateList:
        """Read the people; raises as ``read_delegate_file`` does."""
        with uncollected():
            start = 0.0
            if self._read is None:
                self._read = self._cells(lambda share: progress(share * _FILE_SHARE))
                start = _FILE_SHARE
            return read_delegates(
                self._read,
                self.name,
                options,
                lambda share: progress(start + share * (1 - start)),
            )

    def _cells(self, progress: Progress) -> ListFile:
        if self._path is None:
            return read_pasted(self._text)
        return read_list_file(self._path, progress)
