"""What a PostgreSQL server or the way to it refuses, in words for the person at the desk."""

import psycopg
from psycopg import errors as pg

from hoinghi_tui.storage.errors import NotSaved

_BY_STATE: tuple[tuple[tuple[type[psycopg.Error], ...], str], ...] = (
    ((pg.UndefinedTable, pg.InvalidSchemaName, pg.UndefinedColumn), "server_no_tables"),
    ((pg.InsufficientPrivilege, pg.ReadOnlySqlTransaction), "server_denied"),
    ((pg.InvalidPassword, pg.InvalidAuthorizationSpecification), "server_password"),
    ((pg.InvalidCatalogName,), "server_no_database"),
    ((pg.QueryCanceled, pg.LockNotAvailable), "server_busy"),
    ((pg.TooManyConnections,), "server_crowded"),
    ((pg.DiskFull,), "server_full"),
)

# libpq tells why it could not connect by words alone.
_BY_WORDS = (
    ("invalid sslmode", "server_address"),
    ("invalid port", "server_address"),
    ("invalid integer value", "server_address"),
    ("password authentication failed", "server_password"),
    ("no password supplied", "server_password"),
    ("authentication failed", "server_password"),
    ("pg_hba.conf", "server_denied"),
    ("permission denied for database", "server_denied"),
    ("is not permitted to log in", "server_denied"),
    ("certificate", "server_tls"),
    ("ssl", "server_tls"),
    ("too many clients", "server_crowded"),
    ("too many connections", "server_crowded"),
    ("connection slots", "server_crowded"),
)
_BROKEN = (psycopg.OperationalError, psycopg.InterfaceError)


def is_cut(error: psycopg.Error) -> bool:
    """Tell whether the connection broke, so that nobody knows what the server did."""
    gone = (pg.AdminShutdown, pg.CrashShutdown, pg.CannotConnectNow, pg.DatabaseDropped)
    return isinstance(error, gone) or (isinstance(error, _BROKEN) and error.sqlstate is None)


def failure_of(error: psycopg.Error) -> NotSaved:
    """Return what refused a query on an open connection."""
    for kinds, cause in _BY_STATE:
        if isinstance(error, kinds):
            return NotSaved(cause)
    return NotSaved("server_away" if is_cut(error) else "server_fault")


def connect_failure(error: psycopg.Error) -> NotSaved:
    """Return why no connection could be made; nothing of an address is repeated."""
    if isinstance(error, psycopg.ProgrammingError):
        return NotSaved("server_address")
    if error.sqlstate is not None:
        return failure_of(error)
    words = str(error).lower()
    if "does not exist" in words and "database" in words.split("fatal:")[-1]:
        return NotSaved("server_no_database")
    if "does not exist" in words and "role" in words.split("fatal:")[-1]:
        return NotSaved("server_password")
    for part, cause in _BY_WORDS:
        if part in words:
            return NotSaved(cause)
    return NotSaved("server_away")
