"""The usual words of a master of ceremonies for each kind of item, with fields to be filled.

They are our own and say nothing that is not known: no name, no number, no achievement. An
item has them until it gets a script of its own.
"""

from hoinghi_tui.domain.agenda import AgendaItem, ItemKind
from hoinghi_tui.vietnamese import fold

_ORDER = """\
Kính thưa quý vị đại biểu!

Đã đến giờ làm việc, xin kính mời quý vị vào vị trí, ổn định chỗ ngồi để hội nghị được bắt đầu. \
Xin quý vị chuyển điện thoại sang chế độ im lặng. Xin trân trọng cảm ơn."""

_FLAG = """\
[Kiểm tra: Quốc ca đã mở sẵn, cửa phòng đã khép.]

Xin trân trọng kính mời quý vị đại biểu đứng dậy, chỉnh đốn trang phục để làm lễ chào cờ.

Nghiêm! Chào cờ, chào! Quốc ca!

[Mở Quốc ca. Hết Quốc ca:]

Thôi! Xin trân trọng kính mời quý vị đại biểu an tọa."""

_REASON = """\
Kính thưa các đồng chí lãnh đạo, kính thưa quý vị đại biểu!

Hôm nay, {cơ quan} tổ chức {tên hội nghị}. Thay mặt Ban Tổ chức, xin nhiệt liệt chào mừng và \
cảm ơn quý vị đại biểu đã về dự.

[Nêu ngắn gọn mục đích, ý nghĩa của hội nghị.]

Đó là lý do của hội nghị hôm nay."""

_GUESTS = """\
[Chỉ giới thiệu người đang có mặt. Vỗ tay sau mỗi người.]

Đến dự hội nghị hôm nay, xin trân trọng giới thiệu:

{danh sách giới thiệu}

Đề nghị hội nghị nhiệt liệt chào mừng. [Vỗ tay.]

Điều hành hội nghị, xin trân trọng kính mời lên bàn chủ tọa: {chủ tọa}.

Giúp việc cho hội nghị, xin kính mời lên bàn thư ký: {thư ký}.

[Chờ chủ tọa và thư ký ngồi xong.]"""

_PAR_INDEX = """\
Kính thưa hội nghị!

Chỉ số cải cách hành chính cho thấy mặt mạnh, mặt còn hạn chế của từng lĩnh vực, từng đơn vị. \
Xin trân trọng kính mời {người trình bày}, trình bày: {tên mục}. Xin trân trọng kính mời!

[Trình chiếu bảng điểm; nói rõ điểm nào là tự chấm.]

[Sau khi trình bày:] Xin trân trọng cảm ơn. Đề nghị các đơn vị đối chiếu với lĩnh vực mình \
phụ trách để trao đổi, làm rõ nguyên nhân và cách khắc phục."""

_ACCEPTANCE = """\
Kính thưa quý vị đại biểu!

Thay mặt hội nghị, xin trân trọng kính mời {người trình bày}, phát biểu tiếp thu ý kiến chỉ đạo. \
Xin trân trọng kính mời!

[Sau khi phát biểu:] Xin trân trọng cảm ơn."""

_ACCEPTANCE_AND_CLOSING = """\
Kính thưa quý vị đại biểu!

Thay mặt hội nghị, xin trân trọng kính mời {người trình bày}, phát biểu tiếp thu ý kiến chỉ đạo \
và bế mạc hội nghị. Xin trân trọng kính mời!

[Sau khi phát biểu:] """

_FAREWELL = """\
Thay mặt Ban Tổ chức, xin cảm ơn sự có mặt và đóng góp của quý vị đại biểu. \
Kính chúc quý vị sức khỏe, hạnh phúc, thành công. Xin trân trọng cảm ơn và kính chào!"""

_OTHER_CEREMONY = """\
Kính thưa quý vị đại biểu!

Tiếp theo chương trình, xin kính mời quý vị đến với phần: {tên mục}."""

