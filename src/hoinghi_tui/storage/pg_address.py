"""Which PostgreSQL database, and which schema in it, an address names."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from hoinghi_tui.storage.errors import NotSaved

DEFAULT_SCHEMA = "hoinghi"
_SCHEMES = ("postgresql://", "postgres://")
_SCHEMA = re.compile(r"(?!pg_)[a-z_][a-z0-9_]{0,40}")
"""Names that need no quotes anywhere, so that no other text ever reaches an SQL command."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the table of events is."""

    conninfo: str = field(repr=False)
    """The address as libpq reads it; it may hold a password, so it is never shown."""
    schema: str
    """One conference: several may share a database, each in a schema of its own."""


def read_address(url: str) -> Address:
    """Take ``?schema=NAME``, which is ours, out of an address; the rest is libpq's.

    Raises ``NotSaved`` for anything that is no address, and repeats nothing of it.
    """
    if not url.startswith(_SCHEMES) or "\0" in url:
        raise NotSaved("server_address")
    base, _, query = url.partition("?")
    schema, options = DEFAULT_SCHEMA, []
    for option in query.split("&") if query else []:
        name, _, value = option.partition("=")
        if name == "schema":
            schema = unquote(value)
        else:
            options.append(option)
    if not _SCHEMA.fullmatch(schema):
        raise NotSaved(
            "server_address",
            "Tên trong ?schema= chỉ gồm chữ thường không dấu, chữ số và dấu gạch dưới, "
            "như ?schema=tong_ket_2025. Hãy sửa lại địa chỉ.",
        )
    return Address(base + ("?" + "&".join(options) if options else ""), schema)
