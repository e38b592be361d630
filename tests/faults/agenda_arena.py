"""One station of two that act on the same agenda at the same moment.

Run: python agenda_arena.py STATION FOLDER, with the folder of all tests on the path. Says
"ready" once the conference is open, then reads one JSON object a line from standard input and
answers each with one line:

{"look": true}                     takes in what was saved, keeps the picture; answers the agenda
{"at": INSTANT, "act": [NAME, …]}  does what the picture suggested; answers null or the refusal
{"storm": SEED, "acts": NUMBER}    does so many things at random; answers "done"
"""

import json
import sys
from datetime import datetime
from pathlib import Path
from random import Random

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import Conflict
from manual_clock import ManualClock
from random_agendas import do_anything

BY_PICTURE = frozenset({"start_next", "pause_or_resume", "extend", "skip_or_restore", "move"})
"""What names the picture it was decided by."""


class Station:
    """One opened conference, and what its person saw last."""

    def __init__(self, session: Session, clock: ManualClock) -> None:
        self.session = session
        self.clock = clock
        self.seen = session.agenda.forecast()

    def answer(self, command: dict[str, object]) -> object:
        if "look" in command:
            return self._look()
        if "storm" in command:
            return self._storm(Random(str(command["storm"])), int(str(command["acts"])))
        moment = datetime.fromisoformat(str(command["at"]))
        self.clock.advance(seconds=(moment - self.clock.now()).total_seconds())
        name, *values = command["act"]  # type: ignore[misc]
        seen = [self.seen] if name in BY_PICTURE else []
        try:
            getattr(self.session.agenda, name)(*values, *seen)
        except (Refused, Conflict) as refusal:
            return str(refusal)
        return None

    def _look(self) -> list[list[object]]:
        self.session.poll()
        self.seen = self.session.agenda.forecast()
        return [
            [item.id, item.started_at, item.ended_at, item.extension_s, item.skipped]
            for item in self.session.agenda.items()
        ]

    def _storm(self, draw: Random, acts: int) -> str:
        for _ in range(acts):
            self.clock.advance(seconds=draw.choice((0, 0.4, 3, 40)))
            do_anything(draw, self.session, self.clock)
        return "done"


def main() -> None:
    station, folder = sys.argv[1:]
    clock = ManualClock()
    with Session.open(Path(folder), station=station, clock=clock) as session:
        one = Station(session, clock)
        print(json.dumps("ready"), flush=True)
        for line in sys.stdin:
            print(json.dumps(one.answer(json.loads(line)), default=str), flush=True)


if __name__ == "__main__":
    main()
