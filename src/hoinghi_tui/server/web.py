"""The web application: the guard first, then the pages."""

from aiohttp import web

from hoinghi_tui.server import board_pages, entry_pages, phone_pages, terminal_pages
from hoinghi_tui.server.guard import MIDDLEWARES, add_headers
from hoinghi_tui.server.house import HOUSE, House

LARGEST_BODY = 64 * 1024
"""Bytes that a request may carry; a page that takes more reads its own parts."""


def make_app(house: House) -> web.Application:
    """Return the application of one server; raises nothing."""
    app = web.Application(middlewares=MIDDLEWARES, client_max_size=LARGEST_BODY)
    app[HOUSE] = house
    app.on_response_prepare.append(add_headers)
    entry_pages.add_routes(app)
    terminal_pages.add_routes(app)
    phone_pages.add_routes(app)
    board_pages.add_routes(app)
    return app
