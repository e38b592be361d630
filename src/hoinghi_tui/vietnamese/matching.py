"""Search as people type: without accents, in any order, by initials or raw keystrokes.

Prepare each row once with `Haystack.of`, then call `search` on every keystroke::

    rows = [(row, Haystack.of(row.name, row.unit, row.phone)) for row in rows]
    found = search("soai", rows)
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter
from typing import TypeVar

from hoinghi_tui.vietnamese.clean import clean
from hoinghi_tui.vietnamese.folding import fold
from hoinghi_tui.vietnamese.haystack import Haystack
from hoinghi_tui.vietnamese.typed_word import NUMBER_POINTS, SHORTEST_TAIL, TypedWord
from hoinghi_tui.vietnamese.words import numbers_of, split_words

T = TypeVar("T")

_LONGEST_QUERY = 1_000
_MOST_WORDS = 32
_NUMBER_QUERY = re.compile(r"\+?\d[\d .()-]*")
_TRUNK_PREFIX = re.compile(r"^(?:84|0)(?=\d{8,}$)")

_POINTS, _ORDER = itemgetter(0), itemgetter(1)

# Any hit in the name is worth more than any hit in the details.
_IN_NAME, _IN_ORDER, _COMPLETE = 100, 2, 1


class Needle:
    """A query, read once: plain, with accents, as initials, as raw Telex and VNI keys.

    ``words`` are the typed words, those that choose first in front; ``signs`` is a query
    that has no word, folded; ``number`` the digits of a query that is one phone number.
    """

    def __init__(self, query: str) -> None:
        query = clean(query)[:_LONGEST_QUERY]
        words = split_words(query)[:_MOST_WORDS]
        typed = [TypedWord(text, place) for place, text in enumerate(words)]
        # The choosiest word chooses first: "an anh" must not lose Anh to "an".
        self.words = sorted(typed, key=lambda one: (-len(one.word.plain), not one.word.accented))
        self.signs = "" if typed else fold(query)
        self.blank = not typed and not self.signs
        # One word is what most keys are typed for, and fits the most rows.
        self._score_words = self._score_one if len(typed) == 1 else self._score_several
        self.number = _phone_number(query)

    def candidates(self, rows: Iterable[tuple[T, Haystack]]) -> Iterable[tuple[T, Haystack]]:
        """Leave out, quickly, rows that cannot fit because a word is nowhere in them."""
        for typed in self.words:
            traces = {*typed.traces, self.number} - {""}
            if len(traces) == 1:
                [trace] = traces
                rows = [row for row in rows if trace in row[1].starts]
            else:
                hit = re.compile("|".join(map(re.escape, traces))).search
                rows = [row for row in rows if hit(row[1].starts)]
        return rows

    def score(self, hay: Haystack) -> int:
        """Return how well a row fits: 0 not at all, larger is better, 1 for a blank query.

        Every typed word has to be found: at the beginning of a word of its own in the name,
        else as initials of the name, else in the details or as the last digits of a number.
        A query of signs only is looked for as it stands. The first 32 words count.
        """
        if not self.words:
            return int(self.signs in fold(hay.text))
        total = self._score_words(hay)
        if not total and self.number and any(one.endswith(self.number) for one in hay.numbers):
            return NUMBER_POINTS
        return total

    def _score_one(self, hay: Haystack) -> int:
        [typed] = self.words
        begun = typed.begins_word(hay)
        points = typed.best_in_name(hay) if begun else 0
        if points:
            whole = len(hay.name_words) == 1
            return points + _IN_NAME + _IN_ORDER + (_COMPLETE if whole else 0)
        points = typed.as_initials(hay) or typed.in_details(hay, begun=begun)
        return points + _IN_ORDER if points else 0

    def _score_several(self, hay: Haystack) -> int:
        total = 0
        taken: list[int] = []
        places: list[int] = []
        for typed in self.words:
            begun = typed.begins_word(hay)
            points, at = typed.in_name(hay, taken) if begun else (0, -1)
            if points:
                points += _IN_NAME
                taken.append(at)
                places.append(typed.place)
            else:
                points = typed.as_initials(hay) or typed.in_details(hay, begun=begun)
            if not points:
                return 0
            total += points
        if len(taken) == len(self.words) == len(hay.name_words):
            total += _COMPLETE
        as_typed = [at for _, at in sorted(zip(places, taken, strict=True))]
        return total + (_IN_ORDER if as_typed == sorted(taken) else 0)


def _phone_number(query: str) -> str:
    """Return the digits of a query that is one number, without 0 or +84 before a whole one."""
    if not _NUMBER_QUERY.fullmatch(query):
        return ""
    digits = "".join(numbers_of(query))
    return _TRUNK_PREFIX.sub("", digits) if len(digits) >= SHORTEST_TAIL else ""


@lru_cache(maxsize=8)
def read_query(query: str) -> Needle:
    """Return a query read once, kept while it is asked for row after row."""
    return Needle(query)


def matches(query: str, text: str) -> int:
    """Return how well ``text`` fits what was typed: 0 not at all, larger is better.

    The text may be a name or any other (position, unit, command). Accents may be left out
    or typed as raw Telex or VNI keys, words come in any order and may be cut short,
    initials do ("ĐVS", "dvs"), and so do the last three or more digits of a number. What is
    typed with accents ranks texts with just these accents first. A blank query fits
    everything with 1. For lists use `search`.
    """
    return read_query(query).score(Haystack.of(text))


def search(query: str, rows: Iterable[tuple[T, Haystack]]) -> list[T]:
    """Return the rows that fit the query, the best first, equally good ones in name order.

    A blank query returns all rows in the order given. Rows that are handed over in name
    order are ranked quicker.
    """
    needle = read_query(query)
    if needle.blank:
        return [row for row, _ in rows]
    rows = needle.candidates(rows)
    found = [(points, hay.order, row) for row, hay in rows if (points := needle.score(hay))]
    found.sort(key=_ORDER)
    found.sort(key=_POINTS, reverse=True)  # equally good ones stay in name order
    return [row for _, _, row in found]
