"""Whether a word can be a Vietnamese syllable, by the rules of the spelling alone."""

import re
import unicodedata
from functools import lru_cache

from hoinghi_tui.vietnamese.clean import TONE_MARKS
from hoinghi_tui.vietnamese.collation import parse_syllable

# Onset and rhyme as the spelling has them; the sound /k/ and its like depend on what follows.
_CONSONANTS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x"
_PLAIN = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu "
    "y yc ych ym yn ynh yp yt yêc yêm yên yêng yêp yêt yêu "
    "o oc oi om on ong op ot ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôp uôt "
    "ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu"
)
_ROUNDED = (
    "oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt "
    "oe oec oem oen oeng oeo oet uân uâng uât uây uê uêch uên uênh uêt uơ "
    "uy uya uych uyên uyêt uyn uynh uyp uyt uyu"
)
_ONSETS = frozenset(("", *_CONSONANTS.split()))
_RHYMES = frozenset((*_PLAIN.split(), *_ROUNDED.split()))
_AFTER_QU = frozenset(
    rhyme for rhyme in _PLAIN.split() if rhyme[0] in "aăâeêiyơ" or rhyme in ("ôc", "ôt")
)
_FRONT = "eêi"
_STOPS = ("c", "ch", "p", "t")
_STOP_TONES = (4, 5)
_VOWELS = frozenset("aăâeêioôơuưy")
_SHAPED = frozenset("ăâêôơư")
# Old and new style differ here: Hòa and Hoà, Khỏe and Khoẻ, Thúy and Thuý.
_TWO_PLACES = frozenset({"oa", "oe", "uy"})

_LETTERS = re.compile("[A-Za-zĐđ\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]+")
_TONE_MARK = re.compile(f"[{TONE_MARKS}]")
_WORD = re.compile("[A-Za-z\u00a1-\u1fff\ufffd]+")


@lru_cache(maxsize=16384)
def is_syllable(text: str) -> bool:
    """Tell whether a word is a possible Vietnamese syllable: onset, rhyme and tone fit.

    No dictionary: "Nguyễn" and "Khoẳm" pass, "NguyÔn", "trÇn" and "sdf" do not. Any case,
    NFC or NFD; both tone placements (Hoà, Hòa) and both of i and y. A rhyme that ends in
    c, ch, p or t takes sắc or nặng only, so "Quoc" fails. Anything but Vietnamese letters
    in the word, even a hidden character, makes it no syllable.
    """
    decomposed = unicodedata.normalize("NFD", text.casefold())
    marks = _TONE_MARK.findall(decomposed)
    if len(marks) > 1 or not _LETTERS.fullmatch(decomposed):
        return False
    letters, tone = parse_syllable(text)
    place = _tone_place(decomposed) if marks else None
    return any(_fits(letters[:length], letters[length:], tone, place) for length in (3, 2, 1, 0))


def accented_words(text: str) -> list[str]:
    """Return the words that hold anything but ASCII: those that an encoding can spoil.

    Blanks, digits, ASCII signs, long dashes and curly quotes separate words; the signs of
    Latin-1 do not, for they are letters in a legacy font.
    """
    return [word for word in _WORD.findall(text) if not word.isascii()]


def _tone_place(decomposed: str) -> int:
    """Return which letter carries the tone, counted from 0."""
    before: str = _TONE_MARK.split(decomposed, maxsplit=1)[0]
    return sum(char.isalpha() for char in before) - 1


def _fits(onset: str, rhyme: str, tone: int, place: int | None) -> bool:
    if onset not in _ONSETS or rhyme not in _RHYMES or not _go_together(onset, rhyme):
        return False
    if rhyme.endswith(_STOPS) and tone not in _STOP_TONES:
        return False
    return place is None or place - len(onset) in _tone_places(rhyme)


def _go_together(onset: str, rhyme: str) -> bool:
    """Tell whether the spelling joins this onset and this rhyme."""
    if onset == "q":  # "Qúy" is often written so
        return rhyme == "uy"
    if onset == "qu":
        return rhyme in _AFTER_QU
    if onset in ("gh", "ngh"):
        return rhyme[0] in _FRONT
    if onset in ("c", "ng"):
        return rhyme[0] not in _FRONT + "y"
    if onset == "g":  # gì and giêng write one i for two
        return rhyme[0] not in "eêy"
    if onset == "gi":
        return rhyme[0] not in "iy"
    return True


@lru_cache(maxsize=256)
def _tone_places(rhyme: str) -> tuple[int, ...]:
    """Return where in a rhyme the tone may stand, counted from 0."""
    vowels = [at for at, letter in enumerate(rhyme) if letter in _VOWELS]
    shaped = [at for at in vowels if rhyme[at] in _SHAPED]
    if shaped:
        return (shaped[-1],)
    if rhyme in _TWO_PLACES:
        return (0, 1)
    if len(vowels) < len(rhyme):
        return (vowels[-1],)
    return (1,) if len(rhyme) == 3 else (0,)
