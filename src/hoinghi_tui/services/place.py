"""Where a conference is kept: a folder of this machine, or a PostgreSQL database."""

import os
import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote

from platformdirs import user_data_path

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.vietnamese import fold, printable

APP_NAME = "hoinghi-tui"
EXAMPLE_URL = "postgresql://thu_ky@192.168.1.10/hoinghi"

_MEANT_AS_URL = re.compile(r"\s*(?:\w*postgr\w*:|[a-z][a-z0-9+.-]+://)", re.IGNORECASE)
"""What is no folder, however it goes on; one letter and a colon is a drive of Windows."""
_URL = re.compile(
    r"postgres(?:ql)?://"
    r"(?:(?P<user>[^:/?@]*)(?::(?P<password>[^/?@]*))?@)?"
    r"(?P<hosts>[^/?@]*)"
    r"(?:/(?P<name>[^/?@]*))?"
    r"(?:\?(?P<query>[^@]*))?",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:\[[0-9A-Fa-f:.%]+\]|[^:\[\]]*)(?::(?P<port>[0-9]{1,5}))?")
_SECRET_KEYS = ("password", "sslpassword")
_LONGEST_SLUG = 24


class NotAPlace(Refused):
    """What was typed names neither a folder nor a database; it is never repeated in the text.

    It may hold a password at a place where nobody looks for one.
    """


