import pytest
from tinydb import where

from hoinghi_tui.storage import Op

pytestmark = pytest.mark.parametrize("open_store", ["folder", "postgresql"], indirect=True)


@pytest.fixture
def store(open_store):
    opened = open_store()
    row = {"id": "a", "name": "Đào", "roles": ["chủ tọa"]}
    opened.transact("add", lambda: [Op("people", "a", None, row)])
    return opened


def test_tinydb_queries_follow_the_store(store):
    people = store.database.table("people")
    seated = where("seat") == "A1"
    assert people.search(seated) == []
    store.transact("seat", lambda: [Op("people", "a", {"seat": None}, {"seat": "A1"})])
    (found,) = people.search(seated)
    assert (found["name"], found.doc_id) == ("Đào", 1)
    assert people.get(where("roles").any(["chủ tọa"]))["id"] == "a"
    assert people.get(doc_id=1)["id"] == "a"


@pytest.mark.parametrize(
    "change",
    [
        lambda table: table.insert({"id": "b"}),
        lambda table: table.update({"name": "Khác"}),
        lambda table: table.remove(where("id") == "a"),
        lambda table: table.truncate(),
    ],
)
def test_nothing_can_be_changed_past_the_log(store, change):
    before = dict(store.table("people"))
    with pytest.raises((TypeError, AttributeError)):
        change(store.database.table("people"))
    assert dict(store.table("people")) == before
    assert store.last_seq == 1
