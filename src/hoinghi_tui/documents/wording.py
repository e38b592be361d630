"""Small repairs of stored words, so that a line or a sentence of a document reads well."""

from collections.abc import Iterable


def unsaid(parts: Iterable[str], said: str) -> list[str]:
    """Return the parts, trimmed, that neither ``said`` nor a part before them says already."""
    kept: list[str] = []
    for part in parts:
        text = part.strip()
        if text.casefold() not in said.casefold():
            kept.append(text)
            said += f"\n{text}"
    return kept


def inside_sentence(text: str) -> str:
    """Return the text without the capital it begins with; "CCHC" and the like keep theirs."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
