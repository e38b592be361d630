"""A line of the checklist as a person types it."""

from collections.abc import Container
from dataclasses import dataclass, replace

from hoinghi_tui.domain.checked import UNIT_GONE, Checked
from hoinghi_tui.domain.checklist import CheckItem, Per
from hoinghi_tui.vietnamese import clean

LABELS = {
    "title": "Nội dung",
    "group": "Nhóm",
    "quantity": "Số lượng",
    "per": "hoặc tính theo",
    "unit": "Đơn vị lo",
    "note": "Ghi chú",
}
"""What each field of the form is called, in the order of the form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDraft:
    """The values of the form, texts as typed; ``unit`` is an id or None."""

    title: str = ""
    group: str = ""
    quantity: str = ""
    per: Per = Per.NOTHING
    unit: str | None = None
    note: str = ""

    @classmethod
    def of(cls, item: CheckItem) -> "CheckDraft":
        """Return the values that show ``item`` in the form."""
        return cls(
            title=item.title,
            group=item.group,
            quantity=item.quantity,
            per=item.per,
            unit=item.unit,
            note=item.note,
        )


def check_draft(draft: CheckDraft, before: CheckItem, units: Container[str]) -> Checked[CheckItem]:
    """Turn a draft into ``before`` with the typed values; ``units`` are the ids there are."""
    problems: dict[str, str] = {}
    title = clean(draft.title)
    if not title:
        problems["title"] = "Hãy ghi cần chuẩn bị gì, ví dụ Micro không dây."
    gone = draft.unit is not None and draft.unit not in units
    if gone:
        problems["unit"] = UNIT_GONE
    item = replace(
        before,
        title=title or before.title,
        group=clean(draft.group),
        quantity=clean(draft.quantity),
        per=draft.per,
        unit=before.unit if gone else draft.unit,
        note=clean(draft.note),
    )
    return Checked(item, problems)
