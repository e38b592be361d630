"""A cable between a desk and its server that can be cut at any moment."""

import select
import socket
import struct
import threading
from contextlib import suppress

_LINGER_OFF = struct.pack("ii", 1, 0)


class Cable:
    """Passes bytes from a port of its own to a server's, until it is told otherwise.

    What is armed holds for the next packet of a desk that contains ``needle``:

    * ``lose_answer``: the server gets it and answers, but the answer never arrives;
    * ``lose_request``: the server never gets it;
    * ``delay_request``: the desk is cut off, and the server gets it by ``deliver``.
    """

    def __init__(self, port: int) -> None:
        self._server = ("127.0.0.1", port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._armed: tuple[str, bytes] | None = None
        self._is_up = True
        self._then_down = False
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._late: tuple[socket.socket, bytes] | None = None
        self.happened = threading.Event()
        threading.Thread(target=self._accept, daemon=True).start()

    def arm(self, what: str, needle: str, *, then_down: bool = False) -> None:
        """Have one thing go wrong; ``then_down``: and nobody gets through afterwards."""
        self._then_down = then_down
        self.happened.clear()
        self._armed = (what, needle.encode())

    def up(self) -> None:
        """Let everybody through again."""
        self._is_up = True

    def deliver(self) -> bytes:
        """Hand the delayed packet to the server and return what it answers until it is done."""
        assert self._late is not None
        server, packet = self._late
        server.sendall(packet)
        server.settimeout(5)
        answer = b""
        while b"Z\0\0\0\5" not in answer:  # ReadyForQuery
            answer += server.recv(65536)
        server.close()
        return answer

    def close(self) -> None:
        """Cut all connections."""
        self._listener.close()
        for pair in self._pairs:
            _cut(*pair)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                desk, _ = self._listener.accept()
                if not self._is_up:
                    _cut(desk)
                    continue
                server = socket.create_connection(self._server)
                self._pairs.append((desk, server))
                threading.Thread(target=self._pass_on, args=(desk, server), daemon=True).start()

    def _pass_on(self, desk: socket.socket, server: socket.socket) -> None:
        is_deaf = False
        with suppress(OSError, ValueError):
            while True:
                ready, _, _ = select.select([desk, server], [], [])
                if server in ready:
                    answer = server.recv(1 << 20)
                    if is_deaf:
                        self.happened.set()
                    if is_deaf or not answer:
                        break
                    desk.sendall(answer)
                if desk not in ready:
                    continue
                packet = desk.recv(1 << 20)
                what = self._what_happens_to(packet)
                if what == "delay_request":
                    self._late = (server, packet)
                    self.happened.set()
                    _cut(desk)
                    return
                if what == "lose_request" or not packet:
                    self.happened.set()
                    break
                is_deaf = what == "lose_answer"
                server.sendall(packet)
        _cut(desk, server)

    def _what_happens_to(self, packet: bytes) -> str:
        if self._armed is None or self._armed[1] not in packet:
            return ""
        what, self._armed = self._armed[0], None
        self._is_up = not self._then_down
        return what


def _cut(*ends: socket.socket) -> None:
    """Close with a reset, as a pulled cable and an impatient router do."""
    for end in ends:
        with suppress(OSError):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_OFF)
            end.shutdown(socket.SHUT_RDWR)
        with suppress(OSError):
            end.close()
