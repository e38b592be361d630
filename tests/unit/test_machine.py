"""Facts are found by asking programs; here the programs answer what the test says."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from hoinghi_tui.services import machine
from hoinghi_tui.services.machine import (
    Ask,
    font_families,
    input_method,
    printers,
    terminal,
    try_folder,
)


def answering(answers: Mapping[str, str | None]) -> Ask:
    """Return a stand-in for ``ask``: the answer whose key is part of the command line."""

    def ask(command: Sequence[str]) -> str | None:
        line = " ".join(command)
        return next((answer for key, answer in answers.items() if key in line), None)

    return ask


def test_font_families_are_told_apart_by_language() -> None:
    ask = answering(
        {
            ":lang=vi": "Tinos\nDejaVu Sans,DejaVu Sans Condensed\n",
            "fc-list": "Tinos\nLiberation Serif\nDejaVu Sans,DejaVu Sans Condensed\n",
        }
    )
    every, vietnamese = font_families(ask, "linux")
    assert vietnamese == {"Tinos", "DejaVu Sans", "DejaVu Sans Condensed"}
    assert every == vietnamese | {"Liberation Serif"}


def test_without_fontconfig_only_windows_and_macos_are_known() -> None:
    nothing = answering({})
    assert font_families(nothing, "linux") == (None, None)
    assert font_families(nothing, "win32")[1] == {"Times New Roman"}


def test_printers_of_linux_and_windows() -> None:
    assert printers(answering({"lpstat": "HP_1\nCanon-2\n"}), "linux") == ("HP_1", "Canon-2")
    assert printers(answering({"lpstat": ""}), "linux") == ()
    assert printers(answering({}), "linux") is None
    windows = answering({"Get-Printer": "Microsoft Print to PDF\r\nHP LaserJet\r\n"})
    assert printers(windows, "win32") == ("Microsoft Print to PDF", "HP LaserJet")


def test_vietnamese_keyboards_are_recognised() -> None:
    tasks = '"explorer.exe","4012"\n"UniKeyNT.exe","7720"\n'
    assert input_method(answering({"tasklist": tasks}), {}, "win32") == "UniKey"
    assert input_method(answering({"tasklist": ""}), {}, "win32") == ""
    assert input_method(answering({}), {"XMODIFIERS": "@im=ibus"}, "linux") == "ibus"
    assert input_method(answering({}), {}, "linux") == ""


def test_the_window_as_its_environment_describes_it() -> None:
    window = terminal({"TERM": "xterm", "WT_SESSION": "1", "NO_COLOR": ""}, (100, 30))
    assert (window.columns, window.lines, window.term) == (100, 30, "xterm")
    assert window.windows_terminal
    assert not window.no_color


def test_a_good_folder_locks_and_writes_and_is_left_clean(tmp_path: Path) -> None:
    trial = try_folder(tmp_path)
    assert trial.problem == ""
    assert trial.exclusive
    assert trial.sync_ms > 0
    assert trial.free_bytes
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    trial = try_folder(tmp_path / "khong-co")
    assert "Không có thư mục" in trial.problem
    assert trial.free_bytes is None


def test_a_disk_that_refuses_to_sync_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(file: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(machine, "sync", broken)
    assert "ổ đĩa báo lỗi" in try_folder(tmp_path).problem


def test_locks_without_effect_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_is_held", lambda path, other: False)
    assert not try_folder(tmp_path).exclusive


def test_a_program_that_is_missing_or_fails_answers_nothing() -> None:
    assert machine.ask(["chuong-trinh-khong-co"]) is None
