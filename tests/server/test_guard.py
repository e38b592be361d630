"""What every request passes: names, origins, paths, sizes, cookies; and what is told of it."""

import asyncio

import pytest
from aiohttp import ClientResponse, WSServerHandshakeError, web
from aiohttp.test_utils import TestClient, TestServer
from browsing import NewBrowser, enter, let_in, origin

from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.server.access import for_roles
from hoinghi_tui.server.house import HOUSE, House
from hoinghi_tui.server.web import make_app

FOREIGN = {"Origin": "http://evil.example"}


@pytest.fixture
async def app(house: House) -> web.Application:
    """The real application, with one page that fails and a socket for the door."""
    made = make_app(house)

    async def fail(_: web.Request) -> web.Response:
        raise RuntimeError("Nguyễn Văn A 0912345678")

    @for_roles(Role.DOOR)
    async def socket(request: web.Request) -> web.StreamResponse:
        answer = web.WebSocketResponse()
        await answer.prepare(request)
        async for message in answer:
            await answer.send_str(message.data)
        return answer

    made.router.add_get("/test/fail", fail)
    made.router.add_get("/test/ws", socket)
    made.router.add_post("/test/ws", socket)
    return made


@pytest.fixture
async def server(app: web.Application):
    async with TestServer(app) as started:
        yield started


def reasons(house: House) -> list[str]:
    return [line.reason for line in house.journal.latest()]


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "localhost.evil.example", "x y"]
)
async def test_a_foreign_host_gets_nothing(browser: TestClient, house: House, host: str) -> None:
    await let_in(browser, house, Role.MC)
    for path in ("/", "/enter", "/static/base.css", "/terminal"):
        answer = await browser.get(path, headers={"Host": host}, allow_redirects=False)
        assert answer.status == 421
    assert reasons(house) == ["tên máy lạ (Host)"] * 4


@pytest.mark.parametrize(
    "headers", [FOREIGN, {"Origin": "null"}, {}, {"Origin": "http://127.0.0.1:1"}]
)
async def test_a_foreign_page_can_send_nothing(
    browser: TestClient, house: House, headers: dict[str, str]
) -> None:
    await let_in(browser, house, Role.DOOR)
    key = house.keys.of(Role.MC).digits
    assert (await browser.post("/enter", data={"key": key}, headers=headers)).status == 403
    assert (await browser.post("/leave", headers=headers)).status == 403
    with pytest.raises(WSServerHandshakeError) as told:
        await browser.ws_connect("/test/ws", headers=headers)
    assert told.value.status == 403
    assert reasons(house) == ["trang lạ gửi tới (Origin)"] * 3
    assert [station.role for station in house.stations.all()] == [Role.DOOR]


async def test_a_socket_of_our_own_page_is_opened(browser: TestClient, house: House) -> None:
    await let_in(browser, house, Role.DOOR)
    async with browser.ws_connect("/test/ws", headers=origin(browser)) as socket:
        await socket.send_str("x")
        assert (await socket.receive_str()) == "x"


async def test_who_was_not_let_in_gets_no_socket_and_is_led_to_the_entry(
    browser: TestClient, house: House
) -> None:
    with pytest.raises(WSServerHandshakeError) as told:
        await browser.ws_connect("/test/ws", headers=origin(browser))
    assert told.value.status == 401
    answer = await browser.get("/test/ws", allow_redirects=False)
    assert (answer.status, answer.headers["Location"]) == (303, "/")


async def test_another_role_gets_a_page_that_says_so(browser: TestClient, house: House) -> None:
    await let_in(browser, house, Role.BOARD)
    answer = await browser.get("/test/ws")
    assert answer.status == 403
    assert "không thuộc phần việc" in await answer.text()
    assert reasons(house) == ["trang của phần việc khác"]


async def test_a_cookie_that_was_cut_off_or_made_up_opens_nothing(
    new_browser: NewBrowser, house: House
) -> None:
    cut, forger = await new_browser(), await new_browser()
    await let_in(cut, house, Role.DOOR)
    house.stations.cut_off(house.stations.all()[0].id)
    for _ in range(2):
        assert 'name="key"' in await (await cut.get("/")).text()
    # Told once: the browser was made to forget it.
    assert reasons(house) == ["phiên cũ, đã hết hoặc đã bị ngắt"]
    for value in ("", "x", "A" * 43, "hoinghi", "ế"):
        answer = await forger.get("/", headers={"Cookie": f"hoinghi={value}"})
        assert 'name="key"' in await answer.text()


