"""What openpyxl's quick reading leaves out of a workbook: merged cells, formulas, old fonts.

Read from the package itself, ECMA-376 part 1: sheets by their relationships (18.2.19), merged
cells (18.3.1.55), formulas (18.3.1.40), fonts (18.8.23) and runs of text (18.4.4).
"""

import html
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, fromstring, iterparse

from hoinghi_tui.spreadsheets.cells import Area
from hoinghi_tui.vietnamese.legacy import legacy_of_font

STRICT = b"http://purl.oclc.org/ooxml/"
"""The namespace of "Strict Open XML", another kind of .xlsx that openpyxl reads as empty."""

# Elements may have a prefix: <c> is <x:c> in what some programs write. No pattern goes beyond
# a tag's end or the next tag, so that hostile parts cost no more than their length.
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^<>]*?\bref\s*=\s*[\"']([^\"'<>]+)")
_NO_RESULT = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\s[^<>]*/>)\s*"
    rb"(?:</(?:\w+:)?c>|<(?:\w+:)?v\s*/>|<(?:\w+:)?v></)"
)
_FONT = re.compile(r"<(?:\w+:)?(?:name|rFont)\s[^<>]*?\bval\s*=\s*[\"']([^\"'<>]*)")
_STRING_END = re.compile(r"</(?:\w+:)?si>")
_TEXT = re.compile(r"<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)<")


@dataclass(frozen=True, slots=True)
class SheetExtras:
    """What is told of one sheet beside its values.

    ``uncomputed`` has the formulas without a result, as text, by row and column from 0.
    """

    merged: tuple[Area, ...] = ()
    uncomputed: Mapping[int, Mapping[int, str]] = field(default_factory=dict)


class WorkbookParts:
    """Finds and reads the parts of an open package; raises what broken ones make raise.

    ``legacy_fonts`` are the fonts of before Unicode that any cell can be set in;
    ``legacy_texts`` are the texts of which a run is in such a font, with its name.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = frozenset(archive.namelist())
        books = [part for kind, part in self._related("").values() if kind == "officeDocument"]
        book = books[0] if books else "xl/workbook.xml"
        related = self._related(book)
        self._kinds = dict(related.values())
        data = archive.read(book)
        self.strict = STRICT in data
        self._sheets = {
            sheet.get("name", ""): related[relation][1]
            for sheet in _elements(fromstring(data), "sheet")
            for key, relation in sheet.items()
            if key.endswith("}id") and relation in related
        }
        self.legacy_texts = self._legacy_texts()
        fonts = {*_FONT.findall(self._text("styles")), *self.legacy_texts.values()}
        self.legacy_fonts = frozenset(filter(legacy_of_font, map(html.unescape, fonts)))

    def sheet(self, title: str) -> SheetExtras:
        """Return what is told of the sheet with this title."""
        part = self._sheets.get(title)
        if part not in self._names or part is None:
            return SheetExtras()
        data = self._archive.read(part)
        return SheetExtras(tuple(map(_area, _MERGED.findall(data))), _uncomputed(data))

    def _legacy_texts(self) -> Mapping[str, str]:
        strings = self._text("sharedStrings")
        if not any(map(legacy_of_font, _FONT.findall(strings))):
            return {}
        found: dict[str, str] = {}
        for string in _STRING_END.split(strings):
            font = next(filter(legacy_of_font, _FONT.findall(string)), "")
            if font:
                found["".join(map(html.unescape, _TEXT.findall(string)))] = font
        return found

    def _text(self, kind: str) -> str:
        part = self._kinds.get(kind)
        if part is None or part not in self._names:
            return ""
        return self._archive.read(part).decode("utf-8", "replace")

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the kind and the name of each part that ``part`` refers to, by its id."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self._names:
            return {}
        return {
            relation.get("Id", ""): (
                posixpath.basename(relation.get("Type", "")),
                posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip(
                    "/"
                ),
            )
            for relation in _elements(fromstring(self._archive.read(relations)), "Relationship")
        }


def _elements(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if element.tag.rpartition("}")[2] == name)


def _area(reference: bytes) -> Area:
    from openpyxl.utils.cell import range_boundaries

    left, top, right, bottom = range_boundaries(reference.decode("ascii"))
    if left is None or top is None or right is None or bottom is None:
        raise ValueError(f"{reference!r} is no merged area")
    return Area(top - 1, left - 1, bottom - 1, right - 1)


def _uncomputed(sheet: bytes) -> dict[int, dict[int, str]]:
    """Return the formulas that were never calculated; parses only a sheet that has some."""
    from openpyxl.utils.cell import coordinate_to_tuple

    found: dict[int, dict[int, str]] = {}
    if not _NO_RESULT.search(sheet):
        return found
    shared: dict[str | None, str] = {}
    for _, element in iterparse(io.BytesIO(sheet)):
        tag = element.tag.rpartition("}")[2]
        if tag == "row":
            element.clear()
        if tag != "c":
            continue
        parts = {child.tag.rpartition("}")[2]: child for child in element}
        formula, value, place = parts.get("f"), parts.get("v"), element.get("r")
        if formula is None or not place:
            continue
        # Cells that share a formula name it; the first of them has its text.
        text = formula.text or shared.get(formula.get("si"), "")
        shared.setdefault(formula.get("si"), text)
        has_result = value is not None and (value.text or element.get("t") == "str")
        if not has_result:
            row, column = coordinate_to_tuple(place)
            found.setdefault(row - 1, {})[column - 1] = f"={text}"
    return found
