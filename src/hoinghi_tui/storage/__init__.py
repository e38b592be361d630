"""Rows of named tables, kept durably: an event log first, TinyDB tables second.

Knows nothing of conferences. ``docs/storage.md`` describes the files and the faults.
"""

from hoinghi_tui.storage.chain import Upcaster
from hoinghi_tui.storage.errors import Conflict, Damaged, NotSaved
from hoinghi_tui.storage.events import Event, Op, Row
from hoinghi_tui.storage.file_log import FileLog
from hoinghi_tui.storage.log import Log
from hoinghi_tui.storage.store import Store
from hoinghi_tui.storage.verify import VerifyReport, verify

__all__ = [
    "Conflict",
    "Damaged",
    "Event",
    "FileLog",
    "Log",
    "NotSaved",
    "Op",
    "Row",
    "Store",
    "Upcaster",
    "VerifyReport",
    "verify",
]
