"""Gathers the report on the PAR Index."""

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.par_index import ParIndex
from hoinghi_tui.services.sheets import Sheet
from hoinghi_tui.services.workspace import Workspace


def par_report(work: Workspace) -> Sheet:
    """Return the report on the latest year; refuses while there is no field."""
    from hoinghi_tui.documents.par_chart import place_charts
    from hoinghi_tui.documents.par_report import ParRecord, par_fields, par_warnings

    index = ParIndex(work)
    table = index.table()
    if not table.fields:
        raise Refused("Chưa có Chỉ số CCHC để báo cáo. Nhập bảng điểm ở trang F9, mục 6.")
    record = ParRecord(
        work.state.conference,
        table,
        index.before(table.year),
        dict(work.state.units.items()),
        index.doubts(),
    )
    return Sheet(
        f"báo cáo Chỉ số CCHC năm {table.year}",
        par_fields(record),
        par_warnings(record),
        finish=place_charts,
    )
