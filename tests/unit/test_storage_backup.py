from datetime import UTC, datetime, timedelta

import pytest

from hoinghi_tui.storage import Op, backup

NOON = datetime(2025, 12, 15, 12, tzinfo=UTC)


def test_the_first_copy_is_due_as_soon_as_there_is_something(tmp_path):
    assert backup.is_due(tmp_path, 10, NOON)
    assert not backup.is_due(tmp_path, 0, NOON)


@pytest.mark.parametrize(
    ("later", "size", "due"),
    [
        (timedelta(minutes=9), 11, False),
        (timedelta(minutes=11), 11, True),
        (timedelta(minutes=11), 10, False),
        (timedelta(hours=-5), 11, True),
    ],
    ids=["recent", "old", "unchanged", "clock was set back"],
)
def test_then_every_ten_minutes_when_the_log_changed(tmp_path, later, size, due):
    backup.rotate(tmp_path, b"x" * 10, NOON)
    assert backup.is_due(tmp_path, size, NOON + later) is due


def test_the_oldest_are_dropped(tmp_path):
    made = [
        backup.rotate(tmp_path, b"x" * n, NOON + timedelta(hours=n)) for n in range(backup.KEPT + 3)
    ]
    assert backup.copies(tmp_path) == made[3:]


def test_a_clock_set_back_makes_no_copy_the_oldest(tmp_path):
    made = [
        backup.rotate(tmp_path, b"x" * n, NOON - timedelta(hours=n)) for n in range(backup.KEPT + 3)
    ]
    assert backup.copies(tmp_path) == made[3:]
    assert not backup.is_due(tmp_path, 99, NOON - timedelta(hours=backup.KEPT + 2))


def test_a_copy_is_never_written_over_another(tmp_path):
    names = {backup.rotate(tmp_path, content, NOON).name for content in (b"a", b"b", b"c")}
    assert len(names) == 3


def test_the_store_copies_its_log_at_opening_and_closing(open_store, tmp_path, clock):
    folder, log = tmp_path / "store" / "backup", tmp_path / "store" / "events.jsonl"
    with open_store() as store:
        store.transact("add", lambda: [Op("t", "a", None, {"id": "a"})])
        assert backup.copies(folder) == []  # never while somebody waits
    (first,) = backup.copies(folder)
    assert first.read_bytes() == log.read_bytes()
    with open_store() as store:
        store.transact("add", lambda: [Op("t", "b", None, {"id": "b"})])
    assert backup.copies(folder) == [first]
    clock.advance(hours=2)
    open_store()
    assert [copy.read_bytes() for copy in backup.copies(folder)[1:]] == [log.read_bytes()]


def test_the_store_copies_its_log_while_it_is_open(open_store, tmp_path, clock):
    folder, log = tmp_path / "store" / "backup", tmp_path / "store" / "events.jsonl"
    with open_store() as store:

        def save(number):
            store.transact("add", lambda: [Op("t", f"{number}", None, {"id": f"{number}"})])
            store.tidy()

        save(0)
        assert backup.copies(folder) == []
        clock.advance(minutes=11)
        store.tidy()
        assert [copy.read_bytes() for copy in backup.copies(folder)] == [log.read_bytes()]
        for number in range(1, backup.EVENTS_BETWEEN):
            save(number)
        assert len(backup.copies(folder)) == 1
        save(backup.EVENTS_BETWEEN)
        assert backup.copies(folder)[-1].read_bytes() == log.read_bytes()
        store.tidy()
        assert len(backup.copies(folder)) == 2


def test_many_stations_make_one_copy_after_fifty_actions_not_each_its_own(open_store, tmp_path):
    folder, log = tmp_path / "store" / "backup", tmp_path / "store" / "events.jsonl"
    stations = [open_store()]

    def save(number):
        stations[0].transact("add", lambda: [Op("t", f"{number}", None, {"id": f"{number}"})])
        for store in stations:
            store.refresh()
            store.tidy()

    half = backup.EVENTS_BETWEEN // 2
    for number in range(half):
        save(number)
    stations.append(open_store(station="Bàn 2"))  # copies at its start
    for number in range(half, half + 2 * backup.EVENTS_BETWEEN - 1):
        save(number)
    assert len(backup.copies(folder)) == 2
    save(number + 1)
    assert len(backup.copies(folder)) == 3
    assert backup.copies(folder)[-1].read_bytes() == log.read_bytes()
