"""Which type sizes the words of a certificate get, so that all of them stay on one page."""

import math
from dataclasses import dataclass

from hoinghi_tui.documents.text_size import bold_ems

_ROOM = 168.0
"""Points of height between the title and the decision in the shipped template."""
_WRAPPED = 1.05
"""What is lost at the ends of lines when a text takes more than one."""


@dataclass(frozen=True, slots=True)
class _Block:
    """One text of the template: its type sizes and its width in points, and how it is set.

    ``most_lines`` is how many lines the text may take at each size before the next one is
    preferred; ``above`` is the space before it.
    """

    sizes: tuple[float, ...]
    most_lines: tuple[int, ...]
    width: float
    above: float

    def lines(self, text: str, step: int) -> int:
        """Return about how many lines a text takes at a size, counted from 0."""
        ems = [bold_ems(line) * self.sizes[step] / self.width for line in text.split("\n")]
        return sum(math.ceil(one if one <= 1 else one * _WRAPPED) or 1 for one in ems)

    def first_step(self, text: str) -> int:
        """Return the largest size at which the text does not take too many lines."""
        fitting = (
            step for step, most in enumerate(self.most_lines) if self.lines(text, step) <= most
        )
        return next(fitting, len(self.sizes) - 1)

    def height(self, text: str, step: int) -> float:
        """Return about how high a text is at a size, in points; nothing for a blank one."""
        return self.above + self.lines(text, step) * self.sizes[step] * 1.16 if text else 0.0


_BLOCKS = (
    _Block((27, 20, 16, 9), (1, 2, 3, 9), 683, 0),
    _Block((15, 12, 8), (1, 2, 9), 683, 3),
    _Block((17, 12, 8), (4, 6, 9), 569, 8),
)
"""The name, the affiliation and the achievement, as the shipped template sets them."""


def type_steps(name: str, affiliation: str, achievement: str) -> tuple[int, int, int]:
    """Return which type size each text gets, counted from 1, the largest.

    Where all together would not fit, the highest text is made smaller until they do.
    """
    texts = (name, affiliation, achievement)
    steps = [block.first_step(text) for block, text in zip(_BLOCKS, texts, strict=True)]
    while True:
        heights = [
            block.height(text, step)
            for block, text, step in zip(_BLOCKS, texts, steps, strict=True)
        ]
        open_ones = [n for n, block in enumerate(_BLOCKS) if steps[n] + 1 < len(block.sizes)]
        if sum(heights) <= _ROOM or not open_ones:
            return steps[0] + 1, steps[1] + 1, steps[2] + 1
        steps[max(open_ones, key=heights.__getitem__)] += 1
