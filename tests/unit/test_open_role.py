"""`open --role`: a program for one part of the day, and what it does not go with."""

import os

import pytest

from hoinghi_tui.cli import open_command
from hoinghi_tui.cli.main import DONE, REFUSED, USAGE, main
from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.ui.kiosk import KioskApp
from hoinghi_tui.ui.served import DRIVER, DRIVER_VARIABLE
from hoinghi_tui.ui.station_app import StationApp


@pytest.fixture
def opened(monkeypatch, sample_folder, capsys):
    """Return what runs ``open`` on the sample and returns code, program and error text."""
    apps, remembered = [], []
    monkeypatch.delenv("HOINGHI_SCREEN", raising=False)
    monkeypatch.setattr(open_command, "has_terminal", lambda: True)
    monkeypatch.setattr(open_command, "remember_conference", remembered.append)
    monkeypatch.setattr("hoinghi_tui.ui.app.HoiNghiApp.run", lambda app: apps.append(app))

    def run(*words):
        code = main(["open", str(sample_folder), *words])
        return code, apps[-1] if apps else None, capsys.readouterr().err

    run.remembered = remembered
    return run


@pytest.mark.parametrize(
    ("role", "first"), [(Role.DOOR, "door"), (Role.MC, "agenda"), (Role.AWARDS, "awards")]
)
def test_a_role_opens_its_own_program_at_its_own_place(opened, monkeypatch, role, first):
    monkeypatch.setenv("HOINGHI_SCREEN", "preparation")  # of the whole program
    code, app, _ = opened("--role", role, "--station", "Máy mượn")
    assert code == DONE
    assert isinstance(app, StationApp)
    assert (app.session.role, app.session.station) == (role, "Máy mượn")
    assert first == app.DEFAULT_MODE
    assert opened.remembered == []


def test_another_place_of_the_role_may_be_the_first(opened):
    _, app, _ = opened("--role", "mc", "--screen", "awards")
    assert app.DEFAULT_MODE == "awards"


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (["--role", "mc", "--screen", "door"], REFUSED, "không có trang 'door'"),
        (["--role", "door", "--screen", "overview"], REFUSED, "door, delegates"),
        (["--role", "door", "--kiosk"], REFUSED, "không dùng cùng nhau"),
        (["--role", "board"], USAGE, "hoinghi-tui board"),
        (["--role", "chief"], USAGE, "door, mc, awards"),
        (["--role", ""], USAGE, "door, mc, awards"),
    ],
)
def test_what_does_not_go_together_is_refused_in_words(opened, words, code, why):
    got, app, error = opened(*words)
    assert (got, app) == (code, None)
    assert why in error


def test_a_browser_never_gets_the_whole_program(opened, monkeypatch):
    monkeypatch.setitem(os.environ, DRIVER_VARIABLE, DRIVER)
    for words in ([], ["--kiosk"], ["--screen", "door"]):
        code, app, error = opened(*words)
        assert (code, app) == (REFUSED, None)
        assert "--role" in error
    _, app, _ = opened("--role", "door")
    assert app.served


def test_without_a_role_all_is_as_before(opened, sample_folder, monkeypatch):
    _, app, _ = opened("--kiosk")
    assert isinstance(app, KioskApp)
    monkeypatch.setenv("HOINGHI_SCREEN", "agenda")
    _, app, _ = opened()
    assert app.DEFAULT_MODE == "agenda"
    assert opened.remembered == [sample_folder] * 2
    monkeypatch.setenv("HOINGHI_SCREEN", "kitchen")
    code, _, error = opened()
    assert code == REFUSED
    assert "HOINGHI_SCREEN" in error
