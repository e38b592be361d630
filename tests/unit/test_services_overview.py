from hoinghi_tui.domain.findings import Severity
from hoinghi_tui.domain.tasks import TaskState


def test_the_log_is_newest_first_and_marks_what_no_longer_stands(session):
    session.door.check_in("dv-001")
    session.door.check_in("dv-002")
    session.undo_last()
    undo, second, first, *_ = session.overview.log()
    assert [undo.stands, second.stands, first.stands] == [True, False, True]
    assert undo.words == f"Hoàn tác: {second.words}"
    assert first.at == "07:25:00"


def test_what_was_done_on_another_day_is_told_by_its_day(session, clock):
    session.door.check_in("dv-001")
    clock.advance(days=1)
    session.door.check_in("dv-002")
    today, yesterday, *_ = session.overview.log()
    assert (today.at, yesterday.at) == ("07:25:00", "15/12")


def test_what_was_done_again_stands(session):
    session.door.check_in("dv-001")
    session.undo_last()
    session.undo(session.overview.log()[0].event)
    redo, undo, check_in, *_ = session.overview.log()
    assert [redo.stands, undo.stands, check_in.stands] == [True, False, True]


def test_a_finding_disappears_when_it_is_mended(session):
    def missing():
        return {
            one.place for one in session.overview.readiness() if one.severity is not Severity.READY
        }

    assert "seating" in missing()
    session.seating.apply(session.seating.propose())
    assert "seating" not in missing()


def test_duties_come_in_the_order_of_the_units(session):
    units = session.state.units
    ranks = [units[task.unit].rank for task in session.tasks.all()]
    assert ranks == sorted(ranks)


def test_a_duty_goes_round_its_three_states(session):
    first = session.tasks.all()[0].id
    states = [session.tasks.advance(first).state for _ in range(3)]
    assert states == [TaskState.DOING, TaskState.DONE, TaskState.OPEN]


def test_when_people_came_follows_every_change(session):
    overview = session.overview
    assert overview.arrivals().total == 0
    session.door.check_in("dv-001")
    assert overview.arrivals().total == 1
    session.undo_last()
    assert overview.arrivals().total == 0
