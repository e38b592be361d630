"""A whole log put into an empty database at once: all of it, or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from hoinghi_tui.storage.errors import NotSaved
from hoinghi_tui.storage.pg_address import read_address
from hoinghi_tui.storage.pg_connection import Connection, Link, connect
from hoinghi_tui.storage.pg_errors import failure_of
from hoinghi_tui.storage.pg_lines import as_bytes
from hoinghi_tui.storage.whole import Whole

_PATIENCE_S = 60.0
_COUNT = "SELECT count(*) FROM events"
_COPY = "COPY events (seq, id, line) FROM STDIN"
_LINES = "SELECT seq, id, line FROM events ORDER BY seq"


def is_empty(url: str) -> bool:
    """Tell whether no event is there; raises ``NotSaved`` where tables or rights are missing."""
    link = Link(read_address(url), _PATIENCE_S)
    try:
        return link.ask(_COUNT) == [(0,)]
    finally:
        link.close()


@contextmanager
def filling(url: str, whole: Whole) -> Iterator[None]:
    """Save all events as one transaction, which ends with the block.

    What the block raises leaves the database as it was. The rows are read back and compared
    before the block is entered. Raises ``NotSaved``, also when somebody else began there.
    """
    if not is_empty(url):
        raise _taken()
    connection = connect(read_address(url), _PATIENCE_S)
    try:
        with connection.transaction():
            _write(connection, whole)
            yield
    except psycopg.errors.UniqueViolation:
        raise _taken() from None
    except psycopg.Error as error:
        failure = failure_of(error)
        raise NotSaved(failure.cause, _UNSURE if failure.cause == "server_away" else None) from None
    finally:
        connection.close()


_UNSURE = (
    "Máy chủ PostgreSQL mất kết nối đúng lúc ghi nên chưa rõ đã chép xong hay chưa. Khi nối lại "
    "được, hãy chạy lại lệnh này: nếu máy chủ đã có hội nghị thì việc chép đã xong."
)


def _taken() -> NotSaved:
    return NotSaved(
        "server_replaced",
        "Cơ sở dữ liệu vừa có một hội nghị khác nên không ghi vào nữa. Hãy dùng cơ sở dữ liệu "
        "trống.",
    )


def _write(connection: Connection, whole: Whole) -> None:
    lines = whole.log.decode().split("\n")[:-1]
    rows = [(event.seq, event.id, line) for event, line in zip(whole.events, lines, strict=True)]
    with connection.cursor() as cursor:
        with cursor.copy(_COPY) as copy:
            for row in rows:
                copy.write_row(row)
        found = cursor.execute(_LINES).fetchall()
    there = b"".join(as_bytes(line) for _, _, line in found)
    if there != whole.log or [row[:2] for row in found] != [row[:2] for row in rows]:
        raise NotSaved("server_fault")
