"""Chooses the printer of this machine, its tray, one or both sides, and how many copies."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from textual import on
from textual.content import Content
from textual.widget import Widget

from hoinghi_tui.domain.checked import Checked
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.printer_choice import PrinterChoice, checked_copies, save_choice
from hoinghi_tui.ui.widgets.choice import Choice
from hoinghi_tui.ui.widgets.entry_form import EntryForm
from hoinghi_tui.vietnamese import printable

_USUAL = "máy in mặc định"
Printers = Mapping[str, tuple[str, ...]]
"""The names of the printers, each with its trays as far as it tells them."""


@dataclass(frozen=True, slots=True)
class PrinterEntry:
    """A choice as it stands in the form."""

    printer: str
    tray: str
    duplex: bool
    copies: str

    @classmethod
    def of(cls, choice: PrinterChoice) -> "PrinterEntry":
        """Return the values that show a choice."""
        return cls(choice.printer, choice.tray, choice.duplex, str(choice.copies))


class PrinterForm(EntryForm[PrinterChoice, PrinterEntry]):
    """Keeps what was chosen on this machine; ``chosen`` is the choice, copies included."""

    LABELS = {"printer": "Máy in", "tray": "Khay giấy", "duplex": "In", "copies": "Số bản"}
    HINTED = ("tray",)
    HELP_TITLE = "Máy in"
    HELP = """
Mũi tên trái, phải chọn máy in. Khay giấy để trống là khay thường dùng; tên khay ghi đúng như máy
in cho biết ở dòng dưới. Máy này nhớ máy in, khay và số mặt cho lần sau; số bản thì không nhớ.

Trang in ra đúng khổ, không co giãn. Trên Windows, khay và số mặt chọn ở cửa sổ in.
"""

    def __init__(self, choice: PrinterChoice, printers: Printers) -> None:
        self._printers = printers
        known = choice if choice.printer in printers else replace(choice, printer="", tray="")
        self.chosen = known
        super().__init__(
            "MÁY IN · chỉ cho máy này",
            Editing(
                record=known,
                entry_of=PrinterEntry.of,
                check=self._check,
                save=self._save,
                current=lambda: None,
            ),
        )

    def field(self, name: str, value: Any) -> Widget:
        """Return the answers for printer and sides, a line for the rest."""
        if name == "printer":
            answers = [("", _USUAL), *((one, printable(one)) for one in self._printers)]
            return Choice(answers, value, id="field-printer")
        if name == "duplex":
            return Choice([(False, "một mặt"), (True, "hai mặt")], value, id="field-duplex")
        return super().field(name, value)

    def hint(self, name: str, value: Any) -> Content:
        """Name the trays of the printer that is chosen."""
        printer = self.box("printer").value
        trays = self._printers.get(printer, ())
        untold = "Máy in này không cho biết có khay nào: để trống."
        words = f"Có: {', '.join(trays)}" if trays else untold
        words = words if printer else "Muốn chọn khay thì chọn máy in ở dòng trên."
        return Content.styled(printable(words), "$muted")

    @on(Choice.Changed, "#field-printer")
    def _other_printer(self) -> None:
        self.show_hint("tray")

    def _check(self, entry: PrinterEntry, before: PrinterChoice) -> Checked[PrinterChoice]:
        problems = {}
        copies, tray = before.copies, entry.tray.strip()
        try:
            copies = checked_copies(entry.copies)
        except Refused as refusal:
            problems["copies"] = str(refusal)
        known = self._printers.get(entry.printer, ())
        if tray and tray not in known:
            problems["tray"] = "Máy in này không có khay đó: để trống hoặc ghi đúng tên khay."
        choice = PrinterChoice(printer=entry.printer, copies=copies, tray=tray, duplex=entry.duplex)
        return Checked(choice, problems)

    def _save(self, _before: PrinterChoice, after: PrinterChoice) -> None:
        save_choice(after)
        self.chosen = after