class Secret(str):
    """A text that is used as it is, and is not shown even where a crash lists all values."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'…'"

    def __getitem__(self, _: object) -> "Secret":
        return self  # long values are cut before they are shown


@dataclass(frozen=True, slots=True)
class Database:
    """A conference in PostgreSQL. As text it is its address without the password."""

    url: str
    """The address as libpq reads it, without any password."""
    password: str = field(default="", repr=False, compare=False)
    """As it is typed, "" where libpq is to find it: PGPASSWORD, ``~/.pgpass``, or none."""

    def __str__(self) -> str:
        return self.url

    @property
    def label(self) -> str:
        """Who, where and what in a few characters, for a line of text: "thu-ky@máy/hoinghi"."""
        parts = _parts(self.url)
        user = unquote(parts["user"])
        host = unquote(parts["hosts"]) or "máy này"
        return printable(f"{user}{'@' if user else ''}{host}/{unquote(parts['name'])}")

    @property
    def address(self) -> Secret:
        """The whole address with the password, to be handed to libpq and to nobody else."""
        if not self.password:
            return Secret(self.url)
        parts = _parts(self.url)
        secret = f":{quote(self.password, safe='')}"
        return Secret(_joined(parts["user"], secret, parts["hosts"], parts["name"], parts["query"]))

    def with_password(self, password: str) -> "Database":
        """Return the same database with the password somebody typed."""
        return Database(self.url, password)

    def as_user(self, name: str) -> "Database":
        """Return the same database as another user opens it, without a password."""
        parts = _parts(self.url)
        who = quote(name, safe="")
        return Database(_joined(who, "", parts["hosts"], parts["name"], parts["query"]))

    @property
    def folder(self) -> Path:
        """The folder of this machine for what is no row: papers, own templates, the snapshot.

        One for each database and schema, whoever opens it. It need not be there yet.
        """
        import hashlib  # no folder needs it, and it brings a whole library with it

        parts = _parts(self.url)
        hosts = unquote(parts["hosts"]).lower() or os.environ.get("PGHOST", "")
        name = unquote(parts["name"])
        rest = [one for one in parts["query"].split("&") if _chooses_where(one)]
        key = "\n".join([*map(_with_port, hosts.split(",")), name, *rest])
        digest = hashlib.sha256(key.encode(errors="surrogateescape")).hexdigest()[:12]
        slug = "-".join(re.findall(r"[a-z0-9]+", fold(name)))[:_LONGEST_SLUG]
        return local_root() / f"{slug or 'hoi-nghi'}-{digest}"


Place = Path | Database
"""Where a conference is kept."""


def local_root() -> Path:
    """Return where this machine keeps the files of conferences that are in databases."""
    return user_data_path(APP_NAME, appauthor=False) / "postgresql"


def file_words(path: Path, inside: str = "out/") -> str:
    """Return where a file of a conference is, for a sentence: "out/giay-khen.docx".

    ``inside`` is where it lies in the folder of the conference. The whole path where a person
    does not know that folder, because the conference is in a database.
    """
    return str(path) if path.is_relative_to(local_root()) else f"{inside}{path.name}"


def read_place(text: str) -> Place:
    """Read what a person typed: ``postgresql://…`` is a database, all else a folder.

    A mistyped address is not taken for a folder. Raises ``NotAPlace``, which tells what to
    type and repeats nothing of ``text``.
    """
    if not _MEANT_AS_URL.match(text):
        return Path(text)
    text = text.strip()
    found = _URL.fullmatch(text)
    if found is None or not text.isprintable():
        raise NotAPlace(_advice(text))
    parts = {name: part or "" for name, part in found.groupdict().items()}
    if not parts["name"]:
        raise NotAPlace(f"Địa chỉ còn thiếu tên cơ sở dữ liệu ở cuối, như {EXAMPLE_URL}")
    if not all(_is_host(host) for host in parts["hosts"].split(",")):
        raise NotAPlace(f"Tên máy hoặc số cổng không đúng. Cần dạng {EXAMPLE_URL}")
    if _is_badly_quoted(text):
        raise NotAPlace("Dấu % trong địa chỉ phải viết là %25.")
    query, secret = _without_secrets(parts["query"])
    url = _joined(parts["user"], "", parts["hosts"], parts["name"], query)
    return Database(url, unquote(parts["password"]) or secret)


def shell_word(place: Place | str) -> str:
    """Return a place as it is typed after a command: in quotes when a shell needs them."""
    text = str(place)
    if os.name == "nt":
        return f'"{text}"' if re.search(r"[ &^%]", text) else text
    return shlex.quote(text)


def _parts(url: str) -> dict[str, str]:
    found = _URL.fullmatch(url)
    assert found is not None  # only ``read_place`` makes addresses
    return {name: part or "" for name, part in found.groupdict().items()}


def _joined(user: str, secret: str, hosts: str, name: str, query: str) -> str:
    who = f"{user}{secret}@" if user or secret else ""
    return f"postgresql://{who}{hosts}/{name}{'?' if query else ''}{query}"


def _advice(text: str) -> str:
    if text.count("@") > 1 or "@" in text.partition("?")[2]:
        return (
            "Địa chỉ có dấu @ thừa. Trong mật khẩu, các dấu @ : / ? # % phải viết là "
            "%40 %3A %2F %3F %23 %25; tốt hơn, đừng ghi mật khẩu vào địa chỉ: chương trình sẽ hỏi."
        )
    return f"Không phải thư mục, cũng không đúng địa chỉ PostgreSQL. Cần dạng {EXAMPLE_URL}"


def _is_host(text: str) -> bool:
    found = _HOST.fullmatch(text)
    return found is not None and 0 < int(found["port"] or 5432) < 1 << 16


def _with_port(host: str) -> str:
    has_port = ":" in host.rpartition("]")[2]
    return host if has_port else f"{host}:{os.environ.get('PGPORT') or 5432}"


def _is_badly_quoted(text: str) -> bool:
    return re.search(r"%(?![0-9A-Fa-f]{2})|%00", text) is not None


def _without_secrets(query: str) -> tuple[str, str]:
    """Part the options of an address from a password among them."""
    options = query.split("&") if query else []
    secret = ""
    kept = []
    for option in options:
        key, _, value = option.partition("=")
        if unquote(key) in _SECRET_KEYS:
            secret = unquote(value) if unquote(key) == "password" else secret
        else:
            kept.append(option)
    return "&".join(kept), secret


def _chooses_where(option: str) -> bool:
    """Tell whether an option says which conference is meant, not only how it is reached."""
    return unquote(option.partition("=")[0]) in ("schema", "host", "hostaddr", "port", "dbname")
