"""Text that a terminal shows and does not obey."""

UNSEEN = "\N{REPLACEMENT CHARACTER}"


def printable(text: str) -> str:
    """Show each character that is not printable (escape, tab, line end …) as "�"."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else UNSEEN for char in text)
