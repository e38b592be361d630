"""R on F4: the room itself, its rows, seats and fixed things; every change is saved at once."""

from collections.abc import Iterable
from functools import partial

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hoinghi_tui.domain.room import ElementKind, Seat, Zone
from hoinghi_tui.domain.room_editing import (
    add_element,
    add_row,
    add_seat,
    from_preset,
    move_element,
    remove_element,
    remove_row,
    remove_seat,
    renumber,
    set_flags,
)
from hoinghi_tui.domain.room_labels import ELEMENT_WORDS
from hoinghi_tui.domain.room_numbering import NUMBERING_WORDS
from hoinghi_tui.domain.room_places import free_place, next_place, toggle_aisle
from hoinghi_tui.domain.room_presets_halls import PRESET_WORDS, Preset, RoomSpec
from hoinghi_tui.services.room_editor import Change, WouldVacate
from hoinghi_tui.ui.command import bindings
from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.seating.editor_commands import COMMANDS, HELP
from hoinghi_tui.ui.seating.editor_view import EditorView
from hoinghi_tui.ui.seating.editor_words import (
    FLAG_WORDS,
    WIDTHS,
    NumberingChoice,
    capacity_words,
    numbering_menu,
    problem_lines,
    seat_words,
    sign_legend,
    thing_menu,
    thing_words,
)
from hoinghi_tui.ui.seating.room_view import RoomView
from hoinghi_tui.ui.seating.seat_words import facing
from hoinghi_tui.ui.widgets.menu import Menu


