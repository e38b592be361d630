"""Fill Word templates by docxtpl, without trusting the template or the data."""

import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hoinghi_tui.deterministic_zip import deterministic_zip
from hoinghi_tui.documents.errors import TemplateError, TemplateRefused
from hoinghi_tui.documents.package_check import check_package
from hoinghi_tui.file_words import why

if TYPE_CHECKING:
    from docx.document import Document
    from docxtpl import DocxTemplate
    from jinja2.exceptions import TemplateSyntaxError


def render(
    template: Path,
    context: Mapping[str, Any],
    finish: "Callable[[Document], None] | None" = None,
) -> bytes:
    """Return the template filled with the context, as the bytes of a .docx.

    ``finish`` is given the filled document to change before it is packed.

    Equal templates and contexts give equal bytes. Data are text in every case: markup,
    Jinja signs and line breaks come out as they went in; characters that XML forbids are
    removed. Raises ``TemplateRefused`` when the file is missing, is not a plain .docx or
    holds something that runs or fetches, and ``TemplateError`` when it asks for a field
    the context lacks or is not written correctly.
    """
    try:
        data = template.read_bytes()
    except OSError as error:
        raise TemplateRefused(template.name, f"không đọc được tệp ({why(error)})") from error
    check_package(template, data)
    document = _load(template, data)
    _fill(document, template.name, context)
    if finish is not None:
        finish(document.docx)
    out = io.BytesIO()
    document.save(out)
    return deterministic_zip(out.getvalue())


def _load(template: Path, data: bytes) -> "DocxTemplate":
    # Word's libraries take 80 ms to import: only who prints pays for them.
    from docxtpl import DocxTemplate

    class Template(DocxTemplate):  # type: ignore[misc]
        def render_properties(self, context: object, jinja_env: object = None) -> None:
            """Leave title and author alone: they are plain text and end at 255 characters."""

    document = Template(io.BytesIO(data))
    try:
        document.init_docx()
    # lxml's XMLSyntaxError is a SyntaxError.
    except (KeyError, ValueError, SyntaxError) as error:
        raise TemplateRefused(template.name, f"tệp Word hỏng ({error})") from error
    return document


def _fill(document: "DocxTemplate", name: str, context: Mapping[str, Any]) -> None:
    from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import TemplateError as JinjaError

    from hoinghi_tui.documents.sandbox import DocumentEnvironment

    try:
        document.render(dict(context), DocumentEnvironment(), autoescape=True)
    except SecurityError as error:
        raise TemplateRefused(name, f"dùng lệnh không được phép ({error})") from error
    except UndefinedError as error:
        reason = f"không có trường “{_field_name(error)}”, xin sửa tên trường trong mẫu"
        raise TemplateError(name, reason) from error
    except TemplateSyntaxError as error:
        raise TemplateError(name, _syntax_reason(error)) from error
    except (JinjaError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise TemplateError(name, f"không điền được dữ liệu ({error})") from error


def _field_name(error: Exception) -> str:
    # Jinja quotes the name last: "'dict object' has no attribute 'nmae'", "'nmae' is undefined".
    quoted = re.findall(r"'([^']*)'", str(error))
    return quoted[-1] if quoted else str(error)


def _syntax_reason(error: "TemplateSyntaxError") -> str:
    near = " ".join(line.strip() for line in getattr(error, "docx_context", ()) if line.strip())
    place = f", gần chỗ “{near[:80]}”" if near else ""
    return f"viết sai lệnh ({error.message}){place}"
