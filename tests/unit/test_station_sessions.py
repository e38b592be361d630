"""A station with a role, asked for what is not of its part: refused by the services themselves."""

from dataclasses import replace

import pytest

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.station_roles import ROLE_KINDS, NotYours, Role, may
from hoinghi_tui.services.closing import Closing
from hoinghi_tui.services.desk import Guest
from hoinghi_tui.services.heartbeat import HEARTBEAT_NAME
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import Op

ALL_KINDS = sorted({*(kind for kinds in ROLE_KINDS.values() for kind in kinds), "add_delegate"})

REFUSED_GROUPS = (
    *("agenda_editor", "agenda_import", "roster_actions", "badges", "room_editor"),
    *("award_editor", "award_import", "printing", "settings", "units", "exporting", "tasks"),
    *("speeches", "reports", "checklist", "sendings", "budget", "aftermath", "closing"),
)


@pytest.fixture
def at(session, clock):
    """Return what opens the conference of ``session`` at a station of a role."""
    opened = []

    def at(role, station="Máy 2"):
        one = Session.open(session.folder, station=station, role=role, clock=clock)
        opened.append(one)
        return one

    yield at
    for one in opened:
        one.close()


def unchanged(session, attempt):
    """Expect an attempt to be refused as another's part, and nothing to be saved."""
    session.poll()
    seq = session.store.last_seq
    with pytest.raises(NotYours, match="máy chính"):
        attempt()
    session.poll()
    assert session.store.last_seq == seq


@pytest.mark.parametrize("role", Role)
def test_of_all_kinds_a_station_saves_those_of_its_role(at, role):
    station = at(role)
    first = next(iter(station.state.delegates))
    before = station.store.last_seq
    for number, kind in enumerate(ALL_KINDS):
        asked = []

        def decide(number=number, asked=asked):
            asked.append(number)
            note = station.state.delegates[first].note
            return [Op("delegates", first, {"note": note}, {"note": f"lần {number}"})]

        if may(role, kind):
            assert station.work.act(kind, decide) is not None
            assert station.work.record(kind, "ghi lại").kind == kind
        else:
            unchanged(station, lambda kind=kind, decide=decide: station.work.act(kind, decide))
            unchanged(station, lambda kind=kind: station.work.record(kind, "ghi lại"))
            assert not asked, "decided before it was known to be allowed"
    assert station.store.last_seq - before == 2 * len(ROLE_KINDS[role])


def test_a_door_station_does_the_doors_work_and_not_the_secretarys(at):
    door = at(Role.DOOR)
    anna = next(iter(door.state.delegates))
    door.door.check_in(anna)
    door.door.report_leaving(anna)
    door.desk.take_back(anna, "ghi nhầm")
    door.door.scan("1234567890123456")
    came = door.desk.walk_in(Guest("[/] =cmd() {{x}}"), seat=None)
    assert door.state.delegates[came.delegate.id].walk_in
    assert door.desk.replace_badge(anna)
    someone = door.state.delegates[anna]
    for attempt in (
        lambda: door.roster.add(Delegate(id="", full_name="Người Lạ")),
        lambda: door.roster.edit(someone, replace(someone, note="x")),
        lambda: door.roster.delete(anna),
        lambda: door.agenda.start_next(),
        lambda: door.agenda.say("Còn 1 phút"),
        lambda: door.awards.call_batch(1, despite_absent=True),
        lambda: door.seating.apply(door.seating.propose()),
        lambda: door.scripts.set(next(iter(door.state.agenda)), "Lời khác"),
    ):
        unchanged(door, attempt)


def test_an_mc_runs_the_agenda_and_touches_neither_it_nor_the_door(at, clock):
    mc = at(Role.MC)
    anna = next(iter(mc.state.delegates))
    mc.agenda.start_next()
    clock.advance(seconds=30)
    item = mc.agenda.forecast().current.item.id
    mc.agenda.extend(item, 2)
    mc.agenda.pause_or_resume()
    mc.agenda.say("Còn 1 phút")
    for attempt in (
        lambda: mc.agenda.approve(mc.agenda.items()[0].started_at.time()),
        lambda: mc.agenda.split(item, 1, "Phần sau"),
        lambda: mc.door.check_in(anna),
        lambda: mc.door.scan("1234567890123456"),
        lambda: mc.desk.replace_badge(anna),
        lambda: mc.awards.call_batch(1, despite_absent=True),
        lambda: mc.roster.delete(anna),
    ):
        unchanged(mc, attempt)


