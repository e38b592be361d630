"""Leaving the plan while it runs: jumping, going back, putting off, parting, cutting."""

from datetime import timedelta
from functools import partial

from hoinghi_tui.domain.agenda_words import title_beside_kind
from hoinghi_tui.ui.agenda.agenda_list import AgendaList
from hoinghi_tui.ui.agenda.cuts_panel import CutsPanel
from hoinghi_tui.ui.agenda.minutes_form import MinutesForm, Question, SplitForm
from hoinghi_tui.ui.agenda.view import AgendaView

_USUAL_SHIFT = 5


class Rearranging(AgendaView):
    """What changes the order and the times of what is still to come.

    Each action is saved with what was seen: what another station has changed meanwhile is
    told in a sentence and not overwritten.
    """

    def action_jump(self) -> None:
        """Start the chosen item now, out of turn."""
        item_id, seen = self.target_id(), self.seen
        if item_id is not None and self.app.saved(lambda: self.session.agenda.start(item_id, seen)):
            self.action_follow()

    def action_reopen(self) -> None:
        """Go back to the item that ended last; the running one waits again."""
        if self.app.saved(lambda: self.session.agenda.reopen(self.seen)):
            self.action_follow()

    def action_shift(self) -> None:
        """Ask by how much the chosen item and all behind it are put off."""
        item, seen = self.target(), self.seen
        if item is None or seen is None:
            return
        start = seen.of(item.id).start

        def preview(minutes: int) -> str:
            clock = self.session.agenda.clock
            return (
                f"Không sớm hơn {clock(start + timedelta(minutes=minutes))}, các mục sau dời theo"
            )

        def save(minutes: int | None) -> None:
            if minutes:
                self.app.perform(lambda: self.session.agenda.shift_rest(item.id, minutes, seen))

        sentence = f"“{item.title}” và các mục sau dời bao nhiêu phút? Số âm là sớm lên."
        question = Question("DỜI PHẦN CÒN LẠI", sentence, _USUAL_SHIFT, preview, allows_less=True)
        self.app.push_screen(MinutesForm(question), save)

    def action_split(self) -> None:
        """Ask how the chosen item is parted in two."""
        item, seen = self.target(), self.seen
        if item is None:
            return

        def save(parts: tuple[int, str] | None) -> None:
            if parts is not None:
                self.app.perform(lambda: self.session.agenda.split(item.id, *parts, seen))

        minutes = (item.duration_s + item.extension_s) // 60
        self.app.push_screen(SplitForm(item, minutes), save)

    def action_move(self, steps: int) -> None:
        """Move the chosen item up or down; the cursor goes with it."""
        item_id, seen = self.target_id(), self.seen
        if item_id is not None and self.app.saved(
            lambda: self.session.agenda.move(item_id, steps, seen)
        ):
            rows = self.session.agenda.forecast().items
            self.query_one(AgendaList).show(rows, item_id)

    # -- cutting -------------------------------------------------------------------------

    def leave_cuts(self) -> None:
        """Show the script again, where it was not."""
        if self.has_class("-cuts"):
            self.remove_class("-cuts")
            self.call_after_refresh(self.redraw)

    def action_cuts(self) -> None:
        """Show what could be shortened instead of the script, or the script again."""
        self.remove_class("-list")
        self.toggle_class("-cuts")
        self.query_one(CutsPanel).forget()
        self.call_after_refresh(self.redraw)

    def action_cut(self, number: int) -> None:
        """Accept the proposal with this number, as it was seen."""
        panel = self.query_one(CutsPanel)
        offer = panel.offer(number)
        if offer is None:
            return
        item, minutes = offer.item, offer.proposed
        accept = partial(self.session.agenda.accept_cut, item.id, minutes, self.seen)
        # Noted first: the screen is drawn again while it is being saved.
        panel.accepted(offer)
        if self.app.saved(accept):
            title = title_beside_kind(item)
            self.app.say(f"Đã rút {minutes}′: {title}. Nhầm thì bấm Ctrl+Z.")
        else:
            panel.forget()
            self.refresh_data()
