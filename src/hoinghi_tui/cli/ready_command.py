"""`ready`: what is still missing before the day, and where it is mended."""

import argparse

from hoinghi_tui.cli.common import add_folder, add_json, open_session, plain, print_json
from hoinghi_tui.cli.main import DONE, REFUSED
from hoinghi_tui.domain.findings import SETTINGS_PLACE, Finding, Severity, count_open

EXAMPLE = "hoinghi-tui ready hoi-nghi"

_MARKS = {Severity.BLOCKER: "✖", Severity.MISSING: "▲", Severity.READY: "✔"}
_PLACES = {
    "overview": "F2",
    "delegates": "F3",
    "seating": "F4",
    "door": "F5",
    "agenda": "F6",
    "awards": "F7",
    "printing": "F8",
    "preparation": "F9",
    SETTINGS_PLACE: "F2, phím T",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """List what is missing; answers 3 while something blocks the conference."""
    with open_session(arguments, read_only=True) as session:
        session.overview.try_files()
        findings = session.overview.readiness()
    blocked = count_open(findings).blocking > 0
    if arguments.json:
        print_json({"ready": not blocked, "findings": [_as_json(one) for one in findings]})
    else:
        print("\n".join(_as_lines(findings)))
    return REFUSED if blocked else DONE


def _as_lines(findings: list[Finding]) -> list[str]:
    count = count_open(findings)
    if not count.missing:
        title = "Đã sẵn sàng."
    else:
        first = f", {count.blocking} việc bắt buộc" if count.blocking else ""
        title = f"Còn thiếu {count.missing} việc{first}:"
    lines = [f"{_MARKS[one.severity]} {plain(one.text)}  ({_where(one)})" for one in findings]
    return [title, *lines]


def _where(finding: Finding) -> str:
    """Return the key of the place, and of its section where it has several."""
    from hoinghi_tui.ui.preparation.sections import SECTIONS

    keys = {section.name: f", mục {section.key}" for section in SECTIONS}
    return _PLACES[finding.place] + keys.get(finding.section, "")


def _as_json(finding: Finding) -> dict[str, object]:
    return {
        "severity": finding.severity,
        "text": finding.text,
        "place": finding.place,
        "section": finding.section,
    }
