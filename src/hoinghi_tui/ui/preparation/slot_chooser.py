"""Choosing in which agenda item a paper or a report is read."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from hoinghi_tui.domain.agenda import AgendaItem, ItemKind
from hoinghi_tui.domain.agenda_words import kind_word
from hoinghi_tui.domain.time_text import length_text
from hoinghi_tui.ui.widgets.row_list import Cell, Column
from hoinghi_tui.ui.widgets.typed_list import TypedList
from hoinghi_tui.vietnamese import Haystack, printable, search

_LINES = 12


@dataclass(frozen=True, slots=True)
class Slot:
    """An answer: an agenda item, a new one that is made, or none (both blank)."""

    item: AgendaItem | None = None
    is_new: bool = False
    note: str = ""
    """What is read there already, or what choosing the line means."""


class SlotChooser(TypedList[Slot, Slot]):
    """Returns the place chosen, None for Esc."""

    COLUMNS = (
        Column("", 5),
        Column("", 34, weight=2),
        Column("", 4),
        Column("", 22, weight=1, drop=1),
    )
    PLACEHOLDER = "Gõ vài chữ của tên mục, hoặc chọn bằng ↑↓"
    EMPTY = "Không có mục nào khớp."

    def __init__(
        self,
        title: str,
        items: Sequence[AgendaItem],
        kinds: Collection[ItemKind],
        taken: Callable[[AgendaItem], str],
        *,
        may_add: bool,
        placed: bool,
    ) -> None:
        """Offer items of these kinds before others; ``taken`` says what is read there."""
        super().__init__(title, _LINES)
        fitting = [item for item in items if item.kind in kinds]
        others = [item for item in items if item.kind not in kinds and not item.is_break]
        free = sorted(fitting, key=lambda item: bool(taken(item)))
        slots = [Slot(item, note=taken(item)) for item in (*free, *others)]
        new = [Slot(is_new=True, note="sau các tham luận")] if may_add else []
        none = [Slot(note="chưa đọc ở đâu")] if placed else []
        at = len([item for item in fitting if not taken(item)])
        self._slots = [*slots[:at], *new, *slots[at:], *none]

    def fitting(self, typed: str) -> Sequence[Slot]:
        """Return the places whose titles fit."""
        if not typed.strip():
            return self._slots
        return search(typed, [(slot, Haystack.of(_title(slot))) for slot in self._slots])

    def cells(self, row: Slot) -> Sequence[Cell]:
        """Return time or number, title, length, and what is read there."""
        item = row.item
        if item is None:
            tone = "accent" if row.is_new else "muted"
            return (
                Cell("+" if row.is_new else "×", tone),
                Cell(_title(row), tone),
                Cell(""),
                Cell(row.note, "muted"),
            )
        at = item.baseline_start
        return (
            Cell(f"{at:%H:%M}" if at is not None else item.number, "muted"),
            Cell(printable(item.title), "muted" if row.note else ""),
            Cell(length_text(timedelta(seconds=item.duration_s)), "muted"),
            Cell(printable(row.note) or kind_word(item), "muted"),
        )

    def answer(self, row: Slot) -> Slot:
        """Return the place."""
        return row


def _title(slot: Slot) -> str:
    if slot.item is not None:
        return slot.item.title
    return "Thêm một mục mới vào chương trình" if slot.is_new else "Bỏ chỗ trong chương trình"
