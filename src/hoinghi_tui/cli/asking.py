"""Asks at a terminal who of the delegates is meant."""

import sys

from hoinghi_tui.cli.common import plain
from hoinghi_tui.services.session import Session


def ask_person(
    session: Session,
    question: str,
    candidates: tuple[str, ...],
    proposed: str | None,
    *,
    nobody: str,
) -> str | None:
    """Ask who is meant; Enter takes the proposal, 0 is ``nobody``; return the id or None."""
    print(plain(question), file=sys.stderr)
    print(f"  0. {nobody}", file=sys.stderr)
    for number, person in enumerate(candidates, 1):
        print(plain(f"  {number}. {person_name(session, person)}"), file=sys.stderr)
    ids = (None, *candidates)
    usual = ids.index(proposed) if proposed in ids else 0
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
