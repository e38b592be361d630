"""F6 Chương trình: what is on now, what to say, who is next, will it end on time."""

from textual.containers import VerticalScroll

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.ui.agenda.agenda_list import AgendaList
from hoinghi_tui.ui.agenda.backdate_form import BackdateForm
from hoinghi_tui.ui.agenda.commands import COMMANDS, HELP
from hoinghi_tui.ui.agenda.view import AgendaView
from hoinghi_tui.ui.command import bindings


class AgendaScreen(AgendaView):
    """The screen of the person who leads through the programme."""

    # Making the agenda hangs in here: ``class AgendaScreen(ItemEditing, AgendaView)`` with
    # ``class ItemEditing(AgendaView)`` in item_editing.py, its commands behind COMMANDS,
    # and ``NEEDS = {**NEEDS, **its needs}`` for what does not always apply. Of the view it
    # uses ``seen``, ``target()`` and ``target_id()``.
    CSS_PATH = "screen.tcss"
    MODE = "agenda"
    AUTO_FOCUS = "#agenda-list"
    HELP = HELP
    COMMANDS_HERE = COMMANDS
    BINDINGS = bindings(COMMANDS)

    def action_next(self) -> None:
        """Go on to the item that is shown as the next."""
        self.app.perform(lambda: self.session.agenda.start_next(self.seen))

    def action_pause(self) -> None:
        """Stop the clock, or let it go on."""
        self.app.perform(lambda: self.session.agenda.pause_or_resume(self.seen))

    def action_more(self) -> None:
        """Give the chosen item one minute more."""
        self._extend(1)

    def action_less(self) -> None:
        """Take one minute from the chosen item."""
        self._extend(-1)

    def _extend(self, minutes: int) -> None:
        item_id = self.target_id()
        if item_id is not None:
            self.app.perform(lambda: self.session.agenda.extend(item_id, minutes))

    def action_skip(self) -> None:
        """Leave out the chosen item, or take it up again."""
        item_id = self.target_id()
        if item_id is not None:
            self.app.perform(lambda: self.session.agenda.skip_or_restore(item_id))

    def action_end(self) -> None:
        """End the running item and start nothing."""
        self.app.perform(lambda: self.session.agenda.end_current(self.seen))

    def action_backdate(self) -> None:
        """Ask since when the running item has really been running."""
        seen = self.seen
        if seen is None or seen.current is None:
            return

        def save(minutes: int | None) -> None:
            if minutes:
                self.app.perform(lambda: self.session.agenda.backdate(minutes, seen))

        self.app.push_screen(BackdateForm(seen.current.item.title, self._backdate_preview), save)

    def _backdate_preview(self, minutes: int) -> str:
        try:
            start = self.session.agenda.backdated_start(minutes)
        except Refused as refusal:
            return str(refusal)
        return f"Ghi lại: bắt đầu lúc {self.session.agenda.clock(start)}" if start else ""

    def action_follow(self) -> None:
        """Return to the running item."""
        self.remove_class("-list")
        if self.seen is not None:
            self.query_one(AgendaList).show(self.seen.items, self.focus_id())
        self.refresh_data()

    def action_toggle_list(self) -> None:
        """Show the list instead of the script on a small screen, or the other way round."""
        self.toggle_class("-list")
        self.call_after_refresh(self.redraw)
        self.call_after_refresh(self._focus_what_shows)

    def action_script_up(self) -> None:
        """Scroll the script up by a page."""
        self.query_one("#script-scroll", VerticalScroll).scroll_page_up(animate=False)

    def action_script_down(self) -> None:
        """Scroll the script down by a page."""
        self.query_one("#script-scroll", VerticalScroll).scroll_page_down(animate=False)
