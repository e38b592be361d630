"""Editing the room as saved actions: one undo each, two stations, people on the chairs."""

from contextlib import suppress
from dataclasses import replace
from random import Random

import pytest

from hoinghi_tui.domain.people import Delegate, Role
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import ElementKind, Zone
from hoinghi_tui.domain.room_editing import (
    Numbering,
    RoomEdit,
    add_element,
    add_row,
    add_seat,
    from_preset,
    remove_row,
    remove_seat,
    renumber,
    set_aisle,
    set_flags,
)
from hoinghi_tui.domain.room_geometry import collisions
from hoinghi_tui.domain.room_presets_halls import Preset, RoomSpec
from hoinghi_tui.services.room_editor import WouldVacate
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_blank
from hoinghi_tui.storage import Conflict, NotSaved, Op


def edit(session, function, *words, vacate=False, **named):
    session.room_editor.edit(
        lambda room, seats: function(room, seats, *words, **named), "Sửa phòng", vacate=vacate
    )


def rows(session):
    session.poll()
    return {
        table: {key: dict(row) for key, row in session.state.rows(table).items()}
        for table in ("rooms", "seats")
    }


def seat_of(session, person):
    seat = session.state.seat_of(person)
    return seat.id if seat else None


def test_an_edit_is_one_action_and_one_undo(session):
    before = rows(session)
    edit(session, add_row, "B", 8)
    assert len(session.seating.seats()) == 66
    event = session.store.history(limit=1)[0]
    assert (event.kind, event.note) == ("edit_room", "Sửa phòng")
    session.undo_last()
    assert rows(session) == before


def test_an_edit_that_changes_nothing_saves_nothing(session):
    seq = session.store.last_seq
    edit(session, set_flags, ["A1"], power=False)
    assert session.store.last_seq == seq


def test_people_keep_their_chairs_whatever_these_are_called(session):
    session.seating.move("dv-001", "A1")
    session.seating.lock("A1")
    before = rows(session)
    edit(session, renumber, "A", Numbering.FROM_RIGHT)
    assert seat_of(session, "dv-001") == "A8"
    assert session.state.seats["A8"].locked
    assert not session.state.seats["A1"].locked
    session.undo_last()
    assert rows(session) == before


def test_a_chair_under_somebody_is_not_taken_away_unasked(session):
    session.seating.move("dv-001", "C3")
    session.seating.move("dv-002", "C4")
    before = rows(session)
    with pytest.raises(WouldVacate, match=r"C3 .+, C4 .+ Chuyển họ") as refusal:
        edit(session, remove_row, "C")
    assert refusal.value.people == ("dv-001", "dv-002")
    assert session.state.delegates["dv-001"].full_name in str(refusal.value)
    assert rows(session) == before


def test_who_loses_a_chair_is_unplaced_and_told_in_the_log(session):
    session.seating.move("dv-001", "C3")
    before = rows(session)
    edit(session, remove_seat, "C3", vacate=True)
    assert seat_of(session, "dv-001") is None
    assert "dv-001" in [one.id for one in session.seating.unplaced()]
    assert session.store.history(limit=1)[0].note == "Sửa phòng, 1 người mất chỗ"
    session.undo_last()
    assert rows(session) == before


def test_a_lost_chair_is_not_given_back_to_who_has_got_another(session):
    session.seating.move("dv-001", "C3")
    edit(session, remove_seat, "C3", vacate=True)
    removed = session.store.history(limit=1)[0]
    session.seating.move("dv-001", "D1")
    with pytest.raises(Refused, match="nay đã ngồi ghế D1"):
        session.undo(removed)
    assert "C3" not in session.state.seats


def test_a_new_chair_is_not_undone_under_somebody(session):
    edit(session, add_seat, "F")
    added = session.store.history(limit=1)[0]
    session.seating.move("dv-001", "F9")
    with pytest.raises(Exception, match=r".") as refusal:
        session.undo(added)
    assert refusal.type.__name__ in ("Conflict", "Refused")
    assert seat_of(session, "dv-001") == "F9"


# -- two stations ----------------------------------------------------------------------------


def test_two_stations_edit_the_room_at_once_and_the_second_is_told(session, desk_two):
    edit(session, remove_row, "B")
    after = rows(session)
    with pytest.raises(Refused, match="Bàn khác vừa sửa phòng"):
        edit(desk_two, add_row, "B", 8)
    assert rows(desk_two) == after
    edit(desk_two, add_row, "C", 8)
    assert len(rows(session)["seats"]) == 58


