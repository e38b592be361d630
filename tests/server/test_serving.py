"""A whole server in its thread: connections, cutting off, TLS, ports, a kill and a new start."""

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.server import connections
from hoinghi_tui.server.opening import Opened, Wanted, open_server

Open = Callable[..., Opened]


@pytest.fixture
def start(sample_folder: Path) -> Iterator[Open]:
    """Return a function that starts a server on any free port of loopback."""
    running: list[Opened] = []

    def begin(**wanted: object) -> Opened:
        opened = open_server(sample_folder, Wanted(**{"port": 0, **wanted}))
        running.append(opened)
        opened.serving.start()
        return opened

    yield begin
    for opened in running:
        opened.serving.stop()
        assert not opened.serving.is_running()


def port_of(opened: Opened) -> int:
    return opened.house.hosts.port


def get(opened: Opened, path: str, token: str = "") -> int:
    """Ask for a page as a browser that was let in with ``token``; returns the status."""
    link = http.client.HTTPConnection("127.0.0.1", port_of(opened), timeout=10)
    try:
        link.request("GET", path, headers={"Cookie": f"hoinghi={token}"})
        return link.getresponse().status
    finally:
        link.close()


def connect(opened: Opened) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port_of(opened)), timeout=10)


def ask(link: socket.socket, opened: Opened, token: str) -> bytes:
    """Ask on a connection that stays open whether there is a first page; returns the head."""
    host = f"127.0.0.1:{port_of(opened)}"
    link.sendall(f"HEAD / HTTP/1.1\r\nHost: {host}\r\nCookie: hoinghi={token}\r\n\r\n".encode())
    return read_until(link, b"\r\n\r\n")


def read_until(link: socket.socket, end: bytes) -> bytes:
    """Read up to ``end``, or all there is before the server closes the connection."""
    answer = b""
    while not answer.endswith(end) and (more := link.recv(65536)):
        answer += more
    return answer


def is_closed(link: socket.socket) -> bool:
    """Wait until the server closes a connection; False when it says something instead."""
    try:
        return link.recv(1) == b""
    except ConnectionError:
        return True


def test_two_hundred_silent_sockets_leave_the_door_open(start: Open) -> None:
    opened = start()
    _, token = opened.house.stations.admit(Role.DOOR, "127.0.0.1")
    with connect(opened) as door:
        assert ask(door, opened, token).startswith(b"HTTP/1.1 200")
        strangers = [connect(opened) for _ in range(200)]
        try:
            assert get(opened, "/") == 200
            assert ask(door, opened, token).startswith(b"HTTP/1.1 200")
            # The oldest had to go.
            assert is_closed(strangers[0])
        finally:
            for one in strangers:
                one.close()
    assert "quá nhiều kết nối" in {line.reason for line in opened.house.journal.latest()}


