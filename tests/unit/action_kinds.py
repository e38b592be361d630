"""The kinds of all actions in the code, found by reading it."""

import ast
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import hoinghi_tui

SERVICES = Path(hoinghi_tui.__file__).parent / "services"
SAVERS = ("act", "record", "transact")
"""Calls that save; what is done stands first."""

Function = ast.FunctionDef


class Call(NamedTuple):
    """A call, and where it stands."""

    path: Path
    function: Function | None
    node: ast.Call


class Kinds:
    """Follows what is given as a kind back to where it is written as a text."""

    def __init__(self) -> None:
        self.unknown: list[str] = []
        self._followed: set[tuple[str, str]] = set()
        self._calls: defaultdict[str, list[Call]] = defaultdict(list)
        self._defined: set[tuple[Path, str]] = set()
        for path in SERVICES.glob("*.py"):
            self._read(path, ast.parse(path.read_text("utf-8")), None)

    def _read(self, path: Path, node: ast.AST, function: Function | None) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                self._calls[called(child)].append(Call(path, function, child))
            inside = child if isinstance(child, Function) else function
            if isinstance(child, Function):
                self._defined.add((path, child.name))
            self._read(path, child, inside)

    def all(self) -> set[str]:
        found: set[str] = set()
        for name in SAVERS:
            for one in self._calls[name]:
                # The workspace only hands on what it is given.
                if one.path.name != "workspace.py" and is_saving(one.node):
                    found |= self.values(one.path, one.function, one.node.args[0])
        return found

    def values(self, path: Path, function: Function | None, node: ast.expr) -> set[str]:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return {node.value}
        if isinstance(node, ast.IfExp):
            parts = (node.body, node.orelse)
            return set().union(*(self.values(path, function, part) for part in parts))
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            return {f"{node.values[0].value}*"}
        if isinstance(node, ast.Attribute) and node.attr == "kind":
            return self.given(path, "PrintJob", "kind", None)
        if isinstance(node, ast.Name) and function is not None:
            return self.of_name(path, function, node.id)
        return self.lost(path, node)

    def of_name(self, path: Path, function: Function, name: str) -> set[str]:
        arguments = [one.arg for one in (*function.args.args, *function.args.kwonlyargs)]
        if name in arguments:
            position = arguments.index(name) - (arguments[0] == "self")
            positional = position if name in {one.arg for one in function.args.args} else None
            found = self.given(path, function.name, name, positional)
            defaults = dict(
                zip(reversed(function.args.args), reversed(function.args.defaults), strict=False)
            ) | dict(zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True))
            usual = next((v for k, v in defaults.items() if k.arg == name), None)
            return found | (self.values(path, function, usual) if usual is not None else set())
        if (value := local(function, name)) is not None:
            return set().union(*(self.values(path, function, one) for one in value))
        return self.imported(name)

    def imported(self, name: str) -> set[str]:
        import importlib

        for module in ("domain.closing", "services.session", "services.erasure"):
            value = getattr(importlib.import_module(f"hoinghi_tui.{module}"), name, None)
            if isinstance(value, str):
                return {value}
        self.unknown.append(name)
        return set()

    def given(self, path: Path, function: str, name: str, position: int | None) -> set[str]:
        """Return what all callers of a function give for a parameter."""
        where = "" if function == "PrintJob" else path.name
        if (f"{where}:{function}", name) in self._followed:
            return set()
        self._followed.add((f"{where}:{function}", name))
        found: set[str] = set()
        for one in self._calls[function]:
            if where and one.path != path and (one.path, function) in self._defined:
                continue  # what is called there is its own function of that name
            value = next((k.value for k in one.node.keywords if k.arg == name), None)
            if value is None and position is not None and len(one.node.args) > position:
                value = one.node.args[position]
            if value is not None:
                found |= self.values(one.path, one.function, value)
        return found

    def lost(self, path: Path, node: ast.AST) -> set[str]:
        self.unknown.append(f"{path.name}:{getattr(node, 'lineno', '?')}")
        return set()


def is_saving(call: ast.Call) -> bool:
    """Tell a saving call from one of the same name: other things have a ``record`` too."""
    if called(call) != "record":
        return True
    target = call.func.value if isinstance(call.func, ast.Attribute) else None
    words = ast.unparse(target) if target is not None else ""
    return bool(call.args) and words.split(".")[-1].lstrip("_") in {"work", "store"}


def called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def local(function: Function, name: str) -> list[ast.expr] | None:
    """Return what a local name is set to, wherever in the function."""
    found: list[ast.expr] = []
    for node in ast.walk(function):
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            if isinstance(target, ast.Name) and target.id == name:
                found.append(node.value)
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                found += [
                    value
                    for one, value in zip(target.elts, node.value.elts, strict=True)
                    if isinstance(one, ast.Name) and one.id == name
                ]
    return found or None
