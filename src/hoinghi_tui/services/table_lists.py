"""All tables of a conference as one workbook, to be read without this program."""

from collections.abc import Mapping

import msgspec

from hoinghi_tui.spreadsheets.export_table import Table
from hoinghi_tui.storage import Row, Store

TITLES = {
    "conference": "Hội nghị",
    "units": "Đơn vị",
    "delegates": "Đại biểu",
    "attendance": "Điểm danh",
    "badges": "Mã thẻ",
    "rooms": "Phòng họp",
    "seats": "Chỗ ngồi",
    "agenda": "Chương trình",
    "awards": "Khen thưởng",
    "batches": "Đợt trao",
    "tasks": "Việc",
    "speeches": "Tham luận",
    "reports": "Báo cáo",
    "checklist": "Hội trường",
    "sendings": "Nơi nhận",
    "budget": "Kinh phí",
    "par_fields": "Lĩnh vực CCHC",
    "par_criteria": "Tiêu chí CCHC",
    "broadcasts": "Phát tin",
    "conclusions": "Kết luận",
    "introductions": "Giới thiệu",
    "messages": "Nhắn người nói",
    "printed": "Đã in",
}
"""What the sheets are called, in their order; a table that is not named comes last by its name."""


def tables_workbook(store: Store) -> bytes:
    """Return a workbook with one sheet for each table that has rows; every cell is text.

    The headings are the names of the fields, as in db.json. Lists and tables within a row are
    written as JSON.
    """
    from hoinghi_tui.spreadsheets.export_xlsx import tables_as_xlsx

    others = sorted(store.database.tables() - TITLES.keys())
    named = [(name, TITLES.get(name, name)) for name in (*TITLES, *others)]
    return tables_as_xlsx(
        [_table(title, store.table(name)) for name, title in named if store.table(name)]
    )


def _table(title: str, rows: Mapping[str, Row]) -> Table:
    fields = list(dict.fromkeys(field for row in rows.values() for field in row))
    return Table(
        title,
        ("STT", *fields),
        tuple(
            (str(number), *(_text(rows[key].get(field)) for field in fields))
            for number, key in enumerate(sorted(rows), 1)
        ),
    )


def _text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
