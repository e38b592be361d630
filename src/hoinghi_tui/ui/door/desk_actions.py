"""F5's dialogs: what the desk does besides scanning and searching."""

from collections.abc import Callable

from hoinghi_tui.domain.people import Presence, Substitute
from hoinghi_tui.ui.door import door_result
from hoinghi_tui.ui.door.view import DoorView


class DeskActions(DoorView):
    """What is done with the person in sight, and with people who are on no list."""

    def fits(self, action: str) -> bool:
        """Tell whether an action makes sense for the person in sight."""
        card = self.person_in_sight()
        if card is None:
            return False
        came = self.session.state.attendance.get(card.delegate.id)
        if action == "leave":
            return came is not None and came.state is Presence.PRESENT
        return came is not None or action != "take_back"

    def action_leave(self) -> None:
        """Note that the person in sight has gone home."""
        card = self.person_in_sight()
        if card is None:
            return
        person = card.delegate.id
        if self._done(lambda: self.session.door.report_leaving(person)):
            at = self.session.clock_text(self.session.now())
            self.show_result(door_result.left(self.session.door.card(person), at))

    def _done(self, action: Callable[[], object]) -> bool:
        """Save something through the program; tell whether it was saved."""

        def saved() -> bool:
            action()
            return True

        return self.app.perform(saved) is True

    def action_substitute(self) -> None:
        """Ask who came in the place of the person in sight, and where to sit."""
        card = self.person_in_sight()
        if card is None:
            return
        from hoinghi_tui.ui.door.substitute_form import SubstituteForm

        delegate = card.delegate

        def named(told: tuple[Substitute, str | None] | None) -> None:
            if told is None:
                return
            substitute, seat = told
            self.box.value = ""
            self.answer(
                lambda: self.session.door.take_substitute(delegate.id, substitute, seat=seat),
                delegate,
            )

        self.app.push_screen(SubstituteForm(self.session, card, self.scan_behind), named)

    def scan_behind(self, text: str) -> None:
        """Judge a badge scanned while a dialog hides the panel."""
        self.scan(text)
        if self.result is not None:
            self.app.say(door_result.one_line(self.result))
