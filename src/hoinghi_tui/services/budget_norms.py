"""The dated norms of spending: the conference's own file, else the shipped one."""

from collections.abc import Iterator
from pathlib import Path

from hoinghi_tui.domain.budget import Quantity
from hoinghi_tui.domain.budget_norms import Norm
from hoinghi_tui.resources import data_dir
from hoinghi_tui.services.source_fields import Fields, SourceError
from hoinghi_tui.services.toml_file import read_toml

FILE = "dinh-muc-hoi-nghi.toml"
"""Name of the file of norms, in the conference's folder or in the shipped data."""


def read_norms(folder: Path) -> tuple[Norm, ...]:
    """Read the norms of the conference in ``folder``, else the shipped ones.

    Raises ``SourceError`` naming file, place and key when the file is wrong or unreadable.
    """
    own = folder / FILE
    path = own if own.is_file() else data_dir() / FILE
    return tuple(_norm(fields) for fields in _tables(read_toml(path)))


def _tables(table: dict[str, object]) -> Iterator[Fields]:
    rows = table.get("norm", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SourceError(f"{FILE}: “norm” phải là các khối [[norm]].")
    for number, row in enumerate(rows, 1):
        yield Fields(f"{FILE}, [[norm]] thứ {number}", row)


def _norm(fields: Fields) -> Norm:
    since = fields.day("since")
    if since is None:
        raise fields.error("since", "còn thiếu, hãy ghi ngày có hiệu lực.")
    norm = Norm(
        id=fields.text("id", None),
        title=fields.text("title", None),
        measure=fields.text("measure"),
        quantity=fields.choice("quantity", Quantity, Quantity.TYPED),
        amount=fields.integer("amount", 0) or None,
        since=since,
        source=fields.text("source", None),
        confirmed=fields.flag("confirmed", default=False),
    )
    if norm.quantity is Quantity.PRIZES and norm.amount is not None:
        raise fields.error("amount", "tiền thưởng lấy từ trang F7, không có đơn giá.")
    fields.finish()
    return norm
