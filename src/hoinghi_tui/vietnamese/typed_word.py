"""One typed word and how well it fits the words of a row."""

from hoinghi_tui.vietnamese.haystack import Detail, Haystack
from hoinghi_tui.vietnamese.typing_methods import read_telex, read_vni
from hoinghi_tui.vietnamese.words import Word, read_word, word_of

# How well a word fits. What is typed with accents wants its accents; what is typed
# without them fits all, a whole word better than a beginning.
_EXACT, _EXACT_START = 90, 80
_PLAIN_EXACT, _WHOLE, _START = 62, 60, 50
_OTHER_WHOLE, _OTHER_START = 30, 20
_GIVEN_NAME = 5

_INITIALS, _INITIALS_START, _INITIALS_INSIDE, _INITIALS_EXACT = 80, 75, 70, 3
_DETAIL_SHARE, _DETAIL_INITIALS = 2, 8

NUMBER_POINTS = 40
"""Points for the beginning or the last digits of a number."""

SHORTEST_TAIL = 3
"""Fewer last digits than these are no match: they would fit every phone."""

_LONGEST_INITIALS = 12
_LONGEST_KEYED = 16


class TypedWord(dict[str, int]):
    """One typed word, and how well each word met so far fits it (0 = not at all)."""

    def __init__(self, text: str, place: int) -> None:
        self.place = place
        self.word = read_word(text)
        methods = (read_telex, read_vni) if len(text) <= _LONGEST_KEYED else ()
        keyed = (word_of(read(text)) for read in methods)
        self.keyed = [word for word in keyed if word.accented and word != self.word]
        plain = self.word.plain
        self.digits = plain if plain.isdecimal() else ""
        self.shorthand = plain if 2 <= len(plain) <= _LONGEST_INITIALS else ""
        self.starts = tuple({" " + word.plain for word in (self.word, *self.keyed)})
        self.accented_shorthands = tuple(
            word.syllable.letters
            for word in (self.word, *self.keyed)
            if word.accented and 2 <= len(word.plain) <= _LONGEST_INITIALS
        )
        plains = (word.plain for word in (self.word, *self.keyed))
        self.traces = frozenset({*plains, *self.accented_shorthands})
        self._fit = self.__getitem__
        self._fit_detail = _DetailFits(self).__getitem__

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

    def best_in_name(self, hay: Haystack) -> int:
        """Return the points for the best word of the name, as quickly as can be."""
        best = max(map(self._fit, hay.name_words), default=0)
        if best and hay.given_at >= 0:
            called = self[hay.name_words[hay.given_at]]
            return max(best, called + _GIVEN_NAME) if called else best
        return best

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
        for shorthand in self.accented_shorthands:
            at = hay.initials.find(shorthand)
            if at >= 0:
                return _initials_points(shorthand, hay.initials, at) + _INITIALS_EXACT
        at = hay.plain_initials.find(self.shorthand) if self.shorthand else -1
        return _initials_points(self.shorthand, hay.plain_initials, at) if at >= 0 else 0

    def in_details(self, hay: Haystack, *, begun: bool) -> int:
        """Return the points for a word, a number's end or initials in the details.

        ``begun`` is what `begins_word` says of the row.
        """
        if begun:
            fits = max(map(self._fit_detail, hay.details), default=0)
            if fits:
                return fits // _DETAIL_SHARE
        if self.digits and self._in_numbers(hay.numbers):
            return NUMBER_POINTS
        return _DETAIL_INITIALS if self.shorthand and self.shorthand in hay.detail_initials else 0

    def _in_numbers(self, numbers: tuple[str, ...]) -> bool:
        digits = self.digits
        has_tail = len(digits) >= SHORTEST_TAIL
        for number in numbers:
            if number.startswith(digits) or (has_tail and number.endswith(digits)):
                return True
        return False


class _DetailFits(dict[Detail, int]):
    """How well one typed word fits each detail met so far."""

    def __init__(self, typed: TypedWord) -> None:
        self._typed = typed

    def __missing__(self, detail: Detail) -> int:
        fits = max(map(self._typed.__getitem__, detail.words), default=0)
        self[detail] = fits
        return fits


def _initials_points(shorthand: str, initials: str, at: int) -> int:
    if len(shorthand) == len(initials):
        return _INITIALS
    return _INITIALS_INSIDE if at else _INITIALS_START


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
