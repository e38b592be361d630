"""F4 Chỗ ngồi: the room drawn to be recognised, and people moved in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hoinghi_tui.domain.room_editing import from_preset
from hoinghi_tui.domain.room_presets_halls import PRESET_WORDS, Preset, RoomSpec
from hoinghi_tui.services.seat_cards import SeatCard
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.seating.preset_cards import PresetCards
from hoinghi_tui.ui.seating.room_view import RoomView
from hoinghi_tui.ui.seating.seat_words import (
    facing,
    joined,
    person_line,
    place_line,
    quality_words,
    state_legend,
    unit_legend,
)

_NEEDS_ROOM = ("pick", "find", "arrange", "lock", "block", "unplaced", "vacate", "edit_room")


_PRESET_KEYS = [*enumerate(PRESET_WORDS.values(), 1)]


@dataclass(frozen=True, slots=True)
class Held:
    """Whoever is picked up and waits for a seat; ``seat`` is None for who has none."""

    delegate: str
    name: str
    seat: str | None


class SeatingScreen(ConferenceScreen):
    """Shows who sits where; people are picked up and put down like cards."""

    CSS_PATH = "screen.tcss"
    MODE = "seating"
    HELP = """
Sơ đồ vẽ phòng họp như khi đứng ở cuối phòng nhìn lên màn hình. Mỗi ghế có dấu trạng thái,
tên, đơn vị (màu và chữ) và ★ cho người nhận khen thưởng. Ai đến, ghế đổi dấu ngay.

Đổi chỗ: đứng ở ghế, Enter để nhấc người đó lên, tới ghế khác rồi Enter để đặt xuống;
ghế có người thì hai người đổi chỗ cho nhau. Esc để thôi. Bằng chuột: bấm vào ghế đang
chọn để nhấc, bấm ghế khác rồi bấm lần nữa để đặt, hoặc kéo thả.

A tự xếp cả phòng theo thứ bậc và đơn vị, cho xem ai đổi chỗ trước khi lưu. Ghế đã khóa
được giữ nguyên, ghế đã chặn để trống. Nhầm thì bấm Ctrl+Z.

