"""A closed conference is shown at every station and changed at none."""

from datetime import UTC, datetime

import pytest

from hoinghi_tui.domain.closing import CLOSE, REOPEN, Closed
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import Op

CLOSED_AT = datetime(2025, 12, 15, 4, 30, tzinfo=UTC)


def mark(session: Session, closed_at: datetime | None) -> None:
    """Do what closing and reopening do to the tables, at this station."""
    from dataclasses import replace

    before = session.state.conference
    after = replace(before, closed_at=closed_at)
    kind = CLOSE if closed_at else REOPEN
    session.store.transact(kind, lambda: change("conference", before, after), note=kind)


def rows(session: Session) -> dict[str, dict[str, object]]:
    return {name: dict(session.state.rows(name)) for name in ("conference", "delegates", "tasks")}


def test_every_way_to_change_something_is_refused_in_words(session):
    task = session.tasks.all()[0]
    session.tasks.advance(task.id)
    advanced = session.store.history(1)[0]
    mark(session, CLOSED_AT)
    before, seq = rows(session), session.store.last_seq
    for attempt in (
        lambda: session.tasks.advance(task.id),
        lambda: session.work.record("scan_unknown", "Mã lạ"),
        lambda: session.undo(advanced),
        session.undo_last,
    ):
        with pytest.raises(Closed, match="11:30 ngày 15/12/2025"):
            attempt()
    assert (rows(session), session.store.last_seq) == (before, seq)
    assert "ĐÃ KẾT THÚC" in session.facts().marks
    assert session.facts().read_only is not None


def test_a_scan_is_still_answered(session):
    mark(session, CLOSED_AT)
    seq = session.store.last_seq
    verdict = session.door.scan("1234567890123456")
    assert verdict.delegate is None
    assert session.store.last_seq == seq


def test_the_other_station_refuses_by_its_next_look_and_also_before_it(session, desk_two):
    task = session.tasks.all()[0]
    mark(session, CLOSED_AT)
    assert desk_two.read_only is None  # it has not looked yet
    with pytest.raises(Closed):
        desk_two.tasks.advance(task.id)
    assert desk_two.read_only is not None
    mark(session, None)
    assert desk_two.poll()
    assert desk_two.read_only is None
    desk_two.tasks.advance(task.id)


def test_an_action_decided_while_another_station_closes_is_refused(session, desk_two):
    """The closing falls between the decision and the lock: the decision is asked again."""
    task = session.tasks.all()[0]
    asked = []

    def decide() -> list[Op]:
        asked.append(session.read_only)
        if len(asked) == 1:
            mark(desk_two, CLOSED_AT)
        return [Op("tasks", task.id, {"note": ""}, {"note": "x"})]

    with pytest.raises(Closed):
        session.work.act("edit_task", decide)
    assert asked == [None]
    assert session.state.tasks[task.id].note == ""


def test_ctrl_z_passes_over_closing_and_reopening(session):
    task = session.tasks.all()[0]
    session.tasks.advance(task.id)
    mark(session, CLOSED_AT)
    mark(session, None)
    for event in session.store.history(2):
        with pytest.raises(Refused, match="mở lại"):
            session.undo(event)
    session.undo_last()
    assert session.state.tasks[task.id].state is task.state


def test_an_old_snapshot_does_not_hide_the_end(sample_folder, clock):
    """db.json of before the closing: the log is the truth."""
    with Session.open(sample_folder, clock=clock) as session:
        session.store.snapshot()
        old = (sample_folder / "db.json").read_bytes()
        mark(session, CLOSED_AT)
    (sample_folder / "db.json").write_bytes(old)
    with Session.open(sample_folder, clock=clock) as session:
        assert session.work.closed is not None
