"""Search as people type: without accents, in any order, by initials or raw keystrokes.

Prepare each row once with `Haystack.of`, then call `search` on every keystroke::

    rows = [(row, Haystack.of(row.name, row.unit, row.phone)) for row in rows]
    found = search("soai", rows)
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeVar

from hoinghi_tui.vietnamese.clean import clean
from hoinghi_tui.vietnamese.folding import fold
from hoinghi_tui.vietnamese.names import given, name_key
from hoinghi_tui.vietnamese.typing_methods import read_telex, read_vni
from hoinghi_tui.vietnamese.words import (
    Word,
    initials_of,
    numbers_of,
    plain_initials_of,
    read_word,
    split_words,
    word_of,
)

T = TypeVar("T")

# Nobody types or prints more; a pasted file must not stop the screen.
_LONGEST_QUERY = 1_000
_LONGEST_TEXT = 10_000

_NUMBER_QUERY = re.compile(r"\+?\d[\d .()-]*")
_TRUNK_PREFIX = re.compile(r"^(?:84|0)(?=\d{8,}$)")

# How well a word fits. What is typed with accents wants its accents; what is typed
# without them fits all, a whole word better than a beginning.
_EXACT, _EXACT_START = 90, 80
_PLAIN_EXACT, _WHOLE, _START = 62, 60, 50
_OTHER_WHOLE, _OTHER_START = 30, 20

_IN_NAME, _GIVEN_NAME, _IN_ORDER, _COMPLETE = 100, 5, 2, 1
_INITIALS, _INITIALS_START, _INITIALS_INSIDE, _INITIALS_EXACT = 80, 75, 70, 3
_DETAIL_SHARE, _TAIL, _DETAIL_INITIALS = 2, 40, 8
_SHORTEST_TAIL, _LONGEST_INITIALS = 3, 12


class _Detail(NamedTuple):
    words: tuple[str, ...]
    initials: str
    numbers: tuple[str, ...]
    text: str


@lru_cache(maxsize=4096)
def _detail(text: str) -> _Detail:
    text = clean(text)[:_LONGEST_TEXT]
    words = split_words(text)
    return _Detail(words, plain_initials_of(words), numbers_of(text), text)


@dataclass(frozen=True, slots=True)
class Haystack:
    """A row of a list, prepared once for being searched at every keystroke.

    Make it with `of`; ``order`` is the name order of the row (see `name_key`).
    """

    name_words: tuple[str, ...]
    given_at: int
    initials: str
    plain_initials: str
    detail_words: tuple[str, ...]
    detail_initials: str
    numbers: tuple[str, ...]
    starts: str
    text: str
    order: str

    @classmethod
    def of(cls, name: str, *details: str, given_name: str | None = None) -> "Haystack":
        """Prepare a name, or any main text, with its unit, position, phone, seat.

        A hit in the name ranks above any hit in the details. Of each text the first 10,000
        characters count.
        """
        name = clean(name)[:_LONGEST_TEXT]
        words = split_words(name)
        called = split_words(given(name, given_name))[:1]
        parts = [_detail(text) for text in details if text]
        # The parts of H'Bia are found as well as the whole.
        others = [part for word in words if "'" in word for part in word.split("'")]
        others += [word for part in parts for word in part.words]
        return cls(
            name_words=words,
            given_at=max((at for at, word in enumerate(words) if word in called), default=-1),
            initials=initials_of(words),
            plain_initials=plain_initials_of(words),
            detail_words=tuple(dict.fromkeys(others)),
            detail_initials="|".join(part.initials for part in parts),
            numbers=numbers_of(name) + tuple(one for part in parts for one in part.numbers),
            starts=" " + " ".join(read_word(word).plain for word in (*words, *others)),
            text=" ".join([name, *(part.text for part in parts)]),
            order=name_key(name, given_name),
        )


class _Typed(dict[str, int]):
    """One typed word, and how well each word met so far fits it (0 = not at all)."""

    def __init__(self, text: str, place: int) -> None:
        self.place = place
        self.word = read_word(text)
        keyed = (word_of(read(text)) for read in (read_telex, read_vni))
        self.keyed = [word for word in keyed if word.accented and word != self.word]
        plain = self.word.plain
        self.tail = plain if plain.isdecimal() and len(plain) >= _SHORTEST_TAIL else ""
        self.shorthand = plain if 2 <= len(plain) <= _LONGEST_INITIALS else ""
        self.starts = tuple({" " + word.plain for word in (self.word, *self.keyed)})
        self.letters = {word.syllable.letters for word in (self.word, *self.keyed)}

    def __missing__(self, text: str) -> int:
        word = read_word(text)
        fits = max(_fit(self.word, word), *(_keyed_fit(keyed, word) for keyed in self.keyed), 0)
        self[text] = fits
        return fits

    def begins_word(self, hay: Haystack) -> bool:
        """Tell quickly whether any word of the row begins like this, accents aside."""
        starts = hay.starts
        for start in self.starts:  # noqa: SIM110 - a generator costs more than the search
            if start in starts:
                return True
        return False

    def in_name(self, hay: Haystack, taken: list[int]) -> tuple[int, int]:
        """Return the points for the best word of the name not yet taken, and its place."""
        best, best_at = 0, -1
        for at, word in enumerate(hay.name_words):
            fit = self[word]
            if fit and at not in taken:
                if at == hay.given_at:
                    fit += _GIVEN_NAME
                if fit > best:
                    best, best_at = fit, at
        return best, best_at

    def as_initials(self, hay: Haystack) -> int:
        """Return the points for initials of the name, 0 if they are not."""
        at = hay.plain_initials.find(self.shorthand) if self.shorthand else -1
        if at < 0:
            return 0
        whole = len(hay.plain_initials) == len(self.shorthand)
        points = _INITIALS if whole else _INITIALS_INSIDE if at else _INITIALS_START
        exact = any(letters in hay.initials for letters in self.letters)
        return points + (_INITIALS_EXACT if exact else 0)

    def in_details(self, hay: Haystack) -> int:
        """Return the points for a word, a number's end or initials in the details."""
        if self.begins_word(hay):
            fits = max(map(self.__getitem__, hay.detail_words), default=0)
            if fits:
                return fits // _DETAIL_SHARE
        if self.tail and _is_tail(self.tail, hay.numbers):
            return _TAIL
        return _DETAIL_INITIALS if self.shorthand and self.shorthand in hay.detail_initials else 0


