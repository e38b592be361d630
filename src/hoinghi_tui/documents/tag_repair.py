"""Makes a template whole again that Word took apart: each command in one piece of text.

Word splits what somebody types into runs, for spelling, for every time of editing, and for
bookmarks; it turns quotes into curly ones, and with tracked changes it keeps what was deleted.
None of that is seen on screen, and none of it must make a template useless.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TEXT = f"{_WORD}p", f"{_WORD}t"
_PARTS = re.compile(r"word/(document|header|footer|footnotes)\d*\.xml")
TAG = re.compile(r"\{\{.{0,500}?\}\}|\{%.{0,500}?%\}|\{#.{0,500}?#\}", re.DOTALL)
"""A command; none is so long, and a search without an end would never be over."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = tuple(f"{_WORD}{name}" for name in ("br", "cr", "tab", "lastRenderedPageBreak"))

_INSERTED = tuple(f"{_WORD}{name}" for name in ("ins", "moveTo", "smartTag"))
_DELETED = tuple(f"{_WORD}{name}" for name in ("del", "moveFrom", "cellDel"))
_NOTES = tuple(
    f"{_WORD}{name}"
    for name in (
        *("rPrChange", "pPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange"),
        *("sectPrChange", "tblPrExChange", "numberingChange", "cellIns", "cellMerge"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    )
)
_TYPED = str.maketrans(
    {
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("\u00a0\u2007\u202f\t\n\r", " "),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)
"""What Word makes of what is typed, and what was typed."""
_DASHES = str.maketrans(dict.fromkeys("–—−", "-"))


def repair(data: bytes) -> bytes:
    """Return a template with each of its commands in one piece and all changes accepted.

    ``data`` are the bytes of a .docx that ``package_check`` has let through; they come back as
    they are when there is nothing to repair. Raises ``SyntaxError`` for a damaged part.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    changed = False
    for name in filter(_PARTS.fullmatch, parts):
        root = etree.fromstring(parts[name], parser)
        if repair_part(root):
            parts[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
            changed = True
    if not changed:
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def repair_part(root: "Element") -> bool:
    """Repair one part of a template in place; tell whether there was anything to do."""
    accepted = accept_changes(root)
    joined = [_join(paragraph) for paragraph in root.iter(_PARAGRAPH)]
    return accepted or any(joined)


def texts_of(paragraph: "Element") -> "Iterator[Element]":
    """Yield the pieces of a paragraph's text, without those of a text box in it."""
    for child in paragraph:
        if child.tag == _TEXT:
            yield child
        elif child.tag != _PARAGRAPH:
            yield from texts_of(child)


def accept_changes(root: "Element") -> bool:
    """Make tracked changes final: what was inserted stays, what was deleted goes.

    Smart tags go too: Word 2007 put them around words it knew.
    """
    changes = list(root.iter(*_INSERTED, *_DELETED, *_NOTES))
    for change in changes:
        parent = change.getparent()
        if parent is None:
            continue
        if change.tag in _NOTES or parent.tag == f"{_WORD}rPr":
            if change.tag in _DELETED:
                _join_to_next(parent)
            parent.remove(change)
        elif parent.tag == f"{_WORD}trPr" or change.tag == f"{_WORD}cellDel":
            whole = parent.getparent()
            parent.remove(change)
            if change.tag in _DELETED:
                _remove_row_or_cell(whole)
        elif change.tag in _DELETED:
            parent.remove(change)
        else:
            _unwrap(change)
    return bool(changes)


def _remove_row_or_cell(whole: "Element") -> None:
    holder = whole.getparent()
    holder.remove(whole)
    if next(holder.iter(f"{_WORD}tc"), None) is None:
        holder.getparent().remove(holder)


def _join_to_next(mark: "Element") -> None:
    """Put a paragraph whose end was deleted in front of the text of the next one."""
    style = mark.getparent()
    if style is None or style.tag != f"{_WORD}pPr":
        return
    paragraph = style.getparent()
    following = None if paragraph is None else paragraph.getnext()
    if paragraph is None or following is None or following.tag != _PARAGRAPH:
        return
    place = int(following.find(f"{_WORD}pPr") is not None)
    for content in reversed([child for child in paragraph if child is not style]):
        following.insert(place, content)
    paragraph.getparent().remove(paragraph)


def _unwrap(element: "Element") -> None:
    parent = element.getparent()
    place = parent.index(element)
    for child in reversed(element):
        parent.insert(place, child)
    parent.remove(element)


def _join(paragraph: "Element") -> bool:
    """Bring each command of a paragraph into one piece of text, as it was typed."""
    texts = list(texts_of(paragraph))
    whole = "".join(text.text or "" for text in texts)
    if "{" not in whole:
        return False
    changed = False
    # From the end, so that places before a command stay what they are.
    for found in reversed(list(TAG.finditer(whole))):
        changed |= _settle(texts, found.start(), found.end(), found[0])
    return changed


def _settle(texts: "list[Element]", start: int, end: int, tag: str) -> bool:
    typed = tag.translate(_TYPED)
    if '"' not in typed and "'" not in typed:  # in quotes a dash may be meant
        typed = typed.translate(_DASHES)
    pieces = list(_pieces(texts, start, end))
    if len(pieces) == 1 and typed == tag:
        return False
    first, begin, stop = pieces[0]
    for text, piece_start, piece_end in pieces[1:]:
        text.text = (text.text or "")[:piece_start] + (text.text or "")[piece_end:]
    first.text = (first.text or "")[:begin] + typed + (first.text or "")[stop:]
    for text in (first, *(piece[0] for piece in pieces[1:])):
        text.set(_SPACE, "preserve")
    _clear_between(first, pieces[-1][0])
    return True


def _pieces(texts: "list[Element]", start: int, end: int) -> "Iterator[tuple[Element, int, int]]":
    """Yield the texts that hold letters from start to end, and which letters of each."""
    at = 0
    for text in texts:
        length = len(text.text or "")
        begin, stop = max(start - at, 0), min(end - at, length)
        if begin < stop:
            yield text, begin, stop
        at += length


def _clear_between(first: "Element", last: "Element") -> None:
    """Take out line ends and tabs that stood inside a command, and runs that are empty now."""
    if first is last:
        return
    paragraph = next(first.iterancestors(_PARAGRAPH))
    inside = False
    for element in list(paragraph.iter(_TEXT, *_BREAKS)):
        if element is first:
            inside = True
        elif element.tag in _BREAKS and inside:
            element.getparent().remove(element)
        elif element is last:
            inside = False
        if inside and element is not first and element.tag == _TEXT and not element.text:
            element.getparent().remove(element)
    if not last.text:
        last.getparent().remove(last)