def test_somebody_seated_meanwhile_stays_seated(session, desk_two):
    desk_two.seating.move("dv-001", "A1")
    edit(session, renumber, "A", Numbering.FROM_RIGHT)
    assert seat_of(session, "dv-001") == "A8"


def test_somebody_seated_meanwhile_on_a_chair_that_goes_is_not_sent_away(session, desk_two):
    desk_two.seating.move("dv-001", "C3")
    with pytest.raises(WouldVacate, match="C3"):
        edit(session, remove_seat, "C3")
    assert seat_of(session, "dv-001") == "C3"


def test_a_full_disk_changes_nothing(session, disk_full):
    before = rows(session)
    with disk_full(), pytest.raises(NotSaved):
        edit(session, remove_row, "B")
    assert rows(session) == before


# -- where there was no room, and rows of an older version -----------------------------------


def test_the_first_room_of_a_conference_without_one(session):
    def no_room():
        ops = [
            Op("rooms", key, dict(row), None) for key, row in session.state.rows("rooms").items()
        ]
        seats = session.state.rows("seats").items()
        return ops + [Op("seats", key, dict(row), None) for key, row in seats]

    session.work.act("test", no_room)
    assert session.seating.room is None
    assert session.room_editor.review().problems
    edit(session, from_preset, RoomSpec(preset=Preset.U_SHAPE, rows=8, seats=6))
    assert session.seating.room.name == session.state.conference.room
    assert len([s for s in session.seating.seats() if s.row == "A"]) == 22
    session.undo_last()
    assert session.seating.room is None


def test_rows_of_an_older_version_can_be_edited(session):
    def older():
        old = dict(session.state.rows("seats")["A1"])
        for field in ("accessible", "power", "guid"):
            del old[field]
        return [Op("seats", "A1", dict(session.state.rows("seats")["A1"]), None)], old

    (deletion,), old = older()
    session.work.act("test", lambda: [deletion])
    session.work.act("test", lambda: [Op("seats", "A1", None, old)])
    edit(session, set_flags, ["A1"], accessible=True)
    assert session.state.seats["A1"].accessible
    session.undo_last()
    edit(session, remove_seat, "A1")
    assert "A1" not in session.state.seats


# -- undo of all -----------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(6))
def test_all_edits_undone_give_the_room_one_began_with(session, seed):
    session.seating.apply(session.seating.propose())
    chance = Random(seed)
    choices = [
        lambda: (add_row, chance.choice(["A", "C", None, ""]), chance.randint(1, 9)),
        lambda: (remove_row, chance.choice("ABCDEFGH")),
        lambda: (add_seat, chance.choice(["A", "B", "CT", "TK"])),
        lambda: (remove_seat, chance.choice(["A1", "B8", "C4", "CT5", "G1"])),
        lambda: (renumber, chance.choice([None, "A", "CT"]), chance.choice(list(Numbering))),
        lambda: (set_aisle, None, chance.choice([None, 3, (2, 6)])),
        lambda: (add_element, ElementKind.PILLAR, 0, chance.randint(3, 9)),
        lambda: (from_preset, RoomSpec(preset=chance.choice(list(Preset)), rows=4, seats=9)),
    ]
    states = [rows(session)]
    for _ in range(12):
        with suppress(Refused):
            edit(session, *chance.choice(choices)(), vacate=True)
        if rows(session) != states[-1]:
            states.append(rows(session))
    assert len(states) > 4
    for state in reversed(states[:-1]):
        session.undo_last()
        assert rows(session) == state


def test_a_chair_is_not_put_back_onto_what_stands_there_now(session, desk_two):
    """The gap of C3, on whose line nothing else is changed, gets a pillar by another desk."""
    gone = session.state.seats["C3"]
    edit(session, remove_seat, "C3")
    removal = session.store.history(limit=1)[0]
    desk_two.poll()
    edit(desk_two, add_element, ElementKind.PILLAR, gone.column, gone.line)
    session.poll()
    with pytest.raises(Conflict):
        session.undo(removal)
    assert "C3" not in session.state.seats
    desk_two.undo_last()
    session.undo(removal)
    assert session.state.seats["C3"] == gone


