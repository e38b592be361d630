"""Texts cut or filled to a number of cells."""

from rich.cells import cell_len, set_cell_size

from hoinghi_tui.vietnamese import printable


def fitted(text: str, width: int) -> str:
    """Cut or fill a text to exactly ``width`` cells; a cut text ends with "…".

    It is cut between words unless that loses more than half. Characters a terminal
    would obey instead of print are shown as "�".
    """
    safe = printable(text)
    if cell_len(safe) > width:
        safe = _cut(safe, max(0, width - 1)) + "…"
    return set_cell_size(safe, width)


def _cut(text: str, width: int) -> str:
    kept = set_cell_size(text, width)
    ends_here = text[len(kept) : len(kept) + 1] == " "
    words = (kept if ends_here else kept.rpartition(" ")[0]).rstrip(" ,;·–-")
    return words if cell_len(words) * 2 >= width else kept.rstrip()
