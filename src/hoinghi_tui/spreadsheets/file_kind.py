"""What a file really is, by its first bytes: names lie, and Excel opens it all the same."""

import re
from enum import Enum, auto

_OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP_MAGIC = b"PK\x03\x04"
# The name of a part follows 30 bytes of its header (PKWARE APPNOTE 4.3.7).
_OFFICE_PART = re.compile(rb"PK\x03\x04.{26}(xl|word)/", re.DOTALL)
_PICTURES_AND_PAGES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!--|(?:!doctype html|html|table|meta|head|body|\?xml|style)\b)",
    re.IGNORECASE,
)


class FileKind(Enum):
    """What the content of a file shows it to be."""

    WORKBOOK = auto()
    WORD = auto()
    PACKAGE = auto()
    """A zip archive of something else, or a damaged one."""
    PROTECTED = auto()
    """An Office file with a password."""
    OLD_EXCEL = auto()
    OLD_WORD = auto()
    OLE = auto()
    """An Office file of before 2007 that is neither of these."""
    RICH_TEXT = auto()
    WEB_PAGE = auto()
    PICTURE = auto()
    """A picture or a PDF."""
    TEXT = auto()
    """Anything else."""


# Names of streams in an OLE file, MS-XLS 2.1.2, MS-DOC 2.1.1, MS-OFFCRYPTO 2.3.4.
_STREAMS = {
    "EncryptedPackage": FileKind.PROTECTED,
    "WordDocument": FileKind.OLD_WORD,
    "Workbook": FileKind.OLD_EXCEL,
    "Book": FileKind.OLD_EXCEL,
}


def kind_of(data: bytes) -> FileKind:
    """Return the kind of a file with these bytes."""
    if data.startswith(_ZIP_MAGIC):
        found = _OFFICE_PART.search(data)
        if not found:
            return FileKind.PACKAGE
        return FileKind.WORKBOOK if found[1] == b"xl" else FileKind.WORD
    if data.startswith(_OLE_MAGIC):
        streams = (kind for name, kind in _STREAMS.items() if name.encode("utf-16-le") in data)
        return next(streams, FileKind.OLE)
    if data.startswith(_PICTURES_AND_PAGES):
        return FileKind.PICTURE
    if data.startswith(b"{\\rtf"):
        return FileKind.RICH_TEXT
    return FileKind.WEB_PAGE if _MARKUP.match(data) else FileKind.TEXT