def test_a_slow_stranger_is_sent_away_and_a_slow_station_is_not(
    start: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = start()
    _, token = opened.house.stations.admit(Role.DOOR, "127.0.0.1")
    with connect(opened) as door:
        assert ask(door, opened, token).startswith(b"HTTP/1.1 200")
        monkeypatch.setattr(connections, "STRANGER_S", 0.2)
        slow = connect(opened)
        slow.sendall(b"POST /enter HTTP/1.1\r\nContent-Length: 10\r\n")
        assert is_closed(slow)
        slow.close()
        assert ask(door, opened, token).startswith(b"HTTP/1.1 200")
    assert [line.reason for line in opened.house.journal.latest()] == ["kết nối quá chậm"]


def test_one_station_cannot_take_every_connection(start: Open) -> None:
    opened = start()
    _, token = opened.house.stations.admit(Role.DOOR, "127.0.0.1")
    links = [connect(opened) for _ in range(connections.MOST_OF_STATION + 1)]
    try:
        answers = []
        for link in links:
            with suppress(ConnectionError):
                answers.append(ask(link, opened, token)[:12])
        assert answers.count(b"HTTP/1.1 200") == connections.MOST_OF_STATION
    finally:
        for link in links:
            link.close()


def test_cutting_off_closes_the_connections_of_that_station_at_once(start: Open) -> None:
    opened = start()
    station, token = opened.house.stations.admit(Role.DOOR, "127.0.0.1")
    _, other = opened.house.stations.admit(Role.MC, "127.0.0.1")
    with connect(opened) as cut, connect(opened) as kept:
        assert ask(cut, opened, token).startswith(b"HTTP/1.1 200")
        assert ask(kept, opened, other).startswith(b"HTTP/1.1 303")
        opened.serving.cut_off(station.id)
        assert is_closed(cut)
        assert ask(kept, opened, other).startswith(b"HTTP/1.1 303")
    assert get(opened, "/terminal", token) == 303


def test_leaving_and_coming_in_anew_are_answered_on_the_connection_that_asked(
    start: Open,
) -> None:
    opened = start()
    stations = opened.house.stations
    first, token = stations.admit(Role.DOOR, "127.0.0.1")
    ours = {"Origin": opened.url, "Content-Type": "application/x-www-form-urlencoded"}
    link = http.client.HTTPConnection("127.0.0.1", port_of(opened), timeout=10)
    for path, form in (
        ("/enter", f"key={opened.house.keys.of(Role.MC).digits}"),
        ("/leave", ""),
        ("/enter", f"key={opened.house.keys.of(Role.BOARD).digits}"),
    ):
        link.request("POST", path, form, {**ours, "Cookie": f"hoinghi={token}"})
        answer = link.getresponse()
        answer.read()
        assert answer.status == 303
        token = answer.headers["Set-Cookie"].partition("=")[2].partition(";")[0]
    link.close()
    assert first not in stations.all()
    assert [station.role for station in stations.all()] == [Role.BOARD]


def test_what_is_no_request_gets_the_headers_too(start: Open) -> None:
    opened = start()
    with connect(opened) as link:
        link.sendall(b"\x16\x03\x01 Nguyen Van A\r\n\r\n")
        answer = read_until(link, b"</html>")
    assert answer.split()[1] == b"400"
    assert b"Content-Security-Policy: default-src 'none'" in answer
    assert b"Server: hoinghi\r\n" in answer
    assert b"Nguyen" not in answer
    assert [line.reason for line in opened.house.journal.latest()] == ["yêu cầu hỏng"]


def test_a_server_started_again_knows_its_stations(start: Open) -> None:
    first = start()
    kept, token = first.house.stations.admit(Role.DOOR, "127.0.0.1", "Cửa")
    cut, cut_token = first.house.stations.admit(Role.DOOR, "127.0.0.1")
    first.house.stations.cut_off(cut.id)
    port = port_of(first)
    first.serving.stop()
    second = start(port=port)
    assert [station.id for station in second.house.stations.all()] == [kept.id]
    assert get(second, "/phone", token) != 303
    assert get(second, "/phone", cut_token) == 303


def test_a_port_in_use_is_told_with_another_one(start: Open) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(Refused, match=f"Cổng {port} đang có .* --port [0-9]+"):
            start(port=port)
    start(port=port)


def test_a_conference_is_served_once_at_a_time(start: Open) -> None:
    first = start()
    with pytest.raises(Refused, match="đang có máy chủ chạy"):
        start()
    first.serving.stop()
    start()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("0.0.0.0", "Không mở ở mọi địa chỉ"),
        ("::", "Không mở ở mọi địa chỉ"),
        ("192.0.2.7", "Máy này không có địa chỉ"),
        ("may-chu", "không phải địa chỉ"),
        ("*", "không phải địa chỉ"),
    ],
)
def test_only_an_address_of_this_machine_is_opened(start: Open, address: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        start(address=address)


def test_tls_by_a_certificate_of_its_own_kept_for_the_next_start(start: Open) -> None:
    pytest.importorskip("cryptography")
    first = start(tls=True)
    assert first.url.startswith("https://127.0.0.1:")
    assert len(first.fingerprint) == 32 * 3 - 1
    trusting = ssl.create_default_context(
        cadata=ssl.get_server_certificate(("127.0.0.1", port_of(first)))
    )
    link = http.client.HTTPSConnection("127.0.0.1", port_of(first), timeout=10, context=trusting)
    link.request("GET", "/")
    answer = link.getresponse()
    answer.read()
    assert answer.status == 200
    link.close()
    first.serving.stop()
    assert start(tls=True).fingerprint == first.fingerprint


def test_two_hundred_unfinished_handshakes_leave_the_door_open(start: Open) -> None:
    pytest.importorskip("cryptography")
    opened = start(tls=True)
    strangers = [connect(opened) for _ in range(200)]
    try:
        assert ssl.get_server_certificate(("127.0.0.1", port_of(opened)), timeout=10)
    finally:
        for one in strangers:
            one.close()


def test_plain_words_to_a_tls_server_stop_nobody(start: Open) -> None:
    pytest.importorskip("cryptography")
    opened = start(tls=True)
    with connect(opened) as link:
        link.sendall(b"GET / HTTP/1.1\r\n\r\n")
        while not is_closed(link):
            pass
    assert opened.serving.is_running()
    assert ssl.get_server_certificate(("127.0.0.1", port_of(opened)))


def test_a_certificate_that_is_none_is_refused(start: Open, tmp_path: Path) -> None:
    wrong = tmp_path / "x.pem"
    wrong.write_text("xin chào")
    with pytest.raises(Refused, match="hai tệp PEM"):
        start(certificate=wrong, key=wrong)


def test_only_plain_words_over_the_network_are_overheard(start: Open) -> None:
    opened = start()
    assert not opened.is_overheard
    assert replace(opened, address="192.168.1.20").is_overheard
    assert not replace(opened, address="192.168.1.20", fingerprint="AB").is_overheard


def test_the_thread_of_a_stopped_server_is_gone(start: Open) -> None:
    opened = start()
    opened.serving.stop()
    assert "hoinghi-serve" not in {thread.name for thread in threading.enumerate()}
    opened.serving.stop()
