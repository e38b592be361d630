"""F5 Đón tiếp: scan or type a name; the answer fills the screen."""

from textual import on

from hoinghi_tui.domain.badges import ScanKind
from hoinghi_tui.domain.people import Delegate, Invitation
from hoinghi_tui.domain.unsaved import in_person_unsaved
from hoinghi_tui.ui.command import bindings
from hoinghi_tui.ui.door import door_result
from hoinghi_tui.ui.door.commands import COMMANDS, HELP
from hoinghi_tui.ui.door.desk_actions import DeskActions
from hoinghi_tui.ui.door.suggestions import Suggestions
from hoinghi_tui.ui.widgets.scan_input import ScanInput

MOST_SUGGESTIONS = 50
DIGITS_PAUSE_S = 0.12
"""A scanner has sent its sixteen digits by then; only people are slower."""

PREPARE_AFTER_S, PREPARE_EVERY_S, PREPARED_AT_ONCE = 2.0, 0.05, 100
"""A list of ten thousand is ready for searching some seconds after the start."""

_OF_A_PERSON = ("substitute", "leave", "badge", "take_back")


class DoorScreen(DeskActions):
    """Checks people in by badge or by name; nothing ever has to be dismissed."""

    CSS_PATH = "screen.tcss"
    MODE = "door"
    HELP = HELP
    COMMANDS_HERE = COMMANDS
    BINDINGS = bindings(COMMANDS)

    def __init__(self) -> None:
        super().__init__()
        self._search_due = False

    def on_mount(self) -> None:
        """Get ready for the first search while nobody waits: a long list takes a second."""
        self.set_timer(PREPARE_AFTER_S, self._prepare)

    def _prepare(self) -> None:
        if self.is_attached and not self.session.roster.prepare(PREPARED_AT_ONCE):
            self.set_timer(PREPARE_EVERY_S, self._prepare)

    def on_descendant_blur(self) -> None:
        """Give the focus back to the box: a scan must find it whatever was clicked."""
        self.call_after_refresh(self.box.focus)

    def on_screen_resume(self) -> None:
        """Show names to whoever opens the door; not when a forgotten dialog has closed."""
        if self.is_attended():
            self.stir()
        super().on_screen_resume()

    # -- scanning ------------------------------------------------------------------------

    @on(ScanInput.Scanned, "#scan-box")
    def _line_taken(self, scanned: ScanInput.Scanned) -> None:
        if scanned.read.kind is ScanKind.TEXT:
            self._choose_by_name(scanned.text)
        else:
            self.scan(scanned.text)

    # -- searching -----------------------------------------------------------------------

    @on(ScanInput.Changed, "#scan-box")
    def _typed(self) -> None:
        """Search once for many keys: a scanner types a thousand a second."""
        self.stir()
        if self._search_due:
            return
        self._search_due = True
        typed = self.box.value
        if typed.isdigit():
            # Mostly the beginning of a badge: no list shall flash up before it is whole.
            self.set_timer(DIGITS_PAUSE_S, lambda: self._search_digits(typed))
        else:
            self.call_after_refresh(self._search)

    def _search_digits(self, typed: str) -> None:
        """Search for digits at which somebody has paused; a scanner is at another code by now."""
        self._search_due = False
        if self.box.value == typed:
            self._search()
        elif self.box.value:
            self._typed()

    def _search(self) -> None:
        self._search_due = False
        query = self.box.value
        if query == self.suggestions.query_text and self.suggestions.display:
            return
        if not query.strip() or self.box.reading.kind is not ScanKind.TEXT:
            self._forget_query()
            return
        found = self._find(query)
        # The beginning of a badge's code is no name: the last answer stays in sight.
        self.show_suggestions(bool(found) or not query.strip().isdigit())

    def _find(self, query: str) -> list[Delegate]:
        """Search for people and put them into the list."""
        found = self.session.roster.search(query)
        cards = [self.session.door.card(one.id) for one in found[:MOST_SUGGESTIONS]]
        self.suggestions.show(query, cards, len(found), self.session.roster.meant(query, found))
        return found

    def _forget_query(self) -> None:
        if self.suggestions.display:
            self.suggestions.show("", (), 0, None)
        self.show_suggestions(False)

    def _choose_by_name(self, text: str) -> None:
        """Check in the only one who fits or the one chosen; else ask to choose."""
        if self.suggestions.query_text != text and not self._find(text):
            self._forget_query()
            self.show_result(door_result.not_found(text))
            return
        chosen = self.suggestions.current
        if chosen is not None:
            self._forget_query()
            self.check_in(chosen.delegate)
        elif self.suggestions.cards:
            self.box.give_back(text)
            self.suggestions.move(1)
            self.show_suggestions(True)
        else:
            self._forget_query()
            self.show_result(door_result.not_found(text))

    @on(Suggestions.Picked)
    def _picked(self) -> None:
        self.action_submit()

    def check_in(self, delegate: Delegate, *, accept_declined: bool = False) -> None:
        """Check in somebody chosen from the list, and show the answer."""
        self.answer(
            lambda: self.session.door.check_in(delegate.id, accept_declined=accept_declined),
            delegate,
        )

    # -- actions -------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the person in sight."""
        if not super().check_action(action, parameters):
            return False
        if not self.is_mounted:
            return True
        if action == "accept":
            return self._may_come_in_person()
        if action in _OF_A_PERSON:
            return self.fits(action)
        return True

    def action_submit(self) -> None:
        """Take what is in the box, as Enter does."""
        self.box.submit()

    def action_clear(self) -> None:
        """Clear the box; when it is clear already, the answer."""
        if self.box.value:
            self.box.value = ""
        else:
            self.show_result(None)

    def action_choose(self, step: int) -> None:
        """Choose the next or the previous person of the list."""
        self.suggestions.move(step)
        self.draw_keys()

    def _may_come_in_person(self) -> bool:
        """Tell whether who is in sight declined and is not in, or was replaced by another."""
        card = self.person_in_sight()
        if card is None:
            return False
        declined = card.delegate.invitation is Invitation.DECLINED and card.attendance is None
        return declined or card.substitute is not None

    def action_accept(self) -> None:
        """Take in somebody who had declined, or in whose place another one came."""
        card = self.person_in_sight()
        if card is None:
            return
        delegate = card.delegate
        self.box.value = ""
        if card.substitute is None:
            self.check_in(delegate, accept_declined=True)
            return
        self.answer(
            lambda: self.session.door.came_in_person(delegate.id),
            delegate,
            unsaved=in_person_unsaved(delegate.full_name),
        )
