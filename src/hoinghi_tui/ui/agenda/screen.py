"""F6 Chương trình: what is on now, what to say, who is next, will it end on time."""

from datetime import timedelta

from textual.containers import VerticalScroll

from hoinghi_tui.domain.prediction import Forecast
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.time_text import whole_minutes
from hoinghi_tui.ui.agenda.agenda_list import AgendaList
from hoinghi_tui.ui.agenda.commands import COMMANDS, HELP, NEEDS
from hoinghi_tui.ui.agenda.cuts_panel import MOST
from hoinghi_tui.ui.agenda.item_editing import ItemEditing
from hoinghi_tui.ui.agenda.making_commands import MAKING_COMMANDS, MAKING_HELP, MAKING_NEEDS
from hoinghi_tui.ui.agenda.minutes_form import MinutesForm, Question
from hoinghi_tui.ui.agenda.rearranging import Rearranging
from hoinghi_tui.ui.agenda.watching import Watching
from hoinghi_tui.ui.command import bindings


class AgendaScreen(ItemEditing, Rearranging, Watching):
    """The screen of the person who leads through the programme."""

    CSS_PATH = "screen.tcss"
    MODE = "agenda"
    AUTO_FOCUS = "#agenda-list"
    HELP = HELP + MAKING_HELP
    COMMANDS_HERE = (*COMMANDS, *MAKING_COMMANDS)
    NEEDS = {**NEEDS, **MAKING_NEEDS}
    BINDINGS = [
        *bindings(COMMANDS_HERE),
        *((str(number), f"cut({number})", "rút") for number in range(1, MOST + 1)),
    ]

    def action_next(self) -> None:
        """Go on to the item that is shown as the next."""
        if self.app.saved(lambda: self.session.agenda.start_next(self.seen)):
            self.leave_cuts()

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
            self.app.perform(lambda: self.session.agenda.extend(item_id, minutes, self.seen))

    def action_skip(self) -> None:
        """Leave out the chosen item, or take it up again."""
        item_id = self.target_id()
        if item_id is not None:
            self.app.perform(lambda: self.session.agenda.skip_or_restore(item_id, self.seen))

    def action_end(self) -> None:
        """End the running item and start nothing."""
        self.app.perform(lambda: self.session.agenda.end_current(self.seen))

    def action_backdate(self) -> None:
        """Ask since when it has really been running, or for how long nobody pressed "start"."""
        seen = self.seen
        if seen is None or (seen.current is None and seen.next is None):
            return
        running = seen.current is not None

        def save(minutes: int | None) -> None:
            agenda = self.session.agenda
            if minutes:
                begin = agenda.backdate if running else agenda.start_backdated
                self.app.perform(lambda: begin(minutes, seen))

        self.app.push_screen(MinutesForm(self._backdating(seen)), save)

    def _backdating(self, seen: Forecast) -> Question:
        if seen.current is not None:
            sentence = (
                f"“{seen.current.item.title}” thật ra đã bắt đầu sớm hơn bao nhiêu phút "
                "so với lúc bấm? Số âm là muộn hơn."
            )
            preview = self._backdate_preview
            return Question("LÙI GIỜ BẮT ĐẦU", sentence, 3, preview, allows_less=True)
        title = seen.next.item.title if seen.next is not None else ""
        sentence = f"“{title}” đã bắt đầu từ mấy phút trước mà chưa bấm giờ?"
        clock = self.session.agenda.clock
        return Question(
            "BẮT ĐẦU TỪ MẤY PHÚT TRƯỚC",
            sentence,
            max(1, whole_minutes(seen.overdue)),
            lambda minutes: f"Ghi lại: bắt đầu lúc {clock(seen.now - timedelta(minutes=minutes))}",
        )

    def _backdate_preview(self, minutes: int) -> str:
        try:
            start = self.session.agenda.backdated_start(minutes)
        except Refused as refusal:
            return str(refusal)
        return f"Ghi lại: bắt đầu lúc {self.session.agenda.clock(start)}" if start else ""

    def action_toggle_list(self) -> None:
        """Show the list instead of the script on a small screen, or the other way round."""
        self.remove_class("-cuts")
        self.toggle_class("-list")
        self.call_after_refresh(self.redraw)
        self.call_after_refresh(self._focus_what_shows)
        self.call_after_refresh(self.query_one(AgendaList).bring_up)

    def action_script_up(self) -> None:
        """Scroll the script up by a page."""
        self.query_one("#script-scroll", VerticalScroll).scroll_page_up(animate=False)

    def action_script_down(self) -> None:
        """Scroll the script down by a page."""
        self.query_one("#script-scroll", VerticalScroll).scroll_page_down(animate=False)
