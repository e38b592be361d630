"""The batch on stage: its head, its cards, and what the MC says."""

from collections.abc import Callable, Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from hoinghi_tui.domain.station_roles import may
from hoinghi_tui.services.award_reader import Calling, StageBatch
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.awards.batch_words import giver_line, head, next_step
from hoinghi_tui.ui.awards.stage_text import Card, cards_content, cut_lines
from hoinghi_tui.ui.widgets.steady_text import Steady, SteadyText
from hoinghi_tui.vietnamese import printable

_MORE = "… L đọc tiếp"


class RoomText(Steady):
    """A text made for the room it has: its width, and its height where that is given."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._make: Callable[[int, int], Content] | None = None
        self._lines = 0

    def show(self, make: Callable[[int, int], Content]) -> None:
        """Show what ``make`` returns for width and height in cells."""
        self._make = make
        self.on_resize()

    def on_resize(self) -> None:
        """Make the text for the room of now."""
        width, height = self.content_size
        if self._make is None or width <= 0:
            return
        content = self._make(width, height)
        lines, before = content.plain.count("\n"), self._lines
        self._lines = lines
        self.write(content, keeps_size=lines == before)


class StagePanel(Vertical):
    """Draws one batch; what is drawn are the awards as they are now."""

    def __init__(self, session: Session, *, id: str | None = None, classes: str = "") -> None:
        super().__init__(id=id, classes=classes)
        self._session = session

    def compose(self) -> ComposeResult:
        """Yield head, cards and words; the words alone on demand."""
        yield RoomText(id="stage-head")
        yield RoomText(id="stage-giver")
        yield RoomText(id="stage-step")
        yield RoomText(id="stage-cards")
        yield RoomText(id="stage-words")
        with VerticalScroll(id="calling-scroll", can_focus=False):
            yield SteadyText(id="calling")

    def show(
        self, batch: StageBatch, cards: Sequence[Card], chosen: int, on_stage: int | None
    ) -> None:
        """Show a batch, the card at place ``chosen`` marked."""
        awards = self._session.awards
        arranged, giver = awards.arranged(batch.number), awards.giver(batch.number)
        several = tuple(dict.fromkeys(one.presenter for one in batch.awards if one.presenter))
        missing = [card.award for card in cards if card.is_missing]
        is_live = bool(self._session.state.attendance)
        alarming = any(card.is_alarming for card in cards)
        keys = may(self._session.role, "call_batch")
        self.query_one("#stage-head", RoomText).show(
            lambda width, _: head(batch, arranged, on_stage, width)
        )
        self.query_one("#stage-giver", RoomText).show(
            lambda width, _: giver_line(giver, several, width, is_live=is_live, keys=keys)
        )
        self.query_one("#stage-step", RoomText).show(
            lambda width, _: next_step(
                batch, missing, self._clock, width, alarming=alarming, keys=keys
            )
        )
        self.query_one("#stage-cards", RoomText).show(
            lambda width, height: cards_content(cards, chosen, width, height)
        )
        self._show_words(awards.calling(batch.number))

    def say_step(self, words: Callable[[int], Content]) -> None:
        """Say something else in the line that tells what comes next."""
        self.query_one("#stage-step", RoomText).show(lambda width, _: words(width))

    def _clock(self, instant: datetime) -> str:
        return self._session.clock_text(instant, seconds=False)

    def _show_words(self, calling: Calling) -> None:
        text = printable(calling.text)
        most = 3 if self.screen.has_class("-short") else 6
        readings = [f"{one.name}: {one.reading}" for one in calling.readings]

        def short(width: int, _: int) -> Content:
            words = Content(cut_lines(text, width, most, _MORE)) if text else Content("")
            if readings:
                told = cut_lines("Đọc là  " + " · ".join(map(printable, readings)), width, 1, "… L")
                words = words + Content.styled(f"\n{told}", "$accent")
            return words

        self.query_one("#stage-words", RoomText).show(short)
        heading = Content.styled("LỜI MỜI\n\n", "bold $accent")
        whole = heading + Content.styled(text or "Đợt này không còn ai để mời.", "$foreground")
        if readings:
            listed = "\n".join(f"  {printable(one)}" for one in readings)
            whole = whole + Content.styled(f"\n\nĐọc là\n{listed}", "$accent")
        self.query_one("#calling", SteadyText).show(whole)
