"""Is a place sound: what is kept there, and the server of a database."""

import time
from collections.abc import Callable, Iterator
from statistics import median

from hoinghi_tui.services.clock import SystemClock
from hoinghi_tui.services.doctor import Finding, Level
from hoinghi_tui.services.place import Database, Place
from hoinghi_tui.services.place_store import make_private, naming, open_store
from hoinghi_tui.services.session import expect_conference
from hoinghi_tui.storage import NotSaved, VerifyReport, verify

SLOW_ANSWER_MS = 150.0
"""Above this a scan at the door is felt to wait for the server."""
_QUESTIONS = 5


def verify_place(place: Place) -> VerifyReport:
    """Check all that is saved in a place, changing nothing.

    Raises ``NotAConference`` for a folder that holds none, ``NotSaved`` when it cannot be read.
    """
    if isinstance(place, Database):
        from hoinghi_tui.storage.pg_extra import require_extra

        require_extra()
        from hoinghi_tui.storage.pg_verify import verify_pg

        with naming(place):
            return verify_pg(place.address, place.folder)
    expect_conference(place)
    return verify(place)


def examine_server(place: Database) -> Iterator[Finding]:
    """Judge whether this machine can run the conference that the database keeps.

    Lets only the wish for a password through; everything else is a finding.
    """
    try:
        make_private(place.folder)
        with open_store(place, station="", now=SystemClock().now) as store:
            refused = store.read_only
            spent = [] if refused else [_answer_ms(store.refresh) for _ in range(_QUESTIONS)]
    except NotSaved as failure:
        if failure.cause == "server_password":
            raise
        refused, spent = str(failure), []
    if refused:
        yield Finding("server", Level.BAD, f"Chưa dùng được {place.label}", refused)
        return
    yield Finding("server", Level.OK, f"Nối được {place.label}, được ghi thêm")
    slow = median(spent) > SLOW_ANSWER_MS
    yield Finding(
        "server_answer",
        Level.WARN if slow else Level.OK,
        f"Máy chủ trả lời sau {median(spent):.1f} ms",
        "Mạng tới máy chủ chậm: dùng dây mạng thay Wi-Fi, hoặc đặt máy chủ gần hơn."
        if slow
        else "",
    )


def _answer_ms(ask: Callable[[], object]) -> float:
    before = time.perf_counter()
    ask()
    return (time.perf_counter() - before) * 1000
