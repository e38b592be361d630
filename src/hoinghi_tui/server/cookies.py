"""The cookie of a station: a random token, of which the server keeps only the hash."""

import hashlib
import secrets

from aiohttp import web

_NAME = "hoinghi"
_BYTES = 32
LASTS_S = 7 * 24 * 60 * 60
"""Seconds: a phone that closes its browser to save memory comes back without a key.

How long a station may be idle is the server's to say; the cookie only has to last longer.
"""


def new_token() -> str:
    """Return a token that nobody can guess: 256 random bits."""
    return secrets.token_urlsafe(_BYTES)


def hash_of(token: str) -> str:
    """Return what is kept of a token; the token cannot be found from it."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


def cookie_name(*, secure: bool) -> str:
    """Return the cookie's name; with TLS one that browsers take from this address only."""
    return f"__Host-{_NAME}" if secure else _NAME


def give_cookie(response: web.StreamResponse, token: str, *, secure: bool) -> None:
    """Hand the token to the browser, for a week."""
    response.set_cookie(
        cookie_name(secure=secure),
        token,
        max_age=LASTS_S,
        path="/",
        httponly=True,
        samesite="Strict",
        secure=secure,
    )


def take_cookie(response: web.StreamResponse, *, secure: bool) -> None:
    """Let the browser forget its token."""
    response.del_cookie(
        cookie_name(secure=secure), path="/", httponly=True, samesite="Strict", secure=secure
    )
