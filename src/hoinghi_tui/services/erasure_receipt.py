"""The receipt that personal data were erased, to be printed, signed and kept on file."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.personal_data import PersonalData
from hoinghi_tui.vietnamese import printable

if TYPE_CHECKING:
    from hoinghi_tui.services.erasure import Erasure

_BLANK = "…" * 20
_TITLE = "BIÊN NHẬN XÓA DỮ LIỆU CÁ NHÂN"


def receipt_text(
    done: "Erasure", conference: Conference, local: datetime, data: PersonalData, *, events: int
) -> str:
    """Write the receipt, which itself names no number and no date of birth.

    ``local`` is when, ``events`` how many actions the log holds afterwards; blanks are for
    whoever signs.
    """
    lines = list(_lines(done, conference, local, events))
    return "".join(f"{data.blanked_widely(printable(line))}\n" for line in lines)


def _lines(done: "Erasure", conference: Conference, local: datetime, events: int) -> Iterator[str]:
    yield conference.issuer.upper() or _BLANK
    yield from ("", _TITLE.center(72).rstrip(), "")
    yield f"Hội nghị: {conference.title_on_paper or _BLANK}"
    yield f"Thời điểm xóa: {local:%H giờ %M}, ngày {local:%d/%m/%Y}"
    yield f"Căn cứ: {_BLANK}"
    yield ""
    yield "1. Đã xóa khỏi dữ liệu của hội nghị"
    yield from _list(done.words, "không còn gì")
    yield "   Họ tên, chức vụ, đơn vị, điểm danh, khen thưởng và nhật ký được giữ nguyên."
    yield ""
    yield "2. Đã ghi lại không còn dữ liệu ấy"
    yield f"   - events.jsonl ({events} việc, kể cả dòng ghi lần xóa này) và db.json;"
    yield from _list(done.copies, "không có bản sao lưu nào")
    yield ""
    yield "3. Đã xóa hẳn tệp"
    yield from _list((*done.remains, *done.removed), "không có")
    yield ""
    yield "4. Còn trong thư mục, cần tự xem và xóa"
    left = [file for file in done.files if file.name not in done.removed]
    words = ((f"{one.name}" + (not one.is_seen) * " (không xem được bên trong)") for one in left)
    yield from _list(words, "không thấy tệp nào")
    yield ""
    yield "5. Ngoài thư mục này, cần tự xóa: bản chép ở máy khác, USB, thư điện tử, Zalo; tệp danh"
    yield "   sách đã nhập; giấy đã in. Ghi chú chỉ có năm sinh, không có chữ “sinh”, không nhận ra"
    yield "   được."
    yield from ("", f"{'Người thực hiện':>60}", f"{'(ký, ghi rõ họ tên)':>62}")


def _list(names: Iterable[str], none: str) -> Iterator[str]:
    lines = [f"   - {name};" for name in names]
    yield from lines or [f"   - {none}."]
