"""Changes of rows in words, for a person who decides which of two is to hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hoinghi_tui.domain.time_text import clock_text
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op, Row

_TABLES = {
    "agenda": "Mục chương trình",
    "attendance": "Lượt đón",
    "awards": "Khen thưởng",
    "badges": "Mã thẻ",
    "batches": "Đợt trao",
    "budget": "Dòng kinh phí",
    "checklist": "Việc hội trường",
    "conference": "Thông tin hội nghị",
    "delegates": "Đại biểu",
    "introductions": "Giới thiệu",
    "messages": "Lời nhắn",
    "printed": "Ghi nhận đã in",
    "reports": "Báo cáo",
    "seats": "Ghế",
    "sendings": "Gửi giấy tờ",
    "speeches": "Tham luận",
    "tasks": "Việc",
    "units": "Đơn vị",
}
_FIELDS = {
    "absence_reason": "lý do vắng",
    "arrived_at": "giờ đến",
    "batch": "đợt",
    "delegate": "người",
    "duration_s": "thời lượng (giây)",
    "ended_at": "kết thúc lúc",
    "full_name": "họ tên",
    "handed_at": "trao lúc",
    "invitation": "giấy mời",
    "left_at": "giờ về",
    "locked": "khóa ghế",
    "means": "cách đón",
    "note": "ghi chú",
    "operator": "người trực",
    "order": "thứ tự",
    "phone": "điện thoại",
    "position": "chức vụ",
    "said_at": "giới thiệu lúc",
    "skipped": "bỏ qua",
    "started_at": "bắt đầu lúc",
    "state": "tình trạng",
    "station": "bàn",
    "substitute": "đi thay",
    "title": "tên",
    "unit": "đơn vị",
}
_VALUES = {
    "confirmed": "xác nhận dự",
    "declined": "báo vắng",
    "not_sent": "chưa gửi",
    "sent": "đã gửi",
    "present": "có mặt",
    "left": "đã về",
    "qr": "quét thẻ",
    "manual": "theo tên",
    "camera": "máy ảnh",
    "paper": "giấy",
}
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")
_NOTHING = "(trống)"
_BY_PERSON = ("attendance", "introductions", "delegates")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one row: what it is now, and what it would become."""

    what: str
    now: str
    then: str


class OfflineWords:
    """Puts changes of rows into words, with the names the conference knows."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def differences(self, ops: Sequence[Op]) -> list[Difference]:
        """Return what these changes, which fit, do to today's rows."""
        return [found for op in ops for found in self._of(op)]

    def _of(self, op: Op) -> list[Difference]:
        subject = self.subject(op.table, op.id, op.set or op.was or {})
        if op.was is None:
            return [Difference(subject, "(chưa có)", "thêm mới")]
        if op.set is None:
            return [Difference(subject, "đang có", "xóa")]
        return [
            Difference(
                f"{subject}, {_FIELDS.get(field, field)}",
                self._value(op.was.get(field)),
                self._value(value),
            )
            for field, value in op.set.items()
        ]

    def subject(self, table: str, key: str, row: Row) -> str:
        """Name what a row is about: "Lượt đón Lò Văn A", "Ghế A1"."""
        person = self._work.state.delegates.get(key) if table in _BY_PERSON else None
        names = (row.get(field) for field in ("full_name", "recipient", "title", "name"))
        name = person.full_name if person else next((one for one in names if one), key)
        kind = _TABLES.get(table, table)
        return kind if key == table else f"{kind} {name}"

    def _value(self, value: object) -> str:
        if value is None or value == "":
            return _NOTHING
        if isinstance(value, bool):
            return "có" if value else "không"
        if isinstance(value, dict):
            return str(value.get("full_name") or "…")
        text = str(value)
        if _INSTANT.fullmatch(text):
            return clock_text(datetime.fromisoformat(text), self._work.zone(), seconds=True)
        person = self._work.state.delegates.get(text)
        unit = self._work.state.units.get(text)
        known = person.full_name if person else unit.name if unit else text
        return _VALUES.get(text, known)
