"""The door's answer, drawn to be read from two metres."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from hoinghi_tui.domain.people import Presence
from hoinghi_tui.domain.tally import Tally
from hoinghi_tui.services.door import Card
from hoinghi_tui.ui.door.door_result import (
    MOST_NOTES,
    NO_SEAT,
    NO_SEAT_KEPT,
    Result,
    award_line,
    bearer,
    is_kept_no_seat,
)
from hoinghi_tui.ui.widgets.big_text import draw, spaced_capitals
from hoinghi_tui.ui.widgets.steady_text import Steady
from hoinghi_tui.vietnamese import printable

_TONES = ("success", "quiet", "warning", "error", "idle")
_ROOMY_HEIGHT = 20
_TALL = 23
_FRAME_LINES, _ROOMY_FRAME_LINES = 3, 6
"""Lines of the panel that are headline, footnote and the air around them."""


class ResultPanel(Vertical):
    """Shows one result, or how many have come while nobody stands at the desk."""

    DEFAULT_CSS = """
    ResultPanel { background: $surface; height: 1fr; }
    ResultPanel > #result-band { width: 1fr; height: 3; padding: 1 3; text-style: bold; }
    ResultPanel > #result-body { height: 1fr; padding: 1 3 0 3; }
    ResultPanel > #result-foot { height: 2; padding: 0 3 1 3; color: $muted; }
    ResultPanel.-success > #result-band { background: $success; color: $surface; }
    ResultPanel.-quiet > #result-band { background: $panel; color: $foreground; }
    ResultPanel.-warning > #result-band { background: $warning; color: $surface; }
    ResultPanel.-error > #result-band { background: $error; color: $surface; }
    ResultPanel.-idle > #result-band { display: none; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.result: Result | None = None
        """What is shown; None while waiting for the next person."""
        self._tally = Tally()

    def compose(self) -> ComposeResult:
        """Yield headline, body and footnote."""
        yield Steady(id="result-band")
        yield Steady(id="result-body")
        yield Steady(id="result-foot")

    def show(self, result: Result | None, tally: Tally) -> None:
        """Show a result, or with None the count of those who have come."""
        self.result, self._tally = result, tally
        tone = result.tone if result else "idle"
        for name in _TONES:
            self.set_class(name == tone, f"-{name}")
        self._draw()

    def on_resize(self, _: events.Resize) -> None:
        """Fit name and seat to the new size."""
        self._draw()

    def _draw(self) -> None:
        band, body, foot = (
            self.query_one(f"#result-{part}", Steady) for part in ("band", "body", "foot")
        )
        padding = 4 if self.size.height < _ROOMY_HEIGHT else 6
        width, height = self.size.width - padding, self.size.height
        if width <= 0:
            return
        result = self.result
        if result is None:
            body.write(_waiting(self._tally, width))
            foot.write(Content(""))
            return
        band.write(Content(f"{result.mark}  {result.headline}"))
        body.write(Content("\n").join(_body(result, width, height)))
        foot.write(Content(result.footnote))


def _waiting(tally: Tally, width: int) -> Content:
    if not tally.invited:
        return Content.assemble(
            ("Chưa có danh sách đại biểu.\n\n", "bold"),
            ("Nhập danh sách hoặc thêm đại biểu ở F3.", "$muted"),
        )
    count = f"{tally.present}/{tally.invited}"
    big = draw(count, width, 7) or [count]
    return Content.assemble(
        ("SẴN SÀNG ĐÓN ĐẠI BIỂU\n\n", "$muted"),
        ("\n".join(big), "bold $accent"),
        ("\n\nđại biểu đã đến\n\n", "bold"),
        ("Quét mã trên thẻ, hoặc gõ tên không cần dấu, chữ cái đầu (đvs), ", "$muted"),
        ("đuôi điện thoại, số ghế; ↑ ↓ chọn, Enter điểm danh.", "$muted"),
    )


def _body(result: Result, width: int, height: int) -> list[Content]:
    """Return the lines under the headline; blank ones give way when the room is short."""
    card = result.card
    parts: list[list[Content]] = []
    if card is not None:
        parts += _person(card, width)
        holds = result.expects is Presence.PRESENT
        parts.append(_seat(card, width, 7 if height >= _TALL else 4, holds=holds))
    if result.fact:
        parts.append([Content.styled(printable(result.fact), f"bold {_colour(result.tone)}")])
    if result.advice:
        parts.append([Content(result.advice)])
    if card is not None:
        parts.append([note.truncate(width, ellipsis=True) for note in _notes(card)])
    frame = _FRAME_LINES if height < _ROOMY_HEIGHT else _ROOMY_FRAME_LINES
    return _stacked([part for part in parts if part], height - frame)


def _stacked(parts: list[list[Content]], room: int) -> list[Content]:
    """Put parts below each other, a blank line between two while there is room for it."""
    spare = room - sum(map(len, parts))
    lines: list[Content] = []
    for index, part in enumerate(parts):
        if index and spare > 0:
            lines.append(Content(""))
            spare -= 1
        lines += part
    return lines


def _colour(tone: str) -> str:
    return "$foreground" if tone == "quiet" else f"${tone}"


def _person(card: Card, width: int) -> list[list[Content]]:
    """Return the name in large, and post and unit; of a substitute the own ones."""
    who = bearer(card)
    name = spaced_capitals(printable(who.name), width, 2)
    lines = [Content.styled(line, "bold") for line in name]
    post, unit = (
        Content(printable(text)).truncate(width, ellipsis=True) for text in (who.post, who.sender)
    )
    return [lines, [part for part in (post, unit.stylize("$muted")) if part.plain]]


def _seat(card: Card, width: int, height: int, *, holds: bool) -> list[Content]:
    """Return the seat in large, in the accent only for somebody who may go there."""
    if card.seat is None:
        planned = "Xếp ở F4, hoặc mời ngồi ghế dự phòng."
        advice = NO_SEAT_KEPT if is_kept_no_seat(card) else planned
        return [
            Content.styled(NO_SEAT, "bold $warning"),
            Content.styled(advice, "$muted"),
        ]
    label = card.seat.id
    big = draw(label, width, height) or [label]
    lines = [Content.styled(line, "bold $accent" if holds else "$muted") for line in big]
    place = Content.styled(card.place, "bold")
    head = Content.assemble(("GHẾ ", "$muted"), (label, "bold"))
    if lines[-1].cell_length + 4 + place.cell_length <= width:
        middle = len(lines) // 2
        lines[middle - 1] = Content.assemble(lines[middle - 1], "    ", head)
        lines[middle] = Content.assemble(lines[middle], "    ", place)
        return lines
    return [head, *lines, place]


def _notes(card: Card) -> list[Content]:
    """Return what the person is here for besides sitting: awards, then papers."""
    awards = [Content.assemble(("★ ", "$accent"), award_line(award)) for award in card.awards]
    items = [Content.assemble(("¶ ", "$accent"), printable(item.title)) for item in card.items]
    return [*awards, *items][:MOST_NOTES]
