"""What a conference without a room offers: the usual rooms, drawn small, each by one key."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from hoinghi_tui.domain.room_presets import build
from hoinghi_tui.domain.room_presets_halls import PRESET_WORDS, Preset, RoomSpec
from hoinghi_tui.ui.seating.mini_map import spread_lines

_SMALL = {
    Preset.CLASSROOM: RoomSpec(rows=4, seats=6),
    Preset.THEATRE: RoomSpec(preset=Preset.THEATRE, rows=5, seats=8),
    Preset.U_SHAPE: RoomSpec(preset=Preset.U_SHAPE, rows=4, seats=6),
    Preset.ROUND: RoomSpec(preset=Preset.ROUND, rows=2, seats=6),
    Preset.LONG: RoomSpec(preset=Preset.LONG, rows=5, seats=2),
}
_WIDTH, _HEIGHT = 15, 11
NO_ROOM = "Chọn kiểu giống phòng thật nhất (bấm số), sau đó sửa được từng ghế."


class PresetCards(Static):
    """One small drawing a preset, each to be clicked or chosen by its number."""

    @dataclass
    class Chosen(Message):
        """A preset was clicked."""

        number: int
        """Which one, counted from 1."""

    def on_mount(self) -> None:
        """Draw the cards."""
        self.update(cards())

    def on_click(self, event: events.Click) -> None:
        """Choose the preset that was clicked."""
        number = event.style.meta.get("preset")
        if number is not None:
            self.post_message(self.Chosen(number))


def cards() -> Content:
    """Return all cards side by side under the sentence that says what to do."""
    columns = [_card(number, preset) for number, preset in enumerate(Preset, 1)]
    lines = [Content("").join(parts) for parts in zip(*columns, strict=True)]
    return Content("\n").join([Content(NO_ROOM), Content(""), *lines])


def _card(number: int, preset: Preset) -> list[Content]:
    small = _SMALL[preset]
    spec = RoomSpec(
        preset=preset,
        rows=small.rows,
        seats=small.seats,
        presidium=3,
        secretaries=0,
        press=0,
        mc=0,
    )
    drawn = spread_lines(*build(spec))
    width = max(map(len, drawn))
    lines = [line.ljust(width).center(_WIDTH) for line in drawn][:_HEIGHT]
    lines += [" " * _WIDTH] * (_HEIGHT - len(lines))
    title = f"{number}  {PRESET_WORDS[preset]}"
    head = Content.assemble((f"{number}", "bold $accent"), f"  {PRESET_WORDS[preset]}")
    head = Content.assemble(
        " " * ((_WIDTH - len(title)) // 2),
        head,
        " " * (_WIDTH - len(title) - (_WIDTH - len(title)) // 2),
    )
    card = [head, Content(" " * _WIDTH), *(Content.styled(line, "$muted") for line in lines)]
    return [line.stylize(Style.from_meta({"preset": number})) for line in card]
