from datetime import UTC, datetime, timedelta, timezone

import pytest

from hoinghi_tui.storage import Op
from hoinghi_tui.storage.events import check_form, instant_of, utc_text

INSERT = Op("t", "a", None, {"id": "a", "name": "Đào"})
DELETE = Op("t", "a", {"id": "a", "name": "Đào"}, None)
CHANGE = Op("t", "a", {"name": "Đào"}, {"name": "Soái"})


@pytest.mark.parametrize(
    ("op", "row", "holds"),
    [
        (INSERT, None, True),
        (INSERT, {"id": "a"}, False),
        (DELETE, {"id": "a", "name": "Đào"}, True),
        (DELETE, {"id": "a", "name": "Đào", "phone": None}, True),
        (DELETE, {"id": "a", "name": "Đào", "phone": "09"}, False),
        (DELETE, None, False),
        (CHANGE, {"id": "a", "name": "Đào", "phone": "09"}, True),
        (CHANGE, {"id": "a", "name": "Khác"}, False),
        (CHANGE, {"id": "a"}, False),
        (CHANGE, None, False),
        (Op("t", "a", {"seat": None}, {"seat": "A1"}), {"id": "a"}, True),
    ],
)
def test_precondition(op: Op, row: dict | None, holds: bool):
    assert op.holds(row) is holds


@pytest.mark.parametrize("op", [INSERT, DELETE, CHANGE])
def test_inverse_takes_back(op: Op):
    before = None if op is INSERT else {"id": "a", "name": "Đào"}
    assert op.inverse().result(op.result(before)) == before
    assert op.inverse().inverse() == op


def test_result_leaves_the_old_row_alone():
    row = {"id": "a", "name": "Đào"}
    CHANGE.result(row)
    assert row == {"id": "a", "name": "Đào"}


@pytest.mark.parametrize(
    "op",
    [
        Op("t", "a", None, None),
        Op("t", "a", None, {"id": "b"}),
        Op("t", "a", {"name": "x"}, None),
        Op("t", "a", {"id": "a"}, {"id": "b"}),
        Op("_meta", "a", None, {"id": "a"}),
        Op("", "a", None, {"id": "a"}),
    ],
)
def test_malformed_change_is_a_mistake_of_the_program(op: Op):
    with pytest.raises(ValueError, match=r"."):
        check_form(op)


def test_instants_are_utc_to_the_millisecond():
    in_vietnam = datetime(2025, 12, 15, 7, 41, 12, 345678, tzinfo=timezone(timedelta(hours=7)))
    assert utc_text(in_vietnam) == "2025-12-15T00:41:12.345Z"
    assert instant_of("2025-12-15T00:41:12.345Z") == datetime(
        2025, 12, 15, 0, 41, 12, 345000, tzinfo=UTC
    )
