"""Asks at a terminal who of the delegates is meant."""

import sys

from hoinghi_tui.cli.common import plain
from hoinghi_tui.services.agenda_import import PresenterQuestion
from hoinghi_tui.services.award_import import RecipientQuestion
from hoinghi_tui.services.session import Session


def ask_person(
    session: Session, doubt: PresenterQuestion | RecipientQuestion, question: str, *, nobody: str
) -> str | None:
    """Ask who is meant; Enter takes the proposal, 0 is ``nobody``; return the id or None."""
    print(plain(f"“{doubt.written}”: {doubt.reason}. {question}"), file=sys.stderr)
    print(f"  0. {nobody}", file=sys.stderr)
    for number, person in enumerate(doubt.candidates, 1):
        print(plain(f"  {number}. {person_name(session, person)}"), file=sys.stderr)
    ids = (None, *doubt.candidates)
    usual = ids.index(doubt.proposed) if doubt.proposed in ids else 0
    print(f"Chọn số [{usual}]: ", end="", file=sys.stderr, flush=True)
    typed = sys.stdin.readline().strip()
    known = typed.isascii() and typed.isdecimal() and int(typed) < len(ids)
    return ids[int(typed)] if known else ids[usual]


def person_name(session: Session, person: str) -> str:
    """Return name and post of a delegate, the id itself when there is none of it."""
    delegate = session.state.delegates.get(person)
    if delegate is None:
        return person
    return ", ".join(filter(None, (delegate.full_name, delegate.position)))
