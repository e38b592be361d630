"""Opens the store of a conference whose log lies on another machine, in PostgreSQL."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from hoinghi_tui.storage.chain import Codec, Upcaster
from hoinghi_tui.storage.errors import NotSaved
from hoinghi_tui.storage.ledger import Ledger
from hoinghi_tui.storage.log import Log
from hoinghi_tui.storage.pg_address import read_address
from hoinghi_tui.storage.pg_extra import require_extra
from hoinghi_tui.storage.rejoin import Rejoin, able_to_go_on
from hoinghi_tui.storage.salvage import Salvage
from hoinghi_tui.storage.store import Store


def open_pg(
    url: str,
    folder: Path,
    *,
    station: str,
    now: Callable[[], datetime],
    read_only: bool = False,
    live: bool = True,
    keeps: bool = True,
    upcasters: Sequence[Upcaster] = (),
) -> Store:
    """Open a conference in PostgreSQL; ``folder`` of this machine keeps its snapshot.

    ``url`` is what libpq reads, "postgresql://user@host/database", with ``?schema=NAME``
    where one database holds several conferences. With ``live`` a thread listens to the
    server, so that ``refresh`` never waits; without it ``refresh`` asks the server.
    Everything else is as in ``Store.open``. A server that is away shows the snapshot, and
    ``read_only`` says so; without a snapshot, and for any other failure ``NotSaved``
    is raised.
    """
    address = read_address(url)
    del url  # a program that ends by a mistake shows the names of each frame on the screen
    require_extra()
    from hoinghi_tui.storage.pg_log import PgLog  # late: without the extra it cannot be loaded

    codec = Codec(upcasters)
    salvage = Salvage(folder, now, writable=not read_only)
    log = PgLog(address, codec, salvage, read_only=read_only, live=live)
    return over_remote(
        log,
        folder,
        salvage,
        codec,
        station=station,
        now=now,
        read_only=read_only,
        keeps=keeps,
    )


def over_remote(
    remote: Log,
    folder: Path,
    salvage: Salvage,
    codec: Codec,
    *,
    station: str,
    now: Callable[[], datetime],
    read_only: bool = False,
    keeps: bool = True,
) -> Store:
    """Open a log that may get out of reach; ``Store.rejoin`` is how the desk then goes on.

    What was done so before is shown. Only one program at a time ``keeps`` the copy by
    which it can. Raises as ``Store.over`` does.
    """
    try:
        log = able_to_go_on(
            remote, folder, codec, station=station, now=now, keeps=keeps and not read_only
        )
    except NotSaved:
        remote.close()
        raise
    salvage.notices += log.book.notices if log.book is not None else []

    def rejoining(ledger: Ledger) -> Rejoin:
        return Rejoin(ledger, log, now)

    store = Store.over(
        log,
        folder,
        salvage,
        codec.version,
        station=station,
        now=now,
        read_only=read_only,
        rejoining=rejoining,
    )
    if store.rejoin is not None:
        store.rejoin.pick_up()
    return store
