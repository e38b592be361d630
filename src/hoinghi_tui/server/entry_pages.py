"""The first page: a key lets a station in."""

from aiohttp import web

from hoinghi_tui.server.access import station_of


def add_routes(app: web.Application) -> None:
    """Add the paths of this module."""
    app.router.add_get("/", entry)


async def entry(request: web.Request) -> web.StreamResponse:
    """Show the form for the key."""
    station = station_of(request)
    return web.Response(text=station.name if station else "", content_type="text/html")
