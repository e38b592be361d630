"""Which addresses the server answers to, and whose pages may send it anything.

A page of a foreign site can point its own name at this machine (DNS rebinding): its Host is
not ours. A foreign page can send forms and open websockets here: its Origin is not ours.
"""

import ipaddress
from collections.abc import Iterable

_PORTS = {"http": 80, "https": 443}
_LONGEST = 260
_LOOPBACK_NAMES = frozenset({"localhost"})


class Hosts:
    """The names and addresses of one server; ``names`` without port, ``scheme`` http or https.

    A loopback name is taken with any port, for a tunnel by SSH may end at another one;
    no foreign page can have such a name. The other names are taken with the server's own port.
    """

    def __init__(self, names: Iterable[str], port: int, scheme: str = "http") -> None:
        self.names = frozenset(_plain(name) for name in names)
        self.port = port
        self.scheme = scheme

    def allows_host(self, host: str | None) -> bool:
        """Tell whether the Host of a request names this server."""
        parts = split_host(host or "")
        if parts is None:
            return False
        name, port = parts
        if is_loopback(name):
            return True
        return name in self.names and (port or _PORTS[self.scheme]) == self.port

    def allows_origin(self, origin: str | None, host: str | None) -> bool:
        """Tell whether a page of ``origin`` may send something to ``host``.

        Only a page that came from this very server: the same scheme, name and port.
        """
        if not origin or not host or not self.allows_host(host):
            return False
        scheme, found, rest = origin.partition("://")
        return bool(found) and scheme == self.scheme and _same(rest, host, scheme)


def _same(left: str, right: str, scheme: str) -> bool:
    one, other = split_host(left), split_host(right)
    if one is None or other is None:
        return False
    usual = _PORTS[scheme]
    return one[0] == other[0] and (one[1] or usual) == (other[1] or usual)


def split_host(text: str) -> tuple[str, int | None] | None:
    """Read "name", "name:port", "1.2.3.4:port" or "[::1]:port"; None when it is none of them.

    The name comes back in lower case and without a dot at its end, an IPv6 address in its
    shortest form without brackets.
    """
    if not text or len(text) > _LONGEST or not text.isascii():
        return None
    if text.startswith("["):
        name, found, rest = text[1:].partition("]")
        if not found or ":" not in name or (rest and not rest.startswith(":")):
            return None
        port = rest[1:] if rest else None
    else:
        name, found, last = text.partition(":")
        port = last if found else None
    number = _port(port)
    plain = _plain(name)
    if number == 0 or not _is_name(plain, bracketed=text.startswith("[")):
        return None
    return plain, number


def _port(text: str | None) -> int | None:
    """Return the port, None when there is none, 0 when it is not one."""
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= 5):
        return 0
    return int(text) if 0 < int(text) < 65536 else 0


def _is_name(name: str, *, bracketed: bool) -> bool:
    if bracketed:
        return _address(name) is not None
    return bool(name) and all(char.isalnum() or char in "-._" for char in name)


def _plain(name: str) -> str:
    address = _address(name)
    return str(address) if address is not None else name.lower().removesuffix(".")


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None


def is_loopback(name: str) -> bool:
    """Tell whether a name or address means this machine itself."""
    address = _address(name)
    return address.is_loopback if address is not None else name in _LOOPBACK_NAMES


def with_port(name: str, port: int) -> str:
    """Write a name or address with its port, as it stands in an address line."""
    return f"[{name}]:{port}" if ":" in name else f"{name}:{port}"


def network_of(address: str) -> str:
    """Return what counts as one visitor: an IPv4 address, the /64 network of an IPv6 one.

    A single machine has as many addresses of its IPv6 network as it likes.
    """
    found = _address(address.partition("%")[0])
    if not isinstance(found, ipaddress.IPv6Address):
        return address
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, 64), strict=False))
