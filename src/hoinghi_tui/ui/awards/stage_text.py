"""The batch on stage as text: one card for each recipient, in the order they stand there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from rich.cells import cell_len
from textual.content import Content

from hoinghi_tui.domain.awards import Award, AwardState
from hoinghi_tui.domain.seat_state import SEAT_WORDS, SeatState
from hoinghi_tui.ui.awards.award_words import recipient_words
from hoinghi_tui.ui.command import click
from hoinghi_tui.ui.widgets.fitted import fitted
from hoinghi_tui.ui.widgets.state_marks import STATE_MARKS
from hoinghi_tui.vietnamese import printable

_INDENT = 6
_STATE_ROOM = 12
_USUAL_WORDS = re.compile(r"^(?:đã )?có (?:nhiều )?thành tích (?:xuất sắc )?trong ", re.IGNORECASE)
"""How nearly all achievements begin: left out where one looks for a second."""
_MOST_NUMBER = 16
_MOST_LINES = 3
"""Lines of a card where there is room; with that, a blank one follows each."""


@dataclass(frozen=True, slots=True)
class Card:
    """One recipient on stage.

    ``where`` is the state of the person who comes up, None for somebody not on the list;
    ``comes_up`` names that person where it is not the recipient. One who ``is_missing``
    would be called in vain as things stand; that ``is_alarming`` once people have come.
    """

    award: Award
    where: SeatState | None
    comes_up: str
    is_missing: bool
    is_alarming: bool

    @property
    def state(self) -> tuple[str, str]:
        """The one state that counts at a glance: its words and its tone."""
        award = self.award
        if award.state is AwardState.BY_PROXY:
            return "✔ nhận thay", "$success"
        if award.is_done:
            return "✔ đã trao", "$success"
        if award.receiver:
            return "↷ nhận thay", "$accent"
        if self.where is None:
            return "– ngoài DS", "$muted"
        mark, word = STATE_MARKS[self.where][0], SEAT_WORDS[self.where]
        if self.where is SeatState.PRESENT and self.is_missing:
            return "↷ đến thay", "$warning"
        if self.where is SeatState.PRESENT:
            return f"{mark} {word}", "$success"
        return f"{mark} {word}", "$warning" if self.is_alarming else "$muted"


def cards_content(cards: Sequence[Card], chosen: int, width: int, height: int) -> Content:
    """Return as many cards as fit, the chosen one among them; each can be clicked.

    ``chosen`` is the place of the chosen card from 0.
    """
    each = max(1, min(_MOST_LINES + 1, height // max(1, len(cards))))
    text_lines = each if each < _MOST_LINES else each - 1
    room = max(1, height // each)
    first = max(0, min(chosen - room // 2, len(cards) - room))
    numbers = _number_room(cards)
    lines: list[Content] = []
    for at in range(first, min(first + room, len(cards))):
        card = _card(cards[at], at == chosen, width, numbers, text_lines)
        lines += [line.stylize(click(f"screen.pick({at})")) for line in card]
        lines += [Content("")] * (each - text_lines)
    return Content("\n").join(lines)


def _card(card: Card, is_chosen: bool, width: int, numbers: int, height: int) -> list[Content]:
    lines = [_first_line(card, width, alone=height == 1)]
    if height > 1:
        lines += _lines_below(card, width, numbers, height - 1)
    edge = Content.styled("▌" if is_chosen else " ", "$accent")
    ground = "on $accent 22%" if is_chosen else "on $warning 12%" if card.is_alarming else ""
    whole = [edge + line for line in lines]
    return [line.stylize(ground) if ground else line for line in whole]


def _first_line(card: Card, width: int, *, alone: bool) -> Content:
    award = card.award
    state, tone = card.state
    room = width - _INDENT - _STATE_ROOM - 2
    who = recipient_words(award)
    if alone and award.receiver:
        who = f"{who} ↷ {award.receiver}"
    return Content.assemble(
        (f"{award.order:>{_INDENT - 3}}  ", "$muted" if award.is_done else "bold $accent"),
        (fitted(who, room), "$muted" if award.is_done else "bold $foreground"),
        ("  ", ""),
        (fitted(state, _STATE_ROOM), f"bold {tone}"),
    )


def _lines_below(card: Card, width: int, numbers: int, height: int) -> list[Content]:
    room = width - _INDENT - numbers - 2
    words, tone = _below(card)
    lines: list[str] = []
    for at, text in enumerate(words, 1):
        most = height - len(lines) - (len(words) - at)
        if most > 0:
            lines += cut_lines(printable(text), room, most, "…").split("\n")
    lines += [""] * (height - len(lines))
    number = f"{_number(card):>{numbers}}"
    return [
        Content.assemble(
            (" " * (_INDENT - 1), ""),
            (fitted(line, room), tone),
            ("  ", ""),
            (fitted("" if at else number, numbers), "$muted"),
        )
        for at, line in enumerate(lines)
    ]


def _number(card: Card) -> str:
    number = card.award.certificate_no
    return f"số {number}" if number else "chưa có số"


def _number_room(cards: Sequence[Card]) -> int:
    """Return how wide the numbers of a batch are, within reason."""
    return min(_MOST_NUMBER, max((cell_len(_number(card)) for card in cards), default=0))


def _below(card: Card) -> tuple[tuple[str, ...], str]:
    """Return what matters second: who receives instead, else who comes up and what for."""
    award = card.award
    if award.receiver:
        post = f", {award.receiver_position}" if award.receiver_position else ""
        reason = f" ({award.receiver_reason})" if award.receiver_reason else ""
        return (f"{award.receiver}{post} nhận thay{reason}",), "$accent"
    if award.remark:
        return (award.remark,), "$warning"
    achievement = _USUAL_WORDS.sub("", award.achievement)
    achievement = achievement[:1].upper() + achievement[1:]
    if card.comes_up:
        return (f"{card.comes_up} lên nhận", achievement), "$muted"
    return (achievement,), "$muted"


def beside(left: Content, right: Content, width: int) -> Content:
    """Put two texts at both ends of a line; the right one is left out where there is no room."""
    gap = width - left.cell_length - right.cell_length
    if gap < 2:
        return left.truncate(width, ellipsis=True)
    return left + Content(" " * gap) + right


def cut_lines(text: str, width: int, most: int, more: str) -> str:
    """Wrap a text to at most so many lines; ``more`` ends a text that goes on."""
    lines = wrap(text, max(8, width), break_on_hyphens=False)
    if len(lines) <= most:
        return "\n".join(lines)
    last = lines[most - 1]
    while cell_len(f"{last} {more}") > width and last:
        last = last.rpartition(" ")[0]
    return "\n".join([*lines[: most - 1], f"{last} {more}"])
