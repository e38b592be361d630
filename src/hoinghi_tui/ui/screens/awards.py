"""F7 Khen thưởng: who comes up, who is here, what has left the tray."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hoinghi_tui.domain.awards import Award, AwardState
from hoinghi_tui.services.awards import Batch
from hoinghi_tui.ui.award_words import presence_cell, recipient_words, state_cell
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.row_list import Cell, Column, RowList


class AwardsScreen(ConferenceScreen):
    """Shows the recipients in calling order; the batch on stage stands out."""

    CSS_PATH = "awards.tcss"
    MODE = "awards"
    HELP = """
Danh sách người nhận theo đúng thứ tự gọi lên; số trong đợt cũng là vị trí trên sân khấu
và trên khay. Người đang có mặt có dấu ●, chưa đến có dấu ○.

Enter: đã trao cho người đang chọn. A: đã trao cả đợt (người vắng được để lại).
N: người khác nhận thay, ghi họ tên và lý do. Nhầm thì bấm Ctrl+Z.
"""
    COMMANDS_HERE = (
        Command("hand_over", "enter,space", "Enter", "đã trao", "Đã trao cho người đang chọn"),
        Command("hand_batch", "a", "A", "trao cả đợt", "Đã trao cả đợt đang chọn"),
        Command("proxy", "n", "N", "nhận thay", "Ghi người nhận thay"),
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def compose_body(self) -> Iterable[Widget]:
        """Yield the list of recipients and the card of the one chosen."""
        with Horizontal():
            with Vertical(classes="panel", id="award-list-panel"):
                yield Static(id="award-title", classes="panel-title", markup=False)
                yield RowList(
                    [
                        Column("Đợt", 5),
                        Column("Người nhận", 30, weight=1),
                        Column("Đơn vị", 12, drop=3),
                        Column("Có mặt", 10, drop=1),
                        Column("Trao", 11),
                    ],
                    self._cells,
                    id="awards",
                    empty="Chưa có khen thưởng nào.",
                )
            with Vertical(classes="panel", id="award-card"):
                yield Static("NGƯỜI LÊN NHẬN", classes="panel-title", markup=False)
                yield Static(id="award-detail", markup=False)

    def on_screen_resume(self) -> None:
        """Let the list take the keys, at the first award that waits."""
        super().on_screen_resume()
        self.query_one(RowList).focus()

    def refresh_data(self) -> None:
        """Show the awards as they are now."""
        awards = self.session.awards.in_order()
        done = self.session.awards.progress()
        current = self.session.awards.current_batch()
        self.query_one("#award-title", Static).update(_title(done.handed, done.total, current))
        self.query_one(RowList).show(awards)
        self._show_card()

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
        current = self.session.awards.current_batch()
        on_stage = current is not None and award.batch == current.number
        tone = "muted" if award.is_done else ("strong" if on_stage else "")
        unit = self.session.state.units.get(award.unit) if award.unit else None
        return (
            Cell(f"{award.batch}.{award.order}", "accent" if on_stage else "muted"),
            Cell(recipient_words(award), tone),
            Cell((unit.short_name or unit.name) if unit else "", "muted"),
            presence_cell(self.session.awards.is_present(award)),
            state_cell(award),
        )

    def _card(self, award: Award) -> Content:
        who = self.session.state.delegates.get(award.delegate) if award.delegate else None
        seat = self.session.state.seat_of(award.delegate) if award.delegate else None
        lines = [
            Content.styled(recipient_words(award).upper(), "bold $foreground"),
            Content.styled(award.position or "…", "$muted"),
            Content(""),
            Content(award.achievement or "…"),
            Content(""),
            _fact("Vị trí", f"đợt {award.batch}, thứ {award.order} từ trái"),
            _fact("Lên nhận", who.full_name if who else "…"),
            _fact("Ghế", seat.id if seat else "chưa xếp"),
            _fact("Người trao", award.presenter),
            _fact("Quyết định", award.decision_no),
            _fact("Số giấy", award.certificate_no),
        ]
        if award.state is AwardState.BY_PROXY:
            reason = f" ({award.receiver_reason})" if award.receiver_reason else ""
            lines.append(_fact("Nhận thay", f"{award.receiver}{reason}"))
        if award.handed_at is not None:
            lines.append(_fact("Đã trao lúc", self.session.clock_text(award.handed_at)))
        return Content("\n").join(lines)

    # -- actions -----------------------------------------------------------------------

    @on(RowList.Chosen)
    def _hand_chosen(self) -> None:
        self.action_hand_over()

    def action_hand_over(self) -> None:
        """Note that the chosen certificate was handed over, and go to the next."""
        award = self.chosen
        if award is None:
            return
        done = self.app.perform(lambda: self._handed([award.id]))
        if done:
            self.query_one(RowList).action_move(1)

    def action_hand_batch(self) -> None:
        """Note that the batch of the chosen award was handed over."""
        award = self.chosen
        if award is None:
            return
        count = self.app.perform(lambda: self.session.awards.hand_batch(award.batch))
        if count:
            self.app.say(f"Đã trao {count} giấy khen của đợt {award.batch}.")

    def action_proxy(self) -> None:
        """Ask who receives instead, and note it."""
        award = self.chosen
        if award is None:
            return
        from hoinghi_tui.ui.proxy_form import Proxy, ProxyForm

        def note(proxy: Proxy | None) -> None:
            if proxy is not None:
                self.app.perform(
                    lambda: self.session.awards.hand_to_proxy(
                        award.id,
                        receiver=proxy.name,
                        position=proxy.position,
                        reason=proxy.reason,
                    )
                )

        self.app.push_screen(ProxyForm(award.recipient), note)

    def _handed(self, award_ids: list[str]) -> bool:
        self.session.awards.hand_over(award_ids)
        return True


def _title(handed: int, total: int, current: Batch | None) -> Content:
    stage = f"  ·  đợt {current.number} đang trao" if current else "  ·  đã trao xong"
    return Content.assemble(
        ("ĐÃ TRAO  ", "$muted"),
        (f"{handed}", "bold $foreground"),
        (f" / {total}", "$muted"),
        (stage if total else "", "$accent"),
    )


def _fact(label: str, value: str) -> Content:
    return Content.assemble((label.ljust(13), "$muted"), value or ("…", "$warning"))
