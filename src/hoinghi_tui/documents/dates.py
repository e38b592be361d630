"""Dates as an administrative document writes them."""

from datetime import date

from hoinghi_tui.documents.blanks import BLANK


def long_date(day: date | None) -> str:
    """Return "ngày 05 tháng 02 năm 2026", with "…" for each part when there is no date.

    Days below 10 and the months 1 and 2 get a leading zero (Nghị định 30/2020/NĐ-CP,
    Phụ lục I, phần I, mục II, khoản 4).
    """
    if day is None:
        return f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"
