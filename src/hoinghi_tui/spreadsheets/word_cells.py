"""The text of a cell of a Word table, as a reader of the paper sees it, and its font.

The elements are those of WordprocessingML, ECMA-376 part 1, 17; they come from python-docx.
"""

from collections.abc import Iterator
from typing import Any

from hoinghi_tui.vietnamese.legacy import legacy_of_font

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, TABLE, ROW, CELL = f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc"

_RUN, _TEXT, _FONTS = f"{_W}r", f"{_W}t", f"{_W}rFonts"
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
# What a content control, a custom tag or a tracked insertion stands around is read; what was
# deleted or moved away is not there any more.
_AROUND = frozenset(
    f"{_W}{name}"
    for name in (
        *("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"),
        *("hyperlink", "fldSimple", "dir", "bdo"),
    )
)
_OFF = ("0", "false", "off")


def attribute(element: Any, path: str, name: str = "val") -> str | None:
    """Return an attribute of the element at ``path``, "tcPr/gridSpan"; None without one."""
    found = _find(element, path)
    return None if found is None else found.get(f"{_W}{name}")


def has_element(element: Any, path: str) -> bool:
    """Tell whether there is an element at ``path``."""
    return _find(element, path) is not None


def has(element: Any, path: str) -> bool:
    """Tell whether there is an element at ``path`` that is not switched off."""
    return has_element(element, path) and attribute(element, path) not in _OFF


def children(element: Any, *tags: str) -> Iterator[Any]:
    """Yield the children with these tags, also those that a wrapper stands around."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in _AROUND:
            yield from children(child, *tags)


def paragraph_text(paragraph: Any) -> str:
    """Return the visible text of a paragraph, its line breaks as in a text file."""
    return "".join(map(_run_text, children(paragraph, _RUN)))


def cell_text(cell: Any) -> str:
    """Return the visible text of a cell, each paragraph a line."""
    return "\n".join(map(paragraph_text, children(cell, PARAGRAPH)))


def _find(element: Any, path: str) -> Any:
    for step in path.split("/"):
        element = next(element.iterchildren(f"{_W}{step}"), None)  # much quicker than find()
        if element is None:
            return None
    return element


def _run_text(run: Any) -> str:
    if has(run, "rPr/vanish"):
        return ""
    return "".join(
        child.text or "" if child.tag == _TEXT else _SIGNS.get(child.tag, "") for child in run
    )


class LegacyFonts:
    """Finds the font of before Unicode that a cell is set in, by its runs and their styles."""

    def __init__(self, body: Any, styles: Any) -> None:
        self._styles = {style.get(f"{_W}styleId"): style for style in styles.iter(f"{_W}style")}
        default = next((one for one in self._styles.values() if _is_default_paragraph(one)), None)
        self._default = attribute(styles, "docDefaults/rPrDefault/rPr/rFonts", "ascii") or ""
        if default is not None:
            self._default = self._of_style(default.get(f"{_W}styleId")) or self._default
        used = {_font(fonts) for root in (body, styles) for fonts in root.iter(_FONTS)}
        self.any = any(legacy_of_font(font) for font in used if font)

    def of_cell(self, cell: Any) -> str:
        """Return the first font of before Unicode in which a cell has text, "" for none."""
        for paragraph in children(cell, PARAGRAPH):
            style = attribute(paragraph, "pPr/pStyle")
            for run in children(paragraph, _RUN):
                font = self._of_run(run, style)
                if legacy_of_font(font) and _run_text(run).strip():
                    return font
        return ""

    def _of_run(self, run: Any, paragraph_style: str | None) -> str:
        own = run.find(f"{_W}rPr/{_FONTS}")
        return (
            (_font(own) if own is not None else "")
            or self._of_style(attribute(run, "rPr/rStyle"))
            or self._of_style(paragraph_style)
            or self._default
        )

    def _of_style(self, name: str | None) -> str:
        """Return the font of a style or of what it is based on."""
        seen = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            fonts = style.find(f"{_W}rPr/{_FONTS}")
            font = "" if fonts is None else _font(fonts)
            if font:
                return font
            name = attribute(style, "basedOn")
        return ""


def _font(fonts: Any) -> str:
    """Return the font that Latin letters have; a theme's font wins over a named one."""
    if fonts.get(f"{_W}asciiTheme"):
        return "theme"
    return fonts.get(f"{_W}ascii") or fonts.get(f"{_W}hAnsi") or ""


def _is_default_paragraph(style: Any) -> bool:
    return style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true")
