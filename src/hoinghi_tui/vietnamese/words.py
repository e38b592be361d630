"""The words of a text as searching sees them."""

import re
from functools import lru_cache
from typing import NamedTuple

from hoinghi_tui.vietnamese.clean import ONE_APOSTROPHE
from hoinghi_tui.vietnamese.collation import Syllable, parse_syllable
from hoinghi_tui.vietnamese.folding import fold

_LETTER = "(?:[^\\W_]|[\u0300-\u036f])"
WORD = re.compile(f"{_LETTER}+(?:'{_LETTER}+)*")
"""Finds a word in a text whose apostrophes are all ASCII."""

NUMBER = re.compile(r"\d(?:[\d .()-]*\d)?")
"""Finds a number as people group its digits."""


class Word(NamedTuple):
    """A word with its accents (``syllable``) and without (``plain``, no apostrophes)."""

    syllable: Syllable
    plain: str

    @property
    def accented(self) -> bool:
        """Tell whether the word carries any tone or Vietnamese letter."""
        return bool(self.syllable.tone) or self.syllable.letters.replace("'", "") != self.plain


def word_of(syllable: Syllable) -> Word:
    """Return a syllable together with its accent-blind form."""
    return Word(syllable, fold(syllable.letters).replace("'", ""))


@lru_cache(maxsize=16384)
def read_word(text: str) -> Word:
    """Take one word apart."""
    return word_of(parse_syllable(text))


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of a cleaned text in small letters; signs separate words."""
    return tuple(WORD.findall(text.casefold().translate(ONE_APOSTROPHE)))


def initials_of(words: tuple[str, ...]) -> str:
    """Return the first letters of the words, without tones: "đvs"."""
    return "".join(read_word(word).syllable.letters[:1] for word in words)


def plain_initials_of(words: tuple[str, ...]) -> str:
    """Return the first letters of the words without any mark: "dvs"."""
    return "".join(read_word(word).plain[:1] for word in words)


def numbers_of(text: str) -> tuple[str, ...]:
    """Return the numbers in a text as digits only: "0912.345 678" is one number."""
    return tuple(re.sub(r"\D", "", number) for number in NUMBER.findall(text))
