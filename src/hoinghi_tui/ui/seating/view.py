"""F4 as it is seen: the room, the seat pointed at, and who is picked up."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hoinghi_tui.services.seat_cards import SeatCard
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.seating.mapped_plan import MappedPlan
from hoinghi_tui.ui.seating.preset_cards import PresetCards
from hoinghi_tui.ui.seating.room_view import RoomView
from hoinghi_tui.ui.seating.seat_filters import SeatFilter
from hoinghi_tui.ui.seating.seat_words import (
    cost_words,
    facing,
    joined,
    person_line,
    place_line,
    quality_words,
    state_legend,
    unit_legend,
)
from hoinghi_tui.ui.widgets.steady_text import Steady


@dataclass(frozen=True, slots=True)
class Held:
    """Whoever is picked up and waits for a seat; ``seat`` is None for who has none."""

    delegate: str
    name: str
    seat: str | None


class SeatingView(ConferenceScreen):
    """Draws the room and tells of it; what is done in it is the subclass's."""

    def __init__(self) -> None:
        super().__init__()
        self.held: Held | None = None
        """Who is picked up; None while nobody is."""
        self.seat_filter: SeatFilter | None = None
        """Which seats stay bright; None for all."""

    def compose_body(self) -> Iterable[Widget]:
        """Yield the room and, below it, the seat that is pointed at."""
        with Vertical(classes="panel", id="room-panel"):
            yield Static(id="room-title", classes="panel-title", markup=False)
            yield PresetCards(id="preset-cards")
            yield MappedPlan(RoomView(id="room"))
            yield Static(id="room-legend", markup=False)
        with Vertical(classes="panel", id="seat-panel"):
            yield Steady(id="seat-person")
            yield Steady(id="seat-place")

    @property
    def room_view(self) -> RoomView:
        """The plan."""
        return self.query_one(RoomView)

    def on_mount(self) -> None:
        """Tell of a seat in the same frame in which the cursor comes to it.

        A message would arrive at the screen only after the seats have been painted, and
        what it changes would wait for the next frame.
        """
        self.watch(self.room_view, "cursor", self._show_seat, init=False)

    def on_screen_resume(self) -> None:
        """Let the plan take the keys."""
        super().on_screen_resume()
        self.room_view.focus()

    def refresh_data(self) -> None:
        """Show the seats as they are now."""
        seating = self.session.seating
        room = seating.room
        for part in (
            self.query_one(MappedPlan),
            self.query_one("#room-legend"),
            self.query_one("#seat-panel"),
        ):
            part.display = room is not None
        self.query_one(PresetCards).display = room is None
        self.draw_keys()
        if room is None:
            self.query_one("#room-title", Static).update("CHƯA CÓ PHÒNG HỌP")
            return
        self._forget_if_moved()
        held = self.held.seat if self.held else None
        cards = seating.cards()
        dimmed = self.seat_filter.others(cards) if self.seat_filter else ()
        gone = self.query_one(MappedPlan).show(room, cards, held or "", dimmed)
        if gone:
            self.app.say(gone, "warning")
        self._show_title()
        self._show_legend()
        self._show_seat()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer Esc only where it ends something, and nothing on seats without a room."""
        if action == "drop":
            return self.held is not None or self.seat_filter is not None
        has_room = self.session.seating.room is not None
        if action == "build":
            return not has_room
        mine = {command.action.partition("(")[0] for command in self.COMMANDS_HERE}
        return has_room if action.partition("(")[0] in mine else True

    def _forget_if_moved(self) -> None:
        """Let go of a person whom somebody else has moved or taken off the list."""
        held = self.held
        if held is None:
            return
        seat = self.session.state.seat_of(held.delegate)
        known = held.delegate in self.session.state.delegates
        if known and (seat.id if seat else None) == held.seat:
            return
        self.hold(None)
        if not known:
            words = f"{held.name} vừa được đưa ra khỏi danh sách."
        elif seat is None:
            words = f"{held.name} vừa bị bỏ chỗ. Bấm U để xếp lại."
        else:
            words = f"{held.name} vừa được chuyển đi, sang ghế {seat.id}. Xem lại sơ đồ."
        self.app.say(words, "warning")

    # -- words -------------------------------------------------------------------------

    def _show_title(self) -> None:
        seating = self.session.seating
        room, cards = seating.room, seating.cards()
        taken = sum(card.delegate is not None for card in cards)
        unplaced = len(seating.unplaced())
        left = Content.assemble(
            ((room.name if room else "").upper(), "$muted"),
            ("   ", ""),
            (f"{taken}", "bold $foreground"),
            (f" / {len(cards)} ghế có người", "$muted"),
        )
        if self.seat_filter:
            shown = len(cards) - len(self.seat_filter.others(cards))
            rights = [Content.styled(f"Lọc {self.seat_filter.words}: {shown} ghế", "bold $accent")]
        elif unplaced:
            rights = [Content.styled(f"▲ Chưa có chỗ: {unplaced}", "bold $warning")]
        else:
            rights = [Content.assemble(("✔ ", "$success"), ("Mọi người đã có chỗ", "$muted"))]
        title = self.query_one("#room-title", Static)
        title.update(facing(left, rights, title.size.width))

    def _show_legend(self) -> None:
        legend = self.query_one("#room-legend", Static)
        width = legend.size.width
        lines = [state_legend(width)]
        if not self.room_view.layout_now.tall:  # taller seats spell their unit out
            lines.insert(0, unit_legend(self.session.seating.unit_marks(), width))
        legend.update(Content("\n").join(lines))

    def _show_seat(self) -> None:
        card = self.room_view.card
        if card is None:
            return
        line = self.query_one("#seat-person", Steady)
        line.write(joined(person_line(self.session, card), line.size.width))
        self._show_place(card)
        if self._exchange() is not None:
            self.call_after_refresh(self._show_cost)

    def _show_place(self, card: SeatCard, cost: int | None = None) -> None:
        line = self.query_one("#seat-place", Steady)
        width = line.size.width
        figures = quality_words(self.session.seating.quality())
        place = self._holding(cost) or joined(place_line(self.session, card), width)
        line.write(facing(place, figures, width))

    def _show_cost(self) -> None:
        """Tell what the exchange costs; after the drawing, for it measures the whole room."""
        card, exchange = self.room_view.card, self._exchange()
        if card is not None and exchange is not None and self.is_attached:
            self._show_place(card, self.session.seating.cost(*exchange))

    def _exchange(self) -> tuple[str, str] | None:
        """Return the two seats that would exchange their people, if any."""
        held, target = self.held, self.room_view.cursor
        if held is None or held.seat is None or held.seat == target:
            return None
        seats = self.session.state.seats
        return (held.seat, target) if held.seat in seats and target in seats else None

    def _holding(self, cost: int | None) -> Content | None:
        held = self.held
        if held is None:
            return None
        where = f" ({held.seat})" if held.seat else ""
        words = Content.assemble(
            ("◆ Đang nhấc ", "$accent"), (held.name, "bold $accent"), (where, "$accent")
        )
        if cost is None:
            return words
        return Content.assemble(words, (f"  {self.room_view.cursor}: ", "$muted"), cost_words(cost))

    def hold(self, held: Held | None) -> None:
        """Pick somebody up, or with None let go; nothing is saved."""
        self.held = held
        self.refresh_bindings()
        self.call_after_refresh(self.redraw)
