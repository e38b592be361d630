"""Puts a server together: the conference, one address, the guard, the certificate."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from filelock import FileLock, Timeout

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.file_words import why
from hoinghi_tui.server.certificate import fingerprint, own_certificate, tls_context
from hoinghi_tui.server.hosts import Hosts, is_loopback, with_port
from hoinghi_tui.server.house import House
from hoinghi_tui.server.journal import Journal
from hoinghi_tui.server.keys import Key, Keys
from hoinghi_tui.server.listening import LOOPBACK, PORT, listen, names_of, read_address
from hoinghi_tui.server.private_files import make_private_folder, server_state_dir
from hoinghi_tui.server.serving import Serving
from hoinghi_tui.server.stations import Stations
from hoinghi_tui.services.clock import Clock, SystemClock
from hoinghi_tui.services.place import Place
from hoinghi_tui.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How a server is to be reached.

    ``port`` 0 takes any that is free. ``tls`` makes a certificate unless ``certificate`` and
    ``key`` are given, which are files.
    """

    address: str = LOOPBACK
    port: int = PORT
    tls: bool = False
    certificate: Path | None = None
    key: Path | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A server that was put together and not yet started.

    ``fingerprint`` is that of its certificate, "" without TLS; ``title`` and ``zone`` are the
    conference's.
    """

    house: House
    serving: Serving
    address: str
    url: str
    fingerprint: str
    title: str
    zone: ZoneInfo

    def url_of(self, key: Key) -> str:
        """Return what the drawing of a key says; its token is behind "#", in no log."""
        return f"{self.url}/enter#{key.token}"

    @property
    def is_overheard(self) -> bool:
        """Whether others of the network can read what goes by."""
        return not self.fingerprint and not is_loopback(self.address)


def what_others_see(*, tls: bool) -> str:
    """Say what an address of the network opens to the others in it."""
    seen = (
        "Mọi máy cùng mạng mở được trang xin mã; ai có mã thì thấy đại biểu, chỗ ngồi, chương "
        "trình theo phần việc của mã ấy."
    )
    if tls:
        return seen
    return (
        f"{seen} Không có TLS: người cùng mạng có thể nghe lén, kể cả mã và tên đại biểu, và làm "
        "thay một máy đã vào. Mạng không phải của cơ quan thì chạy lại với --tls."
    )


def open_server(place: Place, wanted: Wanted, clock: Clock | None = None) -> Opened:
    """Take the address and put the server together; the caller starts and stops ``serving``.

    Refuses a conference that is served already, an address that is not this machine's, a port
    in use, a certificate that cannot be read; raises as ``Session.open`` does.
    """
    now = (clock or SystemClock()).now
    folder = place.resolve() if isinstance(place, Path) else place
    with Session.open(folder, read_only=True) as session:
        title, zone = session.state.conference.title_on_paper, session.work.zone()
    state = server_state_dir(str(folder))
    address = read_address(wanted.address)
    names = names_of(address)
    only = _only_server(state)
    try:
        pair = _certificate(wanted, state, names, now())
        tls = tls_context(*pair) if pair else None
        listening = listen(address, wanted.port)
    except Refused:
        only.release()
        raise
    port = int(listening.getsockname()[1])
    scheme = "https" if pair else "http"
    house = House(
        folder=folder,
        stations=Stations(now, state / "stations.json"),
        keys=Keys(now),
        journal=Journal(now, state / "refusals.txt"),
        hosts=Hosts(names, port, scheme),
        now=now,
        secure=pair is not None,
    )
    return Opened(
        house,
        Serving(house, listening, tls, only.release),
        address,
        f"{scheme}://{with_port(address, port)}",
        fingerprint(pair[0]) if pair else "",
        title,
        zone,
    )


def _only_server(state: Path) -> FileLock:
    """Take the conference for this server: two would each forget the other's stations."""
    lock = FileLock(state / "serve.lock", timeout=0, thread_local=False)
    try:
        make_private_folder(state)
        lock.acquire()
    except Timeout:
        raise Refused(
            "Hội nghị này đang có máy chủ chạy ở cửa sổ khác trên máy này. Hãy dùng cửa sổ ấy, "
            "hoặc dừng nó trước."
        ) from None
    except OSError as error:
        raise Refused(f"Chưa giữ được chỗ cho máy chủ ({why(error)}): {state}") from error
    return lock


def _certificate(
    wanted: Wanted, state: Path, names: list[str], now: datetime
) -> tuple[Path, Path] | None:
    if wanted.certificate is not None and wanted.key is not None:
        return wanted.certificate, wanted.key
    return own_certificate(state, names, now) if wanted.tls else None
