"""The fields of the papers about money: estimate, settlement, list to sign for allowances."""

from hoinghi_tui.documents.field_info import FieldInfo as Field
from hoinghi_tui.documents.field_parts import (
    LETTERHEAD,
    NUMBER,
    PERSON,
    PLACE,
    SIGNED,
    TITLE,
    WHEN,
    WORDS,
)

_BUDGET = Field("budget", "nguồn kinh phí", "Ngân sách xã năm 2025")
_LINE = (NUMBER, Field("title", "nội dung chi", "Nước uống"))
_QUANTITY = Field("quantity", "số lượng", "40")
_EACH = Field("each", "bình quân một đại biểu, đồng", "75.000")

ESTIMATE = (
    *LETTERHEAD,
    TITLE,
    _BUDGET,
    Field("basis", "căn cứ", "Kế hoạch số 12/KH-UBND"),
    Field(
        "lines",
        "các dòng dự toán",
        each="line",
        inner=(
            *_LINE,
            Field("measure", "đơn vị tính, có thể trống", "người"),
            _QUANTITY,
            Field("price", "đơn giá; tiền thưởng thì trống", "20.000"),
            Field("amount", "thành tiền", "800.000"),
            Field("note", "căn cứ định mức, ghi chú, có thể trống", "Thông tư 40/2017/TT-BTC"),
        ),
    ),
    Field("total", "tổng dự toán", "3.000.000"),
    WORDS,
    _EACH,
    *SIGNED,
)
SETTLEMENT = (
    *LETTERHEAD,
    TITLE,
    _BUDGET,
    Field("present", "số đại biểu có mặt", "38"),
    Field(
        "lines",
        "các dòng quyết toán",
        each="line",
        inner=(
            *_LINE,
            _QUANTITY,
            Field("planned", "dự toán", "800.000"),
            Field("settled", "quyết toán", "760.000"),
            Field("difference", "còn lại; âm là chi vượt", "40.000"),
            Field("voucher", "số và ngày chứng từ", "PC05, 16/12/2025"),
            Field("note", "ghi chú, có thể trống", "trả lại tiền thừa"),
        ),
    ),
    Field("planned", "tổng dự toán", "3.000.000"),
    Field("settled", "tổng quyết toán", "2.900.000"),
    Field("difference", "tổng còn lại; âm là chi vượt", "100.000"),
    WORDS,
    _EACH,
    *SIGNED,
)
ALLOWANCES = (
    *LETTERHEAD,
    TITLE,
    Field("content", "nội dung chi", "Hỗ trợ tiền ăn"),
    WHEN,
    PLACE,
    Field(
        "people",
        "những người có mặt, không hưởng lương",
        each="person",
        inner=(
            *PERSON,
            Field("post", "chức vụ, đơn vị", "Trưởng thôn Đoài"),
            Field("instead_of", "đi thay ai; trống nếu không thay", "đi thay ông Lê Văn Bình"),
            Field("amount", "số tiền", "100.000"),
        ),
    ),
    Field("total", "tổng tiền", "800.000"),
    WORDS,
    *SIGNED,
)
