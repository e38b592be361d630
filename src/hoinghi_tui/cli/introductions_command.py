"""`introductions`: who is introduced as of now, to be read from paper if need be."""

import argparse
from collections.abc import Iterable

from hoinghi_tui.cli.common import add_folder, add_json, open_session, plain, print_json
from hoinghi_tui.domain.introductions import IntroductionGroup, introduction_text
from hoinghi_tui.services.session import Session

EXAMPLE = "hoinghi-tui introductions hoi-nghi"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print who is in the room in the order of introduction, then who came later."""
    with open_session(arguments, read_only=True) as session:
        if arguments.json:
            print_json(_as_json(session))
        else:
            print("\n".join(_as_lines(session)))
    return 0


def _as_lines(session: Session) -> list[str]:
    main, waiting = session.introductions.main(), session.introductions.waiting()
    lines = _lines_of(main) or ["Chưa có đại biểu nào trong phòng."]
    if waiting:
        lines += ["", "GIỚI THIỆU BỔ SUNG", *_lines_of(waiting)]
    return lines


def _lines_of(groups: list[IntroductionGroup]) -> list[str]:
    return [plain(line) for line in introduction_text(groups).splitlines()]


def _as_json(session: Session) -> dict[str, object]:
    return {
        "now": session.now(),
        "main": _groups_as_json(session.introductions.main()),
        "late": _groups_as_json(session.introductions.late()),
    }


def _groups_as_json(groups: Iterable[IntroductionGroup]) -> list[dict[str, object]]:
    return [{"heading": group.heading, "lines": list(group.lines)} for group in groups]
