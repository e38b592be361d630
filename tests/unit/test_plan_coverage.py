"""The table of the plan's sentences names tests, commands, papers and sections that exist."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from hoinghi_tui.cli.main import COMMANDS
from hoinghi_tui.cli.parser import VietnameseParser
from hoinghi_tui.cli.print_command import KINDS
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.resources import sample_dir
from hoinghi_tui.services.source_folder import read_source
from hoinghi_tui.ui.preparation.sections import SECTIONS

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "plan-coverage.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("| ").split(" | ")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and not line.startswith(("| sentence", "| what is left open"))
]
TESTS = sorted(set(re.findall(r"`((?:unit|ui|e2e)/\w+\.py)::(test_\w+)`", PAGE)))
USAGES = sorted(set(re.findall(r"`([a-z-]+) DIR([^`]*)`", PAGE)))


def test_every_sentence_has_a_place_and_a_test() -> None:
    assert len(ROWS) > 40
    for row in ROWS:
        assert len(row) == 3, row
        sentence, place, proofs = row
        assert sentence
        assert place
        assert "::test_" in proofs, sentence


def test_nothing_else_is_quoted_as_a_test() -> None:
    assert PAGE.count("::test_") == len(re.findall(r"`(?:unit|ui|e2e)/\w+\.py::test_\w+`", PAGE))


@pytest.mark.parametrize(("file", "name"), TESTS)
def test_every_test_named_is_there(file: str, name: str) -> None:
    text = (ROOT / "tests" / file).read_text(encoding="utf-8")
    assert re.search(rf"^(?:async )?def {name}\(", text, re.MULTILINE)


@pytest.mark.parametrize(("command", "words"), USAGES)
def test_every_command_named_is_there(command: str, words: str) -> None:
    assert command in COMMANDS
    parser = VietnameseParser(prog=command)
    import_module(f"hoinghi_tui.cli.{command.replace('-', '_')}_command").add_arguments(parser)
    assert set(re.findall(r"--[a-z-]+", words)) <= parser._option_string_actions.keys()
    if command == "print":
        assert words.strip() in KINDS


def test_every_section_named_is_the_programs() -> None:
    named = set(re.findall(r"F9 (\d) “([^”]+)”", PAGE))
    assert named == {(section.key, section.title) for section in SECTIONS}


def test_every_recipient_of_the_plan_is_in_the_table() -> None:
    conference: Conference = read_source(sample_dir()).conference
    told = PAGE.casefold()
    assert len(conference.recipients) == 8
    assert [one for one in conference.recipients if one.casefold() not in told] == []
