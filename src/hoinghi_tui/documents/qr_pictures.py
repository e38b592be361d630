"""QR codes into a Word file: each picture of a code gets the picture of its own."""

import re
from typing import TYPE_CHECKING

from hoinghi_tui.documents.qr import qr_png

if TYPE_CHECKING:
    from docx.document import Document

_ALT_TEXT = re.compile(r"Mã QR ([0-9]{1,17})")


def place_codes(document: "Document") -> None:
    """Give each picture whose alternative text is "Mã QR 1234567890123456" that very code.

    A template has one such picture, whose alternative text ends with a field of digits; it may
    be moved and resized in Word as any other. ``document`` is what python-docx has opened.
    One new part for each code, in one pass: python-docx's own way compares every picture
    with all before it.
    """
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml.ns import qn

    part = document.part
    placed: dict[str, str] = {}
    for drawing in part.element.iter(qn("w:drawing")):
        about = next(drawing.iter(qn("wp:docPr")), None)
        named = _ALT_TEXT.fullmatch("" if about is None else about.get("descr", ""))
        if named is None:
            continue
        code = named[1]
        if code not in placed:
            placed[code] = f"rIdQR{len(placed) + 1}"
            name = PackURI(f"/word/media/qr{len(placed)}.png")
            picture = Part(name, CONTENT_TYPE.PNG, qr_png(code), part.package)
            part.load_rel(RELATIONSHIP_TYPE.IMAGE, picture, placed[code])
        for shown in drawing.iter(qn("a:blip")):
            shown.set(qn("r:embed"), placed[code])
