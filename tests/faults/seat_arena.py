"""One station of two that move the same people at the same moment.

Run: python seat_arena.py STATION FOLDER. Says "ready" once the folder is open, then reads
one JSON value a line from standard input and answers each with one line: [PERSON, SEAT]
moves somebody as seen by this station and answers null or the refusal; null takes in what
the other station saved and answers with who sits where.
"""

import json
import sys
from pathlib import Path

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import Conflict


def move(session: Session, person: str, seat: str) -> str | None:
    """Move somebody; return why not, or None."""
    try:
        session.seating.move(person, seat)
    except (Refused, Conflict) as refusal:
        return str(refusal)
    return None


def main() -> None:
    station, folder = sys.argv[1:]
    with Session.open(Path(folder), station=station) as session:
        print(json.dumps("ready"), flush=True)
        for line in sys.stdin:
            command = json.loads(line)
            if command is None:
                session.poll()
                answer: object = {
                    seat.id: seat.delegate for seat in session.seating.seats() if seat.delegate
                }
            else:
                answer = move(session, *command)
            print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
