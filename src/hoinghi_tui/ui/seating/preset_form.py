"""The numbers of a room that is built from a preset, with a picture of what they make."""

from collections.abc import Mapping

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Room, Seat
from hoinghi_tui.domain.room_presets import build
from hoinghi_tui.domain.room_presets_halls import PRESET_WORDS, Preset, RoomSpec
from hoinghi_tui.ui.seating.mini_map import spread_lines
from hoinghi_tui.ui.widgets.choice import Choice
from hoinghi_tui.ui.widgets.dialog import Dialog

_ROWS = {Preset.U_SHAPE: "Ghế mỗi cạnh", Preset.LONG: "Ghế mỗi cạnh", Preset.ROUND: "Số bàn"}
_SEATS = {Preset.U_SHAPE: "Ghế ở đáy", Preset.LONG: "Ghế cuối bàn", Preset.ROUND: "Ghế mỗi bàn"}

FIELDS: Mapping[str, str] = {
    "rows": "Số dãy",
    "seats": "Ghế mỗi dãy",
    "aisles": "Lối đi sau ghế",
    "presidium": "Ghế chủ tọa",
    "secretaries": "Ghế thư ký",
    "mc": "Ghế dẫn CT",
    "press": "Ghế báo chí",
    "reserve_rows": "Dãy dự phòng",
}
"""Field of ``RoomSpec`` to its label, in the order of the form."""

USUAL = {
    Preset.CLASSROOM: RoomSpec(),
    Preset.THEATRE: RoomSpec(preset=Preset.THEATRE, rows=8, seats=12),
    Preset.U_SHAPE: RoomSpec(preset=Preset.U_SHAPE, rows=8, seats=8),
    Preset.ROUND: RoomSpec(preset=Preset.ROUND, rows=6, seats=8),
    Preset.LONG: RoomSpec(preset=Preset.LONG, rows=10, seats=2),
}
"""What the form begins with for each preset."""


_WIDEST, _TALLEST = 44, 16
"""The picture's text columns and lines."""


class PresetForm(Dialog[RoomSpec | None]):
    """Asks for kind and numbers of a room; what they make is shown at each key."""

    BINDINGS = [
        ("escape", "dismiss(None)", "Thôi"),
        ("ctrl+s", "save", "Dựng phòng"),
        Binding("down", "app.focus_next", "Dòng dưới", priority=True),
        Binding("up", "app.focus_previous", "Dòng trên", priority=True),
    ]

    def __init__(self, preset: Preset, people: int) -> None:
        super().__init__()
        self._first = USUAL[preset]
        self._people = people

    def compose(self) -> ComposeResult:
        """Yield the fields, the picture beside them, and the keys."""
        with Vertical(classes="dialog entry-form", id="preset-form"):
            yield Static("DỰNG PHÒNG THEO MẪU", classes="dialog-title", markup=False)
            with Horizontal(classes="form-row"):
                yield Static("Kiểu phòng", classes="form-label", markup=False)
                words = [(one, PRESET_WORDS[one]) for one in Preset]
                yield Choice(words, self._first.preset, id="field-preset")
            with Horizontal(id="preset-middle"):
                with VerticalScroll(id="preset-fields", can_focus=False):
                    for name, label in FIELDS.items():
                        with Horizontal(classes="form-row", id=f"row-{name}"):
                            yield Static(
                                label, classes="form-label", id=f"label-{name}", markup=False
                            )
                            yield Input(self._text(name), id=f"field-{name}")
                yield Static(id="preset-picture", markup=False)
            with Vertical(classes="form-foot"):
                yield Static(classes="form-problem", markup=False)
                yield Static(
                    "Ctrl+S  dựng phòng   ↑↓  dòng   ←→  kiểu   Esc  thôi",
                    classes="dialog-keys",
                    markup=False,
                )

    def on_mount(self) -> None:
        """Begin with the kind of room."""
        for field in self.query(Input):
            field.cursor_blink = False
        self.query_one(Choice).focus()
        self._show()

    def _text(self, name: str) -> str:
        value = getattr(self._first, name)
        if name == "aisles":
            return "" if value is None else ", ".join(map(str, value))
        return str(value)

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Mark the line."""
        for row in self.query(".form-row"):
            row.set_class(row.has_focus_within, "-here")

    @on(Choice.Changed)
    def _other_kind(self) -> None:
        """Begin with the usual numbers of the other kind."""
        self._first = USUAL[self.query_one(Choice).value]
        for name in ("rows", "seats", "aisles"):
            self.query_one(f"#field-{name}", Input).value = self._text(name)
        self._show()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._show()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.action_save()

    def _spec(self) -> RoomSpec:
        """Return what is typed; raises ``Refused`` naming the field that is no number."""
        numbers = {
            name: _number(label, self._value(name))
            for name, label in FIELDS.items()
            if name != "aisles"
        }
        aisles = self._value("aisles").replace(",", " ").split()
        after = tuple(_number(FIELDS["aisles"], one) for one in aisles)
        return RoomSpec(
            preset=self.query_one(Choice).value, aisles=after if aisles else None, **numbers
        )

    def _value(self, name: str) -> str:
        return self.query_one(f"#field-{name}", Input).value

    def _built(self) -> tuple[Room, tuple[Seat, ...]]:
        return build(self._spec())

    def _show(self) -> None:
        preset = self.query_one(Choice).value
        straight = preset in (Preset.CLASSROOM, Preset.THEATRE)
        self.query_one("#row-aisles").display = straight
        for name, words in (("rows", _ROWS), ("seats", _SEATS)):
            self.query_one(f"#label-{name}", Static).update(words.get(preset, FIELDS[name]))
        aisles = self.query_one("#field-aisles", Input)
        aisles.placeholder = "như thường lệ"
        picture, problem = self.query_one("#preset-picture", Static), ""
        try:
            room, seats = self._built()
        except Refused as refusal:
            problem = str(refusal)
            picture.update("")
        else:
            picture.update(self._picture(room, seats))
        self.query_one(".form-problem", Static).update(problem)

    def _picture(self, room: Room, seats: tuple[Seat, ...]) -> Content:
        lines = spread_lines(room, seats)[:_TALLEST]
        if room.columns * 2 <= _WIDEST:  # twice as wide is nearer to what it will look like
            lines = [
                "".join(sign * 2 if sign in "━▔░" else f"{sign} " for sign in line)
                for line in lines
            ]
        width = max(map(len, lines))
        drawn = Content("\n").join(Content.styled(line.ljust(width), "$muted") for line in lines)
        spare = len(seats) - self._people
        tone = "bold $success" if spare >= 0 else "bold $warning"
        word = f"thừa {spare}" if spare >= 0 else f"thiếu {-spare}"
        return Content.assemble(
            (f"{len(seats)} ghế", "bold $foreground"),
            (f" · danh sách {self._people} · ", "$muted"),
            (word, tone),
            "\n\n",
            drawn,
        )

    def action_save(self) -> None:
        """Give the numbers back when a room can be made of them."""
        try:
            self._built()
        except Refused as refusal:
            self.query_one(".form-problem", Static).update(str(refusal))
        else:
            self.dismiss(self._spec())


def _number(label: str, text: str) -> int:
    typed = text.strip()
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 4):
        raise Refused(f"{label}: phải là số, như 8.")
    return int(typed)
