"""A real `hoinghi-tui serve` on loopback, the door that works at it, and raw ways to attack it."""

import json
import os
import secrets
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

PATIENCE_S = 20.0
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json"}

PASSWORD = "mat-khau-cua-may-chu-co-so-du-lieu"
"""A secret of the server's environment, for whom it starts to be looked at."""


class Server:
    """One server in a process of its own, started in ``cwd``; what it prints as it comes."""

    def __init__(self, folder: Path, state: Path, cwd: Path) -> None:
        words = ["serve", str(folder), "--port", "0", "--json"]
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "hoinghi_tui", *words],
            stdout=subprocess.PIPE,
            text=True,
            cwd=cwd,
            env=os.environ | {"XDG_STATE_HOME": str(state), "PGPASSWORD": PASSWORD},
        )
        self.said: list[str] = []
        self._keys: dict[str, dict[str, str]] = {}
        self._news = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.key("board")  # the last of the four
        self.url = json.loads(self.said[0])["url"]
        self.port = int(self.url.rpartition(":")[2])
        self.host = f"Host: 127.0.0.1:{self.port}\r\n".encode()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._news:
                self.said.append(line)
                fact = json.loads(line)
                if "digits" in fact:
                    self._keys[fact["role"]] = fact
                self._news.notify_all()

    def wait_for(self, word: str) -> str:
        """Wait until it has printed a line with a word, and return the line."""
        with self._news:
            assert self._news.wait_for(lambda: self._line(word), PATIENCE_S), word
        return self._line(word)

    def _line(self, word: str) -> str:
        return next((line for line in reversed(self.said) if word in line), "")

    def key(self, role: str, old: str = "") -> tuple[str, str]:
        """Return token and digits of a role as printed; waits for others than ``old`` digits."""
        with self._news:
            assert self._news.wait_for(
                lambda: role in self._keys and self._keys[role]["digits"] != old, PATIENCE_S
            )
            fact = self._keys[role]
        return fact["url"].partition("#")[2], fact["digits"]

    def stop(self) -> None:
        self.process.terminate()
        assert self.process.wait(PATIENCE_S) == 0
        self._reader.join()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def children(self) -> dict[int, list[str]]:
        """Return what it has started: the words of each command by the number of the process."""
        found = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        numbers = [int(number) for file in found for number in file.read_text().split()]
        return {one: Path(f"/proc/{one}/cmdline").read_text().split("\0") for one in numbers}

    # -- asking ----------------------------------------------------------------------------

    def link(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | str | None = None,
        cookie: str = "",
        headers: Mapping[str, str] | None = None,
        *,
        link: HTTPConnection | None = None,
    ) -> tuple[int, Mapping[str, str], bytes]:
        """Ask as a page of the server would; returns status, headers and body.

        ``link`` is a connection to ask on, which stays open.
        """
        kept, link = link, link or self.link()
        sent = {"Origin": self.url, "Cookie": f"hoinghi={cookie}", **(headers or {})}
        try:
            link.request(method, path, body, sent)
            answer = link.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            if kept is None:
                link.close()

    def enter(self, said: str, name: str = "", cookie: str = "") -> tuple[int, str]:
        """Send a key; returns the status and the cookie that was given."""
        form = f"token={quote(said)}&name={quote(name)}"
        status, headers, _ = self.ask("POST", "/enter", form, cookie, FORM)
        return status, headers.get("Set-Cookie", "").partition("=")[2].partition(";")[0]

    def let_in(self, role: str, name: str = "") -> str:
        """Let a station in and return its cookie, waiting until the used key was replaced."""
        token, digits = self.key(role)
        status, cookie = self.enter(token, name)
        assert status == 303
        self.key(role, old=digits)
        return cookie

    def connect(self, address: str = "127.0.0.1") -> socket.socket:
        """Connect from an address of loopback, which has millions of them."""
        there = ("127.0.0.1", self.port)
        return socket.create_connection(there, PATIENCE_S, source_address=(address, 0))

    def raw(self, request: bytes) -> bytes:
        """Send bytes that no browser would; returns all that comes until nothing does."""
        with self.connect() as link:
            link.sendall(request)
            link.settimeout(0.3)
            return rest(link)

    @contextmanager
    def socket(self, cookie: str, headers: bytes = b"") -> Iterator[socket.socket]:
        """Open the websocket of a station's program, without anything that would mask a frame."""
        with self.connect() as link:
            link.sendall(
                b"GET /terminal/ws?width=80&height=24 HTTP/1.1\r\n"
                + self.host
                + f"Origin: {self.url}\r\nCookie: hoinghi={cookie}\r\n".encode()
                + b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + headers
                + b"\r\n"
            )
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                head += link.recv(1)
            assert head.startswith(b"HTTP/1.1 101"), head
            assert b"Sec-WebSocket-Extensions" not in head
            yield link


class Door:
    """A phone at the door, which checks in one delegate after the other."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self.cookie = server.let_in("door", "Cửa chính")
        found = [one for letter in "nhtla" for one in self.ask("search", query=letter)["people"]]
        self._expected = list(dict.fromkeys(one["person"] for one in found))
        self.came: list[str] = []

    def ask(self, path: str, **what: object) -> dict[str, object]:
        """Ask, and again under the same id when the connection was lost, as the page does."""
        headers = JSON | {"X-Action": secrets.token_hex(8)}
        asked = ("POST", f"/phone/{path}", json.dumps(what), self.cookie, headers)
        try:
            status, _, told = self._server.ask(*asked)
        except ConnectionError:
            status, _, told = self._server.ask(*asked)
        assert status == 200, told
        return json.loads(told)

    def lets_in(self) -> float:
        """Check in the next one; returns the seconds until that was acknowledged."""
        person = self._expected.pop()
        began = time.monotonic()
        shown = self.ask("check-in", person=person, accept=True)["shown"]
        assert shown["event"], shown
        self.came.append(person)
        return time.monotonic() - began


def frame(data: bytes, *, kind: int = 1, first: int = 0x80, length: int | None = None) -> bytes:
    """Return one frame of a websocket; ``first`` are the bits before its kind."""
    size = len(data) if length is None else length
    if size < 126:
        head = bytes([0x80 | size])
    elif size < 2**16:
        head = b"\xfe" + struct.pack(">H", size)
    else:
        head = b"\xff" + struct.pack(">Q", size)
    return bytes([first | kind]) + head + bytes(4) + data


def typed(text: str) -> bytes:
    return frame(json.dumps(["stdin", text, 1]).encode())


def rest(link: socket.socket) -> bytes:
    """Read until the other side closes, or says nothing for as long as the link waits."""
    heard = b""
    try:
        while more := link.recv(65536):
            heard += more
    except OSError:
        pass
    return heard


def hear(link: socket.socket, word: str) -> None:
    """Read until a word has come."""
    heard, wanted = b"", word.encode()
    link.settimeout(PATIENCE_S)
    while wanted not in heard:
        more = link.recv(65536)
        assert more, heard[-500:]
        heard = heard[-len(wanted) :] + more


def is_closed(link: socket.socket) -> bool:
    """Read to the end, taking leave as is usual; tells whether there was one."""
    link.settimeout(3)
    try:
        while told := link.recv(65536):
            if b"\x88\x02" in told:
                link.sendall(frame(told[-2:], kind=8))
    except TimeoutError:
        return False
    except OSError:
        return True
    return True
