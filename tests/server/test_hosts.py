"""Which Host and Origin are ours; the cases are those of RFC 3986 and RFC 6454."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.server.hosts import Hosts, network_of, split_host, with_port

LAN = Hosts(["192.168.1.20", "vp-laptop", "vp-laptop.local"], 8000)
SIX = Hosts(["fd00::20"], 8443, "https")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("vp-laptop", ("vp-laptop", None)),
        ("VP-Laptop.:8000", ("vp-laptop", 8000)),
        ("192.168.1.20:8000", ("192.168.1.20", 8000)),
        ("[::1]:8000", ("::1", 8000)),
        ("[FD00:0::20]", ("fd00::20", None)),
        ("", None),
        ("::1", None),
        ("[::1", None),
        ("[::1]8000", None),
        ("[127.0.0.1]:80", None),
        ("a:0", None),
        ("a:65536", None),
        ("a:", None),
        ("a:80:80", None),
        ("a:+80", None),
        ("a b", None),
        ("a@b", None),
        ("a/b", None),
        ("máy:80", None),
        ("a" * 300, None),
    ],
)
def test_a_host_is_read_or_refused(text: str, parts: tuple[str, int | None] | None) -> None:
    assert split_host(text) == parts


@pytest.mark.parametrize(
    ("hosts", "host", "ours"),
    [
        (LAN, "192.168.1.20:8000", True),
        (LAN, "VP-LAPTOP.local:8000", True),
        (LAN, "localhost:9999", True),
        (LAN, "127.0.0.1", True),
        (LAN, "[::1]:8000", True),
        (LAN, "192.168.1.20", False),
        (LAN, "192.168.1.20:8001", False),
        (LAN, "192.168.1.21:8000", False),
        (LAN, "evil.example:8000", False),
        (LAN, "localhost.evil.example:8000", False),
        (LAN, "vp-laptop.evil.example:8000", False),
        (LAN, "0.0.0.0:8000", False),
        (LAN, "2130706433", False),
        (LAN, None, False),
        (SIX, "[fd00:0:0::20]:8443", True),
        (SIX, "[fd00::21]:8443", False),
        (Hosts(["vp"], 443, "https"), "vp", True),
        (Hosts(["vp"], 80), "vp", True),
        (Hosts(["vp"], 80), "vp:443", False),
    ],
)
def test_only_our_names_are_answered(hosts: Hosts, host: str | None, ours: bool) -> None:
    assert hosts.allows_host(host) is ours


@pytest.mark.parametrize(
    ("hosts", "origin", "host", "ours"),
    [
        (LAN, "http://192.168.1.20:8000", "192.168.1.20:8000", True),
        (LAN, "http://localhost:9999", "localhost:9999", True),
        (SIX, "https://[fd00::20]:8443", "[fd00::20]:8443", True),
        (Hosts(["vp"], 443, "https"), "https://vp", "vp:443", True),
        # another server of this machine, seen by the same browser
        (LAN, "http://localhost:3000", "localhost:9999", False),
        (LAN, "http://127.0.0.1:8000", "localhost:8000", False),
        (LAN, "https://192.168.1.20:8000", "192.168.1.20:8000", False),
        (LAN, "http://evil.example", "192.168.1.20:8000", False),
        (LAN, "http://192.168.1.20:8000.evil.example", "192.168.1.20:8000", False),
        (LAN, "http://192.168.1.20:8000/", "192.168.1.20:8000", False),
        (LAN, "http://evil.example", "evil.example", False),
        (LAN, "null", "192.168.1.20:8000", False),
        (LAN, "", "192.168.1.20:8000", False),
        (LAN, None, "192.168.1.20:8000", False),
    ],
)
def test_only_our_own_page_may_send(
    hosts: Hosts, origin: str | None, host: str, ours: bool
) -> None:
    assert hosts.allows_origin(origin, host) is ours


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_text_is_taken_for_us(host: str, origin: str) -> None:
    parts = split_host(host)
    if LAN.allows_host(host):
        assert parts is not None
        assert parts[0] in {*LAN.names, "localhost"} or parts[0].startswith(("127.", "::1"))
    assert not LAN.allows_origin(origin, host) or origin.startswith("http://")


def test_a_machine_is_one_visitor_however_many_addresses_it_takes() -> None:
    assert network_of("192.168.1.7") == "192.168.1.7"
    assert network_of("::ffff:192.168.1.7") == "192.168.1.7"
    assert network_of("fd00::1:2:3:4%eth0") == network_of("fd00::9") == "fd00::/64"
    assert network_of("fd00:0:0:1::9") != network_of("fd00::9")
    assert network_of("") == ""


def test_an_address_is_written_with_its_port() -> None:
    assert with_port("192.168.1.20", 8000) == "192.168.1.20:8000"
    assert with_port("fd00::20", 8000) == "[fd00::20]:8000"
