"""Power cuts, sleeping laptops, a clock that is set, forgotten starts, words to the speaker."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from hoinghi_tui.domain.agenda import ItemKind
from hoinghi_tui.domain.agenda_messages import LONGEST
from hoinghi_tui.domain.agenda_refusal import AgendaRefused
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.agenda_watch import BEAT, GAP
from hoinghi_tui.services.session import Session

MINUTE = timedelta(minutes=1)


def work_on(session, clock, seconds):
    """Let the program look at the agenda once a second, as its screen does."""
    for _ in range(seconds):
        clock.advance(seconds=1)
        session.agenda.beat()


def killed(session):
    """Let go of the folder as a killed program does: nothing more is written."""
    session.store._log.close()


@pytest.fixture
def at_work(session, clock):
    """An item runs since 07:25:00, and somebody has been at work until 07:27:00."""
    session.agenda.start_next()
    work_on(session, clock, 120)
    return session


@pytest.fixture
def again(at_work, clock):
    """The same conference, opened anew after a power cut of ten minutes."""
    killed(at_work)
    clock.advance(minutes=10)
    with Session.open(at_work.folder, clock=clock) as opened:
        yield opened


# -- a gap -------------------------------------------------------------------------------------


def test_after_a_power_cut_the_item_runs_and_it_is_told_since_when_nobody_was_there(again, clock):
    assert again.agenda.forecast().current.elapsed == 12 * MINUTE
    gap = again.agenda.interrupted()
    assert gap.until == clock.now()
    # It is known to within one beat.
    assert timedelta() <= gap.length - 10 * MINUTE <= BEAT
    assert gap.item.id == "ct-01"


def test_an_interruption_stays_until_it_is_answered(again, clock):
    gap = again.agenda.interrupted()
    work_on(again, clock, 300)
    assert again.agenda.interrupted() == gap


def test_the_item_went_on_all_the_time(again, clock):
    again.agenda.beat()
    again.agenda.continue_running()
    assert again.agenda.interrupted() is None
    assert again.agenda.forecast().current.elapsed == 12 * MINUTE
    assert again.store.history(limit=1)[0].note == "Chạy tiếp, gián đoạn 07:26:46–07:37:00"
    work_on(again, clock, 120)
    assert again.agenda.interrupted() is None


def test_the_item_stood_still(again):
    again.agenda.as_pause(again.agenda.interrupted().until - 10 * MINUTE)
    assert again.agenda.interrupted() is None
    assert again.agenda.forecast().current.elapsed == 2 * MINUTE
    again.undo_last()
    assert again.agenda.forecast().current.elapsed == 12 * MINUTE


def test_the_time_is_corrected(again, clock):
    assert again.agenda.interrupted() is not None
    again.agenda.backdate(-5)
    assert again.agenda.interrupted() is None
    assert again.agenda.forecast().current.elapsed == 7 * MINUTE


def test_the_next_item_ends_the_question(again):
    assert again.agenda.interrupted() is not None
    again.agenda.start_next()
    assert again.agenda.interrupted() is None


def test_more_minutes_are_no_answer(again):
    again.agenda.interrupted()
    again.agenda.extend("ct-01", 5)
    assert again.agenda.interrupted() is not None


def test_every_station_is_told_and_one_answers_for_all(again, clock):
    work_on(again, clock, 30)
    with Session.open(again.folder, station="Bàn 2", clock=clock) as late:
        late.door.check_in("dv-010")
        assert late.agenda.interrupted() is not None
        again.poll()
        again.agenda.continue_running()
        clock.advance(seconds=1)
        late.poll()
        assert late.agenda.interrupted() is None


def test_while_another_station_works_nobody_is_missed(at_work, clock):
    killed(at_work)
    with Session.open(at_work.folder, station="Bàn 2", clock=clock) as other:
        work_on(other, clock, 600)
    with Session.open(at_work.folder, clock=clock) as again:
        assert again.agenda.interrupted() is None


def test_a_sleeping_laptop_counts_and_is_told(at_work, clock):
    clock.advance(minutes=5)
    gap = at_work.agenda.interrupted()
    assert gap.length == 5 * MINUTE
    assert at_work.agenda.forecast().current.elapsed == 7 * MINUTE


def test_a_paused_item_and_none_were_not_interrupted(at_work, clock):
    at_work.agenda.pause_or_resume()
    clock.advance(minutes=10)
    assert at_work.agenda.interrupted() is None
    at_work.agenda.end_current()
    clock.advance(minutes=10)
    assert at_work.agenda.interrupted() is None


def test_short_absences_are_not_worth_a_question(at_work, clock):
    clock.advance(seconds=GAP.total_seconds())
    assert at_work.agenda.interrupted() is None


def test_without_a_heartbeat_the_last_action_tells(at_work, clock):
    killed(at_work)
    (at_work.folder / "heartbeat").unlink()
    clock.advance(minutes=10)
    with Session.open(at_work.folder, clock=clock) as again:
        assert again.agenda.interrupted().length == 12 * MINUTE


def test_a_heartbeat_of_the_future_tells_nothing(at_work, clock):
    killed(at_work)
    later = (clock.now() + timedelta(days=1)).timestamp()
    os.utime(at_work.folder / "heartbeat", (later, later))
    with Session.open(at_work.folder, clock=clock) as again:
        assert again.agenda.interrupted() is None


def test_looking_only_leaves_no_trace(at_work, clock):
    before = (at_work.folder / "heartbeat").stat().st_mtime
    with Session.open(at_work.folder, clock=clock, read_only=True) as viewer:
        work_on(viewer, clock, 30)
    assert (at_work.folder / "heartbeat").stat().st_mtime == before


def test_a_beat_is_written_every_few_seconds_and_is_no_event(at_work, clock):
    events = at_work.store.last_seq
    beaten = set()
    for _ in range(60):
        work_on(at_work, clock, 1)
        beaten.add((at_work.folder / "heartbeat").stat().st_mtime)
    assert len(beaten) <= 60 / BEAT.total_seconds() + 1
    assert at_work.store.last_seq == events


# -- the clock ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, False), (2, False), (-2, False), (2.5, True), (-3600, True)]
)
def test_a_clock_that_was_set_by_more_than_two_seconds_is_told(session, clock, seconds, told):
    clock.wall_step = lambda: timedelta(seconds=seconds)
    assert session.agenda.clock_step() == (timedelta(seconds=seconds) if told else None)


# -- nobody pressed start ----------------------------------------------------------------------


def test_nothing_runs_after_the_planned_start(session, clock):
    # 07:25; the sample is approved to begin at 07:00.
    assert session.agenda.unstarted()
    assert session.agenda.facts().countdown == "chưa bấm giờ"
    before = session.agenda.instant(datetime(2025, 12, 15, 6, 50))
    assert not session.agenda.unstarted(before)
    assert session.agenda.forgotten_start(20) == clock.now() - 20 * MINUTE
    assert session.agenda.unstarted()
    session.agenda.start_backdated(20)
    assert not session.agenda.unstarted()
    assert session.agenda.items()[0].started_at == clock.now() - 20 * MINUTE
    session.undo_last()
    assert session.agenda.unstarted()


def test_a_forgotten_start_is_looked_at_first(session, clock):
    session.agenda.start_next()
    clock.advance(minutes=5)
    assert session.agenda.forgotten_start(2) == clock.now() - 2 * MINUTE
    with pytest.raises(AgendaRefused):
        session.agenda.forgotten_start(6)
    for item in session.agenda.items()[1:]:
        session.agenda.skip_or_restore(item.id)
    assert session.agenda.forgotten_start(2) is None


def test_between_two_items_the_next_one_is_missed_when_it_is_due(session, clock):
    session.agenda.start_next()
    session.agenda.end_current()
    assert session.agenda.facts().countdown == "giữa hai mục"
    clock.advance(minutes=6)
    assert session.agenda.facts().countdown == "chưa bấm giờ"


# -- who is not here -----------------------------------------------------------------------------


def test_a_presenter_who_is_not_here_is_told_a_quarter_of_an_hour_ahead(session, clock):
    def awaited():
        return [row.id for row, _ in session.agenda.absent_presenters()]

    *early, report, item = session.agenda.items()[:7]
    for skipped in early:
        session.agenda.skip_or_restore(skipped.id)
    session.agenda.start(report.id)
    due = session.agenda.forecast().of(item.id).start
    clock.advance(seconds=(due - clock.now()).total_seconds() - 15 * 60 - 1)
    assert item.id not in awaited()
    clock.advance(seconds=1)
    assert item.id in awaited()
    [who] = [who for row, who in session.agenda.absent_presenters() if row.id == item.id]
    assert who.name == "Đặng Văn Bằng"
    session.door.check_in(item.presenter)
    assert item.id not in awaited()


# -- words to the speaker ------------------------------------------------------------------------


def test_a_message_is_read_at_every_station_and_taken_back(session, desk_two, clock):
    session.agenda.start_next()
    session.agenda.say("  Còn 1 phút ")
    desk_two.poll()
    message = desk_two.agenda.message()
    assert (message.text, message.station, message.sent_at) == ("Còn 1 phút", "Bàn 1", clock.now())
    desk_two.agenda.say("Xin mời kết thúc")
    session.poll()
    assert session.agenda.message().text == "Xin mời kết thúc"
    desk_two.undo_last()
    assert desk_two.agenda.message().text == "Còn 1 phút"
    desk_two.agenda.clear_message()
    assert desk_two.agenda.message() is None
    desk_two.undo_last()
    assert desk_two.agenda.message().text == "Còn 1 phút"


def test_a_message_is_not_for_the_next_speaker(session, clock):
    session.agenda.say("Chuẩn bị bắt đầu")
    assert session.agenda.message() is not None
    session.agenda.start_next()
    assert session.agenda.message() is None
    session.agenda.say("Còn 1 phút")
    clock.advance(minutes=1)
    session.agenda.start_next()
    assert session.agenda.message() is None


def test_hostile_words_go_through_unharmed(session):
    for words in ("[/]", "=cmd()", "{{x}}", "../x", "a" * LONGEST):
        session.agenda.say(words)
        assert session.agenda.message().text == words


@pytest.mark.parametrize("words", ["", "  ", "\u200b", "a" * (LONGEST + 1)])
def test_no_words_and_too_many_are_refused(session, words):
    seq = session.store.last_seq
    with pytest.raises(Refused):
        session.agenda.say(words)
    assert session.store.last_seq == seq


def test_clearing_no_message_saves_nothing(session):
    seq = session.store.last_seq
    session.agenda.clear_message()
    assert session.store.last_seq == seq


# -- awards --------------------------------------------------------------------------------------


def test_the_pace_of_the_award_part_follows_the_tray(session, clock):
    item = next(one for one in session.agenda.items() if one.kind is ItemKind.AWARDS)
    session.agenda.start(item.id)
    assert session.agenda.pace() is None
    clock.advance(minutes=4)
    first, *rest = session.awards.batches()
    session.awards.hand_over([award.id for award in first.awards])
    found = session.agenda.pace()
    assert (found.batches_done, found.batches) == (1, 1 + len(rest))
    left = sum(len(batch.awards) for batch in rest)
    assert found.end == clock.now() + 4 * MINUTE / len(first.awards) * left


def test_all_is_the_same_in_another_zone_and_past_midnight(session, clock):
    clock.advance(hours=16, minutes=34)  # 23:59 in Vietnam
    session.agenda.start_next()
    clock.advance(minutes=2)
    assert session.agenda.forecast().current.elapsed == 2 * MINUTE
    session.agenda.start_backdated(1)
    first, second, *_ = session.agenda.items()
    assert first.ended_at == second.started_at == datetime(2025, 12, 15, 17, 0, tzinfo=UTC)


def test_while_a_start_is_missed_nothing_is_said_to_be_in_time(session, clock):
    session.agenda.start_next()
    assert session.agenda.facts().drift
    session.agenda.end_current()
    clock.advance(minutes=5, seconds=30)  # the next was due half a minute ago
    facts = session.agenda.facts()
    assert facts.countdown == "chưa bấm giờ"
    assert facts.drift == ""
    clock.advance(minutes=1)
    assert session.agenda.facts().drift == "muộn +1′"
