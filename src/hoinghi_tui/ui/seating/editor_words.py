"""The words of the room editor: what a seat is, what is wrong, what there is to choose from."""

from collections.abc import Sequence

from textual.content import Content

from hoinghi_tui.domain.room import Element, ElementKind, Seat, Zone
from hoinghi_tui.domain.room_checks import Capacity, RoomProblem
from hoinghi_tui.domain.room_labels import ELEMENT_WORDS, ZONE_WORDS
from hoinghi_tui.domain.room_numbering import NUMBERING_WORDS, Numbering
from hoinghi_tui.ui.seating.editor_cell import SIGN_WORDS, seat_signs
from hoinghi_tui.ui.widgets.menu import MenuItem

FLAG_WORDS = {
    "reserve": "dự phòng",
    "blocked": "chặn",
    "accessible": "xe lăn vào được",
    "power": "gần ổ điện",
}
"""Each flag of a seat with its words."""

WIDTHS = {ElementKind.SCREEN: 3.0, ElementKind.TABLE: 3.0}
"""How wide new things are; others take one place."""

NumberingChoice = tuple[str | None, Numbering]
"""A row (None: the whole hall) and how to number it."""


def seat_words(seat: Seat) -> Content:
    """Say what a seat is: its number, where it belongs, its signs with their words."""
    signs = seat_signs(seat)
    words = [f"{sign} {word}" for sign, word in SIGN_WORDS if sign in signs]
    where = ZONE_WORDS[seat.zone]
    if seat.zone is Zone.HALL:
        where = f"{where}, dãy {seat.row}"
    return Content.assemble(
        (f"{seat.id}", "bold $accent"),
        (f"   {where}", "$foreground"),
        ("   " + "   ".join(words) if words else "", "$accent"),
    )


def thing_words(element: Element) -> Content:
    """Say which fixed thing is chosen and how it is moved."""
    name = element.label or ELEMENT_WORDS[element.kind]
    return Content.assemble(
        (name, "bold $accent"), ("   Shift+mũi tên: dời   Del: bỏ   Tab: vật khác", "$muted")
    )


def capacity_words(capacity: Capacity) -> list[Content]:
    """Count chairs against people, the longest text first."""
    seats = Content.assemble(("Ghế ", "$muted"), (f"{capacity.seats}", "bold $foreground"))
    people = Content.assemble(("người ", "$muted"), (f"{capacity.people}", "bold $foreground"))
    unused = [
        Content.assemble(("dự phòng ", "$muted"), f"{capacity.reserve}"),
        Content.assemble(("chặn ", "$muted"), f"{capacity.blocked}"),
    ]
    verdict = Content.assemble(("✔ ", "$success"), ("đủ chỗ", "$muted"))
    if capacity.missing:
        verdict = Content.styled(f"▲ thiếu {capacity.missing} chỗ", "bold $error")
    dot = Content.styled(" · ", "$faint")
    return [
        dot.join([seats, *unused, people, verdict]),
        dot.join([seats, people, verdict]),
        verdict,
    ]


def problem_lines(problems: Sequence[RoomProblem], room: int) -> list[Content]:
    """Return the first problems, a line each, and how many more there are."""
    if not problems:
        return [Content.assemble(("✔ ", "$success"), ("Phòng không có lỗi nào.", "$muted"))]
    shown = problems if len(problems) <= room else problems[: max(0, room - 1)]
    lines = [
        Content.assemble(
            ("· " if one.note else "▲ ", "$muted" if one.note else "$warning"),
            (one.text, "$muted" if one.note else "$foreground"),
        )
        for one in shown
    ]
    if len(shown) < len(problems):
        more = len(problems) - len(shown)
        lines.append(Content.styled(f"… và {more} điều nữa, C xem tất cả", "$muted"))
    return lines


def sign_legend() -> Content:
    """Return the signs of the editor with their words."""
    return Content("   ").join(
        Content.assemble((sign, "$accent"), (f" {word}", "$muted")) for sign, word in SIGN_WORDS
    )


def numbering_menu(row: str) -> list[MenuItem[NumberingChoice]]:
    """Return the ways to number one row, and the whole hall."""
    own = [one for one in Numbering if one is not Numbering.CONTINUOUS]
    choices: list[tuple[str, NumberingChoice]] = [
        (f"Dãy {row}: {NUMBERING_WORDS[one]}", (row, one)) for one in own
    ]
    choices += [(f"Cả hội trường: {NUMBERING_WORDS[one]}", (None, one)) for one in Numbering]
    return [MenuItem(str(number), label, value) for number, (label, value) in enumerate(choices, 1)]


def thing_menu() -> list[MenuItem[ElementKind]]:
    """Return the fixed things that can be put into the room."""
    kinds = [kind for kind in ElementKind if kind is not ElementKind.AISLE]
    return [
        MenuItem(str(number), ELEMENT_WORDS[kind], kind) for number, kind in enumerate(kinds, 1)
    ]
