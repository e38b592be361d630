"""How much of a whole is done, as a line."""

from textual.content import Content


def bar(part: int, whole: int, width: int, tone: str = "$success") -> Content:
    """Return a line of ``width`` cells, filled up to ``part`` of ``whole``.

    It is full only when all is done, and not empty once anything is.
    """
    filled = width * part // whole if whole else 0
    if part and not filled and width > 1:
        filled = 1
    return Content.assemble(("━" * filled, tone), ("━" * (width - filled), "$faint"))
