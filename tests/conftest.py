"""Fixtures for the whole tree: the clock, the sample conference, the tools of the machine."""

import errno
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from unittest.mock import patch

import hypothesis
import pytest

import pg_server as pg_server_module
from manual_clock import ManualClock
from quick import keep_what_is_there, parsed_once, search_garbage_seldom

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from hoinghi_tui.services.session import Session
    from hoinghi_tui.storage import Store
    from pg_server import PgServer

# No test asks for seconds: a busy machine must not fail one.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")

OpenStore = Callable[..., "Store"]
NeedTool = Callable[[str], str]
MakeTemplate = Callable[..., Path]

PG = "postgresql"


def pytest_configure() -> None:
    search_garbage_seldom()


def pytest_collection_finish() -> None:
    keep_what_is_there()


@pytest.fixture(scope="session", autouse=True)
def _stylesheets_parsed_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        if "textual.css.stylesheet" in sys.modules:  # else no test here starts an app
            from textual.css.stylesheet import Stylesheet

            patched.setattr(Stylesheet, "_parse_rules", parsed_once(Stylesheet._parse_rules))
        yield


@pytest.fixture(autouse=True)
def own_desk_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what this machine's desk is set to out of the tests, also of programs they start."""
    home = tmp_path_factory.getbasetemp() / f"config-{os.urandom(6).hex()}"
    # A context of its own: a test's own patches must still be taken back first.
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_CONFIG_HOME", str(home))
        patched.setattr("hoinghi_tui.services.desk_settings._file", lambda: home / "desk.json")
        yield home


@pytest.fixture
def need_tool() -> NeedTool:
    """Return a function that skips the test, by name, when a program is not installed.

    With HOINGHI_REQUIRE_TOOLS=1 the test fails instead, so that CI cannot lose it.
    """

    def require_tool(name: str) -> str:
        found = shutil.which(name)
        if found is None:
            _do_without(f"cần chương trình {name}, máy này không có")
        return found

    return require_tool


def _do_without(message: str) -> NoReturn:
    if os.environ.get("HOINGHI_REQUIRE_TOOLS") == "1":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture
def make_template(tmp_path: Path) -> MakeTemplate:
    """Return a function that writes a Word template of the given paragraphs."""

    def make(*paragraphs: str, name: str = "mau.docx") -> Path:
        from docx import Document

        document = Document()
        for text in paragraphs:
            document.add_paragraph(text)
        path = tmp_path / name
        document.save(str(path))
        return path

    return make


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture(scope="session")
def pg_bin() -> Path:
    """Where PostgreSQL's own programs are; as for ``need_tool`` where there are none."""
    found = pg_server_module.programs()
    if found is None or importlib.util.find_spec("psycopg") is None:
        _do_without("cần PostgreSQL và psycopg, máy này không có")
    return found


@pytest.fixture(scope="session")
def pg_server(pg_bin: Path) -> "Iterator[PgServer]":
    """A PostgreSQL of this test process, started when the first test asks for it."""
    with pg_server_module.running(pg_bin) as server:
        yield server


@pytest.fixture
def pg_url(pg_server: "PgServer") -> str:
    """The address of an empty conference of the test's own, made by ``pg-init``."""
    from hoinghi_tui.storage.pg_schema import prepare

    url = pg_server.url(f"test_{os.urandom(6).hex()}")
    prepare(url)
    return url


@pytest.fixture
def open_store(
    request: pytest.FixtureRequest, tmp_path: Path, clock: ManualClock
) -> Iterator[OpenStore]:
    """Return a function that opens the same log for one more station.

    A folder, or a database where the test asks for it by ``both_logs``; there each station
    has a folder of its own, as on a laptop of its own.
    """
    from hoinghi_tui.storage import Store
    from hoinghi_tui.storage.remote_store import open_pg

    url = request.getfixturevalue("pg_url") if getattr(request, "param", "") == PG else None
    opened: list[Store] = []
    desks: list[str] = []

    def open_one(station: str = "Bàn 1", folder: Path | None = None, **options: object) -> Store:
        options = {"now": clock.now, **options}
        if url is None:
            options = {"lock_timeout": 0.05, **options}
            store = Store.open(folder or tmp_path / "store", station=station, **options)
        else:
            desks.extend([station] * (station not in desks))
            own = folder or tmp_path / f"desk-{desks.index(station)}"
            store = open_pg(url, own, station=station, live=False, **options)
        opened.append(store)
        return store

    open_one.url = url  # type: ignore[attr-defined]
    open_one.folder = tmp_path / ("desk-0" if url else "store")  # type: ignore[attr-defined]
    yield open_one
    for store in opened:
        store.close()


@pytest.fixture(scope="session")
def _sample_made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from hoinghi_tui.resources import sample_dir
    from hoinghi_tui.services.setup import create_from_source

    folder = tmp_path_factory.mktemp("sample") / "hoi-nghi"
    create_from_source(folder, sample_dir(), clock=ManualClock())
    return folder


@pytest.fixture
def sample_folder(_sample_made_once: Path, tmp_path: Path) -> Path:
    """A fresh copy of the sample conference, at 07:25, nobody there, seats empty."""
    return Path(shutil.copytree(_sample_made_once, tmp_path / "hoi-nghi"))


@pytest.fixture
def session(sample_folder: Path, clock: ManualClock) -> "Iterator[Session]":
    """The sample conference, opened as "Bàn 1" with the injected clock."""
    from hoinghi_tui.services.session import Session

    with Session.open(sample_folder, clock=clock) as opened:
        yield opened


@pytest.fixture
def arranged(session: "Session") -> "Session":
    """The sample conference with everybody on a seat."""
    session.seating.apply(session.seating.propose())
    return session


@pytest.fixture
def bare(session: "Session") -> "Session":
    """The sample conference before a room is set up."""
    from hoinghi_tui.services.rows import deletion

    room, seats = session.seating.room, session.seating.seats()
    session.work.act(
        "edit_room", lambda: [*(deletion("seats", seat) for seat in seats), deletion("rooms", room)]
    )
    return session


@pytest.fixture
def desk_two(session: "Session", clock: ManualClock) -> "Iterator[Session]":
    """A second station, "Bàn 2", on the folder of ``session``."""
    from hoinghi_tui.services.session import Session

    with Session.open(session.folder, station="Bàn 2", clock=clock) as opened:
        yield opened


@pytest.fixture
def disk_full() -> Callable[[], "AbstractContextManager[object]"]:
    """Return what makes the disk refuse, as a full one does, while its block runs."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    return lambda: patch("hoinghi_tui.storage.disk.sync", refuse)
