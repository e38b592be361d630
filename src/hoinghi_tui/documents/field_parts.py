"""Fields that several kinds of document share."""

from hoinghi_tui.documents.blanks import SAMPLE_NOTICE
from hoinghi_tui.documents.field_info import FieldInfo as Field

FIT = "bậc cỡ chữ, 1 là lớn nhất,"

NOTICE = Field("notice", "dòng báo dữ liệu mẫu; trống khi dữ liệu thật", SAMPLE_NOTICE)
WHEN = Field("when", "thời gian họp", "7 giờ 30 ngày 15/12/2025")
PLACE = Field("place", "địa điểm", "Hội trường xã Đại Sơn")
TITLE = Field("title", "tên hội nghị", "Hội nghị tổng kết năm 2025")
EVENT = Field("event", "tên hội nghị, giữa câu", "hội nghị tổng kết năm 2025")
SIGNER_TITLE = Field("signer_title", "chức vụ người ký, chữ hoa", "CHỦ TỊCH")
SIGNER = Field("signer", "họ tên người ký", "Trần Văn An")
SIGNED = (
    Field("signature", "thẩm quyền và chức vụ ký, từng dòng", "TM. ỦY BAN NHÂN DÂN", each="line"),
    SIGNER,
)

LETTERHEAD = (
    NOTICE,
    Field("superiors", "cơ quan cấp trên, từng dòng", "HUYỆN ĐẠI SƠN", each="body"),
    Field("issuer", "cơ quan ban hành, chữ hoa", "ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN"),
    Field("locality", "địa danh", "Đại Sơn"),
    Field("date", "ngày tháng năm bằng chữ", "ngày 15 tháng 12 năm 2025"),
)
"""The block on top of every paper, under what tells of made-up data."""

HEAD = (
    *LETTERHEAD,
    TITLE,
    WHEN,
    PLACE,
)
WORDS = Field("words", "tổng tiền bằng chữ", "Ba triệu đồng")
NUMBER = Field("number", "số thứ tự", 1)
PERSON = (NUMBER, Field("name", "họ tên, có danh xưng", "Bà Nguyễn Thị Hòa"))
LABEL = Field("label", "số mục và nội dung", "2.1. Báo cáo tổng kết")
ITEM = (
    Field("number", "số mục, có thể trống", "2.1"),
    Field("title", "nội dung", "Báo cáo tổng kết"),
    LABEL,
)
SCRIPTED_ITEMS = Field(
    "items",
    "các mục chương trình",
    each="item",
    inner=(
        Field("time", "giờ", "07:30 – 07:35"),
        Field("minutes", "thời lượng", "5 phút"),
        *ITEM,
        Field("who", "người thực hiện", "Ông Trần Văn An"),
        Field("presenter", "người thực hiện và điều cần biết", "Ông Trần Văn An – ghế A5"),
        Field(
            "lines",
            "các dòng lời dẫn",
            each="line",
            inner=(
                Field(
                    "",
                    "các phần của dòng",
                    each="part",
                    inner=(
                        Field("text", "lời nói hoặc chỉ dẫn", "Kính thưa các đại biểu,"),
                        Field("is_cue", "là chỉ dẫn, không đọc: dùng trong if", 0),
                    ),
                ),
            ),
        ),
    ),
)
