"""F7 as it is seen: all recipients in calling order, and the batch on stage."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from hoinghi_tui.domain.awards import Award, progress
from hoinghi_tui.domain.people_words import Attendee
from hoinghi_tui.domain.seat_state import SeatState, person_state
from hoinghi_tui.services.award_reader import StageBatch
from hoinghi_tui.ui.awards.award_words import recipient_words
from hoinghi_tui.ui.awards.batch_words import missing_line, pace_line, swap_line
from hoinghi_tui.ui.awards.commands import NEEDS, Need
from hoinghi_tui.ui.awards.stage_panel import StagePanel
from hoinghi_tui.ui.awards.stage_text import Card
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.widgets.bar import bar
from hoinghi_tui.ui.widgets.fitted_text import FittedText
from hoinghi_tui.ui.widgets.grouped_lines import Heading
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.steady_text import SteadyText

NO_AWARDS = "Chưa có khen thưởng nào. Ctrl+O nhập danh sách kèm quyết định, hoặc I thêm từng mục."

_COLUMNS = (
    Column("", 3),
    Column("Người nhận", 16, weight=1),
    Column("", 12, drop=1),
)
_MARKS = (Column("", 3), Column("Người nhận", 14, weight=1), Column("", 1))


class AwardsView(ConferenceScreen):
    """Draws the awards; what is done to them is the subclasses'."""

    NEEDS: ClassVar[Mapping[str, Need]] = NEEDS
    """What each action needs of the chosen award and its batch."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Sequence[Award] = ()
        """The awards on the screen, which every action names as what the person saw."""
        self.swap_first: str | None = None
        """The first of two certificates that were mistaken for each other."""
        self._batches: Mapping[int, StageBatch] = {}
        self._cards: dict[str, Card] = {}
        self._missing: dict[int, set[str]] = {}
        self._is_live = False
        """Whether anybody has come; before that nobody is missing."""
        self.on_stage: int | None = None
        """The batch on stage: the first that is not handed over yet."""
        self._drawn_for: tuple[object, ...] = ()
        self._blanks = Content("")

    def compose_body(self) -> Iterable[Widget]:
        """Yield the list on the left and the stage on the right."""
        with Horizontal(id="awards-body"):
            with Vertical(classes="panel", id="award-list-panel"):
                yield FittedText(id="award-title", classes="panel-title")
                yield RowList(
                    _COLUMNS,
                    self._cells,
                    id="awards",
                    titles=False,
                    empty=NO_AWARDS,
                    is_marked=lambda award: award.id == self.swap_first,
                )
                yield SteadyText(id="award-foot")
            yield StagePanel(self.session, id="stage", classes="panel")

    def on_mount(self) -> None:
        """Begin at the first award that waits; later the cursor stays where it was."""
        super().on_mount()
        self.call_after_refresh(self.go_on)

    def on_screen_resume(self) -> None:
        """Let the list take the keys."""
        super().on_screen_resume()
        self.query_one("#awards", RowList).focus()

    # -- what is chosen ----------------------------------------------------------------

    @property
    def chosen(self) -> Award | None:
        """The award under the cursor."""
        award: Award | None = self.query_one("#awards", RowList).current
        return award

    @property
    def chosen_batch(self) -> StageBatch | None:
        """The batch of the award under the cursor."""
        award = self.chosen
        return self._batches.get(award.batch) if award is not None else None

    def go_to(self, award_id: str) -> None:
        """Put the cursor on an award."""
        place = next((at for at, one in enumerate(self.seen) if one.id == award_id), None)
        if place is not None:
            self.query_one("#awards", RowList).cursor = place

    def go_on(self, after: str | None = None) -> None:
        """Put the cursor on the next award that waits, never back to an earlier batch."""
        award = self.session.awards.next_waiting(after)
        now = self.chosen
        if award is not None and (now is None or award.batch >= now.batch):
            self.go_to(award.id)
        self.show_chosen()

    # -- drawing -----------------------------------------------------------------------

    def refresh_data(self) -> None:
        """Show the awards as they are now; the cursor stays on its award."""
        awards = self.session.awards
        batches = awards.batches()
        before = self.chosen
        self._cards.clear()
        self._missing.clear()
        self._is_live = bool(self.session.state.attendance)
        self._batches = {batch.number: batch for batch in batches}
        self.seen = [award for batch in batches for award in batch.awards]
        stage = next((batch for batch in batches if not batch.is_done), None)
        self.on_stage = stage.number if stage is not None else None
        if self.swap_first not in {award.id for award in self.seen}:
            self.swap_first = None
        self._show_list(batches, before)
        self._show_title()
        self._drawn_for = ()
        self.show_chosen()
        self._blanks = self._what_is_blank()
        self._show_foot(self.session.now(), self._blanks)

    def tick(self, now: datetime) -> None:
        """Let the pace go on."""
        self._show_foot(now, self._blanks)

    def _show_list(self, batches: Sequence[StageBatch], before: Award | None) -> None:
        headings: list[tuple[int, Heading]] = []
        place = 0
        for batch in batches:
            headings.append((place, self._heading(batch)))
            place += len(batch.awards)
        rows = self.query_one("#awards", RowList)
        rows.set_columns(_MARKS if self.has_class("-narrow") else _COLUMNS)
        cursor = None
        if before is not None:
            cursor = next((at for at, one in enumerate(self.seen) if one.id == before.id), None)
        rows.show(self.seen, cursor, headings=headings)

    def _heading(self, batch: StageBatch) -> Heading:
        done = progress(batch.awards)
        mark = "✔" if batch.is_done else "▶" if batch.number == self.on_stage else " "
        title = self.session.awards.arranged(batch.number).title
        note = f"{done.handed}/{done.total}" + (f" · {title}" if title else "")
        return Heading(f"{mark} ĐỢT {batch.number}", note)

    def _show_title(self) -> None:
        done = self.session.awards.progress()
        start = Content.assemble(
            ("ĐÃ TRAO  ", "$muted"),
            (f"{done.handed}", "bold $foreground"),
            (f" / {done.total}  ", "$muted"),
        )

        def title(width: int) -> Content:
            return start + bar(done.handed, done.total, max(0, width - start.cell_length))

        self.query_one("#award-title", FittedText).show(title)

    def _what_is_blank(self) -> Content:
        """Return what is still missing before anything was called."""
        if any(award.is_done or award.called_at for award in self.seen):
            return Content("")
        return missing_line(self.session.awards.warnings())

    def _show_foot(self, now: datetime, blanks: Content) -> None:
        """Say how the pace is; before the day what is still blank."""
        foot = self.query_one("#award-foot", SteadyText)
        if self.seen and self.on_stage is None:
            last = max((award.handed_at for award in self.seen if award.handed_at), default=now)
            at = self.session.clock_text(last, seconds=False)
            foot.show(Content.styled(f"✔ Đã trao xong lúc {at}", "bold $success"))
            return
        pace = self.session.agenda.pace(now)
        clock = self.session.clock_text
        foot.show(pace_line(pace, lambda at: clock(at, seconds=False)) if pace else blanks)

    @on(RowList.Highlighted, "#awards")
    def show_chosen(self) -> None:
        """Show the batch under the cursor on the stage, and the keys that apply now."""
        award, batch = self.chosen, self.chosen_batch
        panel = self.query_one("#stage", StagePanel)
        panel.display = batch is not None
        drawn = (award, batch, self.swap_first, self.size)
        if drawn == self._drawn_for:
            return
        self._drawn_for = drawn
        if award is not None and batch is not None:
            cards = [self.card(one) for one in batch.awards]
            panel.show(batch, cards, batch.awards.index(award), self.on_stage)
            first = self.session.state.awards.get(self.swap_first or "")
            if first is not None:
                panel.say_step(lambda width: swap_line(first, width))
        self.draw_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what applies to the chosen award and its batch."""
        if not super().check_action(action, parameters):
            return False
        need = self.NEEDS.get(action)
        if need is not None and self.is_drawn:
            return need(self.chosen, self.chosen_batch)
        return True

    @property
    def has_begun(self) -> bool:
        """Whether people have come or something was called: then the stage is what matters."""
        state = self.session.state
        return bool(state.attendance) or any(award.called_at for award in self.seen)

    def _cells(self, award: Award) -> Sequence[Cell]:
        card = self.card(award)
        words, tone = card.state
        on_stage = award.batch == self.on_stage
        name_tone = "muted" if award.is_done else ("strong" if on_stage else "")
        narrow = self.has_class("-narrow")
        quiet = tone == "$warning" and not on_stage
        return (
            Cell(f"{award.order:>3}", "accent" if on_stage else "muted"),
            Cell(award.recipient if narrow else recipient_words(award), name_tone),
            Cell(words[:1] if narrow else words, "muted" if quiet else tone.removeprefix("$")),
        )

    # -- who comes up ------------------------------------------------------------------

    def card(self, award: Award) -> Card:
        """Return what is shown of an award; worked out once for each drawing."""
        known = self._cards.get(award.id)
        if known is None:
            known = self._cards[award.id] = self._card(award)
        return known

    def _card(self, award: Award) -> Card:
        who = self.comes_up(award)
        name = who.text if who and (who.replaces or who.full_name != award.recipient) else ""
        if award.batch not in self._missing:
            away = self.session.awards.absent(award.batch)
            self._missing[award.batch] = {one.id for one in away}
        missing = award.id in self._missing[award.batch]
        alarming = missing and self._is_live
        return Card(award, self.whereabouts(award), name, missing, alarming)

    def whereabouts(self, award: Award) -> SeatState | None:
        """Return where the one who comes up is, None for somebody not on the list."""
        state = self.session.state
        who = state.delegates.get(award.delegate) if award.delegate else None
        return person_state(who, state.attendance.get(who.id)) if who else None

    def comes_up(self, award: Award) -> Attendee | None:
        """Return who is here to come up, None for somebody not on the list."""
        state = self.session.state
        who = state.delegates.get(award.delegate or "")
        return state.attendee(who) if who else None
