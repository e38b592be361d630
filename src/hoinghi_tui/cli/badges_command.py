"""`badges`: the code on everybody's badge."""

import argparse

from hoinghi_tui.cli.common import (
    add_folder,
    add_json,
    add_station,
    open_session,
    plain,
    print_json,
    say_damage,
)

EXAMPLE = "hoinghi-tui badges hoi-nghi --json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    add_station(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the valid codes in protocol order; who has none yet is given one first.

    A damaged conference can only be read: those without a code are left out there.
    """
    with open_session(arguments) as session:
        if session.store.damage is None:
            session.badges.issue_missing()
        say_damage(session)
        codes = session.badges.codes()
        people = [one for one in session.roster.all() if one.id in codes]
        if arguments.json:
            print_json({one.id: codes[one.id] for one in people})
        else:
            for one in people:
                print(f"{one.id}  {codes[one.id]}  {plain(one.full_name)}")
    return 0
