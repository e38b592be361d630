"""Bytes that are set aside instead of thrown away, and what people are told of it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from hoinghi_tui.storage import disk
from hoinghi_tui.storage.events import Event, utc_text

BACKUP_FOLDER = "backup"


def stamp(instant: datetime) -> str:
    """Return an instant for a file name: "20251215-004112", UTC."""
    return utc_text(instant)[:19].replace("-", "").replace(":", "").replace("T", "-")


class Salvage:
    """Writes into ``backup/``, unless the folder is only viewed, and keeps the notices."""

    def __init__(self, folder: Path, now: Callable[[], datetime], *, writable: bool) -> None:
        self.folder = folder / BACKUP_FOLDER
        self._now = now
        self._writable = writable
        self.notices: list[str] = []

    def _keep(self, name: str, ending: str, content: bytes) -> str:
        path = self.folder / f"{name}-{stamp(self._now())}{ending}"
        return f"{BACKUP_FOLDER}/{disk.write_new(path, content).name}"

    def quarantine(self, rest: bytes, line: int) -> None:
        """Keep the bytes of a write that was cut off; raises ``OSError``."""
        kept = self._keep("torn", ".bin", rest)
        self.notices.append(
            f"Dòng cuối (dòng {line}) của events.jsonl ghi dở khi máy tắt đột ngột, đã cất vào "
            f"{kept}. Hãy xem lại việc cuối cùng và làm lại nếu thiếu."
        )

    def rescue(self, log: bytes) -> None:
        """Keep what was read of a log that was deleted or replaced; raises ``OSError``."""
        if not self._writable:
            return
        kept = self._keep("rescued", ".jsonl", log)
        self.notices.append(
            f"Tệp events.jsonl đã bị xóa hoặc thay khi đang mở. Toàn bộ việc đã lưu được cứu vào "
            f"{kept}."
        )

    def set_aside(self, snapshot: bytes, why: str) -> None:
        """Keep a snapshot that was not used; ``why`` is a Vietnamese clause. Raises ``OSError``."""
        kept = self._keep("db", ".json", snapshot)
        self.notices.append(
            f"Bảng dữ liệu db.json {why}; đã dựng lại từ nhật ký, tệp cũ cất vào {kept}."
        )

    def keep_tables(self, snapshot: bytes) -> None:
        """Keep the tables of a conference whose log was lost while open; raises ``OSError``."""
        if not self._writable:
            return
        kept = self._keep("db", ".json", snapshot)
        self.notices.append(f"Dữ liệu đang hiển thị đã được cất vào {kept}.")

    def tell_withdrawn(self, event: Event) -> None:
        """Tell that another station's action, shown already, did not become durable."""
        self.notices.append(
            f"{event.station} không lưu được “{event.note or event.kind}” nên việc này đã rút lại."
        )

    def tell_saved_after_all(self, event: Event) -> None:
        """Tell that an action reported as not saved is in the log for good."""
        self.notices.append(
            f"“{event.note or event.kind}” trước đó báo chưa lưu, nay đã có trong nhật ký."
        )
