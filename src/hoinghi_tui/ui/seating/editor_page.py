"""The room editor as it is seen, and the one way by which a change of the room is saved."""

from collections.abc import Iterable

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hoinghi_tui.domain.room import Seat
from hoinghi_tui.services.room_editor import Change, WouldVacate
from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.seating.editor_view import EditorView
from hoinghi_tui.ui.seating.editor_words import (
    capacity_words,
    problem_lines,
    seat_words,
    sign_legend,
    thing_words,
)
from hoinghi_tui.ui.seating.mapped_plan import MappedPlan
from hoinghi_tui.ui.seating.seat_words import facing


class EditorPage(ConferenceScreen):
    """Draws the room with the seats' numbers, what is chosen, and what is wrong."""

    _is_saving = False

    def compose_body(self) -> Iterable[Widget]:
        """Yield the room and, below it, what is chosen and what is wrong."""
        with Vertical(classes="panel", id="room-panel"):
            yield Static(id="editor-title", classes="panel-title", markup=False)
            yield MappedPlan(EditorView(id="editor"))
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
        gone = self.query_one(MappedPlan).show(seating.room, cards)
        if gone and not self._is_saving:  # what one has taken away oneself needs no words
            self.app.say(gone, "warning")
        self.query_one("#editor-legend", Static).update(sign_legend())
        self._show_chosen()
        self.call_after_refresh(self._show_checks)

    def _show_checks(self) -> None:
        """Say what is wrong; after the drawing, for it works out a whole plan."""
        room = self.session.seating.room
        if room is None or not self.is_attached:
            return
        review = self.session.room_editor.review()
        title = self.query_one("#editor-title", Static)
        name = Content.assemble(("SỬA PHÒNG  ", "bold $primary"), (room.name.upper(), "$muted"))
        title.update(facing(name, capacity_words(review.capacity), title.size.width))
        panel = self.query_one("#editor-problems", Static)
        lines = problem_lines(review.problems, max(1, panel.size.height))
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

        self._is_saving = True
        try:
            saved = bool(self.app.perform(save))
        finally:
            self._is_saving = False
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

    def action_leave(self) -> None:
        """Take the marks away, else go back to who sits where."""
        if self.view.marked:
            self.view.unmark()
            self._show_chosen()
        elif self.app.screen is self:
            self.dismiss(None)
