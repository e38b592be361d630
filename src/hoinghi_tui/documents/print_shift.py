"""Moves what a filled Word file prints by millimetres, so that it meets a pre-printed blank.

The move is made in Word itself, not on a PDF: the file then prints right from Word as well, on a
machine without LibreOffice. Lengths are twips, 1/20 point: a place is met within 1/100 mm.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hoinghi_tui.domain.print_profile import PrintProfile

if TYPE_CHECKING:
    from docx.document import Document

_TWIPS_PER_MM = 1440 / 25.4

_LENGTHS = {
    "w:tblW": ("w:w",),
    "w:gridCol": ("w:w",),
    "w:tcW": ("w:w",),
    "w:trHeight": ("w:val",),
    "w:spacing": ("w:before", "w:after", "w:line"),
    "w:ind": ("w:left", "w:right", "w:firstLine", "w:hanging"),
    "w:tab": ("w:pos",),
    "wp:extent": ("cx", "cy"),
    "a:off": ("x", "y"),
    "a:ext": ("cx", "cy"),
    "a:chOff": ("x", "y"),
    "a:chExt": ("cx", "cy"),
}
"""Which lengths of a body are scaled, by element: of paragraphs, tables and drawings."""


def shift(document: "Document", profile: PrintProfile) -> None:
    """Move and scale what the document prints, as the profile says.

    Pages keep their size; what is scaled are the distances and, to a full percent, the width
    of letters. Their height stays, and that of a line where a template leaves it to Word.
    """
    if not profile.moves:
        return
    for section in document.sections:
        _move_margins(section._sectPr, profile)
    if profile.scale == 1:
        return
    _set_width_of_letters(document, round(profile.scale * 100))
    for element, attribute in _lengths(document.element.body):
        element.set(attribute, str(round(int(element.get(attribute)) * profile.scale)))
    for offset in document.element.body.iter(_name("wp:posOffset")):
        offset.text = str(round(int(offset.text) * profile.scale))


def _move_margins(section: Any, profile: PrintProfile) -> None:
    """Move the area of the text, which keeps its size but for the scale."""
    page, margins = section.find(_name("w:pgSz")), section.find(_name("w:pgMar"))
    for length, before, after, offset_mm in (
        ("w:w", "w:left", "w:right", profile.dx_mm),
        ("w:h", "w:top", "w:bottom", profile.dy_mm),
    ):
        whole = int(page.get(_name(length)))
        near, far = (int(margins.get(_name(side), 0)) for side in (before, after))
        start = round(near * profile.scale + offset_mm * _TWIPS_PER_MM)
        inside = round((whole - near - far) * profile.scale)
        # Word takes no margin below nothing.
        margins.set(_name(before), str(max(0, start)))
        margins.set(_name(after), str(max(0, whole - start - inside)))


def _set_width_of_letters(document: "Document", percent: int) -> None:
    """Set how wide letters are where nothing else says so, as Word's "Scale" of a font does."""
    from docx.oxml import OxmlElement

    usual = document.styles.element.find(
        "/".join(map(_name, ("w:docDefaults", "w:rPrDefault", "w:rPr")))
    )
    size = usual.find(_name("w:sz")) if usual is not None else None
    if size is not None:
        width = OxmlElement("w:w")
        width.set(_name("w:val"), str(percent))
        size.addprevious(width)


def _lengths(body: Any) -> Iterator[tuple[Any, str]]:
    for tag, attributes in _LENGTHS.items():
        for element in body.iter(_name(tag)):
            for attribute in map(_name, attributes):
                if element.get(attribute, "").lstrip("-").isdecimal() and _is_length(
                    element, attribute
                ):
                    yield element, attribute


def _is_length(element: Any, attribute: str) -> bool:
    """Tell a length from a share: a width in percent, a line of one and a half."""
    if attribute == _name("w:line"):
        return bool(element.get(_name("w:lineRule")) == "exact")
    return element.get(_name("w:type")) not in ("pct", "auto", "nil")


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return qn(tag) if ":" in tag else tag
