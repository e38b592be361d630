"""The commands of a Word template in the order in which they are read, and where each stands."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zipfile import ZipFile

from hoinghi_tui.documents.places import near, part_words
from hoinghi_tui.documents.tag_repair import TAG, repair, texts_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TEXT = f"{_WORD}p", f"{_WORD}t"
_PARTS = re.compile(r"word/(document|header|footer|footnotes)\d*\.xml")
# docxtpl's own: which part of the page a command takes with it, and the colour of a cell.
_OF_PAGE = re.compile(r"^(\{[{%#]-?)(?:p|tr|tc|r)\s")
_CELL = re.compile(r"^\{%\s*(?:cellbg|colspan)\s+(.*?)\s*%\}$")
_MERGE = re.compile(r"^\{%\s*[hv]m\s*%\}$")


@dataclass(frozen=True, slots=True)
class Tag:
    """One command in Jinja's own words, and the words around it, to find it by."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """The commands of one part of the file, and the places where one was begun and not ended."""

    tags: tuple[Tag, ...]
    unclosed: tuple[str, ...]


def template_parts(data: bytes) -> list[TemplatePart]:
    """Return the commands of a .docx that ``package_check`` has let through, part by part.

    Raises ``SyntaxError`` for a damaged part.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with ZipFile(io.BytesIO(repair(data))) as package:
        names = sorted(filter(_PARTS.fullmatch, package.namelist()))
        return [_part(etree.fromstring(package.read(name), parser), name) for name in names]


def _part(root: "Element", name: str) -> TemplatePart:
    paragraphs = list(root.iter(_PARAGRAPH))
    lines = ["".join(text.text or "" for text in texts_of(one)) for one in paragraphs]
    index = {paragraph: number for number, paragraph in enumerate(paragraphs)}
    tags = []
    for element in root.iter():
        text = _said(element)
        if "{" not in text:
            continue
        holder = next(element.iterancestors(_PARAGRAPH), None)
        line = index.get(holder, 0)
        for found in TAG.findall(text):
            place = f"{part_words(name)}gần chỗ “{near(lines, line, found) or found}”"
            tags.append(Tag(_plain(found), place))
    return TemplatePart(tuple(tags), tuple(_unclosed(lines, name)))


def _said(element: "Element") -> str:
    """Return the text of an element, or of its attributes: pictures have names with fields."""
    if element.tag == _TEXT:
        return element.text or ""
    return " ".join(value for value in element.attrib.values() if "{" in value)


def _unclosed(lines: list[str], name: str) -> Iterator[str]:
    for number, line in enumerate(lines):
        begun = re.search(r"\{[{%]|[%}]\}", TAG.sub("", line))
        if begun:
            yield f"{part_words(name)}gần chỗ “{near(lines, number, begun[0])}”"


def _plain(tag: str) -> str:
    one_line = " ".join(tag.split())
    cell = _CELL.match(one_line)
    if cell:
        return f"{{{{ {cell[1]} }}}}"
    return "" if _MERGE.match(one_line) else _OF_PAGE.sub(r"\1 ", one_line)
