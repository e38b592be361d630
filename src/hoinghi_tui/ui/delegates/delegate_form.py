"""The form in which a delegate is added or corrected."""

from collections.abc import Callable, Sequence
from typing import Any

from textual import events, on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from hoinghi_tui.domain.people import Delegate, Invitation, Unit
from hoinghi_tui.domain.people_words import INVITATION_WORDS, ROLE_WORDS, roles_text
from hoinghi_tui.domain.protocol import UNKNOWN_POST, post_rank, posts
from hoinghi_tui.services.delegate_entry import Entry, check_entry, suggest_units
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.widgets.choice import Choice, Choices
from hoinghi_tui.ui.widgets.entry_form import EntryForm
from hoinghi_tui.vietnamese import printable

LABELS = {
    "full_name": "Họ và tên",
    "honorific": "Danh xưng",
    "position": "Chức vụ",
    "unit": "Đơn vị",
    "phone": "Điện thoại",
    "birth": "Ngày sinh",
    "roles": "Vai trò",
    "wheelchair": "Đi xe lăn",
    "off_payroll": "Hưởng lương",
    "invitation": "Giấy mời",
    "absence_reason": "Lý do vắng",
    "substitute": "Người đi thay",
    "substitute_position": "Chức vụ (thay)",
    "substitute_rank": "Thứ bậc (thay)",
    "rank": "Thứ bậc",
    "given_name": "Tên gọi",
    "reading": "Cách đọc",
    "note": "Ghi chú",
}
HONORIFICS = (("Ông", "Ông"), ("Bà", "Bà"), ("Đ/c", "Đ/c"), ("", "không ghi"))
_WHEELCHAIR = ((False, "không"), (True, "có"))
_OFF_PAYROLL = ((False, "có hoặc chưa rõ"), (True, "không"))
_PLACEHOLDERS = {
    "phone": "0900000010 / 02203000010",
    "birth": "1980, 7/1980 hoặc 15/7/1980",
    "substitute": "ai được báo là đến thay; để trống nếu không",
    "substitute_rank": "để trống: theo chức vụ người đi thay",
    "rank": "để trống: theo chức vụ; 1 là cao nhất",
    "given_name": "để trống: chữ cuối của họ tên",
    "reading": "chỉ ghi khi tên dễ đọc nhầm: Hờ-bia Ni-ê",
}
_UNITS_SHOWN = 3

Save = Callable[[Delegate, Delegate], object]
"""Saves a delegate, given as it was opened and as it was typed; may refuse or fail."""


class DelegateForm(EntryForm[Delegate, Entry]):
    """One person; the unit is found by a few letters of its name."""

    LABELS = LABELS
    HINTED = ("position", "unit", "substitute_position")
    GROUPS = ("roles", "substitute", "rank")
    KEYS = "Ctrl+S  lưu   ↑↓  dòng   ←→  chọn   Space  đánh dấu   Esc  thôi"

    def __init__(self, session: Session, delegate: Delegate, save: Save, title: str) -> None:
        state = session.state
        self._session = session
        editing = Editing(
            record=delegate,
            entry_of=lambda one: Entry.of(one, state.unit_of(one)),
            check=lambda entry, before: check_entry(entry, before, state.units.values()),
            save=save,
            current=lambda: state.delegates.get(delegate.id),
        )
        super().__init__(title, editing)

    def field(self, name: str, value: Any) -> Widget:
        """Return answers to choose from where there are some, a line for other fields."""
        field_id = f"field-{name}"
        if name == "honorific":
            own = [] if value in dict(HONORIFICS) else [(value, value)]
            return Choice([*HONORIFICS, *own], value, id=field_id)
        if name == "roles":
            return Choices(list(ROLE_WORDS.items()), value, id=field_id)
        if name == "wheelchair":
            return Choice(list(_WHEELCHAIR), value, id=field_id)
        if name == "off_payroll":
            return Choice(list(_OFF_PAYROLL), value, id=field_id)
        if name == "invitation":
            return Choice(list(INVITATION_WORDS.items()), value, id=field_id)
        # Another unit is typed over the one that stands there; other texts are corrected.
        return Input(
            value,
            placeholder=_PLACEHOLDERS.get(name, ""),
            id=field_id,
            select_on_focus=name == "unit",
        )

    def hint(self, name: str, value: Any) -> Content:
        """Say which unit is meant, while it is typed, and how high each post ranks."""
        if name == "unit":
            found = self._units(value)
            return _unit_hint(value, found) if self.box(name).has_focus else Content("")
        return _posts_hint(value)

    def words(self, name: str, value: Any) -> str:
        """Say what was chosen as the form does."""
        if name == "roles":
            return roles_text(value) or "không"
        if name == "wheelchair":
            return dict(_WHEELCHAIR)[value]
        if name == "off_payroll":
            return dict(_OFF_PAYROLL)[value]
        if name == "invitation":
            return INVITATION_WORDS[value]
        return super().words(name, value)

    def on_mount(self) -> None:
        """Start at the name; ask for a reason only of those who do not come."""
        super().on_mount()
        self._show_reason()
        self._show_post_of_substitute()

    @on(Choice.Changed, "#field-invitation")
    def _show_reason(self) -> None:
        declined = self.box("invitation").value is Invitation.DECLINED
        self.query_one("#row-absence_reason").display = declined

    @on(Input.Changed, "#field-substitute")
    def _show_post_of_substitute(self) -> None:
        """Ask for the post and the rank only when somebody comes instead."""
        names = ("substitute", "substitute_position", "substitute_rank")
        somebody = any(self.box(name).value.strip() for name in names)
        for selector in ("#row-substitute_position", "#row-substitute_rank"):
            self.query_one(selector).display = somebody
        self.query_one("#hint-substitute_position").display = somebody

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Help with the unit while it is typed, write it out when it is left."""
        super().on_descendant_focus(event)
        box = self.box("unit")
        found = [] if box.has_focus else self._units(box.value)
        if found:
            box.value = found[0].name
        self.show_hint("unit")

    def _units(self, typed: str) -> Sequence[Unit]:
        return suggest_units(typed, self._session.state.units.values())


def _unit_hint(typed: str, found: Sequence[Unit]) -> Content:
    if not typed.strip():
        return Content.styled("Gõ vài chữ của tên đơn vị; có thể để trống.", "$muted")
    if not found:
        return Content.styled("Không có đơn vị nào khớp.", "$warning")
    others = " · ".join(unit.label for unit in found[1:_UNITS_SHOWN])
    best = Content.styled(f"→ {found[0].name}", "$accent")
    return Content.assemble(best, (f"   {others}", "$muted"))


def _posts_hint(position: str) -> Content:
    """Say which posts were recognised and which of them counts for the protocol."""
    found = posts(position)
    if not found:
        return Content.styled("Nhiều chức vụ thì cách nhau bằng dấu phẩy.", "$muted")
    highest = min(map(post_rank, found))
    parts = []
    for post in found:
        rank = post_rank(post)
        level = "chưa rõ" if rank == UNKNOWN_POST else rank
        words = f"{printable(post)} ({level})"
        parts.append(Content.styled(words, "$accent" if rank == highest else "$muted"))
    return Content.assemble(("bậc: ", "$muted"), Content(" · ").join(parts))