Ba con số ở dòng cuối càng gần 0 càng tốt: bao nhiêu cặp ngồi ngược thứ bậc, bao nhiêu đơn
vị bị tách, và bao nhiêu người phải đứng dậy để người nhận khen thưởng ★ ra lối đi.
"""
    COMMANDS_HERE = (
        Command("pick", "enter,space", "Enter", "nhấc/đặt", "Nhấc người lên, hoặc đặt xuống"),
        Command("drop", "escape", "Esc", "thôi", "Thôi, không đổi chỗ nữa"),
        Command("find", "slash", "/", "tìm", "Tìm người hoặc ghế"),
        Command("arrange", "a", "A", "tự xếp", "Tự xếp cả phòng, xem trước rồi lưu"),
        Command("lock", "l", "L", "khóa", "Khóa ghế hoặc mở khóa"),
        Command("block", "x", "X", "chặn", "Chặn ghế không dùng, hoặc bỏ chặn"),
        Command("unplaced", "u", "U", "chưa có chỗ", "Xếp người chưa có chỗ vào ghế đang chọn"),
        Command("build", "", "1–5", "chọn kiểu phòng", "Dựng phòng theo mẫu"),
        Command("edit_room", "r", "R", "sửa phòng", "Sửa phòng: dãy, ghế, lối đi, cửa, bục, mẫu"),
        Command("vacate", "delete", "Del", "bỏ chỗ", "Bỏ chỗ của người đang chọn"),
    )
    BINDINGS = [
        *bindings(COMMANDS_HERE),
        *((str(number), f"build({number})", word) for number, word in _PRESET_KEYS),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._held: Held | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Yield the room and, below it, the seat that is pointed at."""
        with Vertical(classes="panel", id="room-panel"):
            yield Static(id="room-title", classes="panel-title", markup=False)
            yield PresetCards(id="preset-cards")
            yield RoomView(id="room")
            yield Static(id="room-legend", markup=False)
        with Vertical(classes="panel", id="seat-panel"):
            yield Static(id="seat-person", markup=False)
            yield Static(id="seat-place", markup=False)

    @property
    def room_view(self) -> RoomView:
        """The plan."""
        return self.query_one(RoomView)

    def on_screen_resume(self) -> None:
        """Let the plan take the keys."""
        super().on_screen_resume()
        self.room_view.focus()

    def refresh_data(self) -> None:
        """Show the seats as they are now."""
        seating = self.session.seating
        room = seating.room
        for part in (self.room_view, self.query_one("#room-legend"), self.query_one("#seat-panel")):
            part.display = room is not None
        self.query_one(PresetCards).display = room is None
        self.draw_keys()
        if room is None:
            self.query_one("#room-title", Static).update("CHƯA CÓ PHÒNG HỌP")
            return
        self._forget_if_moved()
        held = self._held.seat if self._held else None
        self.room_view.show(room, seating.cards(), held or "")
        self._show_title()
        self._show_legend()
        self._show_seat()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer Esc only while somebody is picked up, and nothing on seats without a room."""
        if action == "drop":
            return self._held is not None
        has_room = self.session.seating.room is not None
        if action == "build":
            return not has_room
        return has_room if action in _NEEDS_ROOM else True

    def _forget_if_moved(self) -> None:
        """Let go of a person whom somebody else has moved or taken off the list."""
        held = self._held
        if held is None:
            return
        seat = self.session.state.seat_of(held.delegate)
        known = held.delegate in self.session.state.delegates
        if not known or (seat.id if seat else None) != held.seat:
            self._hold(None)
            self.app.say(f"{held.name} vừa được chuyển đi. Xem lại sơ đồ.", "warning")

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
        if unplaced:
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

    @on(RoomView.Highlighted)
    def _show_seat(self) -> None:
        card = self.room_view.card
        if card is None:
            return
        first, second = (
            self.query_one("#seat-person", Static),
            self.query_one("#seat-place", Static),
        )
        width = first.size.width
        quality = self.session.seating.quality()
        figures = [quality_words(quality, short=short) for short in (False, True)]
        person = joined(person_line(self.session, card), width)
        place = self._holding() or joined(place_line(self.session, card), width)
        first.update(person)
        second.update(facing(place, figures, width))

    def _holding(self) -> Content | None:
        held = self._held
        if held is None:
            return None
        where = f" ({held.seat})" if held.seat else ""
        return Content.assemble(
            ("◆ Đang nhấc ", "$accent"), (held.name, "bold $accent"), (where, "$accent")
        )

    # -- picking up and putting down -------------------------------------------------------

    def _hold(self, held: Held | None) -> None:
        self._held = held
        self.refresh_bindings()
        self.call_after_refresh(self.redraw)

    @on(RoomView.Chosen)
    def action_pick(self) -> None:
        """Pick up whoever sits here, or put down whoever is picked up."""
        card = self.room_view.card
        if card is None:
            return
        if self._held is not None:
            self._put(self._held, card)
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
        self._hold(held)
        return held

    def _put(self, held: Held, card: SeatCard) -> None:
        """Save the change; a refused one leaves the person picked up."""
        if held.seat == card.seat.id:
            self._hold(None)
            return
        seating, target = self.session.seating, card.seat.id
        self._held = None
        done = self._done(
            lambda: (
                seating.swap(held.seat, target)
                if held.seat
                else seating.move(held.delegate, target)
            )
        )
        self._hold(None if done else held)

    @on(RoomView.Dragged)
    def _drag(self, dragged: RoomView.Dragged) -> None:
        held = self._pick_up(dragged.start)
        target = self.room_view.card_at(dragged.end)
        if held is not None and target is not None:
            self._put(held, target)

    def action_drop(self) -> None:
        """Let go of whoever is picked up; nothing changes."""
        self._hold(None)

    # -- the room itself -------------------------------------------------------------------

    def action_edit_room(self) -> None:
        """Go to the room editor."""
        from hoinghi_tui.ui.seating.editor import RoomEditorScreen

        self._hold(None)
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
            if self._done(lambda: self.session.room_editor.edit(edit, note)):
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
            if found.seat is not None:
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
        self._hold(held)
        self.app.say(f"Đưa {held.name} tới một ghế trống rồi bấm Enter.")

    def action_arrange(self) -> None:
        """Propose a full plan and save it when it is accepted."""
        from hoinghi_tui.ui.seating.plan_dialog import PlanDialog

        self._hold(None)
        proposal = self.session.seating.proposal()

        def decide(accepted: bool | None) -> None:
            if accepted:
                count = self.app.perform(lambda: self.session.seating.apply(proposal.plan))
                if count:
                    self.app.say(f"Đã xếp chỗ cho {count} người. Ctrl+Z để hoàn tác.")

        self.app.push_screen(PlanDialog(self.session, proposal), decide)

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
            if self._done(lambda: self.session.seating.vacate(seat)):
                self.app.say(f"{name} không còn chỗ. Ctrl+Z để hoàn tác.")

    def _done(self, save: Callable[[], None]) -> bool:
        """Save something; tell whether it was saved."""

        def saved() -> bool:
            save()
            return True

        return bool(self.app.perform(saved))


def _is_free(card: SeatCard) -> bool:
    return card.delegate is None and not card.seat.blocked