def test_an_awards_station_hands_over_and_numbers_nothing(at):
    stage = at(Role.AWARDS)
    called = stage.awards.call_batch(1, despite_absent=True)
    stage.awards.hand_over([called[0].id])
    stage.awards.take_back([called[0].id])
    stage.awards.set_presenter(1, "Đào Văn Soái")
    for attempt in (
        lambda: stage.awards.number_certificates("01"),
        lambda: stage.awards.set_decision([called[0].id], "12/QĐ-UBND", None),
        lambda: stage.awards.accept(stage.awards.propose_batches(2)),
        lambda: stage.agenda.start_next(),
    ):
        unchanged(stage, attempt)


@pytest.mark.parametrize("role", Role)
def test_groups_of_the_whole_program_are_not_even_given(at, role):
    station = at(role)
    with station.second() as second:
        for group in REFUSED_GROUPS:
            unchanged(station, lambda group=group: getattr(station, group))
            unchanged(station, lambda group=group: getattr(second, group))


def test_the_whole_program_has_every_group(session):
    assert session.role is None
    for group in REFUSED_GROUPS:
        assert getattr(session, group) is not None


def test_a_station_takes_back_what_its_role_does_and_nothing_else(session, at):
    door, mc = at(Role.DOOR, "Cửa"), at(Role.MC, "Bục")
    anna = next(iter(door.state.delegates))
    arrival = door.door.check_in(anna).event
    unchanged(mc, lambda: mc.undo(arrival))
    assert anna in session.state.attendance or session.poll()
    mc.agenda.start_next()
    unchanged(door, lambda: door.undo(mc.store.history(1)[0]))
    added = session.roster.add(Delegate(id="", full_name="Người Mới"))
    unchanged(door, lambda: door.undo(session.store.history(1)[0]))
    assert added.id in session.state.delegates
    door.undo(arrival)  # also what another door station did: the name on it does not matter
    session.poll()
    assert anna not in session.state.attendance


def test_an_undo_is_judged_by_what_it_is_about_however_often_it_was_turned(session, at):
    door, mc = at(Role.DOOR), at(Role.MC)
    anna = next(iter(door.state.delegates))
    door.undo(door.door.check_in(anna).event)
    undo = door.store.history(1)[0]
    mc.poll()
    unchanged(mc, lambda: mc.undo(undo))
    door.undo(undo)
    mc.poll()
    unchanged(mc, lambda: mc.undo(door.store.history(1)[0]))
    session.poll()
    assert anna in session.state.attendance


def test_a_forged_event_is_looked_up_and_not_believed(session, at):
    door = at(Role.DOOR)
    session.roster.add(Delegate(id="", full_name="Người Mới"))
    forged = replace(session.store.history(1)[0], kind="check_in", station=door.station)
    unchanged(door, lambda: door.undo(forged))


def test_ctrl_z_at_a_station_of_the_same_name_takes_back_nothing_of_another_role(session, at):
    mc = at(Role.MC, session.station)
    session.roster.add(Delegate(id="", full_name="Người Mới"))
    mc.poll()
    unchanged(mc, mc.undo_last)


@pytest.mark.parametrize("role", Role)
def test_no_role_ends_or_reopens_the_conference_by_any_way(session, at, role):
    station = at(role)
    crafted = Closing(station.work, session.folder, session.printing, session.exporting)
    unchanged(station, lambda: crafted.close(anyway=True))
    unchanged(station, crafted.reopen)
    assert not list(session.folder.glob("*.zip"))


@pytest.mark.parametrize(("role", "beats"), [(Role.DOOR, False), (Role.MC, True), (None, True)])
def test_only_who_runs_the_agenda_notes_to_be_at_work(session, at, clock, role, beats):
    session.agenda.start_next()
    station = at(role)
    clock.advance(seconds=20)
    station.agenda.beat()
    assert (session.folder / HEARTBEAT_NAME).exists() is beats


def test_a_board_reads_and_saves_nothing(session, at, clock):
    board = at(Role.BOARD)
    session.agenda.start_next()
    clock.advance(minutes=1)
    assert board.poll()
    assert board.agenda.forecast().current is not None
    unchanged(board, board.agenda.end_current)
    unchanged(board, lambda: board.door.check_in(next(iter(board.state.delegates))))
