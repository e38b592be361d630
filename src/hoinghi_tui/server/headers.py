"""The headers of every answer: what a browser may do with a page of ours."""

from aiohttp import web

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Nothing is told to other sites. With "no-referrer" browsers would hide the Origin of our
    # own forms too, and those could not be told from foreign ones.
    "Referrer-Policy": "same-origin",
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


def put_headers(response: web.StreamResponse, host: str) -> None:
    """Put the security headers on the answer of the server called ``host``."""
    response.headers["Server"] = "hoinghi"  # no version to look weaknesses up by
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Content-Security-Policy", content_policy(host))
