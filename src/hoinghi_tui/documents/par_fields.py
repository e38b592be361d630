"""The fields of the report on the PAR Index."""

from hoinghi_tui.documents.field_info import FieldInfo as Field
from hoinghi_tui.documents.field_parts import LETTERHEAD, SIGNED

_SCORES = (
    Field("maximum", "điểm tối đa", "20"),
    Field("self_scored", "điểm tự chấm", "18,25"),
    Field("appraised", "điểm thẩm định", "17,5"),
)
_NUMBERS = (
    *_SCORES,
    Field("share", "tỷ lệ đạt", "91,25%"),
    Field("before", "tỷ lệ đạt năm trước; có thể trống", "90,00%"),
    Field("change", "tăng, giảm so với năm trước; có thể trống", "+1,25"),
    Field("chart", "dấu của biểu đồ; đặt trong ảnh “Biểu đồ …”", "91.25|90.00"),
)

PAR_REPORT = (
    *LETTERHEAD,
    Field("subject", "trích yếu", "Chỉ số cải cách hành chính năm 2025 (tự chấm)"),
    Field("year", "năm", "2025"),
    Field("scored", "tự chấm, đã thẩm định hoặc chưa chấm", "tự chấm"),
    Field("before_year", "năm so sánh; trống khi không có", "2024"),
    Field("summary", "nhận xét chung, từng dòng", "Tổng điểm tự chấm: 89 điểm.", each="line"),
    Field(
        "fields",
        "các lĩnh vực",
        each="field",
        inner=(
            Field("number", "số La Mã", "III"),
            Field("title", "tên lĩnh vực", "Cải cách thủ tục hành chính"),
            Field("unit", "đơn vị phụ trách, tên gọn", "Văn phòng"),
            *_NUMBERS,
        ),
    ),
    Field("totals", "dòng cộng các lĩnh vực", each="total", inner=_NUMBERS, count=1),
    Field(
        "details",
        "nhận xét từng lĩnh vực",
        each="field",
        inner=(
            Field("heading", "tên lĩnh vực và đơn vị", "3. Cải cách thủ tục hành chính"),
            Field(
                "parts",
                "ưu điểm, tồn tại, nguyên nhân, giải pháp",
                each="part",
                inner=(
                    Field("label", "tên phần; có “…” khi chưa nêu", "Ưu điểm:"),
                    Field("lines", "các ý, từng dòng", "Giải quyết đúng hạn.", each="line"),
                ),
            ),
        ),
    ),
    Field(
        "annex",
        "điểm từng tiêu chí, theo lĩnh vực",
        each="group",
        inner=(
            Field("heading", "tên lĩnh vực", "III. Cải cách thủ tục hành chính"),
            Field(
                "criteria",
                "các tiêu chí",
                each="one",
                inner=(
                    Field("number", "số mục", "3.1"),
                    Field("title", "tên tiêu chí", "Công khai thủ tục"),
                    *_SCORES,
                    Field("note", "ghi chú, có thể trống", "Kèm báo cáo"),
                ),
            ),
        ),
    ),
    *SIGNED,
)
