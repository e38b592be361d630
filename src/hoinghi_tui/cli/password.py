"""The password of a database: asked of a person only when the server asks for one."""

import argparse
import sys
from collections.abc import Callable
from getpass import getpass

from hoinghi_tui.cli.common import can_ask, plain
from hoinghi_tui.services.place import Database
from hoinghi_tui.services.place_store import PasswordWanted
from hoinghi_tui.storage import NotSaved

_TRIES = 3


def run_asking(run: Callable[[argparse.Namespace], int], arguments: argparse.Namespace) -> int:
    """Run a command, and run it again with the password its server wanted.

    Commands open their place before they do anything, so nothing is done twice. What is
    typed is kept by this process alone. Raises what ``run`` raises, also where nobody sits
    at a terminal to be asked.
    """
    for _ in range(_TRIES):
        try:
            return run(arguments)
        except NotSaved as failure:
            place = _asked_for(failure, arguments)
            if place is None or not can_ask():
                raise
            if place.password:
                print(failure, file=sys.stderr)
            _put(arguments, place, _typed(place, failure))
    return run(arguments)


def _asked_for(failure: NotSaved, arguments: argparse.Namespace) -> Database | None:
    if isinstance(failure, PasswordWanted):
        return failure.place
    places = {one for one in vars(arguments).values() if isinstance(one, Database)}
    return places.pop() if failure.cause == "server_password" and len(places) == 1 else None


def _typed(place: Database, failure: NotSaved) -> str:
    try:
        password = getpass(f"Mật khẩu của {plain(place.label)}: ")
    except EOFError:
        password = ""
    if not password:
        raise failure
    return password


def _put(arguments: argparse.Namespace, place: Database, password: str) -> None:
    for name, value in vars(arguments).items():
        if value == place:
            setattr(arguments, name, place.with_password(password))
