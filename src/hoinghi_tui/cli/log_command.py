"""`log`: who did what, when and where."""

import argparse

from hoinghi_tui.cli.common import add_folder, add_json, count, open_session, plain, print_json
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import Event

EXAMPLE = "hoinghi-tui log hoi-nghi --limit 20"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument("--limit", metavar="N", type=count, help="chỉ N việc gần nhất")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the activity log, newest first."""
    with open_session(arguments, read_only=True) as session:
        events = session.store.history(limit=arguments.limit)
        if arguments.json:
            print_json([_as_json(event) for event in events])
        else:
            for event in events:
                print(_as_line(session, event))
    return 0


def _as_json(event: Event) -> dict[str, object]:
    return {
        "seq": event.seq,
        "id": event.id,
        "at": event.at,
        "station": event.station,
        "kind": event.kind,
        "note": event.note,
        "undoes": event.undoes,
    }


def _as_line(session: Session, event: Event) -> str:
    when = session.event_time(event)
    return f"{event.seq:>5}  {when}  {plain(event.station):<8}  {plain(event.note or event.kind)}"
