"""The program knows when a browser shows it, and then asks for no terminal window."""

import io

import pytest

from hoinghi_tui.cli.open_command import has_terminal
from hoinghi_tui.ui.served import DRIVER, DRIVER_VARIABLE


@pytest.mark.parametrize(
    ("driver", "served"),
    [(None, False), ("textual.drivers.web_driver:WebDriver", False), (DRIVER, True)],
)
def test_only_our_own_server_stands_for_a_window(monkeypatch, driver, served):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.delenv(DRIVER_VARIABLE, raising=False)
    if driver is not None:
        monkeypatch.setenv(DRIVER_VARIABLE, driver)
    assert has_terminal() is served


def test_the_name_of_the_driver_leads_to_it():
    from importlib import import_module

    from textual.driver import Driver

    module, _, name = DRIVER.partition(":")
    assert issubclass(getattr(import_module(module), name), Driver)
