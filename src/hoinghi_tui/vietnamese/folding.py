"""The accent-blind form of text in which people search."""

import unicodedata

from hoinghi_tui.vietnamese.clean import ONE_APOSTROPHE, clean

_HIDDEN = frozenset({"Mn", "Me", "Cf"})
_PLAIN = ONE_APOSTROPHE | str.maketrans(
    {
        "đ": "d",
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    }
)


def fold(text: str) -> str:
    """Return text in small letters without marks: "Đào Văn Soái" becomes "dao van soai".

    Curly quotes and long dashes become the ASCII ones. Letters of other scripts keep
    themselves, without their marks. Folding what is folded changes nothing.
    """
    folded = unicodedata.normalize("NFD", clean(text).casefold())
    if not folded.isascii():
        folded = "".join(char for char in folded if unicodedata.category(char) not in _HIDDEN)
        folded = unicodedata.normalize("NFC", folded.translate(_PLAIN))
    return " ".join(folded.split())
