"""What the doctor says about machines that exist only here."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from hoinghi_tui.services.doctor import (
    Finding,
    FolderTrial,
    Level,
    Machine,
    Terminal,
    examine,
)

WINDOW = Terminal(120, 36, "utf-8", term="xterm-256color", colorterm="truecolor")
TRIAL = FolderTrial(Path("hoi-nghi"), "", True, 1.4, 20_000_000_000)
GOOD = Machine(
    system="linux",
    program="0.1.0",
    python="3.11.2",
    textual="8.2.8",
    terminal=WINDOW,
    families=frozenset({"Tinos", "DejaVu Sans"}),
    vietnamese_families=frozenset({"Tinos", "DejaVu Sans"}),
    soffice=Path("/usr/bin/soffice"),
    printers=("HP-VanPhong",),
    input_method="",
    trial=TRIAL,
    now=datetime(2025, 12, 15, 7, 25, tzinfo=timezone(timedelta(hours=7))),
    knows_time_zone=True,
)


def findings(machine: Machine) -> dict[str, Finding]:
    return {finding.check: finding for finding in examine(machine)}


def test_a_machine_with_everything_is_ready() -> None:
    assert {finding.level for finding in examine(GOOD)} == {Level.OK}


def test_each_warning_says_what_to_do() -> None:
    poor = replace(
        GOOD,
        system="win32",
        terminal=Terminal(70, 20, "cp1258", no_color=True),
        families=frozenset(),
        vietnamese_families=frozenset(),
        soffice=None,
        printers=(),
        input_method="UniKey",
        trial=replace(TRIAL, exclusive=False, sync_ms=400.0, free_bytes=10_000_000),
        now=GOOD.now.replace(year=2009),
        knows_time_zone=False,
    )
    unhappy = [finding for finding in examine(poor) if finding.level is not Level.OK]
    assert len(unhappy) == 12
    assert all(finding.advice for finding in unhappy)


@pytest.mark.parametrize(
    ("size", "level"),
    [((80, 24), Level.OK), ((79, 24), Level.BAD), ((80, 23), Level.BAD), ((0, 0), Level.WARN)],
)
def test_the_window_must_hold_every_screen(size: tuple[int, int], level: Level) -> None:
    window = replace(WINDOW, columns=size[0], lines=size[1])
    assert findings(replace(GOOD, terminal=window))["terminal_size"].level is level


def test_a_window_that_is_not_utf8_is_told_except_on_windows() -> None:
    latin = replace(WINDOW, encoding="ISO-8859-1")
    assert findings(replace(GOOD, terminal=latin))["encoding"].level is Level.BAD
    # Python writes to a Windows console in Unicode, whatever its code page is.
    assert findings(replace(GOOD, terminal=latin, system="win32"))["encoding"].level is Level.OK


@pytest.mark.parametrize(
    ("window", "level"),
    [
        (Terminal(80, 24, "utf-8", term="xterm-256color"), Level.OK),
        (Terminal(80, 24, "utf-8", term="xterm", colorterm="truecolor"), Level.OK),
        (Terminal(80, 24, "utf-8", term="linux"), Level.WARN),
        (Terminal(80, 24, "utf-8", term="dumb"), Level.WARN),
        (Terminal(80, 24, "utf-8", term="xterm-256color", no_color=True), Level.WARN),
    ],
)
def test_few_colours_are_a_warning_only(window: Terminal, level: Level) -> None:
    assert findings(replace(GOOD, terminal=window))["colours"].level is level


def test_windows_terminal_is_asked_for_on_windows_only() -> None:
    old = replace(GOOD, system="win32", terminal=Terminal(80, 25, "cp1252"))
    new = replace(old, terminal=Terminal(80, 25, "cp1252", windows_terminal=True))
    assert "Windows Terminal" in findings(old)["windows_terminal"].advice
    assert "windows_terminal" not in findings(new)
    assert "windows_terminal" not in findings(GOOD)


def test_the_old_liberation_serif_without_vietnamese_letters_is_named() -> None:
    old = replace(
        GOOD,
        families=frozenset({"Liberation Serif", "DejaVu Sans"}),
        vietnamese_families=frozenset({"DejaVu Sans"}),
    )
    finding = findings(old)["fonts"]
    assert finding.level is Level.WARN
    assert "1.x" in finding.what
    assert "fonts-liberation2" in finding.advice
    new = replace(old, vietnamese_families=old.families)
    assert findings(new)["fonts"].level is Level.OK


def test_a_folder_that_cannot_be_written_repeats_the_reason() -> None:
    trial = replace(TRIAL, problem="Ổ đĩa chỉ đọc.", free_bytes=None)
    found = findings(replace(GOOD, trial=trial))
    assert found["storage"].level is Level.BAD
    assert found["storage"].advice == "Ổ đĩa chỉ đọc."
    assert not {"locks", "sync", "disk_space"} & found.keys()


def test_free_space_is_written_the_vietnamese_way() -> None:
    assert findings(GOOD)["disk_space"].what == "Ổ đĩa còn 20.000 MB"
