"""All that a store holds, taken out at once: exactly the log, or nothing."""

from pathlib import Path

import pytest

from hoinghi_tui.storage import NotSaved, Op
from hoinghi_tui.storage.whole import read_whole
from hostile_rows import HOSTILE


def test_the_lines_of_a_log_are_the_very_bytes_of_its_file(open_store, tmp_path: Path) -> None:
    store = open_store()
    for number, text in enumerate([*HOSTILE, "\0\x1b\u2028" * 50]):
        row = {"id": f"r{number}", "text": text, "n": 0.1 * number}
        store.transact("add", lambda row=row: [Op("rows", row["id"], None, row)], note=text)
    store.undo(store.history(1)[0].id)

    whole = store.whole()

    assert whole.log == (tmp_path / "store" / "events.jsonl").read_bytes()
    assert list(whole.events) == store.history(None)[::-1]
    assert whole.rows == {"rows": dict(store.table("rows"))}
    assert whole.row_count == len(HOSTILE)
    assert store.log_id == whole.log_id == whole.events[0].id
    assert read_whole(whole.log) == whole


def test_an_empty_store_is_whole(open_store) -> None:
    store = open_store()

    assert (store.whole().log, store.whole().rows, store.log_id) == (b"", {}, "")


def test_what_is_not_what_was_read_is_not_passed_on(open_store, tmp_path: Path) -> None:
    store = open_store()
    store.transact("add", lambda: [Op("rows", "a", None, {"id": "a"})])
    path = tmp_path / "store" / "events.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"add"', b'"odd"'))

    with pytest.raises(NotSaved):
        store.whole()
    with pytest.raises(ValueError, match="damaged"):
        read_whole(path.read_bytes())
