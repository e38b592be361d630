from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.storage import Op
from hoinghi_tui.storage.tables import Tables

IDS = st.sampled_from(["a", "b", "c", "d"])
SEATS = st.sampled_from(["A1", "A2", None])


@given(st.lists(st.tuples(IDS, st.sampled_from(["put", "drop"]), SEATS), max_size=30))
def test_tables_and_indexes_agree_with_a_plain_dictionary(steps: list[tuple[str, str, str | None]]):
    tables, model = Tables(), {}
    tables.add_index("t", "seat")
    for key, step, seat in steps:
        if step == "drop":
            op = Op("t", key, model.get(key), None) if key in model else None
            model.pop(key, None)
        elif key in model:
            op = Op("t", key, {"seat": model[key]["seat"]}, {"seat": seat})
            model[key] = {"id": key, "seat": seat}
        else:
            op = Op("t", key, None, {"id": key, "seat": seat})
            model[key] = {"id": key, "seat": seat}
        if op is not None:
            assert tables.refusal([op]) is None
            tables.apply(op)
        assert dict(tables.view("t")) == model
        for wanted in ("A1", "A2", None):
            expected = {k for k, row in model.items() if row["seat"] == wanted}
            assert set(tables.find("t", "seat", wanted)) == expected
    rebuilt = Tables(tables.memory)
    assert dict(rebuilt.view("t")) == model


def test_a_view_is_live_even_before_its_table_exists():
    tables = Tables()
    view = tables.view("later")
    assert len(view) == 0
    tables.apply(Op("later", "x", None, {"id": "x"}))
    assert (list(view), view["x"], "x" in view, "y" in view) == (["x"], {"id": "x"}, True, False)


def test_changes_of_one_event_are_checked_one_after_another():
    tables = Tables()
    add = Op("t", "a", None, {"id": "a", "n": 1})
    step = Op("t", "a", {"n": 1}, {"n": 2})
    assert tables.refusal([add, step]) is None
    assert tables.refusal([add, add]) == add
    assert tables.refusal([step]) == step
    assert dict(tables.view("t")) == {}


def test_document_ids_are_whole_numbers_as_tinydb_wants_them():
    tables = Tables()
    for key in ("a", "b", "c"):
        tables.apply(Op("t", key, None, {"id": key}))
    tables.apply(Op("t", "b", {"id": "b"}, None))
    tables.apply(Op("t", "d", None, {"id": "d"}))
    assert tables.memory["t"] == {"1": {"id": "a"}, "3": {"id": "c"}, "4": {"id": "d"}}