async def raw(server: TestServer, request: bytes) -> tuple[int, dict[str, str], bytes]:
    """Send bytes that no client library would send; returns status, headers and body."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(request)
    await writer.drain()
    head, _, body = (await reader.read()).partition(b"\r\n\r\n")
    writer.close()
    await writer.wait_closed()
    first, *lines = head.decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    return int(first.split()[1]), headers, body


ESCAPES = (
    "/../../../../etc/passwd",
    "/..%2f..%2f..%2fetc%2fpasswd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/..%5c..%5cwindows%5cwin.ini",
    "/....//....//etc/passwd",
    "/%00/../etc/passwd",
    "/../pages/entry.html",
    "//etc/passwd",
)


async def test_no_path_leaves_its_folder_from_any_route(
    server: TestServer, app: web.Application, house: House
) -> None:
    _, token = house.stations.admit(Role.DOOR, "127.0.0.1")
    routes = {route.resource.canonical for route in app.router.routes() if route.resource}
    routes |= {"", "/static", "/static/.", "/phone", "/terminal", "/board"}
    assert "/static/base.css" in routes
    for route in sorted(routes):
        for escape in ESCAPES:
            status, _, body = await raw(
                server,
                f"GET {route.rstrip('/')}{escape} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
                f"Cookie: hoinghi={token}\r\nConnection: close\r\n\r\n".encode(),
            )
            assert status in (400, 404), route + escape
            assert b"root:" not in body
            assert b"{%" not in body


@pytest.mark.parametrize("path", ["/static/", "/static", "/pages/", "/static/base"])
async def test_no_folder_is_listed(browser: TestClient, path: str) -> None:
    assert (await browser.get(path)).status == 404


SAFE = {
    "Server": "hoinghi",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def assert_safe(headers: "dict[str, str] | ClientResponse") -> None:
    found = headers.headers if isinstance(headers, ClientResponse) else headers
    assert SAFE.items() <= dict(found).items()
    policy = dict(
        part.strip().split(" ", 1) for part in found["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert "http" not in found["Content-Security-Policy"]
    assert "geolocation=()" in found["Permissions-Policy"]
    assert found["Cache-Control"] in ("no-store", "private, max-age=600")


async def test_every_answer_has_the_headers_also_every_error(
    browser: TestClient, house: House, server: TestServer
) -> None:
    ours = origin(browser)
    key = house.keys.of(Role.BOARD).digits
    for status, answer in (
        (200, await browser.get("/")),
        (200, await browser.get("/static/base.css")),
        (303, await browser.get("/test/ws", allow_redirects=False)),
        (401, await browser.post("/test/ws", headers=ours)),
        (403, await browser.post("/enter", data={"key": "1"}, headers=FOREIGN)),
        (403, await enter(browser, "1")),
        (404, await browser.get("/nowhere")),
        (405, await browser.post("/", headers=ours)),
        (413, await browser.post("/enter", data={"key": "1" * 100_000}, headers=ours)),
        (421, await browser.get("/", headers={"Host": "evil.example"})),
        (500, await browser.get("/test/fail")),
        (303, await enter(browser, key)),
        (303, await browser.post("/leave", headers=ours, allow_redirects=False)),
    ):
        assert answer.status == status
        assert_safe(answer)
    assert reasons(house)[-1].startswith("lỗi của máy chủ (RuntimeError ở test_guard:")


@pytest.mark.parametrize(
    "request_text",
    ["GARBAGE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET /" + "x" * 10_000 + " HTTP/1.1\r\n\r\n"],
)
async def test_what_is_no_request_is_refused(server: TestServer, request_text: str) -> None:
    status, _, _ = await raw(server, request_text.encode())
    assert status == 400


async def test_a_fault_is_told_without_what_it_was_about(browser: TestClient, house: House) -> None:
    text = await (await browser.get("/test/fail")).text()
    assert "Việc đã lưu vẫn còn" in text
    assert "Nguyễn" not in text + "".join(reasons(house))


async def test_a_method_that_a_page_does_not_have_changes_nothing(
    browser: TestClient, house: House
) -> None:
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        answer = await browser.request(method, "/enter", headers=origin(browser))
        assert answer.status == 405
    assert browser.app is not None
    assert browser.app[HOUSE] is house