def anything(desk, chance):
    column, line = chance.randint(0, 18) / 2, chance.randint(2, 9)
    labels = [*"ABCDEFG", "CT"]
    choices = [
        lambda: edit(desk, remove_row, chance.choice(labels), vacate=True),
        lambda: edit(desk, add_row, chance.choice(["A", None]), 8),
        lambda: edit(desk, add_seat, chance.choice(labels), column, line),
        lambda: edit(desk, remove_seat, f"{chance.choice('ABC')}{line - 1}", vacate=True),
        lambda: edit(desk, renumber, chance.choice(labels), Numbering.FROM_RIGHT),
        lambda: edit(desk, add_element, ElementKind.PILLAR, column, line),
        lambda: desk.seating.move(f"dv-0{chance.randint(10, 30)}", f"A{line - 1}"),
        lambda: desk.undo(chance.choice(desk.store.history(limit=12))),
        lambda: desk.undo(chance.choice(desk.store.history(limit=12))),
        desk.poll,
    ]
    chance.choice(choices)()


@pytest.mark.parametrize("seed", range(4))
def test_no_order_of_edits_and_undos_at_two_desks_breaks_the_room(session, desk_two, seed):
    session.seating.apply(session.seating.propose())
    chance = Random(seed)
    for _ in range(60):
        with suppress(Refused, Conflict):
            anything(chance.choice((session, desk_two)), chance)
        session.poll()
        seats = session.seating.seats()
        sitting = [seat.delegate for seat in seats if seat.delegate]
        assert len(set(sitting)) == len(sitting)
        assert collisions(session.seating.room, seats) == []
        for zone in Zone:
            prestige = [seat.prestige for seat in seats if seat.zone is zone]
            assert len(set(prestige)) == len(prestige)


# -- checks ----------------------------------------------------------------------------------


def test_the_sample_room_is_large_enough(session):
    review = session.room_editor.review()
    capacity = review.capacity
    assert (capacity.seats, capacity.reserve, capacity.blocked, capacity.missing) == (58, 8, 0, 0)
    assert capacity.people == 38
    assert [one.text for one in review.problems if not one.note] == []


def test_who_would_get_no_seat_is_counted(session):
    for row in "CDEF":
        edit(session, remove_row, row)
    review = session.room_editor.review()
    assert review.capacity.missing > 0
    assert review.problems[0].text.startswith(f"Thiếu {review.capacity.missing} ghế")


def test_a_wheelchair_at_the_table_of_the_presidium_asks_for_no_seat_of_the_hall(session):
    session.seating.apply(session.seating.propose())
    leader = session.state.delegates[session.state.seats["CT1"].delegate]

    def told():
        problems = session.room_editor.review().problems
        return [one.text for one in problems if "xe lăn" in one.text]

    before = told()
    session.roster.edit(leader, replace(leader, wheelchair=True))
    assert told() == before


def test_the_editor_and_the_plan_call_the_same_units_larger_than_a_row(session):
    """Who leads the unit sits at the table of the presidium: eight are left for a row of eight."""
    people = session.state.delegates.values()
    lead = next(one for one in people if Role.PRESIDIUM in one.roles and one.unit)
    unit = session.state.units[lead.unit]

    def told():
        notes = (*session.seating.propose().notes, *_notes(session))
        return [one for one in notes if unit.label in one]

    def in_hall():
        plan = session.seating.propose()
        tables = {plan.seats.get(s.id) for s in session.seating.seats() if s.zone is not Zone.HALL}
        return sum(one.unit == unit.id and one.id not in tables for one in people)

    while in_hall() < 8:
        session.roster.add(Delegate(id="", full_name="Một người", unit=unit.id))
    assert told() == []
    session.roster.add(Delegate(id="", full_name="Thêm một người", unit=unit.id))
    assert len(told()) == 2


def _notes(session):
    return [one.text for one in session.room_editor.review().problems]


def test_a_person_deleted_under_the_chair_does_not_hold_it(session):
    added = session.roster.add(Delegate(id="", full_name="Khách"))
    session.seating.move(added.id, "A1")

    def orphan():
        return [Op("delegates", added.id, dict(session.state.rows("delegates")[added.id]), None)]

    session.work.act("test", orphan)
    edit(session, remove_seat, "A1")
    assert "A1" not in session.state.seats


def test_the_note_names_no_markup(session):
    session.room_editor.edit(
        lambda room, seats: RoomEdit(replace(room, name="[/] =cmd()"), tuple(seats)), "[/]"
    )
    assert session.seating.room.name == "[/] =cmd()"


def test_a_blank_conference_has_a_room_to_edit(tmp_path, clock):
    create_blank(tmp_path / "moi", "Hội nghị", clock=clock)
    with Session.open(tmp_path / "moi", clock=clock) as session:
        edit(session, add_row, None, 8)
        assert "G8" in session.state.seats
