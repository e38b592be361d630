"""Undo, damage and what the frame is told, for one station and for two."""

from datetime import timedelta

import pytest

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.clock import ShiftedClock, SystemClock
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.session import NotAConference, Session, not_by_ctrl_z
from hoinghi_tui.services.setup import create_blank
from hoinghi_tui.storage import Conflict, Damaged, NotSaved, Op


def test_undo_twice_walks_back(session):
    session.door.check_in("dv-001")
    session.door.check_in("dv-002")
    assert session.undo_last().note != session.undo_last().note
    assert not session.state.attendance


def test_a_fresh_conference_has_nothing_to_undo(session):
    """The list, the programme and the badges are nobody's last slip of the hand."""
    with pytest.raises(Refused, match="chưa lưu việc nào"):
        session.undo_last()


def test_only_this_station_is_walked_back(session, desk_two):
    session.door.check_in("dv-001")
    desk_two.door.check_in("dv-002")
    session.poll()
    session.undo_last()
    assert set(session.state.attendance) == {"dv-002"}


def test_the_creation_is_never_undone(session):
    creation = session.store.history(None)[-1]
    with pytest.raises(Refused):
        session.undo(creation)
    assert session.state.conference.title


def test_an_action_of_another_station_can_be_undone_once(session, desk_two):
    desk_two.door.check_in("dv-002")
    session.poll()
    event = session.store.history(1)[0]
    session.undo(event)
    assert not session.state.attendance
    with pytest.raises(Conflict, match="Hoàn tác"):
        desk_two.undo(event)


def test_undoing_an_undo_does_it_again(session):
    session.door.check_in("dv-001")
    session.undo_last()
    undo = session.store.history(1)[0]
    session.undo(undo)
    assert set(session.state.attendance) == {"dv-001"}
    notes = [event.note for event in session.store.history(3)]
    assert notes[0].startswith("Làm lại: ")
    assert notes[1] == f"Hoàn tác: {notes[2]}"


def test_poll_tells_whether_another_station_saved(session, desk_two):
    assert not session.poll()
    desk_two.door.check_in("dv-002")
    assert session.poll()
    assert not session.poll()
    assert session.tally().present == 1


def test_a_full_disk_is_a_problem_until_something_is_saved_again(session, disk_full):
    with disk_full(), pytest.raises(NotSaved):
        session.door.check_in("dv-001")
    assert session.facts().problem == "ổ đĩa đầy"
    assert not session.state.attendance
    session.door.check_in("dv-001")
    assert session.facts().problem is None


def test_a_damaged_log_opens_to_be_read(sample_folder, clock):
    log = sample_folder / "events.jsonl"
    lines = log.read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace(b"a", b"b", 1)
    log.write_bytes(b"".join(lines))
    with Session.open(sample_folder, clock=clock) as session:
        assert "dòng 2" in session.facts().read_only
        with pytest.raises(Damaged):
            session.door.check_in("dv-001")


def test_a_folder_without_a_conference_is_refused(tmp_path):
    with pytest.raises(NotAConference, match="hoinghi-tui new"):
        Session.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_blank_title_makes_no_conference(tmp_path):
    with pytest.raises(Refused):
        create_blank(tmp_path / "a", " \u200b ")
    assert not (tmp_path / "a").exists()


def test_the_system_clock_goes_on_and_sees_no_step():
    clock = SystemClock()
    first = clock.now()
    assert first <= clock.now()
    assert abs(clock.wall_step()) < timedelta(seconds=1)


def test_a_shifted_clock_is_ahead_by_its_offset(clock):
    shifted = ShiftedClock(clock, timedelta(hours=2))
    assert shifted.now() - clock.now() == timedelta(hours=2)


def test_an_action_repeated_under_its_id_is_one_event(session):
    def write(number):
        return lambda: [Op("notes", f"n{number}", None, {"id": f"n{number}"})]

    first = session.work.act("note", write(1), action_id="from-the-caller")
    again = session.work.act("note", write(2), action_id="from-the-caller")
    assert first == again
    assert session.store.history(1) == [first]


def test_ctrl_z_passes_over_what_only_notes_a_printing(session):
    session.door.check_in("dv-001")
    session.printing.run(session.printing.badge_job(["dv-001"]))
    printing = session.store.history(1)[0]
    assert printing.kind == "print_badges"
    assert printing.ops
    assert session.undo_last().kind == "check_in"
    with pytest.raises(Refused, match="chưa lưu việc nào"):
        session.undo_last()
    session.undo(printing)  # in the log of F2
    assert session.store.history(1)[0].undoes == printing.id


def test_all_that_can_be_printed_is_passed_over():
    assert {*(f"print_{paper}" for paper in Paper), "print_sign-in"} <= not_by_ctrl_z()
