"""Asks who came in a delegate's place and where to sit, losing no badge scanned meanwhile."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.domain.people import Substitute
from hoinghi_tui.services.door import Card
from hoinghi_tui.services.session import Session
from hoinghi_tui.spreadsheets.name_cells import split_honorific
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.door.desk_dialog import CANCEL, LINES, DeskDialog, Scan
from hoinghi_tui.ui.widgets.scan_input import ScanInput
from hoinghi_tui.vietnamese import clean, printable

_MARKS = ("○", "●")


class SubstituteForm(DeskDialog[tuple[Substitute, str | None] | None]):
    """Two lines: name and post; Enter goes on and saves from the last line.

    Returns the substitute and the id of a seat of the own rank, None for the delegate's
    seat, which is what is marked first but for a chair that goes with the delegate's rank.
    Who was announced to come instead stands there already.
    """

    COMMANDS_HERE = (
        Command("enter", "enter", "Enter", "tiếp, lưu ở dòng cuối", "Sang dòng sau"),
        Command("other_seat", "ctrl+g", "Ctrl+G", "đổi ghế", "Giữ ghế hoặc lấy ghế đề nghị"),
        *LINES,
        CANCEL,
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(self, session: Session, card: Card, scan: Scan) -> None:
        super().__init__(scan)
        self._session = session
        self._card = card
        self._announced = card.delegate.substitute or Substitute(full_name="")
        self._offer = session.desk.offer(self._announced.position)
        self._own_choice: bool | None = None
        self._offer_is_due = False

    def dialog_title(self) -> str:
        """Return who is replaced."""
        return f"ĐI THAY · {self._card.delegate.full_name}"

    def compose_lines(self) -> ComposeResult:
        """Yield the two lines, and the seats to choose from."""
        with Horizontal(classes="form-row"):
            yield Static("Họ và tên", classes="form-label", markup=False)
            yield ScanInput(
                id="substitute-name",
                takes_blank=True,
                value=self._announced.full_name,
                placeholder="người đến thay",
            )
        with Horizontal(classes="form-row"):
            yield Static("Chức vụ", classes="form-label", markup=False)
            yield ScanInput(
                id="substitute-position",
                takes_blank=True,
                value=self._announced.position,
                placeholder="của chính người đi thay",
            )
        with Horizontal(classes="form-row", id="seat-row"):
            yield Static("Ngồi", classes="form-label", markup=False)
            yield Static(id="substitute-seat", markup=False)

    def on_mount(self) -> None:
        """Start at the name."""
        self.query_one("#substitute-name").focus()
        self._show_seats()

    # -- the seat ------------------------------------------------------------------------

    @on(ScanInput.Changed, "#substitute-position")
    def _post_typed(self) -> None:
        """Ask for the seat once for many keys."""
        if not self._offer_is_due:
            self._offer_is_due = True
            self.call_after_refresh(self._ask_for_seat)

    def _ask_for_seat(self) -> None:
        self._offer_is_due = False
        post = self.query_one("#substitute-position", ScanInput).value
        self._offer = self._session.desk.offer(post)
        self._show_seats()

    def _show_seats(self) -> None:
        seat, offered = self._card.seat, self._offer.seat
        keep = f"giữ ghế {seat.id}, {self._card.place}" if seat else "chưa xếp chỗ"
        lines = [self._answer(keep, chosen=self._seat() is None)]
        if offered is not None:
            words = f"ghế {offered.id}, {self._offer.place} (theo chức vụ)"
            lines.append(self._answer(words, chosen=self._seat() is not None))
        if self._offer.warning:
            lines.append(Content.styled(f"▲ {self._offer.warning}", "$warning"))
        self.query_one("#substitute-seat", Static).update(Content("\n").join(lines))

    def _answer(self, words: str, *, chosen: bool) -> Content:
        tone = "bold $accent" if chosen else "$muted"
        return Content.styled(f"{_MARKS[chosen]} {printable(words)}", tone)

    def _seat(self) -> str | None:
        """Return the seat to move to; None to keep what there is."""
        offered = self._offer.seat
        return None if offered is None or self._keeps_seat() else offered.id

    def _keeps_seat(self) -> bool:
        """Tell whether to keep the delegate's seat, by own choice or as is usual."""
        if self._own_choice is not None:
            return self._own_choice
        return self._session.desk.keeps_seat(self._card.seat, self._coming())

    def action_other_seat(self) -> None:
        """Change between the delegate's seat and the one offered."""
        self._own_choice = not self._keeps_seat()
        self._show_seats()

    # -- the end -------------------------------------------------------------------------

    def line_entered(self, box: ScanInput) -> None:
        """Go on; from the last line return who came."""
        name = self.query_one("#substitute-name", ScanInput)
        position = self.query_one("#substitute-position", ScanInput)
        if not self._coming().full_name:
            self.complain("Hãy ghi họ và tên người đi thay.")
            self.set_focus(name)
        elif box is name:
            self.complain("")
            self.set_focus(position)
        else:
            self._ask_for_seat()  # the last keys may not have been looked at yet
            self.dismiss((self._coming(), self._seat()))

    def _coming(self) -> Substitute:
        """Return who came, by the name alone: a substitute is kept without an honorific.

        Only who was announced, and just so, has a rank set by hand.
        """
        name = self.query_one("#substitute-name", ScanInput).value
        position = self.query_one("#substitute-position", ScanInput).value
        announced = self._announced
        as_announced = (name, position) == (announced.full_name, announced.position)
        return Substitute(
            full_name=split_honorific(clean(name))[1],
            position=clean(position),
            rank=announced.rank if as_announced else None,
        )
