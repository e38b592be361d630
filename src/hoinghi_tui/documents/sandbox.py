"""The Jinja environment in which templates run: data stays text, code stays harmless."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, Template, Undefined, nodes, pass_eval_context
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.filters import do_join
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from hoinghi_tui.documents.blanks import BLANK
from hoinghi_tui.documents.template_language import METHODS, expect_plain
from hoinghi_tui.xml_text import legal_text

if TYPE_CHECKING:
    from jinja2.nodes import EvalContext

MAX_LOOP = 10_000
"""Numbers in one ``range``."""
MAX_TEXT = 100_000
"""Letters that one expression may make of shorter ones."""
MAX_STEPS = 1_000_000
"""Turns of all loops of a document together."""
MAX_FILLED = 60_000_000
"""Letters of a filled part with its markup; a page is about 20,000."""

# Not here: "safe" (would let data in as XML), "attr", and all that pad text to any length.
_FILTERS = (
    *("abs", "capitalize", "d", "default", "dictsort", "e", "escape", "first", "float"),
    *("groupby", "int", "items", "join", "last", "length", "list", "lower", "map", "max"),
    *("min", "reject", "rejectattr", "reverse", "round", "select", "selectattr", "sort"),
    *("string", "sum", "title", "trim", "unique", "upper"),
)
_COUNTED = "counted"


class MissingFieldError(UndefinedError):
    """A template asks for a field that is not there; ``known`` are those there instead."""

    def __init__(self, message: str, *, name: str, known: Sequence[str]) -> None:
        super().__init__(message)
        self.name = name
        self.known = known


class NamedUndefined(StrictUndefined):
    """What a field that is not there gives: an error that names it as soon as it is used."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = None,
        name: str | None = None,
        exc: Any = None,
    ) -> None:
        known = [str(key) for key in obj] if isinstance(obj, Mapping) else ()
        named: Any = partial(MissingFieldError, name=str(name or ""), known=known)
        super().__init__(hint, obj, name, exc or named)


class BoundedTemplate(Template):
    """A template that gives up before what it prints is too much for the machine."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Fill the template; raises ``SecurityError`` beyond ``MAX_FILLED`` letters."""
        pieces, length = [], 0
        for piece in self.generate(*args, **kwargs):
            length += len(piece)
            if length > MAX_FILLED:
                raise SecurityError("văn bản dài quá mức máy in được, xin in ít trang hơn")
            pieces.append(piece)
        return "".join(pieces)


def to_markup(value: object) -> object:
    """Turn a value into text that Word shows exactly as it is stored.

    Control characters that XML forbids are removed and line ends become line breaks. None is
    shown as "…". A missing field is handed on, so that it is reported when printed. Anything
    else, such as a list, raises ``TemplateRuntimeError``.
    """
    if isinstance(value, Undefined):
        return value
    if value is not None and not isinstance(value, str | int | float):
        raise TemplateRuntimeError("đây là một danh sách: hãy lặp bằng lệnh for rồi in từng phần")
    text = legal_text(str(escape(BLANK if value is None else value)))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # docxtpl turns "{_{" into "{{" after rendering; hiding the underscore keeps data as it is.
    return Markup(text.replace("_", "&#95;"))


def _small_range(*args: int) -> range:
    numbers = range(*args)
    if len(numbers) > MAX_LOOP:
        raise SecurityError(f"vòng lặp quá {MAX_LOOP} lần")
    return numbers


@pass_eval_context
def _small_join(
    context: "EvalContext", value: Iterable[Any], d: str = "", attribute: str | int | None = None
) -> str:
    entries = list(value)
    if len(entries) * len(str(d)) > MAX_TEXT:
        raise SecurityError(f"nội dung dài quá {MAX_TEXT} ký tự")
    return str(do_join(context, entries, d, attribute))


class DocumentEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox for one document: escapes all data, knows every field, bounds time and memory.

    Only ``for``, ``if`` and printing are there (``template_language``), so that nothing can be
    stored and grow; loops are counted, over all of the document together.
    """

    intercepted_binops = frozenset({"+", "*", "**", "%"})
    template_class = BoundedTemplate

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=NamedUndefined, finalize=to_markup)
        self.globals = {"range": _small_range}
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self.filters |= {"join": _small_join, _COUNTED: self._counted}
        self._steps = 0

    def compile(self, source: "str | nodes.Template", *args: Any, **kwargs: Any) -> Any:
        """Compile only what templates may hold, with all loops counted."""
        tree = self.parse(source) if isinstance(source, str) else source
        expect_plain(tree)
        for loop in list(tree.find_all(nodes.For)):
            loop.iter = nodes.Filter(
                loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno, environment=self
            )
        return super().compile(tree, *args, **kwargs)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Forbid private names, and every method that is not known to be harmless."""
        if callable(value) and attr not in METHODS:
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

    def _counted(self, entries: Any) -> Any:
        """Hand on what a loop goes through, and stop it when all loops took too many turns."""
        if not isinstance(entries, Iterable):
            raise TemplateRuntimeError("lệnh for cần một danh sách")
        return self._count(iter(entries))

    def _count(self, entries: Iterator[Any]) -> Iterator[Any]:
        for entry in entries:
            self._steps += 1
            if self._steps > MAX_STEPS:
                raise SecurityError(f"các vòng lặp chạy quá {MAX_STEPS} lượt")
            yield entry


def _result_length(operator: str, left: object, right: object) -> int:
    lengths = [len(side) for side in (left, right) if isinstance(side, Sequence)]
    if operator == "+" or not lengths:
        return sum(lengths)
    times = [side for side in (left, right) if isinstance(side, int)]
    return lengths[0] * (times[0] if times else 1)
