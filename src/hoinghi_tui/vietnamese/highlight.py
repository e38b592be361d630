"""Which characters of a text a search hit, for painting them in a list."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from hoinghi_tui.vietnamese.clean import ONE_APOSTROPHE
from hoinghi_tui.vietnamese.haystack import Haystack
from hoinghi_tui.vietnamese.matching import read_query
from hoinghi_tui.vietnamese.typed_word import SHORTEST_TAIL, TypedWord
from hoinghi_tui.vietnamese.words import NUMBER, WORD, plain_initials_of, read_word

Span: TypeAlias = tuple[int, int]
"""Start and end of some characters: ``text[start:end]``."""

_LONGEST_TEXT = 10_000
_HALF = re.compile("[^']+")


class _Part(NamedTuple):
    """A word of a text and where it begins."""

    start: int
    word: str

    def span(self, length: int) -> Span:
        """Return the characters that make the first ``length`` plain letters of the word."""
        end = letters = 0
        while end < len(self.word) and (letters < length or unicodedata.combining(self.word[end])):
            letters += len(read_word(self.word[end]).plain)
            end += 1
        return self.start, self.start + end


class _Text(NamedTuple):
    """A text read once: its words, the halves of those like H'Bia, its digits by number."""

    hay: Haystack
    words: tuple[_Part, ...]
    halves: tuple[_Part, ...]
    half_initials: str
    numbers: tuple[tuple[str, tuple[int, ...]], ...]


@lru_cache(maxsize=2048)
def match_spans(query: str, text: str) -> tuple[Span, ...]:
    """Return the spans of ``text``, exactly as given, that a search for ``query`` hit.

    Each typed word marks what `matches` finds for it: the beginning of a word of its own,
    else the letters whose initials it is, else the first or last digits of a number. A word
    that is not in this text marks nothing, for it may have been found in another column.
    The spans are sorted and do not touch; () for a blank query. Hidden characters inside a
    word cost its highlight, so hand over `clean` text. Results are kept, for a list is
    painted often.
    """
    needle = read_query(query)
    if not needle.words:
        at = text.find(needle.signs) if needle.signs else -1
        return ((at, at + len(needle.signs)),) if at >= 0 else ()
    read = _read(text)
    spans: list[Span] = []
    taken: list[int] = []
    for typed in needle.words:
        spans += _word_spans(typed, read, taken)
    if needle.number:
        spans += _tails(needle.number, read)
    return _merged(spans)


@lru_cache(maxsize=2048)
def _read(text: str) -> _Text:
    text = text[:_LONGEST_TEXT]
    hay = Haystack.of(text)
    found = WORD.finditer(text.translate(ONE_APOSTROPHE))
    words = tuple(_Part(one.start(), one[0]) for one in found)
    if len(words) != len(hay.name_words):  # a hidden character splits a word here only
        words = ()
    halves = tuple(
        _Part(part.start + half.start(), half[0])
        for part in words
        if "'" in part.word
        for half in _HALF.finditer(part.word)
    )
    numbers = tuple(_digits(number) for number in NUMBER.finditer(text))
    half_initials = plain_initials_of(tuple(half.word for half in halves))
    return _Text(hay, words, halves, half_initials, numbers)


def _digits(number: re.Match[str]) -> tuple[str, tuple[int, ...]]:
    """Return the digits of a number and where each stands."""
    places = tuple(at for at, char in enumerate(number[0], number.start()) if char.isdecimal())
    return "".join(filter(str.isdecimal, number[0])), places


def _word_spans(typed: TypedWord, text: _Text, taken: list[int]) -> list[Span]:
    """Return what one typed word hit, looking in the order in which `matches` looks."""
    if not text.words:
        return list(_number_spans(typed, text))
    if typed.begins_word(text.hay):
        points, at = typed.in_name(text.hay, taken)
        if points:
            taken.append(at)
            return [text.words[at].span(_length(typed, text.words[at].word))]
    initials = _initials(typed, text)
    if initials:
        return [part.span(1) for part in initials]
    halves = [half.span(_length(typed, half.word)) for half in text.halves if typed[half.word]]
    return halves[:1] or list(_number_spans(typed, text))


def _length(typed: TypedWord, word: str) -> int:
    """Return how many plain letters of a word were typed."""
    plain = read_word(word).plain
    readings = (typed.word, *typed.keyed)
    return max(len(one.plain) for one in readings if plain.startswith(one.plain))


def _initials(typed: TypedWord, text: _Text) -> tuple[_Part, ...]:
    """Return the words whose initials were typed, () if none."""
    kinds = [(shorthand, text.hay.initials, text.words) for shorthand in typed.accented_shorthands]
    kinds.append((typed.shorthand, text.hay.plain_initials, text.words))
    kinds.append((typed.shorthand, text.half_initials, text.halves))
    for shorthand, initials, parts in kinds:
        at = initials.find(shorthand) if shorthand else -1
        if at >= 0:
            return parts[at : at + len(shorthand)]
    return ()


def _number_spans(typed: TypedWord, text: _Text) -> Iterator[Span]:
    if not typed.digits:
        return
    for digits, places in text.numbers:
        if digits.startswith(typed.digits):
            yield places[0], places[len(typed.digits) - 1] + 1
    if len(typed.digits) >= SHORTEST_TAIL:
        yield from _tails(typed.digits, text)


def _tails(number: str, text: _Text) -> Iterator[Span]:
    for digits, places in text.numbers:
        if digits.endswith(number):
            yield places[-len(number)], places[-1] + 1


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return tuple(merged)
