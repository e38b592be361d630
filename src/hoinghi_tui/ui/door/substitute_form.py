"""Asks who came in a delegate's place, without losing a badge scanned meanwhile."""

from collections.abc import Callable
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from hoinghi_tui.domain.badges import ScanKind, read_code
from hoinghi_tui.domain.people import Delegate, Substitute
from hoinghi_tui.ui.widgets.scan_input import ScanInput


class SubstituteForm(ModalScreen[Substitute | None]):
    """Two lines: name and post; Enter goes on and saves from the last line.

    Who was announced to come instead stands there already. A badge scanned while the form
    is open goes to ``scan``; what was typed stays.
    """

    BINDINGS = [("escape", "dismiss", "Bỏ qua")]

    def __init__(self, delegate: Delegate, scan: Callable[[str], None]) -> None:
        super().__init__()
        self._delegate = delegate
        self._scan = scan
        self._announced = delegate.substitute or Substitute(full_name="")

    def compose(self) -> ComposeResult:
        """Yield the form."""
        with Vertical(classes="dialog"):
            yield Static(
                f"ĐI THAY {self._delegate.full_name}", classes="dialog-title", markup=False
            )
            yield Label("Họ tên người đi thay", classes="muted")
            yield ScanInput(id="substitute-name", takes_blank=True, value=self._announced.full_name)
            yield Label("Chức vụ của chính người đi thay", classes="muted")
            yield ScanInput(
                id="substitute-position", takes_blank=True, value=self._announced.position
            )
            yield Static(id="substitute-error", markup=False)
            yield Static(
                "Enter  tiếp, lưu ở dòng cuối    Esc  bỏ qua", classes="dialog-keys", markup=False
            )

    @on(ScanInput.Scanned)
    def _line_typed(self, scanned: ScanInput.Scanned) -> None:
        scan = read_code(scanned.text)
        if scan.kind is ScanKind.CODE:
            scanned.scan_input.give_back(scanned.text.removesuffix(scan.text))
            self._scan(scan.text)
            return
        scanned.scan_input.give_back(scanned.text)
        name = self.query_one("#substitute-name", ScanInput)
        position = self.query_one("#substitute-position", ScanInput)
        if not name.value.strip():
            self.query_one("#substitute-error", Static).update("Hãy ghi họ và tên người đi thay.")
            name.focus()
        elif scanned.scan_input is name:
            position.focus()
        else:
            named = Substitute(full_name=name.value, position=position.value)
            as_announced = named == replace(self._announced, rank=None)
            self.dismiss(self._announced if as_announced else named)
