"""A clock face in large blocks, to be read from the lectern."""

from textual.content import Content

from hoinghi_tui.ui.widgets.steady_text import SteadyText

_FONT = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "+": ("   ", " # ", "###", " # ", "   "),
}
"""Each sign as five lines of dots; a large dot is as high as it is wide."""

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
_USUAL_SIGNS = 5
_LINES = 5


def clock_lines(face: str, *, large: bool) -> list[str]:
    """Draw a face such as "03:20" or "+1:02:05": five lines, or three when not large.

    Raises ``KeyError`` for a sign that is neither a digit nor ":" nor "+".
    """
    gap = "  " if large and len(face) <= _USUAL_SIGNS else " "
    dots = [gap.join(_wide(_FONT[sign][line], large) for sign in face) for line in range(_LINES)]
    if large:
        return [line.replace("#", "█") for line in dots]
    dots.append(" " * len(dots[0]))
    return [_halved(dots[top], dots[top + 1]) for top in range(0, len(dots), 2)]


def _wide(dots: str, large: bool) -> str:
    """Widen each dot: a cell of a terminal is about twice as high as wide.

    The small face keeps its inner dots narrow, else it would look flat.
    """
    if large:
        return "".join(dot * 2 for dot in dots)
    return f"{dots[0] * 2}{dots[1:-1]}{dots[-1] * 2}" if len(dots) > 1 else dots


def _halved(upper: str, lower: str) -> str:
    return "".join(
        _HALVES[above == "#", below == "#"] for above, below in zip(upper, lower, strict=True)
    )


class BigClock(SteadyText):
    """Shows a time in one tone; five lines high, or three on a small screen."""

    def show_face(self, face: str, tone: str, *, large: bool) -> None:
        """Draw the face; ``tone`` is a colour such as "$warning"."""
        lines = clock_lines(face, large=large)
        self.styles.width = len(lines[0])
        self.styles.height = len(lines)
        self.show(Content("\n".join(lines)).stylize(tone))
