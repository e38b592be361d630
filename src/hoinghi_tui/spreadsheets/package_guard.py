"""Look at an Office file's package before anything unpacks it, and name its faults.

Lists come by mail. A small archive can unpack to gigabytes, and a part with a DOCTYPE can
define entities that do; Office never writes one.
"""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from hoinghi_tui.spreadsheets.cells import UnreadableList

MAX_UNPACKED = 300_000_000
MAX_PARTS = 5_000
SUSPECT_RATIO = 100
SUSPECT_UNPACKED = 50_000_000
"""A package that unpacks to more than this and more than the ratio is a bomb."""
MAX_TAGS = 10_000_000
"""Angle brackets in one part; each costs a parser some hundred bytes."""

_BIG_PART = 20_000_000
_HEAD = 65_536
_ENCRYPTED = 0x01
_ENTRY = b"PK\x01\x02"
_PROLOG = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL
)
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    SyntaxError,  # of which the errors of XML parsers are kinds
    TypeError,
    ValueError,
)
"""What the readers of packages raise about broken ones: they have no exception for them all."""


def check_package(name: str, data: bytes) -> None:
    """Refuse a package that is protected or would swamp the machine.

    Raises ``UnreadableList``, naming the file ``name``, for passwords, for more than 300 MB
    unpacked, 50 MB at 100 times the packed size, 5,000 parts, or ten million tags in a part,
    and for a DOCTYPE; raises what ``refuse_damaged`` knows when the archive is broken.
    """
    if data.count(_ENTRY) > MAX_PARTS:  # before zipfile makes an object of each
        raise _too_big(name)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        unpacked = sum(part.file_size for part in parts)
        bomb = unpacked > SUSPECT_UNPACKED and unpacked > SUSPECT_RATIO * len(data)
        if bomb or len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED:
            raise _too_big(name)
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise _protected(name)
        for part in parts:
            if "/media/" not in part.filename:
                _check_part(name, package, part)


@contextmanager
def refuse_damaged(sentence: str, name: str, *more: type[Exception]) -> Iterator[None]:
    """Turn what readers raise about a broken package into ``UnreadableList``.

    ``sentence`` says what is wrong with the file ``name`` and what to do; ``more`` are
    exceptions that only one of the readers has.
    """
    damaged: tuple[type[Exception], ...] = (*_DAMAGED, *more)
    try:
        yield
    except RuntimeError as error:  # zipfile's word for a part packed in an unknown way
        raise _protected(name) from error
    except MemoryError as error:
        raise _too_big(name) from error
    except damaged as error:
        raise UnreadableList(f"{name}: {sentence}") from error


def _check_part(name: str, package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    with package.open(part) as file:
        # Without its NUL bytes a part in UTF-16 looks like one in UTF-8.
        head = file.read(_HEAD).replace(b"\0", b"")
        tags = head.count(b"<")
        if part.file_size > _BIG_PART:
            while piece := file.read(_HEAD):
                tags += piece.count(b"<")
    if tags > MAX_TAGS:
        raise _too_big(name)
    prolog = _PROLOG.match(head)
    root = head[prolog.end() :] if prolog else head
    if root.startswith((b"<!", b"<?")) or (not root and part.file_size > _HEAD):
        raise UnreadableList(
            f"{name}: trong tệp có khai báo DOCTYPE mà Office không bao giờ ghi; tệp có thể "
            "gây hại nên không mở. Hãy xin lại danh sách từ nơi gửi."
        )


def _too_big(name: str) -> UnreadableList:
    return UnreadableList(
        f"{name}: tệp phình quá lớn khi mở, không giống một danh sách. "
        "Hãy chép riêng danh sách sang tệp mới rồi chọn tệp đó."
    )


def _protected(name: str) -> UnreadableList:
    return UnreadableList(
        f"{name}: tệp có mật khẩu hoặc được nén theo cách lạ. "
        "Hãy mở tệp, bỏ mật khẩu, lưu lại rồi chọn lại."
    )
