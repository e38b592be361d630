"""``db.json``: today's tables as a TinyDB database, with the place in the log they show.

Any program can open it with ``TinyDB("db.json")``. It is only ever a copy: whatever is
wrong with it, the tables are made again from the log.
"""

import zlib
from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec

from hoinghi_tui.storage import disk
from hoinghi_tui.storage.chain import Position
from hoinghi_tui.storage.log import Mark
from hoinghi_tui.storage.tables import Memory

FILE_NAME = "db.json"
_SEAL = b',"sum":"%08x"}}}\n'
_SEAL_LENGTH = len(_SEAL % 0)
_ENCODER = msgspec.json.Encoder()
_DECODER: msgspec.json.Decoder[Memory] = msgspec.json.Decoder(Memory)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Tables, and where in the log they stand."""

    memory: Memory
    mark: Mark
    saved_at: str


@dataclass(frozen=True, slots=True)
class Unusable:
    """A snapshot that is there but cannot be used, and why in a Vietnamese clause."""

    content: bytes
    why: str


class _Meta(msgspec.Struct):
    """The one row of the ``_meta`` table."""

    id: str
    seq: int
    offset: int
    crc: int
    log: str
    version: int
    saved_at: str


def encode(snapshot: Snapshot) -> bytes:
    """Return the bytes of ``db.json``."""
    tables = {name: rows for name, rows in snapshot.memory.items() if rows}
    body = _ENCODER.encode(tables)[:-1] + (b"," if tables else b"")
    mark = snapshot.mark
    position, saved_at = asdict(mark.position), snapshot.saved_at
    meta = _Meta(id="mark", **position, log=mark.log, version=mark.version, saved_at=saved_at)
    sealed = body + b'"_meta":{"1":' + _ENCODER.encode(meta)[:-1]
    return sealed + _SEAL % zlib.crc32(sealed)


def decode(content: bytes, version: int) -> Snapshot | Unusable:
    """Return what ``encode`` wrote, if its rows have this schema version."""
    try:
        memory = _DECODER.decode(content)
        meta = msgspec.convert(memory.pop("_meta")["1"], _Meta)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, KeyError):
        return Unusable(content, "bị hỏng")
    sealed = memoryview(content)[:-_SEAL_LENGTH]
    if content[-_SEAL_LENGTH:] != _SEAL % zlib.crc32(sealed):
        return Unusable(content, "đã bị sửa ngoài chương trình")
    if meta.version != version:
        return Unusable(content, "do bản chương trình khác ghi")
    position = Position(meta.seq, meta.offset, meta.crc)
    return Snapshot(memory, Mark(position, meta.log, meta.version), meta.saved_at)


def load(folder: Path, version: int) -> Snapshot | Unusable | None:
    """Read the snapshot of a folder; None when there is none."""
    try:
        content = (folder / FILE_NAME).read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        return Unusable(b"", "không đọc được")
    return decode(content, version)


def save(folder: Path, snapshot: Snapshot) -> None:
    """Replace the snapshot of a folder, whole or not at all; raises ``OSError``."""
    disk.write_whole(folder / FILE_NAME, encode(snapshot))
