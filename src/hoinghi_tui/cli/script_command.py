"""`script`: what is said at each item, filled in as of now, with what is still blank."""

import argparse

from hoinghi_tui.cli.common import add_folder, add_json, open_session, plain, print_json
from hoinghi_tui.domain.scripts import ScriptBlank, ScriptText
from hoinghi_tui.services.session import Session

EXAMPLE = "hoinghi-tui script hoi-nghi"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print all scripts in the order of the agenda; blanks are listed and are no failure."""
    with open_session(arguments, read_only=True) as session:
        scripts = [
            session.scripts.text(item.id) for item in session.agenda.items() if not item.skipped
        ]
        if arguments.json:
            print_json({"now": session.now(), "items": [_as_json(one) for one in scripts]})
        else:
            print("\n".join(_as_lines(session, scripts)))
    return 0


def _as_lines(session: Session, scripts: list[ScriptText]) -> list[str]:
    if not scripts:
        return ["Chưa có chương trình."]
    lines = []
    for number, script in enumerate(scripts, 1):
        usual = "  (lời dẫn mẫu)" if script.is_default else ""
        lines += [f"{number}. {plain(script.title)}{usual}", ""]
        lines += [plain(line) for line in script.text.split("\n")]
        lines.append("")
    blanks = session.scripts.blanks()
    if not blanks:
        return [*lines, "Lời dẫn không còn chỗ trống."]
    return [*lines, f"Còn {len(blanks)} chỗ trống:", *map(_blank_line, blanks)]


def _blank_line(blank: ScriptBlank) -> str:
    words = f"– {plain(blank.title)}: {{{plain(blank.field)}}}"
    if blank.known:
        return f"{words} chưa có nội dung"
    meant = f"; có phải {{{blank.suggestion}}}?" if blank.suggestion else ""
    return f"{words} không phải tên trường{meant}"


def _as_json(script: ScriptText) -> dict[str, object]:
    return {
        "id": script.item_id,
        "title": script.title,
        "is_default": script.is_default,
        "text": script.text,
        "parts": list(script.parts),
        "blanks": [
            {
                "field": blank.field,
                "known": blank.known,
                "suggestion": blank.suggestion,
                "live": blank.live,
            }
            for blank in script.blanks
        ],
    }
