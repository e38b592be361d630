"""Asks why an arrival is taken back."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.domain.people import Presence
from hoinghi_tui.domain.people_words import substitute_text
from hoinghi_tui.services.door import Card
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.door.desk_dialog import CANCEL, DeskDialog, Scan
from hoinghi_tui.ui.door.door_result import MEANS
from hoinghi_tui.ui.widgets.scan_input import ScanInput
from hoinghi_tui.vietnamese import clean, printable

REASONS = ("Bấm nhầm người", "Quét nhầm thẻ", "Đến nhầm hội nghị")
"""What mostly happened; the number of each is enough."""


class TakeBackForm(DeskDialog[str | None]):
    """Says what will be taken back; a number or a line in own words is the reason.

    Returns the reason, never a blank one, or None. The number needs Enter as well: a badge
    that is scanned meanwhile begins with digits too.
    """

    COMMANDS_HERE = (Command("enter", "enter", "Enter", "gỡ", "Gỡ điểm danh"), CANCEL)
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(self, session: Session, card: Card, scan: Scan) -> None:
        super().__init__(scan)
        self._session = session
        self._card = card

    def dialog_title(self) -> str:
        """Return whose arrival it is."""
        return f"GỠ ĐIỂM DANH · {self._card.delegate.full_name}"

    def compose_lines(self) -> ComposeResult:
        """Yield what is known of the arrival, the usual reasons, and the line."""
        yield Static(self._what_happened(), id="arrival", markup=False)
        yield Static(
            "Gỡ xong, đại biểu lại là chưa đến; ghế giữ nguyên.", classes="note", markup=False
        )
        yield Static(_usual_reasons(), id="reasons", markup=False)
        with Horizontal(classes="form-row"):
            yield Static("Lý do", classes="form-label", markup=False)
            yield ScanInput(
                id="reason", takes_blank=True, placeholder="gõ số ở trên, hoặc ghi lý do khác"
            )

    def on_mount(self) -> None:
        """Start at the line."""
        self.query_one(ScanInput).focus()

    def _what_happened(self) -> Content:
        came = self._card.attendance
        if came is None:
            return Content("Đại biểu chưa được điểm danh.")
        clock = self._session.clock_text
        parts = [f"Đã vào lúc {clock(came.arrived_at)}", MEANS[came.means], came.station]
        parts += [f"người trực {came.operator}"] * bool(came.operator)
        lines = [Content.styled(printable(" · ".join(parts)), "bold")]
        if came.substitute is not None:
            lines.append(Content(printable(f"Đi thay: {substitute_text(came.substitute)}")))
        if came.state is Presence.LEFT and came.left_at is not None:
            lines.append(Content(f"Đã báo về lúc {clock(came.left_at)}"))
        return Content("\n").join(lines)

    @on(ScanInput.Changed)
    def _say_reason(self, changed: ScanInput.Changed) -> None:
        if changed.value != changed.input.value:
            return  # Enter takes the line out and puts it back
        meant = _reason(changed.value)
        self.complain(Content.styled(f"→ {meant}", "$accent") if meant in REASONS else "")

    def line_entered(self, box: ScanInput) -> None:
        """Return the reason; without one stay."""
        reason = _reason(box.value)
        if reason:
            self.dismiss(reason)
        else:
            self.complain("Hãy ghi lý do, hoặc gõ 1, 2, 3.")


def _reason(typed: str) -> str:
    """Return the reason a number stands for, else what was typed."""
    words = clean(typed)
    return REASONS[int(words) - 1] if words in ("1", "2", "3") else words


def _usual_reasons() -> Content:
    numbered = (
        Content.assemble((f"{number} ", "bold $accent"), reason)
        for number, reason in enumerate(REASONS, 1)
    )
    return Content("    ").join(numbered)
