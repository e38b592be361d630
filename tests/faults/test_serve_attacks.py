"""One real server attacked from all sides, while a phone at its door goes on checking in.

What a single page refuses is tried in tests/server; here is what only a whole server shows: its
parser, its connections, its programs, its memory, its time.
"""

import gzip
import json
import re
import shutil
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from itertools import cycle
from pathlib import Path

import pytest
from serve_arena import FORM, JSON, PASSWORD, Door, Server, frame, hear, is_closed, typed

from hoinghi_tui.domain.station_roles import ROLE_KINDS, Role
from hoinghi_tui.services.session import Session

pytest.importorskip("textual_serve")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="nhìn vào /proc")

SOON_S = 2.0
"""So soon a check-in is acknowledged, whatever goes on; some milliseconds when nothing does."""

STRANGERS = [f"127.0.0.{number}" for number in range(2, 10)]

TRAP = "import pathlib; pathlib.Path(__file__).with_suffix('.sprung').touch()"


@pytest.fixture(scope="module")
def home(_sample_made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place with the conference, what the server remembers, and a folder to start it in."""
    made = tmp_path_factory.mktemp("attacked")
    shutil.copytree(_sample_made_once, made / "hoi-nghi")
    (made / "cwd").mkdir()
    for name in ("msgspec", "textual", "PIL"):
        (made / "cwd" / f"{name}.py").write_text(TRAP)
    return made


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[Server]:
    started = Server(home / "hoi-nghi", home / "state", home / "cwd")
    yield started
    started.stop()


@pytest.fixture(scope="module")
def door(server: Server) -> Door:
    return Door(server)


@pytest.fixture(scope="module")
def mc(server: Server) -> str:
    """The cookie of a lectern; its program is started by the first test that needs it."""
    return server.let_in("mc", "Bục")


@pytest.fixture(autouse=True)
def the_door_goes_on(server: Server, door: Door) -> Iterator[None]:
    """After every attack the next delegate comes in, soon, and the server is not the larger."""
    yield
    assert door.lets_in() < SOON_S
    assert memory_mib(server.process.pid) < 200


def memory_mib(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def journal(home: Path) -> list[str]:
    (file,) = home.glob("state/hoinghi-tui/serve/*/refusals.txt")
    return file.read_text().splitlines()


# -- keys ----------------------------------------------------------------------------------


def test_who_scans_comes_in_while_a_thousand_wrong_keys_are_tried(server, door):
    token, digits = server.key("awards")
    chosen = "A" * 43
    for start in range(0, 1000, 250):
        link = server.link()
        for number in range(start, start + 250):
            wrong = f"token={number:016}"
            assert server.ask("POST", "/enter", wrong, chosen, FORM, link=link)[0] == 403
        link.close()
        assert door.lets_in() < SOON_S
    status, cookie = server.enter(token, cookie=chosen)
    assert status == 303
    assert cookie != chosen  # a cookie is never one that was brought along
    assert server.ask("GET", "/terminal", cookie=chosen)[0] == 303
    assert server.ask("GET", "/terminal", cookie=cookie)[0] == 200

    # Nobody guesses digits either; who scans still comes in.
    statuses = {server.enter(f"{number:06}")[0] for number in range(30)}
    assert statuses == {403, 429}
    assert server.enter(server.key("awards", old=digits)[0])[0] == 303
    server.let_in("board")


def test_a_key_lets_in_one_of_many_who_send_it_at_once(server):
    token, _ = server.key("board")
    together, answers = threading.Barrier(12), []

    def enter() -> None:
        together.wait()
        answers.append(server.enter(token)[0])

    threads = [threading.Thread(target=enter) for _ in range(12)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(answers) == [303] + [403] * 11


# -- requests ------------------------------------------------------------------------------

SMUGGLED = b"GET /static/base.css HTTP/1.1\r\n%sConnection: close\r\n\r\n"
TWO_LENGTHS = (
    b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"Content-Length: 0\r\nContent-Length: 4\r\n\r\n",
    b"Content-Length: +0\r\n\r\n",
    b"Content-Length: 0x0\r\n\r\n",
    b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    b"Transfer-Encoding: chunked\r\n\r\n0_0\r\n\r\n",
    b"Content-Length: 0\n\r\n",
)


def test_no_second_request_hides_in_the_body_of_a_first(server):
    for lengths in TWO_LENGTHS:
        first = b"POST /leave HTTP/1.1\r\n" + server.host + lengths
        answer = server.raw(first + SMUGGLED % server.host)
        assert answer.count(b"HTTP/1.") == 1, lengths
        assert answer.split()[1] == b"400", lengths


def test_what_no_browser_asks_is_refused(server, mc):
    host, cookie = server.host, f"Cookie: hoinghi={mc}\r\n".encode()
    for status, request in {
        b"400": b"GET / HTTP/1.1\r\n" + host + b"a: b\r\n" * 100_000,
        b"400 ": b"GET / HTTP/1.1\r\n" + host + b"Cookie: " + b"a=b;" * 30_000 + b"\r\n\r\n",
        b"400  ": b"GET / HTTP/1.1\r\n" + host + b"Host: evil.example\r\n\r\n",
        b"421": b"GET / HTTP/1.0\r\n\r\n",
        b"404": b"GET http://evil.example/terminal HTTP/1.1\r\n" + host + cookie + b"\r\n",
        b"404 ": b"CONNECT evil.example:80 HTTP/1.1\r\n" + host + b"\r\n",
        b"404  ": b"OPTIONS * HTTP/1.1\r\n" + host + b"\r\n",
        b"403": b"GET / HTTP/1.1\r\n" + host + b"Upgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
    }.items():
        answer = server.raw(request)
        assert answer.split()[1] == status.strip(), request[:60]
        assert b"evil" not in answer


def test_a_foreign_page_does_not_even_read(server, mc):
    ours = server.host + f"Cookie: hoinghi={mc}\r\n".encode()
    for path in ("/board/live", "/speaker/live", "/par/live", "/terminal", "/phone"):
        for origin in ("http://evil.example", "null", "http://localhost:1", f"{server.url}.evil"):
            asked = f"GET {path} HTTP/1.1\r\nOrigin: {origin}\r\nConnection: close\r\n"
            answer = server.raw(asked.encode() + ours + b"\r\n")
            assert answer.split()[1] == b"403", path
            assert b"Access-Control-Allow-Origin" not in answer
    # A websocket that is spelled so that only some take it for one.
    for name in (b"websocket", b"WebSocket", b"websocket\xa0", b"\x0bwebsocket"):
        asked = b"GET /terminal/ws?width=80&height=24 HTTP/1.1\r\n" + server.host
        asked += f"Cookie: hoinghi={mc}\r\n".encode() + b"Upgrade: " + name
        asked += b"\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        asked += b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        assert server.raw(asked).split()[1] in (b"400", b"403")


# -- bodies --------------------------------------------------------------------------------


def test_bombs_in_bodies_cost_nothing(server, door):
    bomb = gzip.compress(b"k" * 200_000_000, 9)
    action = {"X-Action": "0" * 16}
    for path, headers in (
        ("/enter", FORM),
        ("/phone/search", JSON),
        ("/phone/photo", action),
    ):
        began = time.monotonic()
        cookie = door.cookie
        packed = {**headers, "Content-Encoding": "gzip"}
        assert server.ask("POST", path, bomb, cookie, packed)[0] in (400, 413, 415)
        assert time.monotonic() - began < SOON_S


NO_JSON = {
    "deep": b'{"x":' + b"[" * 60_000,
    "deep objects": b'{"x":' * 12_000,
    "no UTF-8": b'{"query":"\xff"}',
    "half a pair": b'{"query":"\\ud800"}',
    "huge": b'{"query":1e999}',
    "cut": b'{"query":"a',
    "empty": b"",
    "a list": b"[]",
}


def test_what_is_no_json_of_ours_is_refused(server, door):
    for name, body in NO_JSON.items():
        assert server.ask("POST", "/phone/search", body, door.cookie, JSON)[0] == 400, name


def test_a_right_key_in_an_odd_coding_is_not_even_read(server):
    token, _ = server.key("board")
    form = f"token={token}"
    part = f'--x\r\nContent-Disposition: form-data; name="token"\r\n\r\n{token}\r\n--x--\r\n'
    own = FORM["Content-Type"]
    for coding, body in (
        (f"{own}; charset=utf-16", form.encode("utf-16")),  # others take long to be read
        ("multipart/form-data; boundary=x", part.encode()),
        ("multipart/form-data", part.encode()),
        ("text/plain", form.encode()),
    ):
        status, _, _ = server.ask("POST", "/enter", body, headers={"Content-Type": coding})
        assert status in (400, 403), coding
    packed = {**FORM, "Content-Encoding": "gzip"}
    assert server.ask("POST", "/enter", gzip.compress(form.encode()), headers=packed)[0] == 400
    assert server.key("board")[0] == token


# -- the program ---------------------------------------------------------------------------

FRAMES = {
    "packed": frame(b"x", first=0xC0),
    "unknown kind": frame(b"x", kind=5),
    "endless": frame(b"x", length=2**63 - 1),
    "negative": frame(b"x", length=2**63),
    "no beginning": frame(b"x", kind=0),
    "long ping": frame(b"x" * 200, kind=9),
    "no UTF-8": frame(b"\xff"),
    "in many parts": frame(b'["stdin","', first=0) + frame(b"a" * 1000, kind=0, first=0) * 1200,
    "deep": frame(b"[" * 100_000),
    "quit": frame(b'["quit"]'),
    "exit": frame(b'["M", {"type": "exit"}]'),
    "a file": frame(b'["deliver_chunk_request", {"key": "x", "size": 9}]'),
    "an address": frame(b'["open_url", "file:///etc/passwd"]'),
    "huge": frame(b'["resize", {"width": 1000000000, "height": 24}]'),
}


def test_a_socket_that_speaks_otherwise_ends_alone(server, mc):
    with server.socket(mc) as link:
        link.sendall(typed("x"))
        (program,) = server.children()
        for name, sent in FRAMES.items():
            with server.socket(mc, b"Sec-WebSocket-Extensions: permessage-deflate\r\n") as other:
                other.sendall(sent)
                assert is_closed(other), name
    assert list(server.children()) == [program]
    with server.socket(mc) as link:  # and it is drawn anew
        hear(link, "Bục")


def test_what_is_typed_reaches_nothing_but_the_program(server, mc):
    with server.socket(mc) as link:
        (program,) = server.children()
        for size in ("3000;3000;1;1", "999999999;999999999;1;1"):
            link.sendall(typed(f"\x1b[48;{size}t"))
        for sequence in ("[<0;99999999999;9M", "]52;c;YQ==\a", "[?2048;1$y"):
            link.sendall(typed(f"\x1b{sequence}"))
        link.sendall(typed("\x1b[200~" + "a" * 200_000))  # a paste without an end
        link.sendall(typed("\x1b[201~\x10"))
        with server.socket(mc) as other:  # it draws everything anew
            hear(other, "Bục")
    assert list(server.children()) == [program]
    assert memory_mib(program) < 150
    limits = Path(f"/proc/{program}/limits").read_text()
    assert re.search(r"Max address space +2147483648 +2147483648", limits)


def test_a_page_that_reads_nothing_is_answered_into_no_memory(server, mc):
    before = memory_mib(server.process.pid)
    with server.socket(mc) as link:
        link.settimeout(0.05)
        ended = time.monotonic() + 1.5
        while time.monotonic() < ended:
            for sent in (frame(b'["ping", "%s"]' % (b"x" * 40)), frame(b"y" * 100, kind=9)):
                try:
                    link.sendall(sent * 200)
                except OSError:
                    break
    assert memory_mib(server.process.pid) - before < 16


def test_nobody_on_the_laptop_reads_a_secret_from_a_command(server, door, mc, home):
    photo = b"\xff\xd8\xff" + b"x" * 1000
    action = {"X-Action": "1" * 16}
    assert server.ask("POST", "/phone/photo", photo, door.cookie, action)[0] in (200, 415)
    commands = server.children()
    told = [word for words in commands.values() for word in words]
    assert "--role=mc" in told
    secrets = {mc, door.cookie, PASSWORD, *server.key("mc"), *server.key("door")}
    assert not any(secret in word for secret in secrets for word in told)
    (decoder,) = (one for one, words in commands.items() if "photo_worker" in " ".join(words))
    assert PASSWORD not in Path(f"/proc/{decoder}/environ").read_text()
    # The folder it was started in is nobody's library.
    assert list((home / "cwd").glob("*.sprung")) == []


# -- connections ---------------------------------------------------------------------------


def test_two_hundred_slow_ones_and_a_crowd_leave_the_door_open(server, door):
    host, origin = server.host, f"Origin: {server.url}\r\n".encode()
    form = b"Content-Type: application/x-www-form-urlencoded\r\n"
    beginnings = (
        b"",
        b"GET / HT",
        b"GET / HTTP/1.1\r\n" + host + b"X-A: ",
        b"POST /enter HTTP/1.1\r\n" + host + origin + form + b"Content-Length: 60000\r\n\r\nkey=",
        b"POST /enter HTTP/1.1\r\n" + host + origin + form + b"Transfer-Encoding: chunked\r\n\r\n1",
        b"GET /terminal/ws?width=80&height=24 HTTP/1.1\r\n" + host + b"Upgrade: websocket\r\n",
        (b"GET /static/base.css HTTP/1.1\r\n" + host + b"\r\n") * 400,  # and reads no answer
    )
    with ExitStack() as held:
        for number in range(200):
            link = held.enter_context(server.connect(STRANGERS[number % len(STRANGERS)]))
            link.setblocking(False)
            with suppress(OSError):  # sent away already
                link.send(beginnings[number % len(beginnings)])
        assert door.lets_in() < SOON_S
        stopped = threading.Event()
        crowd = [threading.Thread(target=_come_and_go, args=(server, stopped)) for _ in range(2)]
        for one in crowd:
            one.start()
        try:
            slowest = max(door.lets_in() for _ in range(5))
        finally:
            stopped.set()
            for one in crowd:
                one.join()
        assert slowest < SOON_S


def _come_and_go(server: Server, stopped: threading.Event) -> None:
    held: list[socket.socket] = []
    for address in cycle(STRANGERS):
        if stopped.is_set():
            break
        held.append(server.connect(address))
        if len(held) > 40:
            held.pop(0).close()
    for link in held:
        link.close()


# -- what is told --------------------------------------------------------------------------


def test_commands_in_names_and_requests_reach_no_screen(server, home):
    name = '\x1b]0;chiếm\x07\x1b[2J\n{"attacked": true}\u202e<b>[/]'
    cookie = server.let_in("board", name)
    line = server.wait_for("chiếm")
    assert json.loads(line)["came"].isprintable()
    assert "\\u001b" not in line
    page = server.ask("GET", "/", cookie=cookie)[2].decode()
    assert "&lt;b&gt;[/]" in page
    assert "<b>[/]" not in page
    assert "\x1b" not in page

    said = {"User-Agent": "ghi-vao\t2", "Referer": "ghi-vao", "X-Action": "ghi-vao"}
    assert server.ask("GET", "/%0a%1b[2Jghi-vao?ghi-vao", headers=said)[0] == 404
    assert server.ask("GET", "/", headers={"Host": "ghi-vao"})[0] == 421
    assert server.raw(b"GET / HTTP/1.1\r\nHost: ghi-vao\x1b[2J\r\n\r\n").split()[1] == b"400"
    told = server.wait_for('"refused"')
    lines = journal(home)
    assert any("trang không có" in line for line in lines)
    form = re.compile(r"[0-9TZ:-]{20}\t[0-9.]+\t[^\t\x00-\x1f]+")
    assert all(form.fullmatch(line) for line in lines)
    assert "ghi-vao" not in told + "\n".join(lines)


def test_what_was_acknowledged_was_saved_once_and_nothing_else(server, door, home):
    with Session.open(home / "hoi-nghi", read_only=True) as reader:
        events = [one for one in reader.store.history(limit=None) if one.station != "Bàn 1"]
    at_the_door = [(one.kind, one.ops[0].id) for one in events if one.station == "Cửa chính"]
    assert sorted(at_the_door) == sorted(("check_in", person) for person in door.came)
    elsewhere = {one.kind for one in events if one.station != "Cửa chính"}
    assert elsewhere <= ROLE_KINDS[Role.MC] | {"create", "add_programme", "import_delegates"}
    assert "Traceback" not in "".join(server.said)
    (state,) = home.glob("state/hoinghi-tui/serve/*")
    assert state.stat().st_mode & 0o777 == 0o700
    assert "lỗi của máy chủ" not in "\n".join(journal(home))
