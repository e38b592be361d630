"""R on F4: the room itself, its rows, seats and fixed things; every change is saved at once."""

from functools import partial

from textual import on

from hoinghi_tui.domain.room import Zone
from hoinghi_tui.domain.room_editing import (
    add_row,
    add_seat,
    from_preset,
    remove_element,
    remove_row,
    remove_seat,
    renumber,
    set_flags,
)
from hoinghi_tui.domain.room_labels import ELEMENT_WORDS
from hoinghi_tui.domain.room_numbering import NUMBERING_WORDS
from hoinghi_tui.domain.room_places import toggle_aisle
from hoinghi_tui.domain.room_presets_halls import PRESET_WORDS, Preset, RoomSpec
from hoinghi_tui.services.room_editor import Change
from hoinghi_tui.ui.command import bindings
from hoinghi_tui.ui.seating.editor_commands import COMMANDS, HELP
from hoinghi_tui.ui.seating.editor_things import ThingsEditor
from hoinghi_tui.ui.seating.editor_words import FLAG_WORDS, NumberingChoice, numbering_menu
from hoinghi_tui.ui.seating.room_view import RoomView
from hoinghi_tui.ui.widgets.menu import Menu


class RoomEditorScreen(ThingsEditor):
    """Changes rows, seats and the whole room by keys and mouse."""

    MODE = "seating"
    HELP = HELP
    COMMANDS_HERE = COMMANDS
    BINDINGS = bindings(COMMANDS)

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
        seats = self.session.state.seats
        one, other = seats.get(dragged.start), seats.get(dragged.end)
        if one is None or other is None:
            return  # taken away by another station during the drag
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

    # -- the whole room --------------------------------------------------------------------

    def action_preset(self) -> None:
        """Build the room anew from a preset."""
        from hoinghi_tui.ui.seating.preset_form import PresetForm

        people = self.session.room_editor.review().capacity.people
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

        self.app.push_screen(ProblemList(self.session.room_editor.review().problems), go)


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
