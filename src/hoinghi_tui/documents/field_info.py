"""What a field of a template is: its name, its meaning, an example, the fields within it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """One field that a template may print or go through.

    ``each`` is what one entry of a list is called in the shipped templates, "" for a single
    value. ``inner`` are the fields of each entry; one without a name is a list within the
    list, none at all are entries that are text, such as ``example``.
    """

    name: str
    meaning: str
    example: str | int = ""
    each: str = ""
    inner: "tuple[FieldInfo, ...]" = ()
    count: int = 2
    """Entries of a list among the examples; two show that it goes on."""

    @property
    def is_list(self) -> bool:
        """Whether a template goes through it by ``for``."""
        return bool(self.each)

    @property
    def entry(self) -> "FieldInfo":
        """One entry of a list."""
        if len(self.inner) == 1 and not self.inner[0].name:
            return self.inner[0]
        return FieldInfo(self.each, self.meaning, self.example, inner=self.inner)

    def field(self, name: str) -> "FieldInfo | None":
        """Return the field of that name within this one, if there is one."""
        return next((one for one in self.inner if one.name == name), None)


def example_of(field: FieldInfo) -> Any:
    """Return a value as a job would pass it; a list has as many entries as its ``count``."""
    if field.is_list:
        return [example_of(field.entry) for _ in range(field.count)]
    return examples(field.inner) if field.inner else field.example


def examples(fields: Iterable[FieldInfo]) -> dict[str, Any]:
    """Return a whole context of examples, with which a template can be tried."""
    return {field.name: example_of(field) for field in fields}


def paths(fields: Iterable[FieldInfo], before: str = "") -> Iterator[str]:
    """Yield the name of each value that can be printed: "items[].title", "signer"."""
    for field in fields:
        path = f"{before}.{field.name}" if before and field.name else before or field.name
        path += "[]" * field.is_list
        if field.inner:
            yield from paths(field.inner, path)
        else:
            yield path


def value_paths(context: Mapping[str, Any], before: str = "") -> set[str]:
    """Return the same names for what a job really passes; an empty list gives none."""
    found: set[str] = set()
    for name, value in context.items():
        found |= _paths_of(value, f"{before}.{name}" if before else name)
    return found


def _paths_of(value: Any, path: str) -> set[str]:
    if isinstance(value, Mapping):
        return value_paths(value, path)
    if isinstance(value, list | tuple):
        return {one for entry in value for one in _paths_of(entry, f"{path}[]")}
    return {path}
