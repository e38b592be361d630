"""What is done around the day's work: snapshot, backups, things put aside."""

import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from hoinghi_tui.storage import backup, snapshot
from hoinghi_tui.storage.chain import Position
from hoinghi_tui.storage.errors import Damaged, NotSaved
from hoinghi_tui.storage.events import utc_text
from hoinghi_tui.storage.ledger import Ledger
from hoinghi_tui.storage.salvage import Salvage


class Upkeep:
    """Keeps the copies of one folder; no action ever waits for it.

    A log that is no file of the folder (``log_path`` None) is not copied: the server's
    own backup does that. ``alone`` keeps others from writing the snapshot. Nothing here can
    lose anything, so every failure becomes a notice.
    """

    def __init__(
        self,
        folder: Path,
        ledger: Ledger,
        salvage: Salvage,
        now: Callable[[], datetime],
        snapshot_at: Position,
        *,
        log_path: Path | None,
        alone: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._folder = folder
        self._log_path = log_path
        self._alone = alone
        self._ledger = ledger
        self._salvage = salvage
        self._now = now
        self._snapshot_at = snapshot_at
        self._looked_at = now()
        self._looked_seq = ledger.log.position.seq

    def after_opening(self, unused: snapshot.Unusable | None) -> None:
        """Replace a snapshot that was not used, and copy the log if it is time to."""
        try:
            if unused is not None:
                self._salvage.set_aside(unused.content, unused.why)
                self.write_snapshot()
            self._back_up()
        except (OSError, NotSaved, Damaged) as error:
            self._tell("Chưa ghi được bản sao lưu", error)

    def while_open(self) -> None:
        """Copy the log after so many actions, or after a while; costs nothing in between."""
        seq = self._ledger.log.position.seq
        many = seq - self._looked_seq >= backup.EVENTS_BETWEEN
        if not many and abs(self._now() - self._looked_at) < backup.EVERY:
            return
        try:
            self._back_up(many=many)
        except (OSError, NotSaved, Damaged) as error:
            self._tell("Chưa ghi được bản sao lưu", error)

    def before_closing(self) -> None:
        """Write a snapshot if there is something new, and copy the log if it is time to."""
        try:
            if self._ledger.log.position != self._snapshot_at:
                self.write_snapshot()
            self._back_up()
        except (OSError, NotSaved, Damaged) as error:
            self._tell("Chưa ghi được db.json, dữ liệu vẫn đủ trong nhật ký", error)

    def rescue_tables(self) -> None:
        """Keep the tables of a log that was deleted or replaced while it was open."""
        try:
            self._salvage.keep_tables(snapshot.encode(self._image()))
        except (OSError, NotSaved, Damaged) as error:
            self._tell("Chưa cất được dữ liệu đang hiển thị", error)

    def write_snapshot(self) -> None:
        """Write ``db.json`` for a quick next start; raises ``OSError`` and ``NotSaved``.

        Under the lock, so that an older one never replaces a newer one.
        """
        with self._alone():
            self._ledger.follow()
            image = self._image()
            snapshot.save(self._folder, image)
        self._snapshot_at = image.mark.position

    def _image(self) -> snapshot.Snapshot:
        saved_at = self._ledger.saved_at
        text = utc_text(saved_at) if saved_at else ""
        return snapshot.Snapshot(self._ledger.tables.memory, self._ledger.log.mark(), text)

    def _back_up(self, *, many: bool = False) -> None:
        good, now = self._ledger.log.position, self._now()
        self._looked_at, self._looked_seq = now, good.seq
        if self._log_path is None:
            return
        if many:
            # Another station may have copied it; without asking, twenty would copy it in turn.
            behind = backup.lines_behind(self._salvage.folder, self._log_path, good.offset)
            many = behind >= backup.EVENTS_BETWEEN
            self._looked_seq -= 0 if many else behind
        if not backup.is_due(self._salvage.folder, good.offset, now, many=many):
            return
        with self._log_path.open("rb") as file:
            content = file.read(good.offset)
        if zlib.crc32(content) == good.crc:  # never push out good copies with a bad one
            backup.rotate(self._salvage.folder, content, now)

    def _tell(self, what: str, error: OSError | NotSaved | Damaged) -> None:
        failure = NotSaved.because(error) if isinstance(error, OSError) else error
        self._salvage.notices.append(f"{what}: {failure.short}.")
