"""F7 Khen thưởng: who comes up, who is here, what has left the tray."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hoinghi_tui.domain.awards import Award, AwardState, calling_words
from hoinghi_tui.domain.people_words import Attendee
from hoinghi_tui.domain.seat_state import SEAT_WORDS, SeatState, person_state
from hoinghi_tui.ui.awards.award_words import (
    batch_cells,
    presence_cell,
    recipient_words,
    state_cell,
)
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.frame import ConferenceScreen, shortened
from hoinghi_tui.ui.widgets.bar import bar
from hoinghi_tui.ui.widgets.empty_words import FROM_SOURCE
from hoinghi_tui.ui.widgets.fitted_text import FittedText
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList

_HALF = 40
"""Width of the first of two columns on a narrow screen, in cells."""


class AwardsScreen(ConferenceScreen):
    """Shows the recipients in calling order; the batch on stage stands out."""

    CSS_PATH = "screen.tcss"
    MODE = "awards"
    HELP = """
Danh sách người nhận theo đúng thứ tự gọi lên; số trong đợt cũng là vị trí trên sân khấu
và trên khay. Dấu ●: đang có mặt; ○: chưa đến; ◌: đã về.

Enter: đã trao cho người đang chọn; người không có mặt thì hỏi lại một lần.
A: đã trao cả đợt (người vắng được để lại).
N: người khác nhận thay, ghi họ tên và lý do. Nhầm thì bấm Ctrl+Z.
"""
    COMMANDS_HERE = (
        Command("hand_over", "enter,space", "Enter", "đã trao", "Đã trao cho người đang chọn"),
        Command("hand_batch", "a", "A", "trao cả đợt", "Đã trao cả đợt đang chọn"),
        Command("proxy", "n", "N", "nhận thay", "Ghi người nhận thay"),
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(self) -> None:
        super().__init__()
        self._openers: set[str] = set()
        self._on_stage: int | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Yield the list of recipients and the card of the one chosen."""
        with Container(id="awards-body"):
            with Vertical(classes="panel", id="award-list-panel"):
                yield FittedText(id="award-title", classes="panel-title")
                yield RowList(
                    [
                        Column("", 5),
                        Column("", 2),
                        Column("Người nhận", 30, weight=1),
                        Column("Đơn vị", 16, drop=3),
                        Column("Có mặt", 10, drop=1),
                        Column("Trao", 11),
                    ],
                    self._cells,
                    id="awards",
                    empty=f"Chưa có khen thưởng nào. {FROM_SOURCE}",
                )
            with Vertical(classes="panel", id="award-card"):
                yield Static("NGƯỜI LÊN NHẬN", classes="panel-title", markup=False)
                yield Static(id="award-detail", markup=False)

    def on_mount(self) -> None:
        """Begin at the first award that waits; later the cursor stays where it was."""
        super().on_mount()
        self.call_after_refresh(self._go_on)

    def on_screen_resume(self) -> None:
        """Let the list take the keys."""
        super().on_screen_resume()
        self.query_one(RowList).focus()

    def refresh_data(self) -> None:
        """Show the awards as they are now."""
        awards = self.session.awards
        batch = awards.current_batch()
        self._on_stage = batch.number if batch else None
        self._openers = awards.batch_openers()
        self._show_title()
        self.query_one(RowList).show(awards.in_order())
        self._show_card()

    def _show_title(self) -> None:
        done = self.session.awards.progress()
        start = Content.assemble(
            ("ĐÃ TRAO  ", "$muted"),
            (f"{done.handed}", "bold $foreground"),
            (f" / {done.total}  ", "$muted"),
        )
        stage = f"  đang trao đợt {self._on_stage}" if self._on_stage else "  đã trao xong"
        if not done.total:
            stage = ""
        taken = start.cell_length + len(stage)

        def title(width: int) -> Content:
            line = bar(done.handed, done.total, max(0, width - taken))
            return start + line + Content.styled(stage, "$accent")

        self.query_one("#award-title", FittedText).show(title)

    @on(RowList.Highlighted)
    def _show_card(self) -> None:
        award = self.chosen
        card = Content("") if award is None else self._card(award)
        self.query_one("#award-detail", Static).update(card)

    @property
    def chosen(self) -> Award | None:
        """The award under the cursor."""
        award: Award | None = self.query_one(RowList).current
        return award

    def _cells(self, award: Award) -> Sequence[Cell]:
        on_stage = award.batch == self._on_stage
        tone = "muted" if award.is_done else ("strong" if on_stage else "")
        unit = self.session.state.units.get(award.unit) if award.unit else None
        return (
            *batch_cells(award, award.id in self._openers, on_stage),
            Cell(recipient_words(award), tone),
            Cell(unit.label if unit else "", "muted"),
            presence_cell(self._whereabouts(award), self._instead(award)),
            state_cell(award),
        )

    def _whereabouts(self, award: Award) -> SeatState | None:
        """Return where the one who comes up is, None for somebody not on the list."""
        state = self.session.state
        who = state.delegates.get(award.delegate) if award.delegate else None
        return person_state(who, state.attendance.get(who.id)) if who else None

    def _instead(self, award: Award) -> str:
        """Return who came in the place of the one who comes up; blank when nobody did."""
        who = self._comes_up(award)
        return who.full_name if who and who.replaces else ""

    def _comes_up(self, award: Award) -> Attendee | None:
        """Return who is here to come up, None for somebody not on the list."""
        state = self.session.state
        who = state.delegates.get(award.delegate or "")
        return state.attendee(who) if who else None

    def _card(self, award: Award) -> Content:
        facts = self._facts(award)
        name = Content.styled(recipient_words(award).upper(), "bold $foreground")
        position = Content.styled(award.position, "$muted")
        achievement = Content(award.achievement or "…")
        if self.has_class("-narrow"):
            titled = name + (Content.styled("  ·  ", "$muted") + position if position else "")
            rows = [_pair(facts[at], facts[at + 1]) for at in (0, 2, 4)]
            return Content("\n").join([titled, achievement, *rows])
        lines = [_fact(label, value) for label, value in facts]
        words = Content.styled(calling_words(award), "$foreground")
        said = [Content(""), Content.styled("LỜI MỜI", "$muted"), words]
        titles = [name, position] if position else [name]
        return Content("\n").join([*titles, Content(""), achievement, Content(""), *lines, *said])

    def _facts(self, award: Award) -> list[tuple[str, str]]:
        who = self._comes_up(award)
        seat = self.session.state.seat_of(award.delegate) if award.delegate else None
        facts: list[tuple[str, str]] = []
        if award.state is AwardState.BY_PROXY:
            reason = f" ({award.receiver_reason})" if award.receiver_reason else ""
            facts.append(("Nhận thay", f"{award.receiver}{reason}"))
        if award.handed_at is not None:
            facts.append(("Đã trao lúc", self.session.clock_text(award.handed_at)))
        return [
            *facts,
            ("Vị trí", f"thứ {award.order} từ trái"),
            ("Lên nhận", who.text if who else "…"),
            ("Ghế", seat.id if seat else "chưa xếp"),
            ("Người trao", award.presenter),
            ("Quyết định", award.decision_no),
            ("Số giấy", award.certificate_no),
        ]

    # -- actions -----------------------------------------------------------------------

    @on(RowList.Chosen)
    def action_hand_over(self) -> None:
        """Note that the chosen certificate was handed over, and go to the next."""
        award = self.chosen
        if award is None:
            return
        if award.is_done or self.session.awards.is_present(award) is not False:
            self._hand_over(award)
            return
        from hoinghi_tui.ui.confirm import Confirm

        def decide(agreed: bool | None) -> None:
            if agreed:
                self._hand_over(award)

        self.app.push_screen(
            Confirm("TRAO KHI VẮNG MẶT", self._absent_words(award), "trao"), decide
        )

    def _absent_words(self, award: Award) -> str:
        where = self._whereabouts(award) or SeatState.EXPECTED
        who = self.session.state.delegates.get(award.delegate or "")
        name = who.full_name if who else recipient_words(award)
        comes = f" ({name} lên nhận)" if name != award.recipient else ""
        instead = self._instead(award)
        told = f"{instead} đến thay" if instead else SEAT_WORDS[where]
        return (
            f"{recipient_words(award)}{comes}: {told}. Vẫn ghi là đã trao?\n"
            "Người khác nhận thay thì bấm Esc rồi N."
        )

    def _hand_over(self, award: Award) -> None:
        if self.app.perform(lambda: self.session.awards.hand_over([award.id])):
            self._go_on(award.id)

    def action_hand_batch(self) -> None:
        """Note that the batch of the chosen award was handed over."""
        award = self.chosen
        if award is None:
            return
        handed = self.app.perform(lambda: self.session.awards.hand_batch(award.batch))
        if handed:
            self.app.say(f"Đã trao {len(handed)} giấy khen của đợt {award.batch}.")
            self._go_on(handed[-1].id)

    def action_proxy(self) -> None:
        """Ask who receives instead, and note it."""
        award = self.chosen
        if award is None or self.app.perform(lambda: self.session.awards.on_tray(award.id)) is None:
            return
        from hoinghi_tui.ui.awards.proxy_form import Proxy, ProxyForm

        def note(proxy: Proxy | None) -> None:
            if proxy is not None:
                self._hand_to(award, proxy.name, proxy.position, proxy.reason)

        self.app.push_screen(ProxyForm(award.recipient), note)

    def _hand_to(self, award: Award, receiver: str, position: str, reason: str) -> None:
        saved = self.app.perform(
            lambda: self.session.awards.hand_to_proxy(
                award.id, receiver=receiver, position=position, reason=reason
            )
        )
        if saved:
            self._go_on(award.id)

    def _go_on(self, after: str | None = None) -> None:
        """Put the cursor on the next award that waits, never back to an earlier batch."""
        awards = self.query_one(RowList)
        waiting = self.session.awards.next_waiting(after)
        here = next((award for award in awards.rows if award.id == after), None)
        if waiting is None or (here is not None and waiting.batch < here.batch):
            return
        awards.cursor = next(at for at, award in enumerate(awards.rows) if award.id == waiting.id)


def _fact(label: str, value: str) -> Content:
    return Content.assemble((label.ljust(13), "$muted"), value or ("…", "$warning"))


def _pair(left: tuple[str, str], right: tuple[str, str]) -> Content:
    """Set two facts side by side, the second in a column of its own."""
    first = _fact(left[0], shortened(left[1], _HALF - 14))
    return first.pad_right(_HALF - first.cell_length) + _fact(*right)