def _is_tail(digits: str, numbers: tuple[str, ...]) -> bool:
    return any(number.endswith(digits) for number in numbers)


def _fit(typed: Word, word: Word) -> int:
    """Return how well the beginning of ``word`` fits what was typed, 0 if not at all."""
    if not word.plain.startswith(typed.plain):
        return 0
    whole = len(word.plain) == len(typed.plain)
    if not typed.accented:
        return (_WHOLE if word.accented else _PLAIN_EXACT) if whole else _START
    (letters, tone), (other_letters, other_tone) = typed.syllable, word.syllable
    if other_letters.startswith(letters) and (tone == other_tone or (not tone and not whole)):
        return _EXACT if whole else _EXACT_START
    if _agrees(typed, word):
        return _WHOLE if whole else _START
    return _OTHER_WHOLE if whole else _OTHER_START


def _keyed_fit(keyed: Word, word: Word) -> int:
    """Fit raw keystrokes: an accent that was typed and is not there is no match."""
    return _fit(keyed, word) if _agrees(keyed, word) else 0


def _agrees(typed: Word, word: Word) -> bool:
    """Tell whether every accent typed is in the word, which may have more of them."""
    return typed.syllable.tone in (0, word.syllable.tone) and all(
        letter in (own, plain)
        for letter, own, plain in zip(
            typed.syllable.letters, word.syllable.letters, word.plain, strict=False
        )
    )


class Needle:
    """A query, read once: plain, with accents, as initials, as raw Telex and VNI keys."""

    def __init__(self, query: str) -> None:
        query = clean(query)[:_LONGEST_QUERY]
        typed = [_Typed(text, place) for place, text in enumerate(split_words(query))]
        # Longer words choose first, or "an anh" could lose Anh to "an".
        self._typed = sorted(typed, key=lambda word: -len(word.word.plain))
        self._signs = "" if typed else fold(query)
        self.blank = not typed and not self._signs
        self._number = _phone_number(query)

    def score(self, hay: Haystack) -> int:
        """Return how well a row fits: 0 not at all, larger is better, 1 for a blank query.

        Every typed word has to be found: at the beginning of a word of its own in the name,
        else as initials of the name, else in the details or as the last digits of a number.
        A query of signs only is looked for as it stands.
        """
        if not self._typed:
            return int(self._signs in fold(hay.text))
        total = self._score_words(hay)
        if not total and self._number and _is_tail(self._number, hay.numbers):
            return _TAIL
        return total

    def _score_words(self, hay: Haystack) -> int:
        total = 0
        taken: list[int] = []
        places: list[int] = []
        for typed in self._typed:
            points, at = typed.in_name(hay, taken) if typed.begins_word(hay) else (0, -1)
            if points:
                points += _IN_NAME
                taken.append(at)
                places.append(typed.place)
            else:
                points = typed.as_initials(hay) or typed.in_details(hay)
            if not points:
                return 0
            total += points
        if len(taken) == len(self._typed) == len(hay.name_words):
            total += _COMPLETE
        if len(taken) > 1 and [at for _, at in sorted(zip(places, taken, strict=True))] == sorted(
            taken
        ):
            total += _IN_ORDER
        return total


def _phone_number(query: str) -> str:
    """Return the digits of a query that is one number, without 0 or +84 before a whole one."""
    if not _NUMBER_QUERY.fullmatch(query):
        return ""
    digits = "".join(numbers_of(query))
    return _TRUNK_PREFIX.sub("", digits) if len(digits) >= _SHORTEST_TAIL else ""


@lru_cache(maxsize=8)
def _needle(query: str) -> Needle:
    return Needle(query)


def matches(query: str, text: str) -> int:
    """Return how well ``text`` fits what was typed: 0 not at all, larger is better.

    The text may be a name or any other (position, unit, command). Accents may be left out
    or typed as raw Telex or VNI keys, words come in any order and may be cut short,
    initials do ("ĐVS", "dvs"), and so do the last three or more digits of a number. What is
    typed with accents ranks texts with just these accents first. A blank query fits
    everything with 1. For lists use `search`.
    """
    return _needle(query).score(Haystack.of(text))


def search(query: str, rows: Iterable[tuple[T, Haystack]]) -> list[T]:
    """Return the rows that fit the query, the best first, equally good ones in name order.

    A blank query returns all rows in the order given.
    """
    needle = _needle(query)
    if needle.blank:
        return [row for row, _ in rows]
    found = [(points, hay, row) for row, hay in rows if (points := needle.score(hay))]
    found.sort(key=lambda hit: (-hit[0], hit[1].order))
    return [row for _, _, row in found]