class RoomEditorScreen(ConferenceScreen):
    """Draws the room with the seats' numbers; keys and mouse change it."""

    MODE = "seating"
    HELP = HELP
    COMMANDS_HERE = COMMANDS
    BINDINGS = bindings(COMMANDS)

    def compose_body(self) -> Iterable[Widget]:
        """Yield the room and, below it, what is chosen and what is wrong."""
        with Vertical(classes="panel", id="room-panel"):
            yield Static(id="editor-title", classes="panel-title", markup=False)
            yield EditorView(id="editor")
            yield Static(id="editor-legend", markup=False)
        with Vertical(classes="panel", id="editor-panel"):
            yield Static(id="editor-seat", markup=False)
            yield Static(id="editor-problems", markup=False)

    @property
    def view(self) -> EditorView:
        """The plan."""
        return self.query_one(EditorView)

    def on_mount(self) -> None:
        """Tell of a seat in the same frame in which the cursor comes to it."""
        self.watch(self.view, "cursor", self._walked, init=False)

    def on_screen_resume(self) -> None:
        """Let the plan take the keys."""
        super().on_screen_resume()
        self.view.focus()

    # -- showing -------------------------------------------------------------------------

    def refresh_data(self) -> None:
        """Draw the room as it is now."""
        seating = self.session.seating
        if seating.room is None:
            self.action_leave()
            return
        cards = seating.cards()
        self.view.marked &= {card.seat.id for card in cards}
        self.view.show(seating.room, cards)
        self.query_one("#editor-legend", Static).update(sign_legend())
        self._show_chosen()
        self.call_after_refresh(self._show_checks)

    def _show_checks(self) -> None:
        """Say what is wrong; after the drawing, for it works out a whole plan."""
        room = self.session.seating.room
        if room is None or not self.is_attached:
            return
        editor = self.session.room_editor
        title = self.query_one("#editor-title", Static)
        name = Content.assemble(("SỬA PHÒNG  ", "bold $primary"), (room.name.upper(), "$muted"))
        title.update(facing(name, [capacity_words(editor.capacity())], title.size.width))
        panel = self.query_one("#editor-problems", Static)
        lines = problem_lines(editor.checks(), max(1, panel.size.height))
        panel.update(Content("\n").join(lines))

    def _walked(self) -> None:
        self.view.choose(None)
        self._show_chosen()

    def _show_chosen(self) -> None:
        element, card = self.view.element, self.view.card
        words = Content("")
        if element is not None:
            words = thing_words(element)
        elif card is not None:
            words = seat_words(card.seat)
        marked = len(self.view.marked)
        line = self.query_one("#editor-seat", Static)
        rights = [Content.styled(f"■ {marked} ghế đã đánh dấu", "$accent")] if marked else []
        line.update(facing(words, rights, line.size.width))

    # -- saving --------------------------------------------------------------------------

    def _edit(self, change: Change, note: str, *, vacate: bool = False, go: bool = False) -> bool:
        """Save a change; people who would lose their seats are asked for first."""
        before = set(self.session.state.seats)

        def save() -> bool:
            try:
                self.session.room_editor.edit(change, note, vacate=vacate)
            except WouldVacate as refusal:
                self._ask(refusal, change, note)
                return False
            return True

        saved = bool(self.app.perform(save))
        new = [one for one in self.session.state.seats if one not in before]
        if saved and go and new:
            self.view.cursor = new[0]
        return saved

    def _ask(self, refusal: WouldVacate, change: Change, note: str) -> None:
        def answer(agreed: bool | None) -> None:
            if agreed:
                self._edit(change, note, vacate=True)

        count = len(refusal.people)
        text = f"{refusal} Hoặc bỏ luôn, {count} người này sẽ chưa có chỗ."
        self.app.push_screen(Confirm("GHẾ ĐANG CÓ NGƯỜI", text, "bỏ ghế"), answer)

    def _here(self) -> Seat | None:
        card = self.view.card
        return card.seat if card is not None else None

    # -- rows and seats --------------------------------------------------------------------

    def action_add_seat(self) -> None:
        """Add a chair at the end of the row."""
        here = self._here()
        if here is not None:
            self._edit(partial(add_seat, row=here.row), f"Thêm ghế dãy {here.row}", go=True)

    def action_remove(self) -> None:
        """Take the chosen thing or chair away."""
        element, here = self.view.element, self._here()
        if element is not None:
            name = element.label or ELEMENT_WORDS[element.kind]
            self.view.choose(None)
            self._edit(partial(remove_element, element=element), f"Bỏ {name}")
        elif here is not None:
            self._edit(partial(remove_seat, chair=here.id), f"Bỏ ghế {here.id}")

    def action_add_row(self) -> None:
        """Add a row like this one behind it."""
        here = self._here()
        if here is None:
            return
        in_hall = here.zone is Zone.HALL
        hall = [seat for seat in self.session.seating.seats() if seat.zone is Zone.HALL]
        like = [seat for seat in hall if seat.row == here.row] or hall
        lines = max((seat.line for seat in like), default=0)
        count = len([seat for seat in like if seat.line == lines]) or 8
        after = here.row if in_hall else None
        note = f"Thêm dãy sau dãy {after}" if after else "Thêm dãy cuối"
        self._edit(partial(add_row, after=after, count=count), note, go=True)

    def action_remove_row(self) -> None:
        """Take the whole row away."""
        here = self._here()
        if here is not None:
            self._edit(partial(remove_row, row=here.row), f"Bỏ dãy {here.row}")

    def action_aisle(self) -> None:
        """Open an aisle to the right of this chair, or close the one there."""
        here = self._here()
        if here is not None:
            note = f"Đổi lối đi cạnh ghế {here.id}"
            self._edit(partial(toggle_aisle, chair=here), note)

    def action_number(self) -> None:
        """Choose how seats are numbered."""
        here = self._here()
        if here is None:
            return

        def chosen(choice: NumberingChoice | None) -> None:
            if choice is not None:
                row, scheme = choice
                where = f"dãy {row}" if row else "cả hội trường"
                note = f"Đánh số {where} {NUMBERING_WORDS[scheme]}"
                self._edit(partial(renumber, row=row, scheme=scheme), note)

        self.app.push_screen(Menu("ĐÁNH SỐ LẠI", numbering_menu(here.row)), chosen)

    def action_flag(self, flag: str) -> None:
        """Say of the marked seats, or this one, what they are; again takes it back."""
        here = self._here()
        chosen = self.view.marked or ({here.id} if here is not None else set())
        seats = [self.session.state.seats[one] for one in sorted(chosen)]
        if not seats:
            return
        wanted = not all(getattr(seat, flag) for seat in seats)
        names = seats[0].id if len(seats) == 1 else f"{len(seats)} ghế"
        note = f"{'' if wanted else 'không '}{FLAG_WORDS[flag]}: {names}"
        if self._edit(_flagging(frozenset(chosen), flag, wanted), note[:1].upper() + note[1:]):
            self.view.unmark()
            self._show_chosen()

    # -- marking -------------------------------------------------------------------------

    def action_mark(self) -> None:
        """Mark this chair and go on to the next one."""
        here = self._here()
        if here is not None:
            self.view.mark({here.id})
            self.view.action_go(1, 0)
            self._show_chosen()

    def action_mark_row(self) -> None:
        """Mark the whole row."""
        here = self._here()
        if here is not None:
            seats = self.session.seating.seats()
            self.view.mark({seat.id for seat in seats if seat.row == here.row})
            self._show_chosen()

    @on(RoomView.Chosen)
    def _clicked_again(self, chosen: RoomView.Chosen) -> None:
        self.view.mark({chosen.seat})
        self._show_chosen()

    @on(RoomView.Dragged)
    def _mark_between(self, dragged: RoomView.Dragged) -> None:
        one, other = (self.session.state.seats[key] for key in (dragged.start, dragged.end))
        left, right = sorted((one.column, other.column))
        first, last = sorted((one.line, other.line))
        self.view.mark(
            {
                seat.id
                for seat in self.session.seating.seats()
                if left <= seat.column <= right and first <= seat.line <= last
            }
        )
        self._show_chosen()

    # -- fixed things ----------------------------------------------------------------------

    def action_thing(self) -> None:
        """Put a fixed thing near the cursor; then it can be moved."""
        self.app.push_screen(Menu("THÊM VẬT", thing_menu()), self._add_thing)

    def _add_thing(self, kind: ElementKind | None) -> None:
        room, here = self.session.seating.room, self._here()
        if kind is None or room is None:
            return
        width = WIDTHS.get(kind, 1.0)
        near = (here.column, here.line) if here is not None else (0.0, 0)
        column, line = free_place(room, self.session.seating.seats(), *near, width)
        add = partial(add_element, kind=kind, column=column, line=line, width=width)
        if self._edit(add, f"Thêm {ELEMENT_WORDS[kind].lower()}"):
            self._choose(len(room.elements))

    def action_next_thing(self) -> None:
        """Choose the next fixed thing."""
        things = self.view.things()
        if not things:
            self.app.say("Phòng chưa có vật nào. E để thêm.")
            return
        later = [
            one for one in things if one > (-1 if self.view.thing is None else self.view.thing)
        ]
        self._choose(later[0] if later else things[0])

    @on(EditorView.Picked)
    def _picked(self, picked: EditorView.Picked) -> None:
        self._choose(picked.thing)

    def _choose(self, thing: int) -> None:
        self.view.choose(thing)
        self._show_chosen()

    def action_shift(self, across: int, down: int) -> None:
        """Move the chosen thing to the next free place in a direction."""
        element, room = self.view.element, self.session.seating.room
        if element is None or room is None:
            self.app.say("Tab hoặc bấm chuột để chọn một vật rồi dời.")
            return
        seats = self.session.seating.seats()
        place = self.app.perform(lambda: next_place(room, seats, element, across, down))
        if place is not None:
            self._move(*place)

    @on(EditorView.Moved)
    def _dropped(self, moved: EditorView.Moved) -> None:
        self._choose(moved.thing)
        self._move(max(0.0, moved.column), max(0, moved.line))

    def _move(self, column: float, line: int) -> None:
        element = self.view.element
        if element is not None:
            name = element.label or ELEMENT_WORDS[element.kind]
            self._edit(
                partial(move_element, element=element, column=column, line=line), f"Dời {name}"
            )

    # -- the whole room --------------------------------------------------------------------

    def action_preset(self) -> None:
        """Build the room anew from a preset."""
        from hoinghi_tui.ui.seating.preset_form import PresetForm

        people = self.session.room_editor.capacity().people
        self.app.push_screen(PresetForm(Preset.CLASSROOM, people), self._build)

    def _build(self, spec: RoomSpec | None) -> None:
        if spec is not None:
            note = f"Dựng phòng kiểu {PRESET_WORDS[spec.preset]}"
            self._edit(partial(from_preset, spec=spec), note)

    def action_problems(self) -> None:
        """Show everything that is wrong."""
        from hoinghi_tui.ui.seating.problem_list import ProblemList

        def go(seat: str | None) -> None:
            if seat in self.session.state.seats and seat:
                self.view.cursor = seat

        self.app.push_screen(ProblemList(self.session.room_editor.checks()), go)

    def action_leave(self) -> None:
        """Go back to who sits where."""
        if self.view.marked:
            self.view.unmark()
            self._show_chosen()
        elif self.app.screen is self:
            self.dismiss(None)


def _flagging(chairs: frozenset[str], flag: str, wanted: bool) -> Change:
    """Return the change that says of some chairs whether they are what ``flag`` names."""

    def value(name: str) -> bool | None:
        return wanted if name == flag else None

    return partial(
        set_flags,
        chairs=chairs,
        accessible=value("accessible"),
        power=value("power"),
        reserve=value("reserve"),
        blocked=value("blocked"),
    )
