"""The Jinja environment in which templates run: data stays text, code stays harmless."""

from collections.abc import Sequence
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from hoinghi_tui.documents.blanks import BLANK
from hoinghi_tui.xml_text import legal_text

MAX_LOOP = 10_000
MAX_TEXT = 100_000

# Not here: "safe" (would let data in as XML), "attr", and all that pad text to any length.
_FILTERS = (
    *("abs", "capitalize", "d", "default", "dictsort", "e", "escape", "first", "float"),
    *("groupby", "int", "items", "join", "last", "length", "list", "lower", "map", "max"),
    *("min", "reject", "rejectattr", "reverse", "round", "select", "selectattr", "sort"),
    *("string", "sum", "title", "trim", "unique", "upper"),
)
_SWELLING_METHODS = (
    *("center", "encode", "expandtabs", "format", "format_map", "join"),
    *("ljust", "replace", "rjust", "translate", "zfill"),
)


def to_markup(value: object) -> object:
    """Turn a value into text that Word shows exactly as it is stored.

    Control characters that XML forbids are removed and line ends become line breaks. None is
    shown as "…". A missing field is handed on, so that it is reported when printed.
    """
    if isinstance(value, Undefined):
        return value
    text = legal_text(str(escape(BLANK if value is None else value)))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # docxtpl turns "{_{" into "{{" after rendering; hiding the underscore keeps data as it is.
    return Markup(text.replace("_", "&#95;"))


def _small_range(*args: int) -> range:
    numbers = range(*args)
    if len(numbers) > MAX_LOOP:
        raise SecurityError(f"vòng lặp quá {MAX_LOOP} lần")
    return numbers


class DocumentEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox that escapes all data, knows every field and bounds what text can grow to.

    Endless nesting of allowed loops is not stopped here.
    """

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=to_markup)
        self.globals = {"range": _small_range}
        self.filters = {name: self.filters[name] for name in _FILTERS}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Forbid, besides private names, the methods that make text of any length."""
        if isinstance(obj, str) and attr in _SWELLING_METHODS:
            return False
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """Offer no ``str.format``: it can pad text to any length."""

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Refuse a power, ``%`` formatting, and a sum or repetition that grows too long."""
        if operator == "**" or (operator == "%" and isinstance(left, str)):
            raise SecurityError(f"không được dùng phép “{operator}”")
        if operator in "+*" and _result_length(operator, left, right) > MAX_TEXT:
            raise SecurityError(f"nội dung dài quá {MAX_TEXT} ký tự")
        return super().call_binop(context, operator, left, right)


def _result_length(operator: str, left: object, right: object) -> int:
    lengths = [len(side) for side in (left, right) if isinstance(side, Sequence)]
    if operator == "+" or not lengths:
        return sum(lengths)
    times = [side for side in (left, right) if isinstance(side, int)]
    return lengths[0] * (times[0] if times else 1)
