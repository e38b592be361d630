"""Bytes that tell how far they have been read."""

import io

from hoinghi_tui.spreadsheets.cells import Progress


class MeteredBytes(io.BytesIO):
    """The bytes of a package; every reading tells its progress, which may stop it.

    A package's reader goes over its parts some times (``passes``); that many times the
    length of ``data`` counts as all of it.
    """

    def __init__(self, data: bytes, progress: Progress, passes: int) -> None:
        super().__init__(data)
        self._progress = progress
        self._all = max(1, len(data) * passes)
        self._done = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Read as a file does; raises ``Cancelled`` when the progress does."""
        piece = super().read(size)
        self._done += len(piece)
        self.tell_progress()
        return piece

    def tell_progress(self) -> None:
        """Tell again how much was read, for work that reads little and takes long."""
        self._progress(min(1.0, self._done / self._all))
