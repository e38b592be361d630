"""The table of events in a PostgreSQL database, and who may do what with it."""

from dataclasses import dataclass

import psycopg
from psycopg import sql

from hoinghi_tui.storage.errors import NotSaved
from hoinghi_tui.storage.pg_address import read_address
from hoinghi_tui.storage.pg_connection import FORMAT, Connection, connect
from hoinghi_tui.storage.pg_errors import failure_of

_PATIENCE_S = 30.0
_TABLES = """
    CREATE TABLE IF NOT EXISTS events (
        seq bigint PRIMARY KEY CHECK (seq > 0),
        id text NOT NULL UNIQUE,
        line text NOT NULL
    );
    COMMENT ON TABLE events IS
        'hoinghi-tui: one row is one line of events.jsonl, sealed by a checksum over all before it';
    CREATE TABLE IF NOT EXISTS format (version integer NOT NULL);
    INSERT INTO format SELECT {version} WHERE NOT EXISTS (SELECT FROM format)
"""
_RIGHTS = """
    GRANT USAGE ON SCHEMA {schema} TO {role};
    GRANT SELECT, INSERT ON events TO {role};
    GRANT SELECT ON format TO {role}
"""
_FOUND = """
    SELECT (SELECT version FROM format), (SELECT count(*) FROM events),
        current_database(), current_setting('fsync') = 'on'
"""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What ``prepare`` found or made."""

    database: str
    schema: str
    created: bool
    """Whether the tables were not there before."""
    events: int
    role: str | None
    """Whom the rights were given to."""
    durable: bool
    """Whether the server writes to its disk before it confirms (``fsync``)."""


def prepare(url: str, role: str | None = None) -> Prepared:
    """Create schema and tables where they are missing, all or nothing; may be repeated.

    ``role``, which must exist, then may look and add, and neither change nor delete what is
    there. Raises ``NotSaved``.
    """
    address = read_address(url)
    connection = connect(address, _PATIENCE_S)
    try:
        with connection.transaction():
            return _prepare(connection, address.schema, role)
    except psycopg.errors.UndefinedObject as error:
        raise NotSaved(
            "server_denied",
            "Máy chủ chưa có người dùng được nêu sau --role. Hãy tạo trước bằng psql: "
            "CREATE ROLE TÊN LOGIN PASSWORD '…'",
        ) from error
    except psycopg.Error as error:
        raise failure_of(error) from None
    finally:
        connection.close()


def _prepare(connection: Connection, schema: str, role: str | None) -> Prepared:
    encoding = connection.execute("SHOW server_encoding").fetchall()[0][0]
    if encoding != "UTF8":
        raise NotSaved("server_encoding")
    # Two that prepare at once: the second waits, and finds all done.
    connection.execute("SELECT pg_advisory_xact_lock(hashtext('hoinghi-tui'))")
    there = connection.execute("SELECT to_regclass('events') IS NOT NULL").fetchall()[0][0]
    if not there:
        name = sql.Identifier(schema)
        connection.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(name))
        connection.execute(sql.SQL(_TABLES).format(version=sql.Literal(FORMAT)))
    version, events, database, durable = connection.execute(_FOUND).fetchall()[0]
    if version != FORMAT:
        raise NotSaved("server_format")
    if role is not None:
        names = {"schema": sql.Identifier(schema), "role": sql.Identifier(role)}
        connection.execute(sql.SQL(_RIGHTS).format(**names))
    return Prepared(database, schema, not there, events, role, durable)
