"""`offline` without a screen: what waits, what clashes, one decision at a time."""

import json
from unittest.mock import patch

import pytest

from hoinghi_tui.cli.main import main
from offline_desk import open_apart


@pytest.fixture
def clash(sample_folder, tmp_path, clock, monkeypatch) -> str:
    """One person checked in at two desks; the commands work at the first. Returns its id."""

    def open_desk(station: str):
        return open_apart(sample_folder, tmp_path / station, station, clock)

    with patch("hoinghi_tui.storage.disk.sync", lambda file: file.flush()):
        one, two = open_desk("Bàn 1"), open_desk("Bàn 2")
        one.cable.up = False
        one.offline.go()
        two.door.check_in("dv-001")
        clock.advance(minutes=1)
        one.door.check_in("dv-001")
        one.cable.up = True
        assert one.poll()
        (found,) = one.offline.clashes()
        for session in (one, two):
            session.close()
        monkeypatch.setattr(
            "hoinghi_tui.cli.offline_command.open_session", lambda _: open_desk("Bàn 1")
        )
        yield found.id


def answer(capsys, *words: str) -> dict:
    assert main(["offline", "postgresql://may/hoinghi", "--json", *words]) == 0
    return json.loads(capsys.readouterr().out)


def test_what_clashes_is_listed_with_both_arrivals(clash, capsys):
    told = answer(capsys)
    (one,) = told["undecided"]
    assert (one["id"], one["by"], told["waiting"]) == (clash, "Bàn 2", 0)
    assert one["arrivals"] == ["07:25:00 · Bàn 2", "07:26:00 · Bàn 1"]
    assert main(["offline", "postgresql://may/hoinghi"]) == 0
    assert clash in capsys.readouterr().out


def test_a_window_that_keeps_the_list_is_named_instead_of_an_empty_list(
    clash, capsys, sample_folder, tmp_path, clock, monkeypatch
):
    monkeypatch.setattr("hoinghi_tui.storage.rejoin._PATIENCE_S", 0)
    with open_apart(sample_folder, tmp_path / "Bàn 1", "Bàn 1", clock):
        assert main(["offline", "postgresql://may/hoinghi"]) == 3
        told = capsys.readouterr()
        assert "cửa sổ khác" in told.err
        assert "Không có việc" not in told.out
    assert len(answer(capsys)["undecided"]) == 1


def test_a_decision_is_made_once(clash, capsys):
    assert answer(capsys, "--earlier", clash)["undecided"] == []
    assert main(["offline", "postgresql://may/hoinghi", "--redo", clash]) == 3
    assert "quyết định rồi" in capsys.readouterr().err


def test_dropping_without_a_reason_is_refused(clash, capsys):
    assert main(["offline", "postgresql://may/hoinghi", "--drop", clash]) == 3
    assert "--reason" in capsys.readouterr().err
    assert len(answer(capsys)["undecided"]) == 1
    assert answer(capsys, "--drop", clash, "--reason", "[/] bàn 2 đúng")["undecided"] == []


def test_a_folder_has_nothing_to_decide(sample_folder, capsys):
    assert main(["offline", str(sample_folder)]) == 0
    assert "thư mục" in capsys.readouterr().out
