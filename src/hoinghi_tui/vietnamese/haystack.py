"""A row of a list as searching sees it, prepared once."""

from dataclasses import dataclass
from functools import lru_cache

from hoinghi_tui.vietnamese.clean import clean
from hoinghi_tui.vietnamese.names import given, name_key
from hoinghi_tui.vietnamese.words import (
    initials_of,
    numbers_of,
    plain_initials_of,
    read_word,
    split_words,
)

# Nobody prints more; a pasted file must not stop the screen.
_LONGEST_TEXT = 10_000


@dataclass(frozen=True, slots=True, eq=False)
class Detail:
    """A text beside the name.

    Rows share it (one unit, many people), so it is compared by identity and hits are kept
    by it. ``numbers`` are digits only.
    """

    words: tuple[str, ...]
    initials: str
    numbers: tuple[str, ...]
    text: str


@lru_cache(maxsize=4096)
def _detail(text: str) -> Detail:
    text = clean(text)[:_LONGEST_TEXT]
    words = split_words(text)
    return Detail(words, plain_initials_of(words), numbers_of(text), text)


@dataclass(frozen=True, slots=True)
class Haystack:
    """A row of a list, prepared once for being searched at every keystroke.

    Make it with `of`. ``given_at`` is the place of the given name among ``name_words``, -1
    if nowhere; ``starts`` has every word without accents after a space, so that one look
    tells whether any begins so, and then all initials and numbers without spaces, so that
    one look tells that nothing fits; ``order`` is the name order of the row (see
    `name_key`).
    """

    name_words: tuple[str, ...]
    given_at: int
    initials: str
    plain_initials: str
    details: tuple[Detail, ...]
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
        # The parts of H'Bia are found as well as the whole.
        halves = " ".join(word.replace("'", " ") for word in words if "'" in word)
        parts = [_detail(text) for text in (*details, halves) if text]
        beside = (word for part in parts for word in part.words)
        plain = [read_word(word).plain for word in (*words, *beside)]
        initials, plain_initials = initials_of(words), plain_initials_of(words)
        detail_initials = "|".join(part.initials for part in parts)
        numbers = numbers_of(name) + tuple(one for part in parts for one in part.numbers)
        return cls(
            name_words=words,
            given_at=max((at for at, word in enumerate(words) if word in called), default=-1),
            initials=initials,
            plain_initials=plain_initials,
            details=tuple(part for part in parts if not all(map(str.isdecimal, part.words))),
            detail_initials=detail_initials,
            numbers=numbers,
            starts="|".join(
                [" " + " ".join(plain), initials, plain_initials, detail_initials, *numbers]
            ),
            text=" ".join([name, *(part.text for part in parts)]),
            order=name_key(name, given_name),
        )
