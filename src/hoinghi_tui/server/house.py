"""All that the pages of one server share: the conference, who is let in, what was refused."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from hoinghi_tui.server.hosts import Hosts
from hoinghi_tui.server.journal import Journal
from hoinghi_tui.server.keys import Keys
from hoinghi_tui.server.stations import Stations
from hoinghi_tui.services.place import Place


@dataclass
class House:
    """One server of one conference.

    ``folder`` is where the conference lies, a folder or a database; ``hosts`` are the
    addresses it answers to; ``secure`` tells that it speaks TLS; ``now`` is the clock, in UTC.
    """

    folder: Place
    stations: Stations
    keys: Keys
    journal: Journal
    hosts: Hosts
    now: Callable[[], datetime]
    secure: bool = False


HOUSE = web.AppKey("house", House)
"""Where a handler finds the house: ``request.app[HOUSE]``."""
