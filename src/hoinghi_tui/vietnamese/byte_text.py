"""The bytes of a text file as text: in which encoding they are is told by their syllables."""

import codecs
import unicodedata
from collections.abc import Callable
from itertools import islice

from hoinghi_tui.vietnamese.legacy import Legacy, decode_legacy
from hoinghi_tui.vietnamese.syllables import accented_words, is_syllable

_UTF16_BOMS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
# Less than two characters of UTF-16 are no pattern, and no list.
_TINY = 4
_HEAD = 4096
_SAMPLE_LINES, _SAMPLE_LINE = 1000, 1000
_REPLACED = "\ufffd"


def _as_tcvn3(raw: bytes) -> str:
    return decode_legacy(_as_cp1252(raw), Legacy.TCVN3)


def _as_vni(raw: bytes) -> str:
    return decode_legacy(_as_cp1252(raw), Legacy.VNI)


def _as_cp1258(raw: bytes) -> str:
    return unicodedata.normalize("NFC", raw.decode("cp1258", "replace"))


def _as_cp1252(raw: bytes) -> str:
    return raw.decode("cp1252", "replace")


def _as_utf8(raw: bytes) -> str:
    return raw.decode("utf-8-sig", "replace")


# Of equally good readings the first one is taken. A broken byte must not cost a whole
# UTF-8 file its accents, hence that reading is judged like the others.
_READINGS: dict[str, Callable[[bytes], str]] = {
    "utf-8": _as_utf8,
    "cp1252": _as_cp1252,
    "cp1258": _as_cp1258,
    Legacy.TCVN3.value: _as_tcvn3,
    Legacy.VNI.value: _as_vni,
}
# A font's encoding makes syllables of other text by luck ("20 µm", 20 àm): one proves nothing.
_DOUBT = {Legacy.TCVN3.value: 2, Legacy.VNI.value: 2}


def decode_bytes(raw: bytes) -> tuple[str, str]:
    """Return the text of a file and the name of its encoding; never raises.

    The names: "utf-8" (also ASCII, nothing, and less than four bytes), "utf-16", "cp1258",
    "tcvn3" and "vni" (typed in an old font, returned as Unicode), and "cp1252" where none
    of these makes most accented words Vietnamese syllables. A byte order mark is taken off,
    line ends stay. "cp1258", "tcvn3" and "vni" come in NFC, the others as they are; a byte
    that the encoding does not have becomes U+FFFD.
    """
    utf16 = _utf16_order(raw)
    if utf16:
        return raw.decode(utf16, "replace").removeprefix("\ufeff"), "utf-16"
    try:
        return raw.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        name = "utf-8" if len(raw) < _TINY else _best_reading(raw)
    return _READINGS[name](raw), name


def _utf16_order(raw: bytes) -> str | None:
    """Return the byte order of UTF-16 text, by its mark or by where its NUL bytes stand."""
    marked = _UTF16_BOMS.get(raw[:2])
    if marked or len(raw) < _TINY or len(raw) % 2:
        return marked
    head = raw[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even == odd or max(even, odd) * 4 < len(head) // 2 or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _best_reading(raw: bytes) -> str:
    """Return the name of the reading with the most valid syllables, "cp1252" if all fail."""
    lines = (line[:_SAMPLE_LINE] for line in raw.splitlines() if not line.isascii())
    sample = b"\n".join(islice(lines, _SAMPLE_LINES))
    worth = {name: _worth(read(sample)) - _DOUBT.get(name, 0) for name, read in _READINGS.items()}
    best = max(worth, key=worth.__getitem__)
    return best if worth[best] > 0 else "cp1252"


def _worth(text: str) -> int:
    """Return how many accented words are syllables, less those that are none."""
    words = accented_words(text)
    return 2 * sum(map(is_syllable, words)) - len(words) - text.count(_REPLACED)
