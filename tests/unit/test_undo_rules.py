"""Undo never leaves the agenda, the room or the list in a state no action could make."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from random import Random

import pytest

from hoinghi_tui.domain.agenda import AgendaItem, ItemState
from hoinghi_tui.domain.agenda_checks import AgendaFault, Flaw, flaws
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.tasks import Task
from hoinghi_tui.services.rows import change, insertion
from hoinghi_tui.spreadsheets.drafts import DelegateDraft, DelegateList
from hoinghi_tui.storage import Conflict

EIGHT = datetime(2025, 12, 15, 1, 0, tzinfo=UTC)
NINE = EIGHT + timedelta(hours=1)


def item(key, **fields):
    return AgendaItem(id=key, order=1, title=key, duration_s=600, **fields)


def last(session):
    session.poll()
    return session.store.history(limit=1)[0]


# -- the agenda's own rules ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"ended_at": NINE}, AgendaFault.ENDED_UNSTARTED),
        ({"started_at": NINE, "ended_at": EIGHT}, AgendaFault.ENDED_BEFORE_START),
        ({"started_at": EIGHT, "ended_at": NINE, "paused_at": NINE}, AgendaFault.PAUSED_IDLE),
        ({"paused_at": NINE}, AgendaFault.PAUSED_IDLE),
        ({"started_at": EIGHT, "skipped": True}, AgendaFault.SKIPPED_STARTED),
    ],
)
def test_an_item_that_cannot_be_is_named(fields, fault):
    assert flaws([item("a", **fields), item("b")]) == {Flaw("a", fault)}


def test_one_item_runs_and_it_is_the_last_that_began():
    one, other = item("a", started_at=EIGHT), item("b", started_at=EIGHT)
    assert {flaw.fault for flaw in flaws([one, other])} == {AgendaFault.TWO_RUNNING}
    later = item("b", started_at=NINE, ended_at=NINE)
    assert flaws([one, later]) == {Flaw("a", AgendaFault.RUNNING_OVERTAKEN)}
    assert flaws([item("a", started_at=EIGHT, ended_at=NINE), replace(other)]) == set()


# -- the agenda ------------------------------------------------------------------------------


def test_a_start_is_not_undone_once_the_item_has_ended(session, desk_two, clock):
    session.agenda.start_next()
    start = last(session)
    clock.advance(minutes=5)
    desk_two.poll()
    desk_two.agenda.start_next()
    with pytest.raises(Refused, match="Hãy hoàn tác các việc sau"):
        session.undo(start)
    first, second, *_ = session.agenda.items()
    assert (first.state, first.started_at is None) == (ItemState.DONE, False)
    desk_two.undo_last()
    session.undo(start)
    assert {one.state for one in session.agenda.items()} == {ItemState.WAITING}
    assert second.started_at == clock.now()


def test_resuming_is_not_undone_once_the_item_has_ended(session, clock):
    session.agenda.start_next()
    for _ in range(2):
        clock.advance(minutes=1)
        session.agenda.pause_or_resume()
    resume = last(session)
    clock.advance(minutes=1)
    session.agenda.end_current()
    with pytest.raises(Refused, match="Hãy hoàn tác"):
        session.undo(resume)
    assert session.agenda.items()[0].paused_at is None


def test_an_end_is_not_undone_while_another_item_runs(session, clock):
    session.agenda.start_next()
    clock.advance(minutes=1)
    session.agenda.end_current()
    end = last(session)
    session.agenda.start_next()
    with pytest.raises(Refused, match="Hãy hoàn tác"):
        session.undo(end)
    assert sum(one.is_running for one in session.agenda.items()) == 1


def test_the_approved_times_stay_once_the_conference_has_begun(session):
    session.agenda.approve(time(8))
    approval = last(session)
    session.agenda.start_next()
    before = [one.baseline_start for one in session.agenda.items()]
    with pytest.raises(Refused, match="giờ đã duyệt được giữ nguyên"):
        session.undo(approval)
    assert [one.baseline_start for one in session.agenda.items()] == before
    session.undo_last()
    session.undo(approval)
    assert session.agenda.items()[0].baseline_start == time(7)


# -- the room --------------------------------------------------------------------------------


def test_nobody_is_put_back_on_a_blocked_seat(session):
    session.seating.move("dv-010", "A1")
    move = last(session)
    session.undo(move)
    gone = last(session)
    session.seating.block("A1")
    with pytest.raises(Refused, match=r"Ghế A1 đang chặn\. Bỏ chặn"):
        session.undo(gone)
    assert session.state.seats["A1"].delegate is None
    session.seating.block("A1")
    session.undo(gone)
    assert session.state.seats["A1"].delegate == "dv-010"


def test_a_seat_in_use_is_not_blocked_again_by_undo(session):
    session.seating.block("A1")
    session.seating.block("A1")
    unblocked = last(session)
    session.seating.move("dv-010", "A1")
    with pytest.raises(Refused, match=r"Ghế A1 đang có người\. Chuyển người đi"):
        session.undo(unblocked)


def test_a_locked_seat_neither_loses_nor_gets_its_person_by_undo(session):
    session.seating.move("dv-010", "D1")
    move = last(session)
    session.seating.lock("D1")
    with pytest.raises(Refused, match=r"Ghế D1 đang khóa\. Mở khóa"):
        session.undo(move)
    assert session.state.seats["D1"].delegate == "dv-010"
    session.seating.lock("D1")
    session.undo(move)
    taken_back = last(session)
    session.seating.lock("D1")
    with pytest.raises(Refused, match=r"Ghế D1 đang khóa"):
        session.undo(taken_back)
    assert session.state.seats["D1"].delegate is None


# -- the list --------------------------------------------------------------------------------


def imported_unit(session):
    """Take in a list that brings a new unit; return its id and the action."""
    drafts = DelegateList((DelegateDraft(full_name="Lò Văn Mới", unit_text="Đội Văn nghệ"),))
    session.roster.take_in(drafts, source="ds.xlsx")
    [unit] = (one.id for one in session.state.units.values() if one.name == "Đội Văn nghệ")
    return unit, last(session)


def test_a_unit_people_belong_to_is_not_taken_back(session, desk_two):
    unit, taken_in = imported_unit(session)
    desk_two.roster.add(Delegate(id="", full_name="Khách Mới", unit=unit))
    with pytest.raises(Refused, match="Đội Văn nghệ đang có đại biểu"):
        session.undo(taken_in)
    assert unit in session.state.units
    desk_two.undo_last()
    session.undo(taken_in)
    assert unit not in session.state.units


def test_a_unit_with_duties_awards_or_items_is_not_taken_back(session):
    unit, taken_in = imported_unit(session)
    award = next(iter(session.state.awards.values()))
    programme = next(iter(session.state.agenda.values()))
    task = Task(id="cv-99", title="Văn nghệ", unit=unit)
    for words, ops in (
        ("đang được giao việc", [insertion("tasks", task)]),
        ("có tên khen thưởng", change("awards", award, replace(award, unit=unit))),
        (
            "có tên trong chương trình",
            change("agenda", programme, replace(programme, unit=unit)),
        ),
    ):
        session.work.act("edit", lambda ops=ops: ops)
        with pytest.raises(Refused, match=f"Đội Văn nghệ {words}"):
            session.undo(taken_in)
        session.undo_last()
    session.undo(taken_in)


def test_undo_names_nobody_who_is_gone(session):
    added = session.roster.add(Delegate(id="", full_name="Khách Mới"))
    session.seating.move(added.id, "E1")
    session.seating.vacate("E1")
    vacated = last(session)
    session.roster.delete(added.id)
    with pytest.raises(Refused, match="đã bị xóa"):
        session.undo(vacated)
    assert session.state.seats["E1"].delegate is None


# -- anything at all -------------------------------------------------------------------------


def anything(draw, session, clock):
    """Do one action or undo of a random kind; the making of the conference stays."""
    agenda, seating = session.agenda, session.seating
    ids = [one.id for one in agenda.items()]
    seats = ["A1", "A2", "B1", "B2"]
    done = session.store.history(limit=15)
    earlier = [event for event in done if event.station.startswith("Bàn")]
    actions = (
        agenda.start_next,
        agenda.end_current,
        agenda.pause_or_resume,
        lambda: agenda.extend(draw.choice(ids), draw.choice((-5, 5))),
        lambda: agenda.skip_or_restore(draw.choice(ids)),
        lambda: agenda.backdate(draw.choice((-1, 1, 3))),
        lambda: agenda.approve(time(7)),
        lambda: seating.move(draw.choice(("dv-010", "dv-011", "dv-012")), draw.choice(seats)),
        lambda: seating.vacate(draw.choice(seats)),
        lambda: seating.block(draw.choice(seats)),
        lambda: session.undo(draw.choice(earlier)),
        lambda: session.undo(draw.choice(earlier)),
        session.undo_last,
        session.poll,
        lambda: clock.advance(seconds=draw.choice((1, 30, 200))),
    )
    draw.choice(actions)()


def expect_sound(session):
    session.poll()
    assert flaws(session.agenda.items()) == set()
    seats = session.seating.seats()
    assert not [seat.id for seat in seats if seat.blocked and seat.delegate]
    sitting = Counter(seat.delegate for seat in seats if seat.delegate)
    assert max(sitting.values(), default=1) == 1


def approved(session):
    session.poll()
    return [(one.baseline_start, one.baseline_end) for one in session.agenda.items()]


@pytest.mark.parametrize("seed", range(8))
def test_no_order_of_actions_and_undos_at_two_desks_breaks_a_rule(session, desk_two, clock, seed):
    draw = Random(seed)
    session.seating.lock("E1")
    desk_two.poll()
    for _ in range(120):
        before = approved(session)
        begun = any(one.started_at for one in session.agenda.items())
        try:
            anything(draw, draw.choice((session, desk_two)), clock)
        except (Refused, Conflict):
            continue
        expect_sound(draw.choice((session, desk_two)))
        assert not begun or approved(session) == before
    expect_sound(session)
