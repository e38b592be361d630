"""The dated rates of prizes: the conference's own file, else the shipped one."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from hoinghi_tui.domain.awards import AwardKind
from hoinghi_tui.domain.prizes import BasePay, PrizeRate, Rates
from hoinghi_tui.resources import data_dir
from hoinghi_tui.services.source_fields import Fields, SourceError
from hoinghi_tui.services.toml_file import read_toml

FILE = "muc-tien-thuong.toml"
"""Name of the rates file, in the conference's folder or in the shipped data."""

_MOST = 1_000_000_000


def read_rates(folder: Path | None) -> Rates:
    """Read the rates of the conference in ``folder``, else the shipped ones.

    Raises ``SourceError`` naming file, place and key when the file is wrong or unreadable.
    """
    own = None if folder is None else folder / FILE
    path = own if own is not None and own.is_file() else data_dir() / FILE
    table = read_toml(path)
    return Rates(
        tuple(_base_pay(fields) for fields in _tables(table, "base_pay", path.name)),
        tuple(_prize(fields) for fields in _tables(table, "prize", path.name)),
    )


def _tables(table: Mapping[str, object], key: str, name: str) -> Iterator[Fields]:
    rows = table.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SourceError(f"{name}: “{key}” phải là các khối [[{key}]].")
    for number, row in enumerate(rows, 1):
        yield Fields(f"{name}, [[{key}]] thứ {number}", row)


def _base_pay(fields: Fields) -> BasePay:
    pay = BasePay(
        since=_since(fields),
        amount=fields.integer("amount", least=1),
        source=fields.text("source", None),
        confirmed=fields.flag("confirmed", default=False),
    )
    if pay.amount > _MOST:
        raise fields.error("amount", f"lớn hơn {_MOST} đồng, không giống lương cơ sở.")
    fields.finish()
    return pay


def _prize(fields: Fields) -> PrizeRate:
    rate = PrizeRate(
        title=fields.text("title", None),
        kind=fields.choice("kind", AwardKind),
        times=_times(fields),
        since=_since(fields),
        source=fields.text("source", None),
        confirmed=fields.flag("confirmed", default=False),
    )
    fields.finish()
    return rate


def _since(fields: Fields) -> date:
    day = fields.day("since")
    if day is None:
        raise fields.error("since", "còn thiếu, hãy ghi ngày có hiệu lực.")
    return day


def _times(fields: Fields) -> Decimal:
    text = fields.text("times", None).replace(",", ".")
    try:
        times = Decimal(text)
    except InvalidOperation:
        times = Decimal()
    if not (times.is_finite() and 0 < times < 1000):
        raise fields.error("times", 'phải là số lần trong ngoặc kép, ví dụ "0.3".')
    return times
