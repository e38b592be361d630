"""Arranging words on the board: lines of even length, texts side by side and centred."""

from collections.abc import Sequence

from textual.content import Content

from hoinghi_tui.ui.agenda.agenda_list import wrapped


def balanced(text: str, width: int, lines: int) -> list[str]:
    """Break a text into as few lines as possible, and those as even as possible.

    What does not fit into so many lines ends with "…".
    """
    best = [row.rstrip() for row in wrapped(text, width, lines)]
    if best[-1].endswith("…"):
        return best
    for narrower in range(width - 1, 0, -1):
        rows = [row.rstrip() for row in wrapped(text, narrower, len(best))]
        if " ".join(rows) != " ".join(best):
            break
        best = rows
    return best


def centred(lines: Sequence[Content], width: int, height: int) -> Content:
    """Put lines into the middle of a place; those that do not fit are left out below."""
    kept = list(lines)[:height]
    above = (height - len(kept)) // 2
    blank = [Content("")] * above
    return Content("\n").join([*blank, *(_in_the_middle(line, width) for line in kept)])


def side_by_side(left: Sequence[Content], right: Sequence[Content], width: int) -> list[Content]:
    """Put some lines at the left edge and others at the right edge of the same rows."""
    rows = []
    for place in range(max(len(left), len(right))):
        first = left[place] if place < len(left) else Content("")
        second = right[place] if place < len(right) else Content("")
        spare = max(0, width - first.cell_length - second.cell_length)
        rows.append(Content.assemble(first, " " * spare, second))
    return rows


def styled(lines: Sequence[str], tone: str) -> list[Content]:
    """Give each line the same tone."""
    return [Content.styled(line, tone) for line in lines]


def _in_the_middle(line: Content, width: int) -> Content:
    return Content(" " * max(0, (width - line.cell_length) // 2)) + line
