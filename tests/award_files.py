"""Annexes of decisions as offices send them, for the tests."""

from pathlib import Path

from agenda_files import workbook

HEAD = ["STT", "Họ và tên", "Chức vụ, đơn vị công tác", "Thành tích", "Tiền thưởng (đồng)"]


def annex(path: Path) -> Path:
    """The commonest one: decision above, sections, a total, a signature."""
    return workbook(
        path,
        [
            ["DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN"],
            [
                "(Kèm theo Quyết định số 512/QĐ-UBND ngày 10 tháng 12 năm 2025 "
                "của Chủ tịch UBND xã Đại Sơn)"
            ],
            [],
            HEAD,
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            ["I", "TẬP THỂ (01 tập thể)"],
            [1, "Thanh tra nhân dân xã", None, "Giám sát tốt", "1.404.000"],
            ["II", "CÁ NHÂN"],
            [1, "Ông Trần Văn Ngoài", "Trưởng thôn, Thôn Đoài", "Hòa giải tốt", 702000],
            [2, "Bà H'Bia Niê", "Công chức, Phòng Văn hóa - Xã hội", "Tham mưu tốt", "702.000 đ"],
            ["III", "HỘ GIA ĐÌNH"],
            [1, "Hộ ông Lò Văn Hiến", "Thôn Đoài", "Hiến đất", "1.053.000"],
            ["", "Tổng cộng", "", "", "3.861.000"],
            ["", "", "", "CHỦ TỊCH", ""],
            ["", "", "", "Đào Văn Soái", ""],
        ],
        sheet="Kèm QĐ",
    )
