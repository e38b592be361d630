"""Where something stands in a Word file, and which word was meant: for sentences to people."""

import difflib
import html
import re
from collections.abc import Iterable, Sequence

from hoinghi_tui.vietnamese import fold

_ROOM = 70
"""Letters of the words around a place that are quoted."""
_FEW = 12
"""With fewer letters a paragraph alone does not tell where it stands."""
_PARTS = {"header": "ở đầu trang, ", "footer": "ở chân trang, ", "footnotes": "ở chú thích, "}


def near(lines: Sequence[str], index: int, word: str = "") -> str:
    """Return the words of a paragraph, around ``word`` where it is in it, to be found by.

    ``lines`` are the paragraphs of a part and ``index`` is the one meant; where it says little
    the nearest lines before and after that say something are quoted with it.
    """
    index = min(max(index, 0), len(lines) - 1)
    text = _words(lines[index])
    if len(re.sub(r"\{.*?\}", "", text)) < _FEW:
        before = next(filter(None, map(_words, reversed(lines[:index]))), "")
        after = next(filter(None, map(_words, lines[index + 1 :])), "")
        text = " ".join(filter(None, (_last_words(before), text, after[: _ROOM // 3])))
    start = max(0, text.find(word) - _ROOM // 2) if word else 0
    start = max(0, text.rfind(" ", 0, start) + 1)
    cut = text[start : start + _ROOM].strip()
    return f"{'…' * (start > 0)}{cut}{'…' * (start + _ROOM < len(text))}" if cut else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that was most probably meant, or "" when none is near.

    Accents, capitals and signs between words do not count.
    """
    plain = {_plain(one): one for one in known}
    wanted = _plain(name)
    if not wanted:
        return ""
    found = difflib.get_close_matches(wanted, list(plain), n=1, cutoff=0.6)
    return plain[found[0]] if found else ""


def part_words(part: str) -> str:
    """Name the part of a Word file for a sentence; "" for the page itself."""
    return next((words for name, words in _PARTS.items() if name in part), "")


def _last_words(text: str) -> str:
    room = _ROOM // 3
    return text if len(text) <= room else text[-room:].partition(" ")[2]


def _words(line: str) -> str:
    return " ".join(html.unescape(line).split())


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", fold(name))
