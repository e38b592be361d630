"""What an import changes about people already known, field by field, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from hoinghi_tui.domain.birth import birth_text
from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.people_words import INVITATION_WORDS, SEX_WORDS, roles_text

LABELS = {
    "full_name": "họ tên",
    "honorific": "danh xưng",
    "position": "chức vụ",
    "unit": "đơn vị",
    "phone": "điện thoại",
    "phone_other": "số khác",
    "birth": "ngày sinh",
    "sex": "giới tính",
    "roles": "vai trò",
    "wheelchair": "xe lăn",
    "invitation": "giấy mời",
    "absence_reason": "lý do vắng",
    "substitute": "đi thay",
    "given_name": "tên gọi",
    "reading": "cách đọc",
    "rank": "thứ bậc",
    "note": "ghi chú",
}
"""The fields an import may change, and what they are called."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that becomes another: the field, its label and both values in words."""

    field: str
    label: str
    before: str
    after: str


def changes(
    before: Delegate, after: Delegate, units: Mapping[str, Unit]
) -> tuple[FieldChange, ...]:
    """Return the fields in which two states of one person differ."""
    return tuple(
        FieldChange(field, label, _words(before, field, units), _words(after, field, units))
        for field, label in LABELS.items()
        if getattr(before, field) != getattr(after, field)
    )


def _words(delegate: Delegate, field: str, units: Mapping[str, Unit]) -> str:
    if field == "unit":
        unit = units.get(delegate.unit or "")
        return unit.name if unit else delegate.unit or ""
    if field == "roles":
        return roles_text(delegate.roles)
    if field == "invitation":
        return INVITATION_WORDS[delegate.invitation]
    if field == "birth":
        return birth_text(delegate.birth)
    if field == "sex":
        return SEX_WORDS[delegate.sex] if delegate.sex else ""
    if field == "substitute":
        return delegate.substitute.full_name if delegate.substitute else ""
    if field == "wheelchair":
        return "có" if delegate.wheelchair else ""
    value = getattr(delegate, field)
    return "" if value is None else str(value)
