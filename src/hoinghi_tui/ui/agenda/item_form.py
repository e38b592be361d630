"""The form in which an agenda item is added or corrected."""

from collections.abc import Iterable
from typing import Any

from textual import on
from textual.css.query import NoMatches
from textual.widget import Widget
from textual.widgets import Input

from hoinghi_tui.domain.agenda import AgendaItem, Anchor, ItemKind
from hoinghi_tui.domain.agenda_editing import ItemDraft
from hoinghi_tui.domain.agenda_words import KIND_WORDS
from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.services.delegate_entry import suggest_units
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.agenda.totals_words import totals_words
from hoinghi_tui.ui.widgets.choice import Choice
from hoinghi_tui.ui.widgets.entry_form import EntryForm
from hoinghi_tui.ui.widgets.found_field import Finding, FoundField
from hoinghi_tui.ui.widgets.steady_text import SteadyText

ANCHOR_WORDS = {
    Anchor.FLOW: "nối tiếp mục trước",
    Anchor.NOT_BEFORE: "không sớm hơn",
    Anchor.HARD_START: "đúng giờ",
}
_BREAK_WORDS = {False: "không", True: "có, khi chương trình muộn"}
_PLACEHOLDERS = {
    "number": "số in trên chương trình: 1, II, 2.1; có thể để trống",
    "minutes": "15, hoặc 0h20",
    "minimum": "rút ngắn nhất còn mấy phút; để trống: bao nhiêu cũng được",
    "presenter_note": "người không có trong danh sách, như: Ban Tổ chức",
    "anchor_at": "7h30, 7:30 hoặc 07g30",
    "hard_end": "để trống nếu không bắt buộc",
    "documents": "nhiều tài liệu thì ngăn bằng dấu chấm phẩy (;)",
    "warn": "đồng hồ vàng khi còn mấy phút: 3",
    "last_call": "nhắc lần cuối khi còn mấy phút: 1",
}


