"""The address and port a server listens at: this machine's own, free, and never all at once."""

import errno
import ipaddress
import os
import socket
from collections.abc import Iterable

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.file_words import why
from hoinghi_tui.server.hosts import is_loopback

LOOPBACK = "127.0.0.1"
PORT = 8000
_NEAR = 20
"""So many ports after one that is taken are looked at for a free one."""

# Addresses kept for documents (RFC 5737, RFC 3849). Nothing is sent to them: asking the
# system by which way it would go tells which of our addresses others see.
_ELSEWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))


def own_addresses() -> list[str]:
    """Return the addresses by which other machines may reach this one; the usual one first."""
    found = [*_by_route(), *_by_name()]
    return [one for one in dict.fromkeys(found) if _is_for_others(one)]


def _by_route() -> Iterable[str]:
    for family, elsewhere in _ELSEWHERE:
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as way:
                way.connect((elsewhere, 9))
                yield str(way.getsockname()[0])
        except OSError:
            continue


def _by_name() -> Iterable[str]:
    try:
        for *_, place in socket.getaddrinfo(socket.gethostname(), None):
            yield str(place[0])
    except OSError:
        return


def _is_for_others(text: str) -> bool:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False  # with a zone, such as fe80::1%eth0: no browser takes it
    return not (address.is_loopback or address.is_link_local or address.is_unspecified)


def read_address(text: str) -> str:
    """Return an address as it is listened at; refuses "all addresses" and what is none."""
    if text in ("localhost", ""):
        return LOOPBACK
    try:
        address = ipaddress.ip_address(text.strip("[]"))
    except ValueError as error:
        raise Refused(
            f"{text!r} không phải địa chỉ của máy. Hãy gõ địa chỉ như 192.168.1.20, "
            "hoặc chạy lại với --lan để chọn."
        ) from error
    if address.is_unspecified:
        raise Refused(
            f"Không mở ở mọi địa chỉ ({address}): không biết ai sẽ thấy. Hãy chọn một địa chỉ "
            "của máy này, chạy lại với --lan để xem."
        )
    return str(address)


def listen(address: str, port: int) -> socket.socket:
    """Return a socket bound to one address and port; refuses, naming what to do instead."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        _be_alone(listening)
        listening.bind((address, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise _refusal(error, address, port) from error
    listening.setblocking(False)
    return listening


def _be_alone(listening: socket.socket) -> None:
    """Take a port just left by a server that was killed, but share it with nobody."""
    if os.name == "nt":
        listening.setsockopt(socket.SOL_SOCKET, getattr(socket, "SO_EXCLUSIVEADDRUSE", 0), 1)
    else:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)


def _refusal(error: OSError, address: str, port: int) -> Refused:
    if error.errno in (errno.EADDRINUSE, getattr(errno, "WSAEADDRINUSE", -1)):
        other = _free_port(address, port)
        advice = f"Hãy thử: --port {other}" if other else "Hãy chọn cổng khác bằng --port."
        return Refused(f"Cổng {port} đang có chương trình khác dùng. {advice}")
    if error.errno in (errno.EADDRNOTAVAIL, getattr(errno, "WSAEADDRNOTAVAIL", -1)):
        ours = ", ".join(own_addresses()) or "không có; máy chưa nối mạng"
        return Refused(f"Máy này không có địa chỉ {address}. Địa chỉ của máy: {ours}.")
    if error.errno in (errno.EACCES, errno.EPERM):
        return Refused(f"Không được phép mở cổng {port}. Hãy thử: --port {max(port, PORT)}")
    return Refused(f"Chưa mở được {address} cổng {port} ({why(error)}).")


def _free_port(address: str, port: int) -> int | None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    for other in range(port + 1, min(port + 1 + _NEAR, 65536)):
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            try:
                _be_alone(trial)
                trial.bind((address, other))
            except OSError:
                continue
            return other
    return None


def names_of(address: str) -> list[str]:
    """Return the names by which browsers may call a server at an address, it included."""
    if is_loopback(address):
        return [address, "localhost"]
    own = socket.gethostname().lower()
    known = [own, f"{own}.local"] if own and own.isascii() and "." not in own else [own]
    return [address, *(name for name in known if name and name.isascii())]
