"""What one paper of the whole conference says, before its template is filled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one paper says: the fields of its template, how it is called, what is blank in it.

    ``ids`` are those of the rows it tells of, where somebody asks for them. ``finish`` puts
    pictures into the filled document.
    """

    words: str
    fields: Mapping[str, Any]
    warnings: tuple[str, ...]
    ids: tuple[str, ...] = ()
    finish: "Callable[[Document], None] | None" = None