_USUAL = {
    ItemKind.RECEPTION: """\
[Đọc vài lần trong giờ đón tiếp.]

Kính thưa quý vị đại biểu! Ban Tổ chức trân trọng chào mừng quý vị về dự {tên hội nghị}.

Xin kính mời quý vị điểm danh, nhận tài liệu tại bàn đón tiếp và vào ngồi đúng vị trí đã xếp. \
Hội nghị sẽ bắt đầu trong ít phút nữa. Xin trân trọng cảm ơn.""",
    ItemKind.OPENING: """\
Kính thưa quý vị đại biểu!

Để bắt đầu nội dung làm việc, xin trân trọng kính mời {người trình bày}, phát biểu khai mạc \
hội nghị. Xin trân trọng kính mời!

[Vỗ tay. Mời lên bục.]

[Sau khi phát biểu:] Xin trân trọng cảm ơn.""",
    ItemKind.REPORT: """\
Kính thưa hội nghị!

Tiếp theo chương trình, xin trân trọng kính mời {người trình bày}, trình bày: {tên mục}. \
Xin trân trọng kính mời!

[Vỗ tay. Trình chiếu báo cáo.]

[Sau khi trình bày:] Xin trân trọng cảm ơn. Đề nghị quý vị đại biểu nghiên cứu, tham gia ý kiến.""",
    ItemKind.PAPER: """\
Kính thưa hội nghị!

Xin trân trọng kính mời {người trình bày}, trình bày tham luận của {đơn vị}. Thời gian dành cho \
tham luận là {số phút} phút. Xin trân trọng kính mời!

[Vỗ tay. Mời lên bục. Báo trước người trình bày tiếp theo.]

[Sau khi trình bày:] Xin trân trọng cảm ơn tham luận của {đơn vị}.""",
    ItemKind.DISCUSSION: """\
Kính thưa hội nghị!

Chúng ta chuyển sang phần thảo luận. Xin kính mời {người trình bày}, điều hành phần này. Mỗi ý \
kiến xin nêu tên, đơn vị, nói ngắn gọn vào khó khăn, kiến nghị và cách làm.

[Chuyển micro cho đại biểu có ý kiến.]

[Khi kết thúc:] Xin trân trọng cảm ơn các ý kiến tâm huyết của quý vị đại biểu.""",
    ItemKind.DECISION: """\
Kính thưa quý vị đại biểu!

Ghi nhận thành tích của các tập thể, cá nhân, cấp có thẩm quyền đã quyết định khen thưởng \
{số khen thưởng}.

Xin trân trọng kính mời {người trình bày}, công bố Quyết định số {số quyết định} \
{ngày quyết định}. Xin trân trọng kính mời!

[Đọc theo bản đã ký.]

[Sau khi công bố:] Xin trân trọng cảm ơn và xin chúc mừng các tập thể, cá nhân được khen thưởng.""",
    ItemKind.AWARDS: """\
Kính thưa quý vị đại biểu!

Hội nghị chuyển sang phần trao khen thưởng cho {số khen thưởng}, chia thành {số đợt} đợt.

[Nhạc nền. Khay giấy khen đứng phía sau, bên phải người trao. Mỗi đợt: mời lên, chờ xếp đủ \
hàng, trao, chụp ảnh, cảm ơn.]

{danh sách trao thưởng}

[Người vắng: đọc tên kèm người nhận thay.]

Một lần nữa, đề nghị hội nghị nhiệt liệt chúc mừng. [Vỗ tay.]""",
    ItemKind.BREAK: """\
Kính thưa quý vị đại biểu!

Xin kính mời quý vị nghỉ giải lao {số phút} phút. Sau giải lao, hội nghị tiếp tục với phần: \
{mục tiếp theo}. Xin kính mời quý vị trở lại đúng giờ.

[Còn 2 phút: mời đại biểu vào phòng.]""",
    ItemKind.TASKS: """\
Kính thưa hội nghị!

Từ những kết quả, hạn chế và bài học vừa nêu, hội nghị chuyển sang phần triển khai nhiệm vụ. \
Xin trân trọng kính mời {người trình bày}, trình bày: {tên mục}. Xin trân trọng kính mời!

[Vỗ tay. Trình chiếu bảng nhiệm vụ.]

[Sau khi trình bày:] Xin trân trọng cảm ơn.""",
    ItemKind.DIRECTION: """\
Kính thưa quý vị đại biểu!

Xin trân trọng kính mời {người trình bày}, phát biểu chỉ đạo hội nghị. Xin trân trọng kính mời!

[Vỗ tay. Mời lên bục. Thư ký ghi đầy đủ ý kiến chỉ đạo.]

[Sau khi phát biểu:] Xin trân trọng cảm ơn ý kiến chỉ đạo của đồng chí.""",
    ItemKind.CLOSING: """\
Kính thưa quý vị đại biểu!

Hội nghị đã hoàn thành toàn bộ chương trình. Xin trân trọng kính mời {người trình bày}, phát \
biểu bế mạc. Xin trân trọng kính mời!

[Sau khi phát biểu:] """
    + _FAREWELL,
}


def default_script(item: AgendaItem) -> str:
    """Return the usual script for an item: by the words of its title, else by its kind.

    A title that names several parts gets them one after the other: "Ổn định tổ chức, chào
    cờ"; "Tuyên bố lý do, giới thiệu đại biểu".
    """
    title = fold(item.title)
    if "tiep thu" in title:
        closes = item.kind is ItemKind.CLOSING or "be mac" in title
        return _ACCEPTANCE_AND_CLOSING + _FAREWELL if closes else _ACCEPTANCE
    if item.kind is ItemKind.AWARDS and "quyet dinh" in title:
        return _joined([_USUAL[ItemKind.DECISION], _USUAL[ItemKind.AWARDS]])
    if item.kind is ItemKind.CEREMONY:
        parts = [text for word, text in (("on dinh", _ORDER), ("chao co", _FLAG)) if word in title]
        return _joined(parts or [_OTHER_CEREMONY])
    if item.kind is ItemKind.INTRODUCTION:
        parts = [
            text for word, text in (("ly do", _REASON), ("dai bieu", _GUESTS)) if word in title
        ]
        return _joined(parts or [_REASON, _GUESTS])
    if item.kind is ItemKind.REPORT and ("chi so" in title or "par index" in title):
        return _PAR_INDEX
    return _USUAL[item.kind]


def _joined(parts: list[str]) -> str:
    return "\n\n".join(parts)
