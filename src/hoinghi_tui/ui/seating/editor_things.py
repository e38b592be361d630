"""Fixed things of the room: screen, lectern, doors, tables, windows and pillars."""

from functools import partial

from textual import on

from hoinghi_tui.domain.room import ElementKind
from hoinghi_tui.domain.room_editing import add_element, move_element
from hoinghi_tui.domain.room_labels import ELEMENT_WORDS
from hoinghi_tui.domain.room_places import free_place, next_place
from hoinghi_tui.ui.seating.editor_page import EditorPage
from hoinghi_tui.ui.seating.editor_view import EditorView
from hoinghi_tui.ui.seating.editor_words import WIDTHS, thing_menu
from hoinghi_tui.ui.widgets.menu import Menu


class ThingsEditor(EditorPage):
    """Puts fixed things into the room, chooses and moves them, by keys and mouse."""

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
