"""How the server's own screen looks."""

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.server.hosts import Hosts
from hoinghi_tui.server.house import House
from hoinghi_tui.server.journal import Journal
from hoinghi_tui.server.keys import Key, Keys
from hoinghi_tui.server.opening import Opened
from hoinghi_tui.server.screen import ServerApp
from hoinghi_tui.server.stations import Stations

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
LAPTOP = "192.168.100.200"


class Running:
    """Stands for a server that answers."""

    def is_running(self) -> bool:
        return True


@pytest.fixture
def house(clock) -> House:
    keys = Keys(clock.now)
    until = clock.now() + timedelta(minutes=9)
    for number, role in enumerate(Role):
        keys._keys[role] = Key(role, f"48{number}071", f"Qx7-b_R2mKz9Lw{number}A", until)
    hosts = Hosts([LAPTOP], 8000)
    return House(Path("x"), Stations(clock.now), keys, Journal(clock.now), hosts, clock.now)


def shown(house: House, *, tls: bool = False) -> ServerApp:
    scheme = "https" if tls else "http"
    mark = ":".join(f"{byte:02X}" for byte in range(7, 39)) if tls else ""
    url, zone = f"{scheme}://{LAPTOP}:8000", ZoneInfo("Asia/Ho_Chi_Minh")
    title = "Hội nghị tổng kết công tác cải cách hành chính năm 2025"
    return ServerApp(Opened(house, Running(), LAPTOP, url, mark, title, zone))


def fill(house: House, clock) -> None:
    for role, last, name in (
        (Role.DOOR, 21, "Cửa chính"),
        (Role.DOOR, 22, ""),
        (Role.MC, 23, "Bục của người dẫn chương trình [/] =cmd()"),
        (Role.AWARDS, 24, ""),
        (Role.BOARD, 25, "Máy chiếu"),
    ):
        station, _ = house.stations.admit(role, f"192.168.100.{last}", name)
        station.sockets = last % 2
        clock.advance(minutes=1)
    house.journal.note("192.168.100.77", "mã sai")


@SIZES
def test_nobody_yet(snap_compare, house, size):
    assert snap_compare(shown(house), terminal_size=size)


@SIZES
def test_stations_and_a_refusal(snap_compare, house, clock, size):
    fill(house, clock)
    assert snap_compare(shown(house), press=["2", "down"], terminal_size=size)


@SIZES
def test_tls_in_the_light_while_keys_are_guessed(snap_compare, house, clock, size):
    fill(house, clock)
    app = shown(house, tls=True)
    house.keys.on_attack()
    assert snap_compare(app, press=["f10"], terminal_size=size)


def test_the_question_before_a_cut(snap_compare, house, clock):
    fill(house, clock)
    assert snap_compare(shown(house), press=["x"], terminal_size=(80, 24))
