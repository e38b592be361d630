"""What a template may say: print a field, go through a list, choose. Nothing else.

What cannot be stored cannot grow: without ``set``, macros and lists made in the template, no
text gets longer than the data and the template's own words make it.
"""

import re

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

METHODS = frozenset(
    {"cycle", "endswith", "get", "items", "keys", "lower", "startswith", "strip", "title", "upper"}
    | {"values"}
)
"""What may be called on a value; all else could make text of any length, or change data."""
MAX_DEPTH = 40
"""Lists, choices and brackets within each other."""

_PARTS: tuple[type[nodes.Node], ...] = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If),
    *(nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Call),
    *(nodes.Filter, nodes.Test, nodes.Keyword, nodes.CondExpr, nodes.Compare, nodes.Operand),
    *(nodes.And, nodes.Or, nodes.Not, nodes.Neg, nodes.Pos),
    *(nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow),
)
_WORDS: dict[type[nodes.Node], str] = {
    nodes.Assign: "lệnh “set”",
    nodes.AssignBlock: "lệnh “set”",
    nodes.Macro: "lệnh “macro”",
    nodes.CallBlock: "lệnh “call”",
    nodes.FilterBlock: "lệnh “filter”",
    nodes.With: "lệnh “with”",
    nodes.Include: "lệnh “include”",
    nodes.Import: "lệnh “import”",
    nodes.FromImport: "lệnh “from”",
    nodes.Extends: "lệnh “extends”",
    nodes.Block: "lệnh “block”",
    nodes.Concat: "phép “~” (hãy viết hai trường liền nhau)",
}
_ERRORS = (
    (
        r"Unexpected end of template\. .*innermost block that needs to be closed is '(\w+)'.*",
        r"lệnh “\1” chưa có lệnh đóng “end\1”",
    ),
    (
        r"(?:Encountered unknown|Unexpected) tag '(end\w+|else|elif)'.*",
        r"thừa lệnh “\1”: không có lệnh mở",
    ),
    (r"Encountered unknown tag '(\w+)'.*", r"không có lệnh “\1”; chỉ có for và if"),
    (r"No (?:filter|test) named '([^']*)'.*", r"không có phép “\1”"),
    (r"expected token 'end of (?:print )?statement(?: block)?', got '(.*)'", r"thừa “\1”"),
    (r"expected token '([^']*)', got '([^']*)'", r"chỗ cần “\1” lại viết “\2”"),
    # The markup after it is read as a part of a command that has no end.
    (r"unexpected '[</]'", "lệnh chưa đóng bằng “}}” hoặc “%}”"),
    (r"unexpected '(.*)'", r"thừa “\1”"),
    (r"unexpected char '(.*)' at .*", r"có dấu lạ “\1”"),
    (r"Unexpected end of template.*|unexpected end of template.*", "lệnh chưa viết hết"),
    (r"Expected an expression, got .*", "lệnh còn trống"),
)
"""Jinja's sentences and ours."""


def expect_plain(tree: nodes.Template) -> None:
    """Raise ``TemplateSyntaxError`` at the first thing a template may not hold."""
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        reason = _wrong(node)
        if depth > MAX_DEPTH:
            reason = f"lệnh lồng nhau quá {MAX_DEPTH} lớp"
        if reason:
            raise TemplateSyntaxError(reason, node.lineno)
        # The children of a long line of words are no deeper than the line.
        deeper = depth + (not isinstance(node, nodes.Output))
        waiting += [(child, deeper) for child in node.iter_child_nodes()]


def _wrong(node: nodes.Node) -> str:
    if isinstance(node, nodes.List | nodes.Tuple):
        named = isinstance(node, nodes.Tuple) and node.ctx == "store"
        plain = named or all(isinstance(item, nodes.Const) for item in node.items)
        return "" if plain else "không được ghép danh sách trong mẫu"
    if not isinstance(node, _PARTS):
        return f"không dùng được {_WORDS.get(type(node), 'lệnh này')} trong mẫu"
    if isinstance(node, nodes.For) and node.recursive:
        return "không dùng được “recursive” trong mẫu"
    if isinstance(node, nodes.Call) and not _is_harmless(node):
        return "không được gọi hàm này trong mẫu"
    return ""


def _is_harmless(call: nodes.Call) -> bool:
    if call.dyn_args is not None or call.dyn_kwargs is not None:
        return False
    called = call.node
    if isinstance(called, nodes.Name):
        return called.name == "range"
    return isinstance(called, nodes.Getattr) and called.attr in METHODS


def syntax_words(error: TemplateSyntaxError) -> str:
    """Say in Vietnamese what is written wrongly in a template."""
    message = error.message or ""
    for pattern, words in _ERRORS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return found.expand(words)
    return message
