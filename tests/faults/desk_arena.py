"""One desk of several that let people in at the same moment.

Run: python desk_arena.py STATION. Reads commands, one JSON object a line, from standard
input and answers each with one line: {"open": PLACE} opens a conference, {"scan": [ID …]}
scans the badges of these people as quickly as it can, {"close": true} takes in what the
other desks saved, answers with the counts and lets go of the folder.
"""

import json
import sys
from dataclasses import asdict

from hoinghi_tui.services.place import read_place
from hoinghi_tui.services.session import Session


def scan(session: Session, people: list[str]) -> list[list[str | None]]:
    """Scan these badges; return each person with the answer, and whose it is."""
    codes = session.badges.codes()
    answers: list[list[str | None]] = []
    for person in people:
        verdict = session.door.scan(codes[person]).verdict
        at = verdict.at.isoformat() if verdict.at else None
        answers.append([person, verdict.result, at, verdict.station])
    return answers


def main() -> None:
    session: Session | None = None
    for line in sys.stdin:
        command = json.loads(line)
        if "open" in command:
            session = Session.open(read_place(command["open"]), station=sys.argv[1])
            answer: object = "ready"
        elif "scan" in command:
            assert session is not None
            answer = scan(session, command["scan"])
        else:
            assert session is not None
            session.poll()
            answer = {"counts": asdict(session.tally()), "problem": session.work.problem}
            session.close()
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
