"""README and guides promise commands, options, keys and files: each must exist."""

import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from hoinghi_tui.cli.main import COMMANDS
from hoinghi_tui.cli.parser import VietnameseParser
from hoinghi_tui.ui.frame import TABS

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")

GUIDES = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}


def shell_lines(page: str) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    return [line.strip() for block in blocks for line in block.splitlines()]


SHELL_LINES = shell_lines(README)
EXAMPLES = sorted(
    {
        line
        for page in (README, *GUIDES.values())
        for line in shell_lines(page)
        if line.startswith("hoinghi-tui ")
    }
)
USAGES = re.findall(r"^\| `(hoinghi-tui [^`]+)`", README, re.MULTILINE)


def parser_of(command: str) -> VietnameseParser:
    parser = VietnameseParser(prog=command)
    module = import_module(f"hoinghi_tui.cli.{command.replace('-', '_')}_command")
    module.add_arguments(parser)
    return parser


def test_every_command_is_in_the_table_and_no_other() -> None:
    assert {usage.split()[1] for usage in USAGES} == set(COMMANDS)


@pytest.mark.parametrize("line", EXAMPLES)
def test_every_example_is_understood(line: str) -> None:
    command, *words = shlex.split(line)[1:]
    parser_of(command).parse_args(words)


@pytest.mark.parametrize("usage", USAGES)
def test_every_option_in_the_table_exists(usage: str) -> None:
    command = usage.split()[1]
    options = set(re.findall(r"--[a-z-]+", usage))
    assert options <= parser_of(command)._option_string_actions.keys()


def test_the_keys_of_the_eight_places_are_the_programs() -> None:
    table = dict(re.findall(r"^\| (F[2-9]) \| ([^|]+) \|$", README, re.MULTILINE))
    assert table == {tab.key: tab.title for tab in TABS}


def test_both_install_lines_stand_alone_and_have_a_windows_twin() -> None:
    install = [line for line in SHELL_LINES if line.startswith("python3 -m venv")]
    assert [line.rpartition("/")[2] for line in install] == ["hoinghi-tui demo", "pytest"]
    assert README.count("py -3 -m venv .venv; ") == 2
    assert all("-c constraints.txt" in line for line in install)


def test_every_file_linked_is_there() -> None:
    linked = re.findall(r"\]\(([^)#:]+)\)", README)
    assert linked
    assert [path for path in linked if not (ROOT / path).is_file()] == []


def test_every_picture_of_a_guide_is_there_and_every_picture_is_shown() -> None:
    pages = {ROOT / "README.md": README, **GUIDES}
    shown = {
        (page.parent / path).relative_to(ROOT / "docs").as_posix()
        for page, text in pages.items()
        for path in re.findall(r"!\[[^]]*\]\(([^)]+)\)", text)
    }
    there = {path.name for kind in ("svg", "png") for path in (ROOT / "docs").glob(f"*.{kind}")}
    assert shown == there
