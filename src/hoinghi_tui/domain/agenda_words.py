"""What agenda items are called, and which words of a script are spoken."""

import re
from dataclasses import dataclass

from hoinghi_tui.domain.agenda import AgendaItem, ItemKind, ItemState

KIND_WORDS = {
    ItemKind.RECEPTION: "Đón tiếp",
    ItemKind.CEREMONY: "Nghi lễ",
    ItemKind.INTRODUCTION: "Giới thiệu",
    ItemKind.OPENING: "Khai mạc",
    ItemKind.REPORT: "Báo cáo",
    ItemKind.PAPER: "Tham luận",
    ItemKind.DISCUSSION: "Thảo luận",
    ItemKind.DECISION: "Quyết định",
    ItemKind.AWARDS: "Khen thưởng",
    ItemKind.BREAK: "Giải lao",
    ItemKind.TASKS: "Nhiệm vụ",
    ItemKind.DIRECTION: "Chỉ đạo",
    ItemKind.CLOSING: "Bế mạc",
}
"""The word for each kind, as it stands before a title."""

_STATE_MARKS = {
    ItemState.RUNNING: "▶",
    ItemState.PAUSED: "‖",
    ItemState.DONE: "✔",
    ItemState.SKIPPED: "»",
}

_CUES = re.compile(r"\[[^\[\]]*\]")


def kind_word(item: AgendaItem) -> str:
    """Return the word for an item's kind: "Tham luận"."""
    return KIND_WORDS[item.kind]


def state_mark(item: AgendaItem) -> str:
    """Return the shape of an item's state; "★" for awards to come, blank for others."""
    return _STATE_MARKS.get(item.state, "★" if item.kind is ItemKind.AWARDS else " ")


def title_beside_kind(item: AgendaItem) -> str:
    """Return the title without the kind it begins with: "Tham luận: A" becomes "A"."""
    word, colon, rest = item.title.partition(":")
    if colon and word.strip().casefold() == kind_word(item).casefold() and rest.strip():
        return rest.strip()
    return item.title


@dataclass(frozen=True, slots=True)
class ScriptPart:
    """Some words of a script; a cue stands in [brackets] and is not read out."""

    text: str
    is_cue: bool


def script_parts(script: str) -> tuple[ScriptPart, ...]:
    """Split a script into what is spoken and the cues; joined they are the script again.

    A bracket that is never closed belongs to what is spoken: better read out than lost.
    """
    parts = []
    place = 0
    for cue in _CUES.finditer(script):
        if cue.start() > place:
            parts.append(ScriptPart(script[place : cue.start()], is_cue=False))
        parts.append(ScriptPart(cue.group(), is_cue=True))
        place = cue.end()
    if place < len(script):
        parts.append(ScriptPart(script[place:], is_cue=False))
    return tuple(parts)
