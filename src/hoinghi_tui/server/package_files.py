"""The server's own pages, styles and scripts: named files of this package and no others."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).resolve().parent
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def add_static(app: web.Application, name: str) -> None:
    """Serve ``static/name`` of this package under /static/name, read once, for anybody.

    Raises ``FileNotFoundError`` when the package has no such file, so that a server does not
    start without it.
    """
    path = _HERE / "static" / name
    body = path.read_bytes()

    async def send(_: web.Request) -> web.Response:
        return web.Response(body=body, content_type=_TYPES[path.suffix], charset="utf-8")

    app.router.add_get(f"/static/{name}", send)


def page(name: str, **values: object) -> web.Response:
    """Return ``pages/name`` with the values put in, each escaped; a missing one is an error."""
    text = _pages().get_template(name).render(values)
    return web.Response(text=text, content_type="text/html", charset="utf-8")


@cache
def _pages() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        autoescape=True, loader=FileSystemLoader(_HERE / "pages"), undefined=StrictUndefined
    )
