"""Running the sample agenda: by one station, by two, and with slips of the hand."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from hoinghi_tui.domain.agenda import ItemState
from hoinghi_tui.domain.agenda_refusal import AgendaReason, AgendaRefused
from hoinghi_tui.domain.people import Invitation, Substitute
from hoinghi_tui.services.presenters import Whereabouts
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.session import Session


def refused(reason):
    return pytest.raises(AgendaRefused, check=lambda refusal: refusal.reason is reason)


def states(session):
    return [item.state for item in session.agenda.items()]


def running(session):
    return [item.id for item in session.agenda.items() if item.is_running]


@pytest.fixture
def other(sample_folder, clock):
    """A second station on the same folder."""
    with Session.open(sample_folder, station="Bàn 2", clock=clock) as opened:
        yield opened


def test_the_whole_agenda_runs_on_time_to_its_end(session, clock):
    agenda = session.agenda
    clock.advance(minutes=-25)  # 07:00, when the sample is approved to begin
    approved = [(row.planned_start, row.planned_end) for row in agenda.forecast().items]
    for start, end in approved:
        clock.advance(seconds=(start - clock.now()).total_seconds())
        agenda.start_next()
        view = agenda.forecast()
        assert view.current.proj_end == end
        assert view.drift_now == view.drift_end == timedelta()
    clock.advance(seconds=(approved[-1][1] - clock.now()).total_seconds())
    agenda.end_current()
    assert set(states(session)) == {ItemState.DONE}
    assert [(row.start, row.end) for row in agenda.forecast().items] == approved
    assert session.agenda.facts().countdown == "đã xong"
    with refused(AgendaReason.NOTHING_TO_START):
        agenda.start_next()


def test_the_item_before_ends_when_the_next_begins(session, clock):
    session.agenda.start_next()
    clock.advance(minutes=5)
    session.agenda.start_next()
    first, second, *_ = session.agenda.items()
    assert first.ended_at == second.started_at == clock.now()


def test_a_second_press_within_the_second_does_nothing(session, clock):
    session.agenda.start_next()
    clock.advance(seconds=0.9)
    with refused(AgendaReason.JUST_STARTED):
        session.agenda.start_next()
    assert running(session) == ["ct-01"]
    clock.advance(seconds=1.1)
    session.agenda.start_next()
    assert running(session) == ["ct-02"]


def test_two_stations_that_press_next_at_once_go_on_by_one_item(session, other, clock):
    session.agenda.start_next()
    other.poll()
    clock.advance(minutes=5)
    seen_here, seen_there = session.agenda.forecast(), other.agenda.forecast()
    session.agenda.start_next(seen_here)
    with refused(AgendaReason.MOVED_ON):
        other.agenda.start_next(seen_there)
    for station in (session, other):
        assert running(station) == ["ct-02"]
        assert states(station)[2] is ItemState.WAITING


def test_the_slower_station_is_refused_also_long_after_if_its_screen_is_old(session, other, clock):
    seen_there = other.agenda.forecast()
    session.agenda.start_next()
    clock.advance(minutes=5)
    with refused(AgendaReason.MOVED_ON):
        other.agenda.start_next(seen_there)
    other.agenda.start_next()
    session.poll()
    assert running(session) == ["ct-02"]


@pytest.mark.parametrize("press", ["end_current", "pause_or_resume"])
def test_other_keys_for_the_running_item_are_tied_to_it_too(session, other, clock, press):
    session.agenda.start_next()
    other.poll()
    clock.advance(minutes=5)
    seen_there = other.agenda.forecast()
    session.agenda.start_next()
    with refused(AgendaReason.MOVED_ON):
        getattr(other.agenda, press)(seen_there)
    with refused(AgendaReason.MOVED_ON):
        other.agenda.backdate(1, seen_there)
    assert running(other) == ["ct-02"]


def test_two_stations_that_press_pause_at_once_pause_once(session, other, clock):
    session.agenda.start_next()
    other.poll()
    clock.advance(minutes=1)
    seen_there = other.agenda.forecast()
    session.agenda.pause_or_resume()
    with refused(AgendaReason.ALREADY_PAUSED):
        other.agenda.pause_or_resume(seen_there)
    assert other.agenda.forecast().current.is_paused


def test_a_pause_stops_the_clock(session, clock):
    session.agenda.start_next()
    clock.advance(minutes=5)
    session.agenda.start_next()
    clock.advance(minutes=2)
    session.agenda.pause_or_resume()
    clock.advance(minutes=10)
    session.agenda.pause_or_resume()
    assert session.agenda.forecast().current.remaining == timedelta(minutes=3)


def test_every_press_can_be_undone(session, clock):
    before = session.agenda.items()
    session.agenda.start_next()
    clock.advance(minutes=5)
    session.agenda.start_next()
    session.agenda.extend("ct-05", -5)
    session.agenda.skip_or_restore("ct-06")
    session.agenda.backdate(2)
    session.agenda.pause_or_resume()
    session.agenda.end_current()
    notes = [session.undo_last().note for _ in range(7)]
    assert session.agenda.items() == before
    assert notes[0] == "Kết thúc: Ổn định tổ chức, chào cờ"
    assert notes[-1] == "Bắt đầu: Đón tiếp đại biểu"


def test_backdating_shows_first_what_it_would_do(session, clock):
    assert session.agenda.backdated_start(3) is None
    session.agenda.start_next()
    clock.advance(minutes=10)
    session.agenda.start_next()
    assert session.agenda.backdated_start(3) == clock.now() - timedelta(minutes=3)
    assert session.agenda.items()[1].started_at == clock.now()
    with refused(AgendaReason.TOO_EARLY):
        session.agenda.backdated_start(11)
    session.agenda.backdate(3)
    first, second, *_ = session.agenda.items()
    assert first.ended_at == second.started_at == clock.now() - timedelta(minutes=3)


def test_what_runs_outlives_the_program(session, sample_folder, clock):
    session.agenda.start_next()
    session.close()
    clock.advance(minutes=3)
    with Session.open(sample_folder, clock=clock) as again:
        assert running(again) == ["ct-01"]
        assert again.agenda.forecast().current.elapsed == timedelta(minutes=3)


def test_a_local_time_is_one_on_the_day_of_the_agenda(session, clock):
    assert session.agenda.instant(time(8, 15)) == datetime(2025, 12, 15, 1, 15, tzinfo=UTC)
    session.agenda.start_next()
    clock.advance(days=2)
    assert session.agenda.instant(time(8, 15)) == datetime(2025, 12, 15, 1, 15, tzinfo=UTC)


def test_an_instant_without_zone_is_local(session):
    expected = datetime(2025, 12, 20, 1, 15, tzinfo=UTC)
    assert session.agenda.instant(datetime(2025, 12, 20, 8, 15)) == expected
    assert session.agenda.instant(expected) == expected


# -- presenters ------------------------------------------------------------------------------


def presenter(session, number):
    return session.agenda.presenter(session.agenda.items()[number - 1])


def test_a_presenter_is_awaited_then_here_then_gone(session, clock):
    first = presenter(session, 7)
    assert first.name == "Đặng Văn Bằng"
    assert (first.whereabouts, first.seat) == (Whereabouts.AWAITED, "")
    item = session.agenda.items()[6]
    session.door.check_in(item.presenter)
    session.seating.move(item.presenter, "B2")
    here = presenter(session, 7)
    assert (here.whereabouts, here.seat) == (Whereabouts.HERE, "B2")
    session.door.report_leaving(item.presenter)
    assert presenter(session, 7).whereabouts is Whereabouts.LEFT


def test_who_came_in_the_presenters_place_is_named(session):
    item = session.agenda.items()[6]
    stand_in = Substitute(full_name="Lê Thị Thay", position="Phó Trưởng phòng")
    session.door.check_in(item.presenter, substitute=stand_in)
    assert presenter(session, 7).stand_in == "Lê Thị Thay"


def test_a_presenter_who_declined_is_not_awaited(session):
    before = session.state.delegates[session.agenda.items()[6].presenter]
    after = replace(before, invitation=Invitation.DECLINED)
    session.work.act("test", lambda: change("delegates", before, after))
    assert presenter(session, 7).whereabouts is Whereabouts.DECLINED


def test_the_words_of_the_plan_stand_for_a_presenter_who_is_no_delegate(session):
    first = presenter(session, 1)
    assert first.whereabouts is Whereabouts.UNLISTED
    assert first.name == "Văn phòng HĐND&UBND xã, bàn đón tiếp"


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2025, 12, 16), "còn 1 ngày"),
        (date(2026, 1, 5), "còn 21 ngày"),
        (date(2025, 12, 14), "ngày họp đã qua"),
    ],
)
def test_on_another_day_nothing_is_early_or_late(session, day, told):
    before = session.state.conference
    session.settings.edit(before, replace(before, day=day))
    agenda = session.facts().agenda
    assert (agenda.countdown, agenda.drift, agenda.is_late, agenda.end) == (told, "", False, "")


def test_without_a_day_it_may_be_today_until_the_start_is_long_over(session, clock):
    assert session.facts().agenda.end
    clock.advance(hours=3)
    assert session.facts().agenda.countdown == "chưa có ngày họp"
    session.agenda.start_next()
    assert session.facts().agenda.drift.startswith("muộn")
