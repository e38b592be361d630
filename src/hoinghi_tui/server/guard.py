"""What every request passes before a page sees it."""

from aiohttp import web

from hoinghi_tui.server.access import STATION, Handler, is_upgrade
from hoinghi_tui.server.cookies import cookie_name
from hoinghi_tui.server.house import HOUSE

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}


def content_policy(host: str, *, inline_styles: bool = False) -> str:
    """Return the policy of a page: nothing from outside, no script in the page itself.

    ``host`` is named for websockets, which older browsers do not count as "self".
    ``inline_styles`` is for the terminal, whose client makes its own styles.
    """
    styles = "'self' 'unsafe-inline'" if inline_styles else "'self'"
    return (
        f"default-src 'none'; script-src 'self'; style-src {styles}; font-src 'self'; "
        "img-src 'self' blob: data:; media-src 'self' blob:; "
        f"connect-src 'self' ws://{host} wss://{host}; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Put the security headers on an answer; what its page set itself stays."""
    response.headers["Server"] = "hoinghi"  # no version to look weaknesses up by
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    host = request.host if request.app[HOUSE].hosts.allows_host(request.host) else "localhost"
    response.headers.setdefault("Content-Security-Policy", content_policy(host))


@web.middleware
async def check_host(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse a request for a name that is not ours, and what a foreign page sends."""
    house = request.app[HOUSE]
    host = request.headers.get("Host")
    if not house.hosts.allows_host(host):
        house.journal.note(request.remote or "", "tên máy lạ (Host)")
        raise web.HTTPMisdirectedRequest
    changes = request.method not in ("GET", "HEAD")
    if (changes or is_upgrade(request)) and not house.hosts.allows_origin(
        request.headers.get("Origin"), host
    ):
        house.journal.note(request.remote or "", "trang lạ gửi tới (Origin)")
        raise web.HTTPForbidden
    return await handler(request)


@web.middleware
async def find_station(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Find the station by its cookie."""
    house = request.app[HOUSE]
    token = request.cookies.get(cookie_name(secure=house.secure))
    if token:
        station = house.stations.of_cookie(token)
        if station is not None:
            house.stations.touch(station)
            request[STATION] = station
        else:
            house.journal.note(request.remote or "", "phiên đã hết hoặc đã bị ngắt")
    return await handler(request)


MIDDLEWARES = (check_host, find_station)
