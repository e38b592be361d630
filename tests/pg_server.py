"""A PostgreSQL server of the tests' own, on loopback, with databases that come and go quickly."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

PASSWORD = "mật khẩu@:/"
_QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")
_SMALL = ("shared_buffers=16MB", "autovacuum=off")


def programs() -> Path | None:
    """Return the folder of the newest PostgreSQL's own programs; Debian keeps them off PATH."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


class PgServer:
    """One cluster in a temporary folder; stopped and removed by ``remove``."""

    def __init__(self, bin_folder: Path, *, durable: bool = False, connections: int = 60) -> None:
        self._bin = bin_folder
        self._connections = connections
        self.folder = Path(tempfile.mkdtemp(prefix="hoinghi-pg-"))
        self.data = self.folder / "data"
        self._durable = durable
        if os.geteuid() == 0:  # the server refuses to run as root
            shutil.chown(self.folder, "postgres")
        secret = self.folder / "password"
        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        self._run(
            "initdb", "-D", self.data, "-U", "quan_tri", "--encoding=UTF8", "--locale=C.UTF-8",
            "--auth=scram-sha-256", f"--pwfile={secret}", "--no-sync", "--no-instructions",
        )  # fmt: skip
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.start()

    def _run(self, program: str, *words: object) -> None:
        command = [str(self._bin / program), *map(str, words)]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        done = subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", check=False
        )
        assert done.returncode == 0, (program, done.stderr.decode())

    def start(self) -> None:
        """Start the server and wait until it accepts connections."""
        settings = [*_SMALL, f"max_connections={self._connections}"]
        settings += [] if self._durable else _QUICK
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.folder} " + " ".join(
            f"-c {setting}" for setting in settings
        )
        self._run(
            "pg_ctl", "-D", self.data, "-l", self.folder / "log", "-w", "-o", options, "start"
        )

    def stop(self, mode: str = "immediate") -> None:
        """Stop the server: "immediate" is what a power cut does to it."""
        self._run("pg_ctl", "-D", self.data, "-w", "-m", mode, "stop")

    def set(self, name: str, value: str) -> None:
        """Change a setting and wait until new connections are served under it."""
        self.execute(f"ALTER SYSTEM SET {name} = '{value}'")
        loaded = self.execute("SELECT pg_conf_load_time()")
        self.execute("SELECT pg_reload_conf()")
        for _ in range(500):
            if self.execute("SELECT pg_conf_load_time()") != loaded:
                return
            time.sleep(0.01)
        raise TimeoutError(name)

    @property
    def pid(self) -> int:
        """Process id of the server, to be stopped and continued."""
        return int((self.data / "postmaster.pid").read_text().split()[0])

    def url(self, schema: str = "hoinghi", *, user: str = "quan_tri", port: int = 0) -> str:
        """Return the address of one conference, with the password."""
        who = f"{user}:{quote(PASSWORD, safe='')}"
        return f"postgresql://{who}@127.0.0.1:{port or self.port}/postgres?schema={schema}"

    def execute(self, statement: str, *values: object) -> list[tuple]:
        """Run one statement as the administrator."""
        import psycopg

        url = self.url().partition("?")[0]
        with psycopg.connect(url, autocommit=True) as connection:
            cursor = connection.execute(statement, values or None)
            return cursor.fetchall() if cursor.description else []

    def remove(self) -> None:
        """Stop the server and leave nothing behind."""
        try:
            if (self.data / "postmaster.pid").exists():
                self.stop()
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def running(
    bin_folder: Path, *, durable: bool = False, connections: int = 60
) -> Iterator[PgServer]:
    """Run a server of one's own."""
    server = PgServer(bin_folder, durable=durable, connections=connections)
    try:
        yield server
    finally:
        server.remove()


if __name__ == "__main__":  # for trying things by hand
    folder = programs()
    assert folder is not None
    with running(folder, durable=True) as by_hand:
        print(by_hand.url(), flush=True)
        sys.stdin.readline()
