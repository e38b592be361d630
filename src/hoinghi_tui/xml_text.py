"""What may stand in XML, of which all office files are made."""

import re

# Char of XML 1.0, production 2: all else may not stand in a document, not even escaped.
_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal_text(text: str) -> str:
    """Return the text without the characters that XML forbids; nothing is escaped here."""
    return _ILLEGAL.sub("", text)
