"""Connections to PostgreSQL that never keep anybody waiting for long."""

from typing import Any, TypeVar

import psycopg
from psycopg import conninfo, errors
from psycopg.abc import PQGen

from hoinghi_tui.storage.errors import NotSaved
from hoinghi_tui.storage.pg_address import Address
from hoinghi_tui.storage.pg_errors import connect_failure, failure_of, is_cut

FORMAT = 1
"""Version of the tables, written by ``pg_schema``."""
CONNECT_S = 2
ANSWER_S = 3.0
"""How long a person at a desk waits for the server before the action counts as not saved."""
BIG = 200_000
SLOWEST_PER_S = 500_000
"""Bytes that a poor wireless network still carries; a list of thousands has some millions."""
_HEAD_START_S = 0.5
LOCK_WAIT = "2s"
_ENDINGS = (
    "-c synchronous_commit=on",
    # The server, too, is to notice soon that a desk is gone.
    "-c tcp_keepalives_idle=5",
    "-c tcp_keepalives_interval=2",
)
_PROBE = "SELECT version, has_table_privilege('events', 'INSERT') FROM format"
_IS_HIDDEN = (
    "SELECT FROM pg_namespace WHERE nspname = %s AND NOT has_schema_privilege(oid, 'USAGE')"
)
_T = TypeVar("_T")
Rows = list[tuple[Any, ...]]


class Connection(psycopg.Connection[tuple[Any, ...]]):
    """A connection that is given up when the server does not answer in ``patience`` seconds.

    A server can be silent while the network still takes its packets (a stopped process, a
    disk that hangs); neither TCP nor the server's own timeouts end that. psycopg can give up
    waiting since 3.3.7.
    """

    patience: float = ANSWER_S

    def wait(self, gen: PQGen[_T], interval: float = 0.1, timeout: float | None = None) -> _T:
        """Wait for an answer; a connection that failed in the midst of one is closed."""
        try:
            return super().wait(gen, interval, self.patience if timeout is None else timeout)
        except psycopg.OperationalError as error:
            if error.sqlstate is None:  # no answer of the server's
                self.close()
            raise


def connect(address: Address, patience: float = ANSWER_S, at: str = "") -> Connection:
    """Open a connection on which each statement is a durable transaction of its own.

    The server ends a statement a little before we lose ``patience``, in seconds, so that
    what is refused is known to be refused. ``at`` is the IP address of the server where it is
    known. Raises ``NotSaved``.
    """
    try:
        connection = Connection.connect(_parameters(address, patience, at), autocommit=True)
    except psycopg.Error as error:
        raise connect_failure(error) from None  # its text may hold parts of the address
    connection.patience = patience
    return connection


def _parameters(address: Address, patience: float, at: str) -> str:
    timeout = f"-c statement_timeout={_timeout(patience)}"
    lock = f"-c lock_timeout={LOCK_WAIT}"
    path = f"-c search_path={address.schema}"
    given = conninfo.conninfo_to_dict(address.conninfo)
    wanted: dict[str, Any] = {
        "connect_timeout": CONNECT_S,
        "application_name": "hoinghi-tui",
        "client_encoding": "utf8",
        "gssencmode": "disable",
        "tcp_user_timeout": int(1000 * ANSWER_S),
        "keepalives_idle": 5,
        "keepalives_interval": 2,
        "keepalives_count": 3,
    }
    wanted |= {key: value for key, value in given.items() if value is not None}
    if at and "host" in wanted and "," not in str(wanted["host"]):
        wanted.setdefault("hostaddr", at)
    wanted["options"] = " ".join((str(given.get("options") or ""), path, timeout, lock, *_ENDINGS))
    return conninfo.make_conninfo("", **wanted)


def _timeout(patience: float) -> str:
    return f"{int(1000 * (patience - _HEAD_START_S))}ms"


def _probe(connection: Connection, schema: str) -> bool:
    """Check that the tables are there and ours; return whether events may be added."""
    try:
        version, may_append = connection.execute(_PROBE).fetchall()[0]
    except errors.UndefinedTable:
        # So it looks, too, to a role that may not look into the schema.
        hidden = connection.execute(_IS_HIDDEN, (schema,)).fetchall()
        raise NotSaved("server_denied" if hidden else "server_no_tables") from None
    except psycopg.Error as error:
        raise failure_of(error) from None
    except IndexError:
        raise NotSaved("server_no_tables") from None
    if version != FORMAT:
        raise NotSaved("server_format")
    return bool(may_append)


class Cut(Exception):  # noqa: N818
    """The connection broke under a statement: it was done or it was not."""


class Link:
    """One connection that is made when it is needed, and again after it broke."""

    def __init__(self, address: Address, patience: float) -> None:
        self._address = address
        self._patience = patience
        self._connection: Connection | None = None
        self._at = ""
        self.may_append = True
        """Whether the role may add events, as far as is known."""

    def run(self, statement: Any, *values: object) -> Rows:
        """Run one statement; raises ``Cut`` when its fate is unknown, ``NotSaved`` else."""
        connection = self._connection or self._open()
        try:
            return connection.execute(statement, values).fetchall()
        except psycopg.Error as error:
            if not is_cut(error) and not connection.closed:
                raise failure_of(error) from None
            self.close()
            raise Cut from None

    def ask(self, statement: Any, *values: object) -> Rows:
        """Run a statement that may be run twice: again once where the connection broke."""
        try:
            return self.run(statement, *values)
        except Cut:
            try:
                return self.run(statement, *values)
            except Cut:
                raise NotSaved("server_away") from None

    def wait_for(self, size: int = 0) -> None:
        """Wait from now on as long as ``size`` bytes deserve; raises ``NotSaved``."""
        patience = ANSWER_S + (size / SLOWEST_PER_S if size > BIG else 0.0)
        if self._patience == patience:
            return
        self._patience = patience
        if self._connection is None:
            return  # the next one begins with it
        self._connection.patience = patience
        self.ask("SELECT set_config('statement_timeout', %s, false)", _timeout(patience))

    def _open(self) -> Connection:
        # Looking a name up again may take many seconds without a network, whatever time is
        # left for connecting. Where nothing answers any more the name is asked for next time.
        at, self._at = self._at, ""
        connection = connect(self._address, self._patience, at)
        self._at = connection.info.hostaddr
        try:
            self.may_append = _probe(connection, self._address.schema)
        except NotSaved:
            connection.close()
            raise
        self._connection = connection
        return connection

    def close(self) -> None:
        """Let go of the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
