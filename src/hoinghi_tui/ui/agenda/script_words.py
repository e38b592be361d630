"""A script filled in: what is spoken, cues, values in gold, blanks in amber."""

from collections.abc import Iterable

from textual.content import Content

from hoinghi_tui.domain.scripts import FilledPart, PartKind, ScriptBlank, ScriptText
from hoinghi_tui.vietnamese import printable

_CUE = "italic $muted"
_VALUE = "bold $accent"
_BLANK = "bold $warning"


def filled_script(script: ScriptText, presenter: str = "") -> Content:
    """Return a script as it is read out; the presenter's name in it stands out as well."""
    parts = [_part(part, presenter) for part in script.parts]
    whole = Content("").join(parts)
    blank = len(whole.plain) - len(whole.plain.lstrip("\n"))
    return whole[blank:].rstrip()


def paragraphs(script: ScriptText, presenter: str = "") -> list[Content]:
    """Return the paragraphs of a script, blank lines left out."""
    lines = filled_script(script, presenter).split("\n")
    return [line for line in lines if line.plain.strip()]


def _part(part: FilledPart, presenter: str) -> Content:
    text = Content("\n".join(printable(line) for line in part.text.split("\n")))
    if part.kind is PartKind.BLANK:
        return text.stylize(_BLANK)
    if part.in_cue:
        return text.stylize(_CUE)
    if part.kind is PartKind.VALUE:
        # A list of people is read like the rest: gold is for the words that differ each time.
        return text if "\n" in part.text else text.stylize(_VALUE)
    for start in _places(text.plain, presenter):
        text = text.stylize(_VALUE, start, start + len(presenter))
    return text


def _places(text: str, name: str) -> list[int]:
    places: list[int] = []
    start = text.find(name) if name else -1
    while start >= 0:
        places.append(start)
        start = text.find(name, start + len(name))
    return places


def blank_words(blanks: Iterable[ScriptBlank]) -> Content:
    """Name what a script still lacks, and what a misspelt field probably means."""
    missing: list[str] = []
    unknown: list[str] = []
    live: list[str] = []
    for one in blanks:
        if not one.known:
            meant = f" (có phải {{{one.suggestion}}}?)" if one.suggestion else ""
            unknown.append(f"{{{printable(one.field)}}}{meant}")
        else:
            (live if one.live else missing).append(one.field)
    lines = []
    if unknown:
        lines.append(Content.styled(f"✖ Không có trường {', '.join(unknown)}", "$error"))
    if missing:
        lines.append(Content.styled(f"▲ Còn thiếu: {', '.join(missing)}", "$warning"))
    if live:
        lines.append(Content.styled(f"○ Tự điền trong buổi họp: {', '.join(live)}", "$muted"))
    return Content("\n").join(lines)
