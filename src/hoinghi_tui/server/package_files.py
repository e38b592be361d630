"""The server's own pages, styles and scripts: named files of this package and no others."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).resolve().parent
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def add_static(app: web.Application, name: str, file: Path | None = None) -> None:
    """Serve ``static/name`` of this package under /static/name, read once, for anybody.

    ``file`` is given for one that lies elsewhere. Raises ``FileNotFoundError`` when there is
    no such file, so that a server does not start without it.
    """
    path = file or _HERE / "static" / name
    body, kept = path.read_bytes(), {"Cache-Control": "private, max-age=600"}

    async def send(_: web.Request) -> web.Response:
        kind = _TYPES[path.suffix]
        return web.Response(body=body, content_type=kind, charset="utf-8", headers=kept)

    app.router.add_get(f"/static/{name}", send)


def page(name: str, /, *, status: int = 200, **values: object) -> web.Response:
    """Return ``pages/name`` with the values put in, each escaped; a missing one is an error."""
    text = _pages().get_template(name).render(values)
    return web.Response(text=text, status=status, content_type="text/html", charset="utf-8")


@cache
def _pages() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        autoescape=True,
        loader=FileSystemLoader(_HERE / "pages"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
