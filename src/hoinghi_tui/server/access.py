"""Which stations a page is for."""

from collections.abc import Awaitable, Callable
from functools import wraps

from aiohttp import web

from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.server.stations import Station

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

STATION = web.RequestKey("station", Station)
"""Where the guard puts the station of a request: ``request[STATION]``."""


def station_of(request: web.Request) -> Station | None:
    """Return the station that asks, None when it was not let in."""
    return request.get(STATION)


def for_roles(*roles: Role) -> Callable[[Handler], Handler]:
    """Let a handler answer stations of these roles only; ``request[STATION]`` is one then.

    Another role gets the page 403. Who was not let in is led to the entry, or gets 401 where
    an entry page would be no answer: to anything but the reading of a page.
    """

    def guard(handler: Handler) -> Handler:
        @wraps(handler)
        async def guarded(request: web.Request) -> web.StreamResponse:
            station = station_of(request)
            if station is None:
                if request.method in ("GET", "HEAD") and not is_upgrade(request):
                    raise web.HTTPSeeOther("/")
                raise web.HTTPUnauthorized
            if station.role not in roles:
                raise web.HTTPForbidden(reason=NOT_YOUR_PAGE)
            return await handler(request)

        return guarded

    return guard


NOT_YOUR_PAGE = "Not your page"
"""The reason of a 403 that comes from a role."""


def is_upgrade(request: web.Request) -> bool:
    """Tell whether a request wants to go on as something else than HTTP, as a websocket does."""
    return "Upgrade" in request.headers
