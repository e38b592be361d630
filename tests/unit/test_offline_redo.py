"""An action that did not fit, put on today's rows: what is written over, what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.services.offline_redo import NotPossible, on_todays_rows, only_what_fits
from hoinghi_tui.storage import Op
from hoinghi_tui.storage.tables import Tables

SEAT = {"id": "A1", "delegate": None, "locked": False}


def row_of(*rows: tuple[str, dict]):
    known = {(table, row["id"]): row for table, row in rows}
    return lambda table, key: known.get((table, key))


def test_only_the_same_fields_are_written_over_and_what_others_changed_besides_stays():
    op = Op("people", "p", {"phone": "1"}, {"phone": "2"})
    today = row_of(("people", {"id": "p", "phone": "3", "name": "đã sửa"}))
    assert on_todays_rows([op], today, ()) == [Op("people", "p", {"phone": "3"}, {"phone": "2"})]


def test_what_is_so_already_is_not_done_again():
    op = Op("people", "p", {"phone": "1"}, {"phone": "2"})
    assert on_todays_rows([op], row_of(("people", {"id": "p", "phone": "2"})), ()) == []
    gone = Op("people", "p", {"id": "p", "phone": "1"}, None)
    assert on_todays_rows([gone], row_of(), ()) == []


def test_a_row_that_is_gone_is_not_brought_back_by_a_change_of_it():
    with pytest.raises(NotPossible) as refusal:
        on_todays_rows([Op("people", "p", {"phone": "1"}, {"phone": "2"})], row_of(), ())
    assert not refusal.value.is_taken


def test_a_number_that_was_given_twice_is_never_written_over():
    op = Op("people", "p", None, {"id": "p", "name": "Lò Văn A"})
    today = row_of(("people", {"id": "p", "name": "Giàng Thị B"}))
    with pytest.raises(NotPossible) as refusal:
        on_todays_rows([op], today, {"people"})
    assert refusal.value.is_taken
    assert on_todays_rows([op], today, ())[0].set == {"name": "Lò Văn A"}


def test_a_newcomer_is_taken_in_without_the_seat_that_somebody_else_has_got():
    person = Op("people", "p", None, {"id": "p", "name": "Lò Văn A"})
    seat = Op("seats", "A1", {"delegate": None}, {"delegate": "p"})
    today = row_of(("seats", {**SEAT, "delegate": "q"}))
    assert only_what_fits([person, seat], today) == [person]


VALUES = st.integers(0, 2)
ROWS = st.none() | st.fixed_dictionaries({"a": VALUES, "b": VALUES})


@st.composite
def changes(draw):
    """Some changes of few rows, as an action makes them one after another."""
    ops = []
    for key in draw(st.lists(st.sampled_from("xyz"), min_size=1, max_size=4)):
        kind = draw(st.sampled_from(["insert", "change", "delete"]))
        old = {"a": draw(VALUES), "b": draw(VALUES)}
        new = {"a": draw(VALUES), "b": draw(VALUES)}
        if kind == "insert":
            ops.append(Op("t", key, None, {"id": key, **new}))
        elif kind == "delete":
            ops.append(Op("t", key, {"id": key, **old}, None))
        else:
            ops.append(Op("t", key, {"a": old["a"]}, {"a": new["a"]}))
    return ops


@given(ops=changes(), rows=st.dictionaries(st.sampled_from("xyz"), ROWS))
def test_what_comes_out_always_fits_todays_rows(ops, rows):
    tables = Tables()
    for key, row in rows.items():
        if row is not None:
            tables.apply(Op("t", key, None, {"id": key, **row}))
    assert tables.refusal(only_what_fits(ops, tables.row)) is None
    try:
        adapted = on_todays_rows(ops, tables.row, ())
    except NotPossible as refusal:
        assert refusal.op in ops
        return
    assert tables.refusal(adapted) is None
    assert all(op.was != op.set for op in adapted)
