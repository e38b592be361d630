"""F4 Chỗ ngồi: the room drawn to be recognised, and people moved in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hoinghi_tui.domain.room import Zone
from hoinghi_tui.domain.room_editing import from_preset
from hoinghi_tui.domain.room_labels import ZONE_WORDS
from hoinghi_tui.domain.room_presets_halls import PRESET_WORDS, Preset, RoomSpec
from hoinghi_tui.domain.seating import PlanMode
from hoinghi_tui.services.seat_cards import SeatCard
from hoinghi_tui.services.seating import Proposal
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.seating.mini_map import MiniMap
from hoinghi_tui.ui.seating.preset_cards import PresetCards
from hoinghi_tui.ui.seating.room_view import RoomView
from hoinghi_tui.ui.seating.seat_filters import SeatFilter, filter_menu
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

A tự xếp cả phòng theo thứ bậc và đơn vị, cho xem ai đổi chỗ trước khi lưu; trong đó G giữ
nguyên người đã có chỗ, chỉ xếp người mới. Ghế đã khóa được giữ nguyên, ghế đã chặn để
trống. Trong ngày họp, K dồn người có mặt lên ghế trống phía trên. Nhầm thì bấm Ctrl+Z.

R sửa phòng: thêm bớt dãy và ghế, lối đi, ghế xe lăn, cửa, bục, hoặc dựng lại theo mẫu.

Điểm trừ ở dòng cuối càng gần 0 càng tốt: mỗi cặp ngồi ngược thứ bậc 100 điểm, mỗi cặp đơn
vị ngược thứ tự 20, mỗi đơn vị bị tách 10, mỗi người phải đứng dậy để người nhận khen thưởng
★ ra lối đi 1. Khi đang nhấc ai, dòng này cho biết đổi ghế thì thêm hay bớt bao nhiêu điểm.
"""
    COMMANDS_HERE = (
        Command("pick", "enter,space", "Enter", "nhấc/đặt", "Nhấc người lên, hoặc đặt xuống"),
        Command("drop", "escape", "Esc", "thôi", "Thôi, không đổi chỗ nữa"),
        Command("find", "slash", "/", "tìm", "Tìm người hoặc ghế"),
        Command("arrange", "a", "A", "tự xếp", "Tự xếp cả phòng, xem trước rồi lưu"),
        Command("close_up", "k", "K", "dồn chỗ", "Dồn người có mặt lên ghế trống phía trên"),
        Command("filter", "f", "F", "lọc", "Lọc theo trạng thái, đơn vị, khen thưởng, tham luận"),
        Command("best", "g", "G", "ghế hợp", "Tới ghế trống hợp nhất cho người đang chọn"),
        Command("lock", "l", "L", "khóa", "Khóa ghế hoặc mở khóa"),
        Command("block", "x", "X", "chặn", "Chặn ghế không dùng, hoặc bỏ chặn"),
        Command("unplaced", "u", "U", "chưa có chỗ", "Xếp người chưa có chỗ vào ghế đang chọn"),
        Command("build", "", "1–5", "chọn kiểu phòng", "Dựng phòng theo mẫu"),
        Command("edit_room", "r", "R", "sửa phòng", "Sửa phòng: dãy, ghế, lối đi, cửa, bục, mẫu"),
        Command("shift(-1)", "shift+left", "Shift+←", "dời hàng", "Dời cả hàng sang trái"),
        Command("shift(1)", "shift+right", "Shift+→", "", "Dời cả hàng sang phải", shown=False),
        Command("clear", "c", "C", "bỏ cả hàng", "Bỏ chỗ cả hàng, cả khu hoặc cả phòng"),
        Command("vacate", "delete", "Del", "bỏ chỗ", "Bỏ chỗ của người đang chọn"),
    )
    BINDINGS = [
        *bindings(COMMANDS_HERE),
        *((str(number), f"build({number})", word) for number, word in _PRESET_KEYS),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._held: Held | None = None
        self._filter: SeatFilter | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Yield the room and, below it, the seat that is pointed at."""
        with Vertical(classes="panel", id="room-panel"):
            yield Static(id="room-title", classes="panel-title", markup=False)
            yield PresetCards(id="preset-cards")
            with Horizontal(id="room-row"):
                yield RoomView(id="room")
                yield MiniMap(id="mini-map")
            yield Static(id="room-legend", markup=False)
        with Vertical(classes="panel", id="seat-panel"):
            yield Steady(id="seat-person")
            yield Steady(id="seat-place")

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
        for part in (
            self.query_one("#room-row"),
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
        held = self._held.seat if self._held else None
        cards = seating.cards()
        dimmed = self._filter.others(cards) if self._filter else ()
        self.room_view.show(room, cards, held or "", dimmed)
        mini_map = self.query_one(MiniMap)
        mini_map.show(card.seat for card in cards)
        mini_map.display = self.room_view.overflows(self.query_one("#room-row").size.width)
        self._show_title()
        self._show_legend()
        self._show_seat()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer Esc only where it ends something, and nothing on seats without a room."""
        if action == "drop":
            return self._held is not None or self._filter is not None
        has_room = self.session.seating.room is not None
        if action == "build":
            return not has_room
        mine = {command.action.partition("(")[0] for command in self.COMMANDS_HERE}
        return has_room if action.partition("(")[0] in mine else True

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
        if self._filter:
            shown = len(cards) - len(self._filter.others(cards))
            rights = [Content.styled(f"Lọc {self._filter.words}: {shown} ghế", "bold $accent")]
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

    @on(RoomView.Highlighted)
    def _show_seat(self) -> None:
        card = self.room_view.card
        if card is None:
            return
        first, second = (
            self.query_one("#seat-person", Steady),
            self.query_one("#seat-place", Steady),
        )
        width = first.size.width
        figures = quality_words(self.session.seating.quality())
        person = joined(person_line(self.session, card), width)
        place = self._holding() or joined(place_line(self.session, card), width)
        first.write(person)
        second.write(facing(place, figures, width))
        self._show_map()

    def _show_map(self) -> None:
        mini_map, card = self.query_one(MiniMap), self.room_view.card
        if mini_map.display:
            mini_map.point(self.room_view.in_sight(), card.seat if card else None)

    @on(MiniMap.Pointed)
    def _go_there(self, pointed: MiniMap.Pointed) -> None:
        self.room_view.cursor = self.room_view.seat_near(pointed.column, pointed.line)

    def _holding(self) -> Content | None:
        held = self._held
        if held is None:
            return None
        where = f" ({held.seat})" if held.seat else ""
        words = Content.assemble(
            ("◆ Đang nhấc ", "$accent"), (held.name, "bold $accent"), (where, "$accent")
        )
        target = self.room_view.cursor
        if held.seat is None or held.seat == target:
            return words
        cost = cost_words(self.session.seating.cost(held.seat, target))
        return Content.assemble(words, (f"  {target}: ", "$muted"), cost)

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
        """Let go of whoever is picked up, else show all seats again; nothing changes."""
        if self._held is None:
            self._filter = None
        self._hold(None)

    def action_best(self) -> None:
        """Pick up whoever sits here and go to the free seat that suits best."""
        card = self.room_view.card
        if card is None:
            return
        if self._held is None and card.delegate is None:
            self.action_unplaced()
            return
        held = self._held or self._pick_up(card.seat.id)
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
            self._done(lambda: self.session.seating.shift_row(row, by))

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
        from hoinghi_tui.ui.widgets.menu import Menu

        def chosen(choice: SeatFilter | None) -> None:
            if choice is not None:
                self._filter = choice
                self._hold(self._held)

        self.app.push_screen(Menu("LỌC GHẾ", filter_menu(self.session)), chosen)

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
        """Propose a plan and save it when it is accepted."""
        from hoinghi_tui.ui.seating.plan_dialog import usual_mode

        self._propose(usual_mode(self.session))

    def action_close_up(self) -> None:
        """Propose who moves up into the empty seats at the front."""
        self._propose(PlanMode.CLOSE_UP)

    def _propose(self, mode: PlanMode) -> None:
        from hoinghi_tui.ui.seating.plan_dialog import PlanDialog

        self._hold(None)

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
