"""F5's dialogs: what the desk does besides scanning and searching."""

from hoinghi_tui.domain.people import Presence, Substitute
from hoinghi_tui.domain.unsaved import newcomer_unsaved, substitute_unsaved
from hoinghi_tui.services.desk import Guest
from hoinghi_tui.ui.door import door_result
from hoinghi_tui.ui.door.desk_machine import DeskMachine


class DeskActions(DeskMachine):
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
        if self.app.saved(lambda: self.session.door.report_leaving(person)):
            at = self.session.clock_text(self.session.now())
            self.show_result(door_result.left(self.session.door.card(person), at))

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
                unsaved=substitute_unsaved(substitute.full_name, delegate.full_name),
            )

        self.app.push_screen(SubstituteForm(self.session, card, self.scan_behind), named)

    def action_walk_in(self) -> None:
        """Take in somebody who is not on the list; a name already typed goes along."""
        from hoinghi_tui.ui.door.walk_in_form import WalkIn, WalkInForm

        desk = self.session.desk

        def told(newcomer: WalkIn | None) -> None:
            if newcomer is None:
                return
            guest, seat, even_if_listed = newcomer
            self.box.value = ""
            problem = self.answer(
                lambda: desk.walk_in(guest, seat=seat, even_if_listed=even_if_listed),
                None,
                unsaved=newcomer_unsaved(guest.full_name),
            )
            if problem:
                ask(guest, problem)

        def ask(guest: Guest, problem: str = "") -> None:
            form = WalkInForm(self.session, self.scan_behind, guest=guest, problem=problem)
            self.app.push_screen(form, told)

        ask(Guest(full_name=self._name_typed()))

    def _name_typed(self) -> str:
        """Return the name that was searched for in vain; digits are no name."""
        typed = self.box.value or (self.result.query if self.result else "")
        return "" if any(char.isdigit() for char in typed) else typed

    def action_take_back(self) -> None:
        """Take the arrival of the person in sight back, from any desk, with the reason."""
        card = self.person_in_sight()
        if card is None:
            return
        from hoinghi_tui.ui.door.take_back_form import TakeBackForm

        person = card.delegate.id

        def told(reason: str | None) -> None:
            if reason and self.app.saved(lambda: self.session.desk.take_back(person, reason)):
                self.box.value = ""
                self.show_result(door_result.undone(self.session.door.card(person)))

        self.app.push_screen(TakeBackForm(self.session, card, self.scan_behind), told)

    def action_paper_list(self) -> None:
        """Check in one after the other from the list that was signed on paper."""
        from hoinghi_tui.ui.door.paper_list import PaperListDialog

        def closed(_: None) -> None:
            self.app.data_changed()

        self.app.push_screen(PaperListDialog(self.session, self.scan_behind), closed)

    def action_badge(self) -> None:
        """Show the badge of the person in sight, to be scanned, printed or replaced."""
        card = self.person_in_sight()
        if card is None:
            return
        from hoinghi_tui.ui.door.badge_dialog import BadgeDialog

        may_print = self.app.allows("print_badge", self.MODE)
        on_print = self._print_badge if may_print else None
        self.app.push_screen(
            BadgeDialog(self.session, card.delegate.id, self.scan_behind, on_print)
        )

    def _print_badge(self, delegate_id: str) -> None:
        from hoinghi_tui.ui.door.one_badge import print_badge

        print_badge(self.app, delegate_id)
