"""Takes in somebody who is not on the list: name, post, unit; three Enters and it is done."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.seat_state import SEAT_WORDS, person_state
from hoinghi_tui.services.delegate_entry import suggest_units
from hoinghi_tui.services.desk import Guest, Namesake
from hoinghi_tui.services.session import Session
from hoinghi_tui.spreadsheets.name_cells import split_honorific
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.door.desk_dialog import CANCEL, LINES, DeskDialog, Scan
from hoinghi_tui.ui.door.seat_chooser import SeatChooser
from hoinghi_tui.ui.widgets.scan_input import ScanInput
from hoinghi_tui.vietnamese import clean, printable

WalkIn = tuple[Guest, str | None, bool]
"""The guest, the id of the seat or None, and whether a namesake on the list was seen."""

_LINES = {
    "name": ("Họ và tên", "Ông, Bà, Đ/c gõ trước tên"),
    "position": ("Chức vụ", "có thể để trống"),
    "unit": ("Đơn vị", "gõ vài chữ, hoặc tên đơn vị ngoài danh sách"),
}
_OTHER_UNITS = 2


class WalkInForm(DeskDialog[WalkIn | None]):
    """Three lines and a seat that follows them; nothing is saved here.

    Enter goes on and saves from the last line. Whose name is on the list already is said at
    once, and taken in only by a second Enter.
    """

    COMMANDS_HERE = (
        Command("enter", "enter", "Enter", "tiếp, lưu ở dòng cuối", "Sang dòng sau"),
        Command("other_seat", "ctrl+g", "Ctrl+G", "ghế khác", "Chọn ghế khác, hoặc chưa xếp"),
        *LINES,
        CANCEL,
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(
        self, session: Session, scan: Scan, guest: Guest | None = None, problem: str = ""
    ) -> None:
        """``guest`` is what is known already, ``problem`` why it could not be saved."""
        super().__init__(scan)
        self._session = session
        self._known = guest or Guest(full_name="")
        self._problem = problem
        self._offer = session.desk.offer()
        self._own_choice: str | None = None
        self._warned_of = ""
        self._offer_is_due = False

    def dialog_title(self) -> str:
        """Return what is done here."""
        return "KHÁCH MỚI · chưa có trong danh sách"

    def compose_lines(self) -> ComposeResult:
        """Yield the three lines, each hint under its line, and the seat."""
        known = self._known
        unit = self._session.state.units.get(known.unit or "")
        values = {
            "name": " ".join(f"{known.honorific} {known.full_name}".split()),
            "position": known.position,
            "unit": unit.name if unit else known.unit_name,
        }
        for name, (label, placeholder) in _LINES.items():
            with Horizontal(classes="form-row"):
                yield Static(label, classes="form-label", markup=False)
                yield ScanInput(
                    id=f"guest-{name}",
                    takes_blank=True,
                    value=values[name],
                    placeholder=placeholder,
                )
        yield Static(id="unit-hint", markup=False)
        with Horizontal(classes="form-row"):
            yield Static("Ghế", classes="form-label", markup=False)
            yield Static(id="guest-seat", markup=False)

    def on_mount(self) -> None:
        """Start behind the name that came along."""
        self._box("name").focus()
        self._show()
        self.complain(self._problem)

    def _box(self, name: str) -> ScanInput:
        return self.query_one(f"#guest-{name}", ScanInput)

    # -- what follows the typing ---------------------------------------------------------

    @on(ScanInput.Changed)
    def _typed(self) -> None:
        """Ask for unit and seat once for many keys."""
        if not self._offer_is_due:
            self._offer_is_due = True
            self.call_after_refresh(self._show)

    def _show(self) -> None:
        self._offer_is_due = False
        self._offer = self._session.desk.offer(self._guest().position)
        typed = self._box("unit").value
        self.query_one("#unit-hint", Static).update(_unit_hint(typed, self._units()))
        self.query_one("#guest-seat", Static).update(self._seat_words())

    def _units(self) -> Sequence[Unit]:
        return suggest_units(self._box("unit").value, self._session.state.units.values())

    def _guest(self) -> Guest:
        honorific, name = split_honorific(clean(self._box("name").value))
        units = self._units()
        return Guest(
            full_name=name,
            honorific=honorific,
            position=clean(self._box("position").value),
            unit=units[0].id if units else None,
            unit_name="" if units else clean(self._box("unit").value),
        )

    # -- the seat ------------------------------------------------------------------------

    def _seat(self) -> str | None:
        if self._own_choice is not None:
            return self._own_choice or None
        return self._offer.seat.id if self._offer.seat else None

    def _seat_words(self) -> Content:
        seat = self._session.state.seats.get(self._seat() or "")
        if seat is None:
            words = Content.styled("chưa xếp chỗ", "bold $warning")
        else:
            place = self._session.state.place(seat)
            words = Content.assemble((seat.id, "bold $accent"), f"  {place}")
        warning = self._offer.warning if self._own_choice is None else ""
        if warning:
            words = Content.assemble(words, "\n", (f"▲ {warning}", "$warning"))
        return words

    def action_other_seat(self) -> None:
        """Choose another free seat, or none for now."""
        offered = self._offer.seat.id if self._offer.seat else None

        def chosen(seat: str | None) -> None:
            if seat is not None:
                self._own_choice = None if seat == offered else seat
                self._show()

        self.app.push_screen(SeatChooser(self._session, offered, self._scan), chosen)

    # -- the end -------------------------------------------------------------------------

    def line_entered(self, box: ScanInput) -> None:
        """Go on; from the last line return the guest."""
        self._show()  # the last keys may not have been looked at yet
        if not self._name_is_fine():
            self.set_focus(self._box("name"))
        elif box is self._box("unit"):
            self.dismiss((self._guest(), self._seat(), bool(self._warned_of)))
        else:
            self.focus_next()

    def _name_is_fine(self) -> bool:
        """Say what is wrong with the name; a namesake only once."""
        name = self._guest().full_name
        if not name:
            self.complain("Hãy ghi họ và tên.")
            return False
        was_told = name == self._warned_of
        listed = None if was_told else self._session.desk.namesake(name)
        self._warned_of = name if listed or was_told else ""
        self.complain(self._who(listed) if listed else "")
        return listed is None

    def _who(self, namesake: Namesake) -> Content:
        state, listed = self._session.state, namesake.delegate
        seat = state.seat_of(listed.id)
        parts = [
            *namesake.words,
            SEAT_WORDS[person_state(listed, state.attendance.get(listed.id))],
            f"ghế {seat.id}" if seat else "",
        ]
        who = printable(" · ".join(filter(None, parts)))
        return Content.assemble(
            ("▲ Tên này đã có trong danh sách:\n", "$warning"),
            (f"  {who}\n", "bold $foreground"),
            ("  Enter  người khác, trùng tên    Esc  thôi, rồi tìm tên ở ô quét", "$muted"),
        )


def _unit_hint(typed: str, found: Sequence[Unit]) -> Content:
    """Say which unit is meant, or that the words stay as they are."""
    if not typed.strip():
        return Content("")
    if not found:
        return Content("ngoài danh sách, ghi vào ghi chú")
    others = " · ".join(unit.label for unit in found[1 : 1 + _OTHER_UNITS])
    return Content.assemble((f"→ {printable(found[0].name)}", "$accent"), f"   {printable(others)}")
