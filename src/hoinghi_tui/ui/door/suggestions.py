"""People who fit what is being typed at the door, to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from hoinghi_tui.domain.people_words import substitute_text
from hoinghi_tui.domain.seat_state import SEAT_WORDS, person_state
from hoinghi_tui.services.door import Card
from hoinghi_tui.ui.widgets.fitted import fitted
from hoinghi_tui.ui.widgets.state_marks import STATE_MARKS

_SEAT_WIDTH = 5
_STATE_WIDTH = 10


class Suggestions(Static):
    """Two lines a person: name, seat, state; then post and unit, which tell homonyms apart.

    Nobody is chosen until only one can be meant, or the arrows have chosen: Enter must never
    check in somebody just because the name came first.
    """

    DEFAULT_CSS = """
    Suggestions { background: $surface; height: 1fr; padding: 1 3; }
    """

    @dataclass
    class Picked(Message):
        """The mouse chose the person under the cursor."""

        suggestions: "Suggestions"
        """The list."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(markup=False, id=id)
        self.query_text = ""
        """The text the people were found for."""
        self.cards: Sequence[Card] = ()
        self.cursor: int | None = None
        """Which person is chosen; None while nobody is."""
        self._total = 0

    @property
    def current(self) -> Card | None:
        """The person chosen."""
        return None if self.cursor is None else self.cards[self.cursor]

    def show(self, query: str, cards: Sequence[Card], total: int, chosen: int | None) -> None:
        """Show the best ``cards`` of ``total`` people found for ``query``, one chosen or none."""
        self.query_text, self.cards, self._total = query, cards, total
        self.cursor = chosen if chosen is not None and chosen < len(cards) else None
        self._draw()

    def move(self, step: int) -> None:
        """Choose the next or the previous person."""
        if not self.cards:
            return
        first = 0 if step > 0 else len(self.cards) - 1
        wanted = first if self.cursor is None else self.cursor + step
        self.cursor = max(0, min(wanted, len(self.cards) - 1))
        self._draw()

    def on_resize(self, _: events.Resize) -> None:
        """Fit the lines to the new width."""
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Choose with the mouse; a second click on the same person checks in."""
        index = event.style.meta.get("person")
        if index is None:
            return
        if index == self.cursor:
            self.post_message(self.Picked(self))
        self.cursor = index
        self._draw()

    def _draw(self) -> None:
        width, height = self.content_size
        if width <= 0:
            return
        if not self.cards:
            self.update(
                Content.assemble(
                    ("Không có ai khớp.\n\n", "bold"),
                    ("Gõ ít chữ hơn, chữ cái đầu (đvs) hoặc đuôi điện thoại.", "$muted"),
                )
            )
            return
        room = max(1, (height - 2) // 2)
        first = max(0, (self.cursor or 0) - room + 1)
        shown = range(first, min(len(self.cards), first + room))
        lines = [self._head(), Content("")]
        for index in shown:
            lines += self._person(index, width)
        self.update(Content("\n").join(lines), layout=False)

    def _head(self) -> Content:
        if self._total == 1:
            return Content.styled("Enter điểm danh", "$muted")
        more = ", gõ thêm để lọc" if self._total > len(self.cards) else ""
        return Content.styled(
            f"{self._total} người khớp{more} · ↑ ↓ chọn, Enter điểm danh", "$muted"
        )

    def _person(self, index: int, width: int) -> list[Content]:
        card = self.cards[index]
        chosen = index == self.cursor
        delegate = card.delegate
        where = person_state(delegate, card.attendance)
        sign, tone = STATE_MARKS[where]
        name_width = width - _SEAT_WIDTH - _STATE_WIDTH - 6
        who = card.substitute
        name = fitted(who.full_name if who else delegate.full_name, name_width)
        seat = fitted(card.seat.id if card.seat else "–", _SEAT_WIDTH)
        state = fitted(f"{sign} {SEAT_WORDS[where]}", _STATE_WIDTH)
        unit = card.unit.label if card.unit else ""
        expected = card.expected_instead
        instead = f"↷ {substitute_text(expected)} đi thay" if expected else ""
        born = f"sinh {delegate.birth[:4]}" if delegate.birth else ""
        replaced = f"↷ đi thay {delegate.full_name}" if who else ""
        parts = (replaced, instead, delegate.position, unit, born)
        post = " · ".join(part for part in parts if part)
        below = fitted(post, width - 2)
        meta = Style.from_meta({"person": index})
        if chosen:
            loud = "bold $on-accent on $accent"
            return [
                Content.styled(f"▶ {name}  {seat}  {state}", loud).stylize(meta),
                Content.styled(f"  {below}", "$on-accent on $accent").stylize(meta),
            ]
        upper = Content.assemble(
            "  ", (name, "bold"), "  ", (seat, "$accent"), "  ", (state, f"${tone}")
        )
        return [upper.stylize(meta), Content.styled(f"  {below}", "$muted").stylize(meta)]
