"""What every request passes before a page sees it."""

from urllib.parse import unquote

from aiohttp import web

from hoinghi_tui.server.access import STATION, Handler, is_upgrade
from hoinghi_tui.server.connections import hand_over
from hoinghi_tui.server.cookies import cookie_name, take_cookie
from hoinghi_tui.server.error_pages import FOREIGN_PAGE, STRANGE_PATH, tell_errors
from hoinghi_tui.server.headers import put_headers
from hoinghi_tui.server.house import HOUSE


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Put the security headers on an answer; what its page set itself stays."""
    known = request.app[HOUSE].hosts.allows_host(request.host)
    put_headers(response, request.host if known else "localhost")


@web.middleware
async def check_address(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse a request for a name that is not ours, and what a foreign page sends."""
    hosts = request.app[HOUSE].hosts
    host = request.headers.get("Host")
    if not hosts.allows_host(host):
        raise web.HTTPMisdirectedRequest
    path = unquote(request.raw_path.partition("?")[0])
    if ".." in path or not path.startswith("/"):  # http://elsewhere/ is a proxy's business
        raise web.HTTPNotFound(reason=STRANGE_PATH)
    origin = request.headers.get("Origin")
    # A browser leaves it out only where a page is read that may be read by a link, too.
    reads = request.method in ("GET", "HEAD") and not is_upgrade(request) and origin is None
    if not reads and not hosts.allows_origin(origin, host):
        raise web.HTTPForbidden(reason=FOREIGN_PAGE)
    return await handler(request)


@web.middleware
async def find_station(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Find the station by its cookie; what it does counts as being there."""
    house = request.app[HOUSE]
    token = request.cookies.get(cookie_name(secure=house.secure))
    if not token:
        return await handler(request)
    station = house.stations.of_cookie(token)
    if station is None:
        house.journal.note(request.remote or "", "phiên cũ, đã hết hoặc đã bị ngắt")
        return await _without_cookie(request, handler)
    house.stations.touch(station)
    request[STATION] = station
    hand_over(request, station.id)
    return await handler(request)


async def _without_cookie(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer, and let the browser forget a cookie that is no station's: it is told once."""
    secure = request.app[HOUSE].secure
    try:
        response = await handler(request)
    except web.HTTPException as answer:
        take_cookie(answer, secure=secure)
        raise
    if not response.prepared and cookie_name(secure=secure) not in response.cookies:
        take_cookie(response, secure=secure)
    return response


MIDDLEWARES = (tell_errors, check_address, find_station)
"""In this order: whatever is refused gets its page and its line in the journal."""
