"""Look into a Word template before anything opens it.

An office gets templates by mail and from the net. LibreOffice and Word fetch linked
files when they open a document, and a small archive can unpack to gigabytes; so a
template is refused for what it could do, before python-docx or LibreOffice sees it.
"""

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.parsers import expat

from hoinghi_tui.documents.errors import TemplateRefused

if TYPE_CHECKING:
    from pathlib import Path

MAX_UNPACKED = 50_000_000
"""Bytes a template may unpack to; a page with photographs stays far below."""
MAX_PARTS = 2_000
MAX_XML = 20_000_000
"""Bytes of all parts that are XML, which become many times as much when they are read."""

_MACRO_PARTS = re.compile(r"(^|/)(vbaProject|vbaData)[^/]*$", re.IGNORECASE)
_EMBEDDED_PARTS = re.compile(r"(^|/)(embeddings|activeX)/", re.IGNORECASE)
_XML_ENDINGS = (".xml", ".rels", ".vml")
_EMBEDDING_RELATIONSHIPS = frozenset(
    {"oleObject", "package", "control", "aFChunk", "subDocument", "frame"}
)
# Field codes that read another file when the document is opened (ECMA-376 part 1, 17.16.5).
_FETCHING_FIELD = re.compile(
    r"\b(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|RD)\b", re.IGNORECASE
)

# RuntimeError is zipfile's word for a part locked with a password or packed in an unknown way.
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, expat.ExpatError)


class _Unwanted(Exception):  # noqa: N818 - carries a reason to check_package
    pass


class _PartReader:
    """Reads one XML part and stops at the first thing a template must not hold."""

    def __init__(self) -> None:
        self._field_code: list[str] = []
        self._in_field_code = False
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def read(self, data: bytes) -> None:
        self._parser.Parse(data, True)
        # Word splits one field code over several runs, so it is judged as a whole.
        self._check_field("".join(self._field_code))

    def _doctype(self, *_: object) -> None:
        raise _Unwanted("có khai báo DOCTYPE, tệp Word không bao giờ cần")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "Relationship":
            self._check_relationship(attributes)
        elif tag in ("Override", "Default"):
            self._check_type(attributes)
        elif tag == "fldSimple":
            self._check_field(" ".join(attributes.values()))
        self._in_field_code = tag == "instrText"

    def _end(self, _name: str) -> None:
        self._in_field_code = False

    def _text(self, text: str) -> None:
        if self._in_field_code:
            self._field_code.append(text)

    @staticmethod
    def _check_type(attributes: dict[str, str]) -> None:
        kind = attributes.get("ContentType", "").lower()
        if "macroenabled" in kind:
            raise _Unwanted("có macro; hãy lưu lại thành .docx không macro")
        name = attributes.get("PartName") or f".{attributes.get('Extension', '')}"
        if kind.endswith("xml") and not name.lower().endswith(_XML_ENDINGS):
            # Under another ending its contents would not have been looked at.
            raise _Unwanted("có phần mang tên lạ; hãy mở bằng Word và lưu lại thành .docx")

    @staticmethod
    def _check_relationship(attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        external = attributes.get("TargetMode", "").lower() == "external"
        if external and kind != "hyperlink":
            target = attributes.get("Target", "")[:80]
            raise _Unwanted(f"trỏ ra tệp bên ngoài ({target}); hãy chèn thẳng tệp đó vào mẫu")
        if kind in _EMBEDDING_RELATIONSHIPS:
            raise _Unwanted("có đối tượng nhúng; hãy xóa đối tượng hoặc thay bằng ảnh")

    @staticmethod
    def _check_field(code: str) -> None:
        found = _FETCHING_FIELD.search(code)
        if found:
            raise _Unwanted(f"có trường {found[1].upper()} lấy dữ liệu từ tệp khác")


def check_package(template: "Path", data: bytes) -> None:
    """Refuse a template that could run code, fetch files or swamp the machine.

    ``data`` are the bytes of the file ``template``. Raises ``TemplateRefused`` for .docm,
    macros, embedded objects, relationships to outside other than hyperlinks, fields that
    read other files, DOCTYPE declarations, and archives that unpack to more than 50 MB.
    """
    try:
        _check(template, data)
    except _Unwanted as unwanted:
        raise TemplateRefused(template.name, str(unwanted)) from None
    except _UNREADABLE as error:
        reason = f"tệp hỏng hoặc không phải Word .docx ({error})"
        raise TemplateRefused(template.name, reason) from error


def _check(template: "Path", data: bytes) -> None:
    if template.suffix.lower() != ".docx":
        raise _Unwanted("chỉ nhận tệp .docx; hãy mở bằng Word và lưu lại thành .docx")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise _Unwanted("tệp nén phình quá lớn khi mở")
        xml = [part for part in parts if part.filename.lower().endswith(_XML_ENDINGS)]
        if sum(part.file_size for part in xml) > MAX_XML:
            raise _Unwanted("tệp phình quá lớn: nội dung chữ dài quá mức một mẫu cần")
        for part in parts:
            if _MACRO_PARTS.search(part.filename):
                raise _Unwanted("có macro; hãy lưu lại thành .docx không macro")
            if _EMBEDDED_PARTS.search(part.filename):
                raise _Unwanted("có đối tượng nhúng; hãy xóa đối tượng hoặc thay bằng ảnh")
            if part.filename.lower().endswith(_XML_ENDINGS):
                _PartReader().read(package.read(part))
