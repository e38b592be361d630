"""The printer chosen on a machine is remembered there, the number of copies is not."""

import pytest

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services import printer_choice
from hoinghi_tui.services.printer import usual_printer
from hoinghi_tui.services.printer_choice import (
    PrinterChoice,
    checked_copies,
    load_choice,
    save_choice,
)


@pytest.fixture(autouse=True)
def file(tmp_path, monkeypatch):
    path = tmp_path / "config" / "printer.json"
    monkeypatch.setattr(printer_choice, "_file", lambda: path)
    return path


def test_nothing_chosen_leaves_all_to_the_system():
    assert load_choice() == PrinterChoice()


def test_all_but_the_copies_is_remembered():
    save_choice(PrinterChoice(printer="Máy in [/]", copies=40, tray="Tray2", duplex=True))
    assert load_choice() == PrinterChoice(printer="Máy in [/]", tray="Tray2", duplex=True)
    # A single badge at the door goes to that printer, from its usual tray.
    assert usual_printer() == PrinterChoice(printer="Máy in [/]")


@pytest.mark.parametrize("text", ["", "{", '{"copies": "x"}', "[]"])
def test_an_unreadable_file_is_as_none(file, text):
    file.parent.mkdir()
    file.write_text(text)
    assert load_choice() == PrinterChoice()


def test_a_full_disk_is_told(file, disk_full):
    with disk_full(), pytest.raises(Refused, match="Chưa nhớ được máy in"):
        save_choice(PrinterChoice(printer="A"))
    assert load_choice() == PrinterChoice()


@pytest.mark.parametrize(("text", "copies"), [("1", 1), (" 20 ", 20), ("99", 99)])
def test_copies_are_read(text, copies):
    assert checked_copies(text) == copies


@pytest.mark.parametrize("text", ["0", "100", "-1", "", "hai", "1.5", "²", "１"])
def test_other_copies_are_refused(text):
    with pytest.raises(Refused, match="từ 1 đến 99"):
        checked_copies(text)
