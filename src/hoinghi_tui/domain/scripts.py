"""Filling a script: plain text in which ``{fields}`` stand and cues in [brackets]."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from hoinghi_tui.domain.agenda_words import script_parts
from hoinghi_tui.domain.script_fields import ScriptField, field_named, nearest_field

BLANK = "…"
"""What stands on screen and paper where a value is not known."""

_FIELD = re.compile(r"\{([^{}\[\]\n]*)\}")

ValueOf = Callable[[ScriptField], str]
"""Returns the value of a field as of now; "" where there is none."""


class PartKind(StrEnum):
    """What a piece of a filled script is."""

    SPOKEN = "spoken"
    CUE = "cue"
    VALUE = "value"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class FilledPart:
    """Some words of a filled script.

    ``in_cue`` is true of a cue, and of a value or a blank that stands within one: it is not
    read out. ``field`` is the name as it was typed, "" for words that are no field.
    """

    text: str
    kind: PartKind
    in_cue: bool = False
    field: str = ""


@dataclass(frozen=True, slots=True)
class ScriptBlank:
    """A field of one item's script that has no value.

    ``known`` tells that the field exists and only its value is missing; of a misspelt one
    ``suggestion`` is the name that was probably meant, "" when none is like it. ``live``: the
    value comes by itself on the day.
    """

    item_id: str
    title: str
    field: str
    known: bool
    suggestion: str = ""
    live: bool = False


@dataclass(frozen=True, slots=True)
class ScriptText:
    """The script of one item, filled in as of now.

    ``template`` is the text with its fields as they are typed; ``is_default`` tells that the
    item has none of its own and this is the usual one for its kind.
    """

    item_id: str
    title: str
    template: str
    is_default: bool
    parts: tuple[FilledPart, ...]

    @property
    def text(self) -> str:
        """The whole script with its values, blanks as "…"."""
        return "".join(part.text for part in self.parts)

    @property
    def blanks(self) -> tuple[ScriptBlank, ...]:
        """The fields without a value, each once, in the order of the text."""
        missing = dict.fromkeys(part.field for part in self.parts if part.kind is PartKind.BLANK)
        return tuple(self._blank(field) for field in missing)

    def _blank(self, typed: str) -> ScriptBlank:
        field = field_named(typed)
        if field is not None:
            return ScriptBlank(self.item_id, self.title, field.name, known=True, live=field.live)
        nearest = nearest_field(typed)
        suggestion = nearest.name if nearest is not None else ""
        return ScriptBlank(self.item_id, self.title, typed, known=False, suggestion=suggestion)


def fill(template: str, value_of: ValueOf) -> tuple[FilledPart, ...]:
    """Put the values into a script and tell apart what is spoken, cue, value or blank.

    A value is taken as it is: braces and brackets in it mean nothing. A field that is not
    known or has no value is a blank. A brace that is never closed is read out, as an open
    bracket is. ``value_of`` is asked only for fields that the script names.
    """
    return tuple(
        filled
        for part in script_parts(template)
        for filled in _filled(part.text, part.is_cue, value_of)
    )


def _filled(text: str, in_cue: bool, value_of: ValueOf) -> Iterator[FilledPart]:
    words = PartKind.CUE if in_cue else PartKind.SPOKEN
    place = 0
    for found in _FIELD.finditer(text):
        if found.start() > place:
            yield FilledPart(text[place : found.start()], words, in_cue)
        field = field_named(found[1])
        value = value_of(field) if field is not None else ""
        if value.strip():
            yield FilledPart(value, PartKind.VALUE, in_cue, found[1])
        else:
            yield FilledPart(BLANK, PartKind.BLANK, in_cue, found[1])
        place = found.end()
    if place < len(text):
        yield FilledPart(text[place:], words, in_cue)


def to_mend(scripts: Iterable[ScriptText]) -> list[ScriptBlank]:
    """Return the blanks that somebody has to fill before the day."""
    return [blank for script in scripts for blank in script.blanks if not blank.live]
