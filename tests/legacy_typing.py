"""Text as people typed it before Unicode, to have lists in the encodings of old fonts.

The tables are written out here, not taken from the program: TCVN3 is read off
`iconv -f TCVN5712-1` in the order of the codes, VNI is the rule of the encoding, a letter and
then one sign for its tone, or one for hat and tone together.
"""

import unicodedata

from hoinghi_tui.vietnamese.legacy import Legacy

TCVN3_CODES = "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TONE_SIGNS, _HAT_SIGNS, _BREVE_SIGNS = "ùøûõï", "âáàåãä", "êéèúüë"
_VNI_ROWS = (
    ("áàảãạ", "a", _TONE_SIGNS),
    ("éèẻẽẹ", "e", _TONE_SIGNS),
    ("óòỏõọ", "o", _TONE_SIGNS),
    ("úùủũụ", "u", _TONE_SIGNS),
    ("ýỳỷỹ", "y", _TONE_SIGNS[:4]),
    ("ớờởỡợ", "ô", _TONE_SIGNS),
    ("ứừửữự", "ö", _TONE_SIGNS),
    ("âấầẩẫậ", "a", _HAT_SIGNS),
    ("êếềểễệ", "e", _HAT_SIGNS),
    ("ôốồổỗộ", "o", _HAT_SIGNS),
    ("ăắằẳẵặ", "a", _BREVE_SIGNS),
    ("ươđíìỉĩịỵ", "", "öôñíìæóòî"),
)


def _tcvn3() -> dict[str, str]:
    codes = dict(zip(TCVN3_LETTERS, TCVN3_CODES, strict=True))
    # A capital with a tone has no code: its small letter is set in a capital font.
    return {letter.upper(): code for letter, code in codes.items()} | codes


def _vni() -> dict[str, str]:
    small = {
        letter: base + sign
        for letters, base, signs in _VNI_ROWS
        for letter, sign in zip(letters, signs, strict=True)
    }
    return small | {letter.upper(): code.upper() for letter, code in small.items()}


_TABLES = {Legacy.TCVN3: str.maketrans(_tcvn3()), Legacy.VNI: str.maketrans(_vni())}


def encode_legacy(text: str, legacy: Legacy) -> str:
    """Return Unicode text as the Latin-1 characters that stand for it in a legacy font."""
    return unicodedata.normalize("NFC", text).translate(_TABLES[legacy])
