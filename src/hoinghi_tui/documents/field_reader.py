"""Follows a template's commands and tells which fields it reads and which are not there."""

from collections.abc import Sequence

from jinja2 import nodes

from hoinghi_tui.documents.field_info import FieldInfo
from hoinghi_tui.documents.template_language import METHODS

_SAME_LIST = frozenset(
    {"list", "rejectattr", "reject", "reverse", "select", "selectattr", "sort", "unique"}
)
_ONE_OF_LIST = frozenset({"first", "last", "max", "min"})

# What a name stands for: the field and its path, or None where that cannot be known.
_Meant = tuple[FieldInfo, str] | None
_Scope = dict[str, _Meant]


class FieldReader:
    """Reads one part of a template.

    ``used`` are the paths of the fields read, as ``field_info.paths`` writes them. ``missing``
    are the names that are not there, each with the names that are and the number of the line.
    """

    def __init__(self, fields: Sequence[FieldInfo]) -> None:
        self.used: set[str] = set()
        self.missing: list[tuple[str, tuple[str, ...], int]] = []
        self._top: _Scope = {one.name: (one, _path(one, "")) for one in fields} | {"range": None}

    def read(self, tree: nodes.Template) -> None:
        """Follow all commands of a part."""
        self._walk(tree, self._top)

    def _walk(self, node: nodes.Node, scope: _Scope) -> _Meant:
        """Read a command with all that is in it; return what it stands for."""
        if isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.Name):
            return self._name(node, scope)
        elif isinstance(node, nodes.Getattr):
            return self._inner(self._walk(node.node, scope), node.attr, node.lineno)
        elif isinstance(node, nodes.Getitem):
            return self._item(node, scope)
        elif isinstance(node, nodes.Filter):
            return self._filtered(node, scope)
        else:
            for child in node.iter_child_nodes():
                self._walk(child, scope)
        return None

    def _loop(self, loop: nodes.For, scope: _Scope) -> None:
        entry = _entry(self._walk(loop.iter, scope))
        inside = {**scope, "loop": None}
        if isinstance(loop.target, nodes.Name):
            inside[loop.target.name] = entry
        else:
            inside |= {one.name: None for one in loop.target.find_all(nodes.Name)}
        if loop.test is not None:
            self._walk(loop.test, inside)
        for child in loop.body:
            self._walk(child, inside)
        for child in loop.else_:
            self._walk(child, scope)

    def _name(self, node: nodes.Name, scope: _Scope) -> _Meant:
        if node.name not in scope:
            self.missing.append((node.name, tuple(scope), node.lineno))
            return None
        return self._read(scope[node.name])

    def _inner(self, owner: _Meant, name: str, line: int) -> _Meant:
        if owner is None:
            return None
        field, path = owner
        inner = None if field.is_list else field.field(name)
        if inner is not None:
            return self._read((inner, _path(inner, path)))
        if name.isdecimal() and field.is_list:
            return self._read(_entry(owner))
        if name not in METHODS:
            known = [one.name for one in (field.entry if field.is_list else field).inner]
            self.missing.append((name, tuple(known), line))
        return None

    def _item(self, node: nodes.Getitem, scope: _Scope) -> _Meant:
        owner = self._walk(node.node, scope)
        if isinstance(node.arg, nodes.Const):
            return self._inner(owner, str(node.arg.value), node.lineno)
        self._walk(node.arg, scope)
        return owner if isinstance(node.arg, nodes.Slice) else None

    def _filtered(self, node: nodes.Filter, scope: _Scope) -> _Meant:
        for child in (*node.args, *node.kwargs):
            self._walk(child, scope)
        value = self._walk(node.node, scope) if node.node is not None else None
        if node.name in _SAME_LIST:
            return value
        return _entry(value) if node.name in _ONE_OF_LIST else None

    def _read(self, meant: _Meant) -> _Meant:
        if meant is not None and not meant[0].inner:
            self.used.add(meant[1])
        return meant


def _path(field: FieldInfo, before: str) -> str:
    dot = "." if before and field.name else ""
    return f"{before}{dot}{field.name}{'[]' * field.is_list}"


def _entry(meant: _Meant) -> _Meant:
    """Return what one entry of a list stands for."""
    if meant is None or not meant[0].is_list:
        return None
    field, path = meant
    entry = field.entry
    return entry, path + "[]" * entry.is_list
