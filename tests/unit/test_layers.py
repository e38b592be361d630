"""What may be loaded by whom, proved in a fresh Python and not only by reading imports."""

import subprocess
import sys

import pytest

_HEAVY = ("openpyxl", "docx", "docxtpl", "jinja2", "qrcode", "lxml")
"""Formats that no first screen and no log needs."""


def loaded_by(*modules: str) -> set[str]:
    """Return the top-level packages that are loaded after importing ``modules``."""
    code = f"import {', '.join(modules)}; import sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_rules_store_and_use_cases_load_without_a_screen() -> None:
    modules = [
        "hoinghi_tui.services.session",
        "hoinghi_tui.services.setup",
        "hoinghi_tui.services.door",
        "hoinghi_tui.services.doctor",
        "hoinghi_tui.services.machine",
        "hoinghi_tui.storage",
        "hoinghi_tui.domain.forecast",
        "hoinghi_tui.domain.check_in",
    ]
    assert not loaded_by(*modules) & {"textual", "rich"}


@pytest.mark.parametrize(
    "module", ["hoinghi_tui.cli", "hoinghi_tui.cli.open_command", "hoinghi_tui.cli.demo_command"]
)
def test_the_command_line_loads_a_screen_only_to_show_it(module: str) -> None:
    assert not loaded_by(module) & {"textual", "rich", *_HEAVY}


def test_opening_a_conference_reads_no_office_file() -> None:
    assert not loaded_by("hoinghi_tui.services.session", "hoinghi_tui.ui.app") & set(_HEAVY)


def test_the_rules_load_nothing_but_python() -> None:
    own = {"hoinghi_tui"} | sys.stdlib_module_names
    # What this installation's start-up files load is no business of the rules.
    started_with = loaded_by("sys")
    assert loaded_by("hoinghi_tui.domain.forecast", "hoinghi_tui.vietnamese") - started_with <= own


@pytest.mark.parametrize(
    "module", ["ui.app", "ui.board.program", "ui.start.start", "server.screen", "ui.station_driver"]
)
def test_no_key_sequence_that_ends_textual_is_read(module: str) -> None:
    code = f"import hoinghi_tui.{module}; from textual import constants as c; "
    code += "assert c.DISABLE_KITTY_KEY"
    subprocess.run([sys.executable, "-c", code], check=True)