class ItemForm(EntryForm[AgendaItem, ItemDraft]):
    """One item; people and units are found by a few letters, the totals count along."""

    CSS_PATH = "making.tcss"
    LABELS = {
        "title": "Nội dung",
        "number": "Số mục",
        "kind": "Loại mục",
        "minutes": "Thời lượng (phút)",
        "minimum": "Ít nhất (phút)",
        "presenter": "Người thực hiện",
        "presenter_note": "hoặc ghi bằng chữ",
        "unit": "Đơn vị",
        "anchor": "Giữ giờ",
        "anchor_at": "Giờ bắt đầu",
        "hard_end": "Giờ phải xong",
        "is_break": "Tự rút bù giờ",
        "documents": "Tài liệu",
        "warn": "Nhắc trước (phút)",
        "last_call": "Nhắc cuối (phút)",
    }
    GROUPS = ("presenter", "anchor", "documents")
    KEYS = "Ctrl+S  lưu   ↑↓  dòng   ←→  chọn   F1  trợ giúp   Esc  thôi"
    HELP_TITLE = "Mục chương trình"
    HELP = """
Ghi nội dung, chọn loại mục bằng phím ← →, ghi số phút. Loại mục quyết định lời dẫn mặc định và
việc có rút ngắn được không khi thiếu giờ.

Người thực hiện: gõ vài chữ của tên, không cần dấu; người hợp nhất hiện ở dòng dưới và được ghi
khi rời ô. Trùng tên thì gõ thêm đơn vị. Không có trong danh sách thì chữ chuyển xuống ô dưới.

Giữ giờ: “nối tiếp” bắt đầu ngay sau mục trước; “không sớm hơn” chờ tới giờ; “đúng giờ” là giờ đã
hẹn, lỡ thì báo. Giờ phải xong dừng mục đúng giờ ấy. Mục tự rút bù giờ (như giải lao) ngắn lại
khi chương trình muộn.

Dòng cuối tính cả chương trình với số đang gõ, so với hạn. Mục đã bắt đầu chỉ sửa được ghi chú,
tài liệu và giờ nhắc.
"""

    def __init__(
        self,
        session: Session,
        title: str,
        editing: Editing[AgendaItem, ItemDraft],
        before: str | None = None,
    ) -> None:
        super().__init__(title, editing)
        self._session = session
        self._before = before

    def field(self, name: str, value: Any) -> Widget:
        """Return answers to choose from where there are some, a line for other fields."""
        field_id = f"field-{name}"
        if name == "kind":
            return Choice(list(KIND_WORDS.items()), value, id=field_id)
        if name == "anchor":
            return Choice(list(ANCHOR_WORDS.items()), value, id=field_id)
        if name == "is_break":
            return Choice(list(_BREAK_WORDS.items()), value, id=field_id)
        if name == "presenter":
            return FoundField(people_finding(self._session), value, id=field_id)
        if name == "unit":
            return FoundField(unit_finding(self._session), value, id=field_id)
        placeholder = _PLACEHOLDERS.get(name, "")
        return Input(value, placeholder=placeholder, id=field_id, select_on_focus=False)

    def words(self, name: str, value: Any) -> str:
        """Say what was chosen as the form does."""
        if name == "kind":
            return KIND_WORDS[value]
        if name == "anchor":
            return ANCHOR_WORDS[value]
        if name == "is_break":
            return _BREAK_WORDS[value]
        return super().words(name, value)

    def foot(self) -> Iterable[Widget]:
        """Yield the agenda's totals."""
        yield SteadyText(id="item-totals")

    def on_mount(self) -> None:
        """Start at the title; ask for a time only where one is kept."""
        super().on_mount()
        self._show_time()
        self._show_totals()

    # -- what follows from what is typed -----------------------------------------------------

    @on(Choice.Changed, "#field-anchor")
    def _show_time(self) -> None:
        kept = self.box("anchor").value is not Anchor.FLOW
        self.query_one("#row-anchor_at").display = kept or bool(self.box("anchor_at").value.strip())

    @on(Choice.Changed, "#field-kind")
    def _suit_break(self) -> None:
        """Let a break make up for lost time, as breaks do; it can still be chosen otherwise."""
        self.box("is_break").value = self.box("kind").value is ItemKind.BREAK

    @on(FoundField.Left, "#field-presenter")
    def _keep_words(self) -> None:
        """Let who is not on the list be named in words."""
        who, note = self.box("presenter"), self.box("presenter_note")
        if who.unknown and not note.value.strip():
            note.value, who.value = who.unknown, None

    @on(Input.Changed)
    @on(Choice.Changed)
    def _show_totals(self) -> None:
        try:
            typed = self._typed()
        except NoMatches:
            return  # the fields are still being put together
        checked = self._editing.check(typed, self._record)
        totals = self._session.agenda_editor.totals(checked.record, self._before)
        line = self.query_one("#item-totals", SteadyText)
        line.show(totals_words(totals, self._session.agenda.clock))

    def action_save(self) -> None:
        """Save; words in the line for people that mean nobody on the list become a note."""
        self._keep_words()
        unknown = self.box("presenter").unknown
        if unknown:
            self._complain(
                f"Không có đại biểu nào là “{unknown}”. Hãy xóa chữ ở ô này, hoặc ghi vào ô dưới."
            )
            self.box("presenter").focus()
        elif self.box("unit").unknown:
            self._complain("Không có đơn vị nào như vậy. Hãy gõ lại, hoặc để trống.")
            self.box("unit").focus()
        else:
            super().action_save()


def people_finding(session: Session) -> Finding[Delegate]:
    """Return how a delegate is found by name, post or unit."""
    state = session.state

    def post(one: Delegate) -> str:
        unit = state.unit_of(one)
        return ", ".join(filter(None, (one.position, unit.label if unit else "")))

    return Finding(
        find=session.roster.search,
        record=state.delegates.get,
        key=lambda one: one.id,
        name=lambda one: one.full_name,
        words=post,
        help="Gõ vài chữ của tên đại biểu, không cần dấu; có thể để trống.",
        nothing="Không có đại biểu nào khớp: rời ô thì chữ này chuyển xuống ô dưới.",
    )


def unit_finding(session: Session) -> Finding[Unit]:
    """Return how a unit is found by its names."""
    units = session.state.units
    return Finding(
        find=lambda typed: suggest_units(typed, units.values()),
        record=units.get,
        key=lambda unit: unit.id,
        name=lambda unit: unit.name,
        words=lambda _: "",
        help="Gõ vài chữ của tên đơn vị; có thể để trống.",
        nothing="Không có đơn vị nào khớp.",
    )
