"""Fills a Word template whose package was looked through: docxtpl, with our sandbox."""

import io
import re
import traceback
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.exceptions import TemplateError as JinjaError
from lxml import etree

from hoinghi_tui.documents.places import near, nearest, part_words
from hoinghi_tui.documents.sandbox import DocumentEnvironment, MissingFieldError
from hoinghi_tui.documents.table_grids import fit_grids
from hoinghi_tui.documents.template_language import syntax_words

if TYPE_CHECKING:
    from docx.document import Document

_LOOPED = re.compile(r"\{%\w*\s+for\s+(\w+)")


class FillingError(Exception):
    """A template cannot be filled; ``reason`` is part of a Vietnamese sentence.

    ``refused`` tells a template that tried what none may from one with a mistake in it.
    """

    def __init__(self, reason: str, *, refused: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.refused = refused


class _Filled(DocxTemplate):  # type: ignore[misc]
    """docxtpl's filling, with what it does silently or slowly done here."""

    source = ""
    """The part being filled, as Jinja gets it: a line for each paragraph."""

    def render_xml_part(self, src_xml: str, *args: Any) -> str:
        """Fill one part, and keep its source to find the place of a mistake."""
        self.source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        filled: str = super().render_xml_part(src_xml, *args)
        return filled

    def resolve_listing(self, xml: str) -> str:
        """Make line breaks and tabs of the data those of Word, if there are any."""
        resolved: str = super().resolve_listing(xml) if re.search(r"[\t\n]", xml) else xml
        return resolved

    def fix_tables(self, xml: str) -> "etree._Element":
        """Read the filled body; docxtpl would drop without a word what is no XML any more."""
        tree = etree.fromstring(xml, etree.XMLParser(resolve_entities=False))
        fit_grids(tree)
        return tree

    def render_properties(self, context: object, jinja_env: object = None) -> None:
        """Leave title and author alone: they are plain text and end at 255 characters."""


def fill(data: bytes, context: Mapping[str, Any]) -> "Document":
    """Return the template in ``data``, the bytes of a .docx, filled with the context.

    Raises ``FillingError`` with what is wrong, where, and the nearest field there is.
    """
    template = _Filled(io.BytesIO(data))
    try:
        template.init_docx()
    # lxml's XMLSyntaxError is a SyntaxError.
    except (KeyError, ValueError, SyntaxError) as error:
        raise FillingError(f"tệp Word hỏng ({error})", refused=True) from error
    try:
        template.render(dict(context), DocumentEnvironment(), autoescape=True)
    except SecurityError as error:
        reason = f"dùng lệnh không được phép ({error})"
        raise FillingError(reason + _place(template, error), refused=True) from error
    except MissingFieldError as error:
        raise FillingError(_missing(template, error, context)) from error
    except TemplateSyntaxError as error:
        reason = f"viết sai lệnh ({syntax_words(error)})"
        raise FillingError(reason + _place(template, error)) from error
    except etree.XMLSyntaxError as error:
        reason = (
            "có lệnh đứng sai chỗ làm hỏng tệp Word: lệnh for, if và lệnh đóng của nó phải cùng "
            "đứng một mình một đoạn ({%p … %}) hoặc một dòng bảng ({%tr … %})"
        )
        raise FillingError(reason) from error
    except JinjaError as error:
        raise FillingError(f"{error}{_place(template, error)}") from error
    except ZeroDivisionError as error:
        raise FillingError(f"không chia được cho 0{_place(template, error)}") from error
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        reason = f"không ghép được chữ với số, hay dùng sai phép tính{_place(template, error)}"
        raise FillingError(reason) from error
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise FillingError("lệnh lồng nhau quá sâu", refused=True) from error
    document: Document = template.docx
    return document


def _missing(template: _Filled, error: MissingFieldError, context: Mapping[str, Any]) -> str:
    known = error.known or [*context, *_LOOPED.findall(template.source)]
    guess = nearest(error.name, known)
    hint = f"; có phải “{guess}” không?" if guess else ", xin sửa tên trường trong mẫu"
    return f"không có trường “{error.name}”{_place(template, error)}{hint}"


def _place(template: _Filled, error: BaseException) -> str:
    """Say where in the document a mistake stands: the words around it."""
    number = getattr(error, "lineno", None) or next(
        (
            frame.lineno
            for frame in reversed(traceback.extract_tb(error.__traceback__))
            if frame.filename == "<template>"
        ),
        None,
    )
    if number is None:
        return ""
    lines = [re.sub(r"<[^>]+>", "", line) for line in template.source.split("\n")]
    part = str(getattr(template.current_rendering_part, "partname", ""))
    words = near(lines, number - 1, str(getattr(error, "name", None) or ""))
    return f", {part_words(part)}gần chỗ “{words}”" if words else ""
