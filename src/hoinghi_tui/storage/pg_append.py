"""One event offered to the table: taken, too late, or nobody knows."""

from contextlib import suppress

from hoinghi_tui.storage.chain import SEAL_LENGTH
from hoinghi_tui.storage.errors import NotSaved
from hoinghi_tui.storage.events import Event
from hoinghi_tui.storage.pg_connection import Cut, Link

# The place must be the very end of the log that this station has read, and be free, and the
# id be new. No identity column: it skips numbers, and a late commit would come before what
# others have read already. Whoever is told of an event finds it committed.
_APPEND = """
    WITH added AS (
        INSERT INTO events (seq, id, line)
        SELECT %s, %s, %s
        WHERE %s = 0 OR EXISTS (SELECT FROM events WHERE seq = %s AND right(line, %s) = %s)
        ON CONFLICT DO NOTHING RETURNING seq
    )
    SELECT pg_notify(%s, seq::text) FROM added
"""
_IS_THERE = "SELECT seq FROM events WHERE seq = %s AND id = %s"
_QUEUE_UP = "SELECT pg_advisory_lock(7, hashtext(%s))"
_GO_ON = "SELECT pg_advisory_unlock(7, hashtext(%s))"


class Unsure(NotSaved):
    """The connection broke in the midst of saving, and the server cannot be asked now."""

    may_be_saved = True

    def __init__(self, failure: NotSaved) -> None:
        super().__init__(
            failure.cause,
            "Chưa rõ việc vừa làm đã lưu hay chưa: máy chủ PostgreSQL mất kết nối đúng lúc ghi. "
            "Hãy kiểm tra mạng; khi nối lại được, xem lại rồi làm lại nếu thiếu.",
        )


class Appender:
    """Adds rows by the connection of one station."""

    def __init__(self, link: Link, schema: str) -> None:
        self._link = link
        self._schema = schema
        self._is_in_line = False

    def offer(self, event: Event, line: bytes, seal: str) -> bool:
        """Save ``line`` of ``event`` behind the line that ends with ``seal``; False: too late.

        When the connection breaks meanwhile, the same row is offered once more: either it
        was saved, or it is now, or its place is taken, so that an old attempt still on its
        way can never come later. Raises ``NotSaved``, and ``Unsure`` when that fails, too.
        """
        seq, before = event.seq, event.seq - 1
        row = (seq, event.id, line[:-1].decode(), before, before, SEAL_LENGTH - 1, seal)
        self._link.wait_for(len(line))
        try:
            return self._offer(event, (*row, self._schema))
        finally:
            with suppress(NotSaved):
                self._link.wait_for()

    def _offer(self, event: Event, row: tuple[object, ...]) -> bool:
        try:
            return bool(self._link.run(_APPEND, *row))
        except Cut:
            try:
                added = self._link.ask(_APPEND, *row)
                return bool(added or self._link.ask(_IS_THERE, event.seq, event.id))
            except NotSaved as failure:
                raise Unsure(failure) from None

    def queue_up(self) -> None:
        """Wait behind others that were too late, so that none is so again and again.

        It is a courtesy: who waits in vain goes without, after ``LOCK_WAIT``.
        """
        if not self._is_in_line:
            with suppress(NotSaved):
                self._link.ask(_QUEUE_UP, self._schema)
                self._is_in_line = True

    def let_others(self, *, is_away: bool) -> None:
        """Let the next one in line try."""
        if not self._is_in_line:
            return
        self._is_in_line = False
        try:
            if not is_away:
                self._link.run(_GO_ON, self._schema)
                return
        except (Cut, NotSaved):
            pass
        self._link.close()  # the server lets go of it then
