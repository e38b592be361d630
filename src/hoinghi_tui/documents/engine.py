"""Fill Word templates, without trusting the template or the data."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hoinghi_tui.deterministic_zip import deterministic_zip
from hoinghi_tui.documents.errors import TemplateError, TemplateRefused
from hoinghi_tui.documents.package_check import check_package
from hoinghi_tui.file_words import why
from hoinghi_tui.resources import template_dir

if TYPE_CHECKING:
    from docx.document import Document

_LIMIT_S = 30.0
"""Seconds a template may take: far more than a thousand pages need on a slow machine."""


def render(
    template: Path,
    context: Mapping[str, Any],
    finish: "Callable[[Document], None] | None" = None,
) -> bytes:
    """Return the template filled with the context, as the bytes of a .docx.

    ``finish`` is given the filled document to change before it is packed.

    Equal templates and contexts give equal bytes. Data are text in every case: markup,
    Jinja signs and line breaks come out as they went in; characters that XML forbids are
    removed. What Word put into the template's commands is repaired first (``tag_repair``).
    A template that is not one of ours, unchanged, is filled in a process of its own, so that
    it can neither hang the program nor take its memory. Raises ``TemplateRefused`` when the
    file is missing, is not a plain .docx, holds something that runs or fetches, or takes too
    long, and ``TemplateError`` when it asks for a field the context lacks or is not written
    correctly; it says where.
    """
    data = read_template(template)
    if is_shipped(template.name, data):
        document = _fill_here(template.name, data, context)
    else:
        document = _fill_apart(template.name, data, context)
    if finish is not None:
        _finish(document, template.name, finish)
    out = io.BytesIO()
    document.save(out)
    return deterministic_zip(out.getvalue())


def read_template(template: Path) -> bytes:
    """Return the bytes of a template that is safe to open; raises ``TemplateRefused``."""
    try:
        data = template.read_bytes()
    except OSError as error:
        raise TemplateRefused(template.name, f"không đọc được tệp ({why(error)})") from error
    check_package(template, data)
    return data


def is_shipped(name: str, data: bytes) -> bool:
    """Tell whether a template is, byte for byte, the one of this name that we ship."""
    shipped = template_dir() / name
    return shipped.is_file() and shipped.read_bytes() == data


def _fill_here(name: str, data: bytes, context: Mapping[str, Any]) -> "Document":
    # Word's libraries take 80 ms to import: only who prints pays for them.
    from hoinghi_tui.documents.filling import FillingError, fill

    try:
        return fill(data, context)
    except FillingError as error:
        raise _told(name, error.reason, refused=error.refused) from error


def _fill_apart(name: str, data: bytes, context: Mapping[str, Any]) -> "Document":
    from docx import Document

    from hoinghi_tui.documents.filling_process import ProcessFailed, fill_apart

    try:
        answer = fill_apart(data, context, _LIMIT_S)
    except ProcessFailed as failed:
        raise TemplateRefused(name, failed.reason) from failed
    if answer.reason:
        raise _told(name, answer.reason, refused=answer.refused)
    return Document(io.BytesIO(answer.filled))


def _told(name: str, reason: str, *, refused: bool) -> TemplateRefused | TemplateError:
    return TemplateRefused(name, reason) if refused else TemplateError(name, reason)


def _finish(document: "Document", name: str, finish: "Callable[[Document], None]") -> None:
    try:
        finish(document)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        reason = "chỗ để hình hoặc bảng trong mẫu đã bị sửa hỏng, xin lấy lại từ mẫu đi kèm"
        raise TemplateError(name, reason) from error
