"""Who is in, for how long, and how a station is cut off."""

import os
import stat
from pathlib import Path

import pytest

from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.server.journal import LARGEST, Journal
from hoinghi_tui.server.private_files import write_private
from hoinghi_tui.server.stations import LONGEST_NAME, Station, Stations, TooManyStations
from hoinghi_tui.vietnamese import clean
from manual_clock import ManualClock

HERE = "192.168.1.7"


@pytest.fixture
def stations(clock: ManualClock, tmp_path: Path) -> Stations:
    return Stations(clock.now, tmp_path / "serve" / "stations.json")


def again(stations: Stations, clock: ManualClock) -> Stations:
    """Return what a server that was killed and started again knows."""
    return Stations(clock.now, stations.file)


def test_stations_of_one_name_are_told_apart(stations: Stations) -> None:
    names = [stations.admit(Role.DOOR, HERE, name)[0].name for name in ("", "", "Cửa", "Cửa")]
    assert names == ["Bàn đón", "Bàn đón 2", "Cửa", "Cửa 2"]


def test_a_name_of_thousands_of_accents_is_cut_before_it_is_put_in_order(
    stations: Stations, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    monkeypatch.setattr(
        "hoinghi_tui.server.stations.clean", lambda text: (seen.append(len(text)), clean(text))[1]
    )
    station, _ = stations.admit(Role.DOOR, HERE, "a" + "\u0323\u0301" * 16_000)
    assert seen[0] < 200
    assert len(station.name) <= LONGEST_NAME


def test_only_the_whole_token_is_the_station(stations: Stations) -> None:
    station, token = stations.admit(Role.DOOR, HERE)
    assert stations.of_cookie(token) is station
    for other in ("", token[:-1], token + "=", token.swapcase(), station.id):
        assert stations.of_cookie(other) is None


def test_a_server_that_was_killed_knows_its_stations_not_those_cut_off(
    stations: Stations, clock: ManualClock
) -> None:
    kept, kept_token = stations.admit(Role.MC, HERE, "Bục")
    cut, cut_token = stations.admit(Role.DOOR, HERE)
    stations.cut_off(cut.id)
    known = again(stations, clock)
    assert known.of_cookie(cut_token) is None
    found = known.of_cookie(kept_token)
    assert found is not None
    assert (found.id, found.name, found.role) == (kept.id, "Bục", Role.MC)


@pytest.mark.parametrize(
    "content",
    [b"", b"[", b"{}", b'[{"id": 1}]', b"\xff", b'[{"id": "\xff"}]', b'[{"x":' + b"[" * 9_999],
)
def test_a_damaged_file_only_makes_everybody_come_in_anew(
    stations: Stations, clock: ManualClock, content: bytes
) -> None:
    _, token = stations.admit(Role.MC, HERE)
    assert stations.file is not None
    stations.file.write_bytes(content)
    assert again(stations, clock).of_cookie(token) is None


def test_a_disk_that_refuses_stops_nobody(clock: ManualClock, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    stations = Stations(clock.now, tmp_path / "file" / "stations.json")
    _, token = stations.admit(Role.MC, HERE)
    assert stations.of_cookie(token) is not None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_nobody_else_may_read_what_is_kept(stations: Stations) -> None:
    stations.admit(Role.MC, HERE)
    assert stations.file is not None
    assert stat.S_IMODE(stations.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(stations.file.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_draft_that_others_could_read_is_not_written_into(tmp_path: Path) -> None:
    draft = tmp_path / "key.pem.tmp"
    draft.write_text("")
    draft.chmod(0o666)
    write_private(tmp_path / "key.pem", b"secret")
    assert stat.S_IMODE((tmp_path / "key.pem").stat().st_mode) == 0o600


def test_a_station_nobody_used_for_twelve_hours_is_out(
    stations: Stations, clock: ManualClock
) -> None:
    _, idle = stations.admit(Role.DOOR, HERE)
    used, used_token = stations.admit(Role.MC, HERE)
    clock.advance(hours=11)
    stations.touch(used)
    clock.advance(hours=1, seconds=1)
    assert stations.of_cookie(idle) is None
    assert stations.of_cookie(used_token) is used
    assert again(stations, clock).of_cookie(idle) is None


def test_a_board_stays_while_it_is_shown(stations: Stations, clock: ManualClock) -> None:
    board, token = stations.admit(Role.BOARD, HERE)
    with stations.holding(board, lambda: None):
        clock.advance(hours=30)
        assert stations.of_cookie(token) is board
    clock.advance(hours=11)
    assert stations.of_cookie(token) is board
    clock.advance(hours=2)
    assert stations.of_cookie(token) is None


def test_no_more_than_fit_until_one_leaves(clock: ManualClock) -> None:
    stations = Stations(clock.now, most=2)
    first, _ = stations.admit(Role.DOOR, HERE)
    stations.admit(Role.DOOR, HERE)
    with pytest.raises(TooManyStations):
        stations.admit(Role.DOOR, HERE)
    stations.cut_off(first.id)
    stations.admit(Role.DOOR, HERE)


def test_cutting_off_ends_every_socket_once_and_is_told(stations: Stations) -> None:
    ended: list[str] = []
    told: list[Station] = []
    stations.on_cut = told.append
    station, token = stations.admit(Role.DOOR, HERE)
    with (
        stations.holding(station, lambda: ended.append("one")),
        stations.holding(station, lambda: ended.append("two")),
    ):
        with stations.holding(station, lambda: ended.append("closed before")):
            assert station.sockets == 3
        assert stations.cut_off(station.id) is station
    assert ended == ["one", "two"]
    assert told == [station]
    assert station.sockets == 0
    assert stations.of_cookie(token) is None
    assert stations.cut_off(station.id) is None


def test_the_journal_keeps_time_address_and_reason_and_stays_small(
    clock: ManualClock, tmp_path: Path
) -> None:
    file = tmp_path / "serve" / "refusals.txt"
    journal = Journal(clock.now, file)
    journal.note("10.0.0.1\x1b[2J", "mã sai\n")
    assert file.read_text(encoding="utf-8") == "2025-12-15T00:25:00Z\t10.0.0.1�[2J\tmã sai�\n"
    for _ in range(LARGEST // 50):
        journal.note("10.0.0.1", "x" * 500)
    sizes = [one.stat().st_size for one in file.parent.iterdir()]
    assert len(sizes) == 2
    assert all(size <= LARGEST + 300 for size in sizes)
    assert journal.count == LARGEST // 50 + 1
    assert len(journal.latest()) == 50
