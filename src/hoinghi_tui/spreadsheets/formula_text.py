"""Text that no spreadsheet may take for a formula, written into a file and read back."""

import re

# What makes a formula of a cell of a text file (OWASP, "CSV Injection"); the wide signs do
# so in East Asian editions. The apostrophes before it are those of texts made harmless already.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def neutral(text: str) -> str:
    """Return the text behind an apostrophe if a spreadsheet could take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def restore(text: str) -> str:
    """Return what ``neutral`` was given; other texts, "'Ân" too, stay as they are."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text, 1) else text
