"""F4 Chỗ ngồi: the room drawn to be recognised, and people moved in it."""

from functools import partial

from textual import on

from hoinghi_tui.domain.room import Zone
from hoinghi_tui.domain.room_editing import from_preset
from hoinghi_tui.domain.room_labels import ZONE_WORDS
from hoinghi_tui.domain.room_presets_halls import PRESET_WORDS, Preset, RoomSpec
from hoinghi_tui.domain.seating import PlanMode
from hoinghi_tui.services.seat_cards import SeatCard
from hoinghi_tui.services.seating import Proposal
from hoinghi_tui.ui.command import bindings
from hoinghi_tui.ui.seating.commands import COMMANDS, HELP
from hoinghi_tui.ui.seating.preset_cards import PresetCards
from hoinghi_tui.ui.seating.room_view import RoomView
from hoinghi_tui.ui.seating.seat_filters import SeatFilter
from hoinghi_tui.ui.seating.view import Held, SeatingView

_PRESET_KEYS = [*enumerate(PRESET_WORDS.values(), 1)]


class SeatingScreen(SeatingView):
    """Shows who sits where; people are picked up and put down like cards."""

    CSS_PATH = "screen.tcss"
    MODE = "seating"
    HELP = HELP
    COMMANDS_HERE = COMMANDS
    BINDINGS = [
        *bindings(COMMANDS),
        *((str(number), f"build({number})", word) for number, word in _PRESET_KEYS),
    ]

    # -- picking up and putting down -------------------------------------------------------

    @on(RoomView.Chosen)
    def action_pick(self) -> None:
        """Pick up whoever sits here, or put down whoever is picked up."""
        card = self.room_view.card
        if card is None:
            return
        if self.held is not None:
            self._put(self.held, card)
        elif card.delegate is None and self.session.seating.unplaced():
            self.action_unplaced()
        else:
            self._pick_up(card.seat.id)

    def _pick_up(self, seat_id: str) -> Held | None:
        """Hold whoever sits on a seat; a locked or empty one says why not."""
        delegate = self.app.perform(lambda: self.session.seating.may_leave(seat_id))
        if delegate is None:
            return None
        held = Held(delegate.id, self.session.state.attendee(delegate).text, seat_id)
        # An older message must not cover what the exchange costs.
        self.app.clear_notifications()
        self.hold(held)
        return held

    def _put(self, held: Held, card: SeatCard) -> None:
        """Save the change; a refused one leaves the person picked up."""
        if held.seat == card.seat.id:
            self.hold(None)
            return
        seating, target = self.session.seating, card.seat.id
        self.held = None
        done = self.app.saved(
            lambda: (
                seating.swap(held.seat, target)
                if held.seat
                else seating.move(held.delegate, target)
            )
        )
        self.hold(None if done else held)

    @on(RoomView.Dragged)
    def _drag(self, dragged: RoomView.Dragged) -> None:
        held = self._pick_up(dragged.start)
        target = self.room_view.card_at(dragged.end)
        if held is not None and target is not None:
            self._put(held, target)

    def action_drop(self) -> None:
        """Let go of whoever is picked up, else show all seats again; nothing changes."""
        if self.held is None:
            self.seat_filter = None
        self.hold(None)

    def action_best(self) -> None:
        """Pick up whoever sits here and go to the free seat that suits best."""
        card = self.room_view.card
        if card is None:
            return
        if self.held is None and card.delegate is None:
            self.action_unplaced()
            return
        held = self.held or self._pick_up(card.seat.id)
        if held is None:
            return
        best = self.app.perform(lambda: self.session.seating.best_free(held.delegate))
        if best is None:
            self.app.say("Không còn ghế trống nào.", "warning")
            return
        self.room_view.cursor = best.id
        self.app.say(f"Ghế trống hợp nhất cho {held.name}: {best.id}. Enter để đặt.")

    def action_shift(self, by: int) -> None:
        """Move everybody of the row by one seat."""
        card = self.room_view.card
        if card is not None:
            row = card.seat.row
            self.app.saved(lambda: self.session.seating.shift_row(row, by))

    def action_clear(self) -> None:
        """Ask whose seats are taken away: of the row, the zone or the whole room."""
        from hoinghi_tui.ui.widgets.menu import Menu, MenuItem

        card = self.room_view.card
        if card is None:
            return
        row, zone = card.seat.row, card.seat.zone
        items: list[MenuItem[Zone | str]] = [
            MenuItem("1", f"Hàng {row}", row),
            MenuItem("2", ZONE_WORDS[zone], zone),
            MenuItem("3", "Cả phòng", ""),
        ]

        def clear(part: Zone | str | None) -> None:
            if part is None:
                return
            count = self.app.perform(lambda: self.session.seating.clear(part or None))
            if count:
                self.app.say(f"{count} người không còn chỗ. Ctrl+Z để hoàn tác.")

        self.app.push_screen(Menu("BỎ CHỖ CỦA MỌI NGƯỜI Ở", items), clear)

    def action_filter(self) -> None:
        """Let only some seats stand out."""
        from hoinghi_tui.ui.seating.filter_list import FilterList

        def chosen(choice: SeatFilter | None) -> None:
            if choice is not None:
                self.seat_filter = choice
                self.hold(self.held)

        self.app.push_screen(FilterList(self.session), chosen)

    # -- the room itself -------------------------------------------------------------------

    def action_edit_room(self) -> None:
        """Go to the room editor."""
        from hoinghi_tui.ui.seating.editor import RoomEditorScreen

        self.hold(None)
        self.app.push_screen(RoomEditorScreen())

    @on(PresetCards.Chosen)
    def _clicked_preset(self, chosen: PresetCards.Chosen) -> None:
        self.action_build(chosen.number)

    def action_build(self, number: int = 1) -> None:
        """Ask for the numbers of a preset and build the first room."""
        from hoinghi_tui.ui.seating.preset_form import PresetForm

        def build(spec: RoomSpec | None) -> None:
            if spec is None:
                return
            note = f"Dựng phòng kiểu {PRESET_WORDS[spec.preset]}"
            edit = partial(from_preset, spec=spec)
            if self.app.saved(lambda: self.session.room_editor.edit(edit, note)):
                self.room_view.focus()
                self.app.say(f"{note}. Bấm R để sửa từng ghế, A để tự xếp chỗ.")

        people = len(self.session.seating.unplaced())
        self.app.push_screen(PresetForm(list(Preset)[number - 1], people), build)

    # -- other actions ---------------------------------------------------------------------

    def action_find(self) -> None:
        """Ask for a name or a seat and go there."""
        self._open_finder(unplaced_only=False)

    def action_unplaced(self) -> None:
        """Choose somebody without a seat for the seat under the cursor."""
        if not self.session.seating.unplaced():
            self.app.say("Mọi đại biểu dự họp đều đã có chỗ.")
            return
        self._open_finder(unplaced_only=True)

    def _open_finder(self, *, unplaced_only: bool) -> None:
        from hoinghi_tui.ui.seating.seat_finder import Found, SeatFinder

        def take(found: Found | None) -> None:
            if found is None:
                return
            if found.seat is not None and self.room_view.card_at(found.seat) is None:
                self.app.say(f"Ghế {found.seat} không còn trong phòng.", "warning")
            elif found.seat is not None:
                self.room_view.cursor = found.seat
            elif found.delegate is not None:
                name = self.session.state.attendee(found.delegate).text
                self._place(Held(found.delegate.id, name, None))

        here = self.room_view.card
        takes = unplaced_only and here is not None and _is_free(here)
        seat = here.seat.id if here is not None and takes else ""
        self.app.push_screen(SeatFinder(self.session, unplaced_only=unplaced_only, seat=seat), take)

    def _place(self, held: Held) -> None:
        """Seat a person here when the seat is free, else let a free seat be looked for."""
        card = self.room_view.card
        if card is not None and _is_free(card):
            self._put(held, card)
            return
        self.hold(held)
        self.app.say(f"Đưa {held.name} tới một ghế trống rồi bấm Enter.")

    def action_arrange(self) -> None:
        """Propose a plan and save it when it is accepted."""
        self._propose(self.session.seating.usual_mode())

    def action_close_up(self) -> None:
        """Propose who moves up into the empty seats at the front."""
        self._propose(PlanMode.CLOSE_UP)

    def _propose(self, mode: PlanMode) -> None:
        from hoinghi_tui.ui.seating.plan_dialog import PlanDialog

        self.hold(None)

        def decide(accepted: Proposal | None) -> None:
            if accepted is None:
                return
            count = self.app.perform(lambda: self.session.seating.apply(accepted.plan))
            if count:
                self.app.say(f"Đã xếp chỗ cho {count} người. Ctrl+Z để hoàn tác.")

        self.app.push_screen(PlanDialog(self.session, mode), decide)

    def action_lock(self) -> None:
        """Lock or unlock the seat under the cursor."""
        seat = self.room_view.cursor
        if seat:
            self.app.perform(lambda: self.session.seating.lock(seat))

    def action_block(self) -> None:
        """Take the seat under the cursor out of use, or back."""
        seat = self.room_view.cursor
        if seat:
            self.app.perform(lambda: self.session.seating.block(seat))

    def action_vacate(self) -> None:
        """Take the seat away from whoever sits under the cursor."""
        card = self.room_view.card
        if card is not None and card.sitter is not None:
            name, seat = card.sitter.text, card.seat.id
            if self.app.saved(lambda: self.session.seating.vacate(seat)):
                self.app.say(f"{name} không còn chỗ. Ctrl+Z để hoàn tác.")


def _is_free(card: SeatCard) -> bool:
    return card.delegate is None and not card.seat.blocked
